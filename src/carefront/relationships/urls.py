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
    path(f"{ONE}level/", web.relationship_level, name="relationship_level"),
    path(f"{ONE}level/lowering/", web.level_lowering, name="level_lowering"),
    path("levels/<uuid:change_id>/acceptance/", web.level_acceptance, name="level_acceptance"),
    path("levels/<uuid:change_id>/decline/", web.level_decline, name="level_decline"),
    path("levels/<uuid:change_id>/withdrawal/", web.level_withdrawal, name="level_withdrawal"),
    path("levels/<uuid:change_id>/look/", web.level_look, name="level_look"),
    path("levels/<uuid:change_id>/aside/", web.level_aside, name="level_aside"),
    path(f"{ONE}release/", web.relationship_release, name="relationship_release"),
    path("releases/<uuid:release_id>/acceptance/", web.release_acceptance, name="release_acceptance"),
    path("releases/<uuid:release_id>/decline/", web.release_decline, name="release_decline"),
    path("releases/<uuid:release_id>/withdrawal/", web.release_withdrawal, name="release_withdrawal"),
    path("releases/<uuid:release_id>/ending/", web.release_ending, name="release_ending"),
    path("releases/<uuid:release_id>/look/", web.release_look, name="release_look"),
]
