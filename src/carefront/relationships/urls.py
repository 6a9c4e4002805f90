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
    path(f"{ONE}covenant/", web.covenant, name="covenant"),
    path(f"{ONE}covenant/draft/", web.covenant_draft, name="covenant_draft"),
    path(f"{ONE}covenant/draft/release/", web.covenant_release, name="covenant_release"),
    path(f"{ONE}covenant/signature/", web.covenant_signature, name="covenant_signature"),
    path(f"{ONE}covenant/signature/withdrawal/", web.covenant_unsigning, name="covenant_unsigning"),
    path(f"{ONE}covenant/review/", web.covenant_review, name="covenant_review"),
    path(f"{ONE}covenant/history/", web.covenant_history, name="covenant_history"),
]
