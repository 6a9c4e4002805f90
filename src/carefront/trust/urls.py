"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.trust.web import deeds, pages, suggesting

ONE = "patterns/<uuid:pattern_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("patterns/", pages.patterns, name="patterns"),
    path("how-patterns-are-decided/", pages.patterns_decided, name="patterns_decided"),
    path(ONE, pages.pattern, name="pattern"),
    path(f"{ONE}note/", deeds.pattern_note, name="pattern_note"),
    path(f"{ONE}confirmation/", deeds.pattern_confirmation, name="pattern_confirmation"),
    path(f"{ONE}sharing/", deeds.pattern_sharing, name="pattern_sharing"),
    path(f"{ONE}withdrawal/", deeds.pattern_withdrawal, name="pattern_withdrawal"),
    path(f"{ONE}aside/", deeds.pattern_aside, name="pattern_aside"),
    path(f"{ONE}return/", deeds.pattern_return, name="pattern_return"),
    path(f"{ONE}stop/", deeds.pattern_stop, name="pattern_stop"),
    path("relationships/<uuid:relationship_id>/patterns/start/", deeds.pattern_start, name="pattern_start"),
    path("relationships/<uuid:relationship_id>/level/not-now/", suggesting.level_not_now, name="level_not_now"),
]
