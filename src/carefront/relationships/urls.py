"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.relationships import web

ONE = "relationships/<uuid:relationship_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("who-sees-what/", web.who_sees_what, name="who_sees_what"),
    path("relationships/", web.relationships, name="relationships"),
    path("relationships/new/", web.new_relationship, name="new_relationship"),
    path(f"{ONE}settings/", web.relationship_settings, name="relationship_settings"),
    path(f"{ONE}acceptance/", web.acceptance, name="relationship_acceptance"),
    path(f"{ONE}decline/", web.decline, name="relationship_decline"),
    path(f"{ONE}withdrawal/", web.withdrawal, name="relationship_withdrawal"),
    path(f"{ONE}pause/", web.pause, name="relationship_pause"),
    path(f"{ONE}resumption/", web.resumption, name="relationship_resumption"),
    path(f"{ONE}ending/", web.ending, name="relationship_ending"),
    path(f"{ONE}members/", web.members, name="relationship_members"),
    path(f"{ONE}departure/", web.departure, name="relationship_departure"),
]
