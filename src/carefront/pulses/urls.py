"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.pulses.web import pages, wishes

PLACE = "relationships/<uuid:relationship_id>/pulse/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("pulses/", pages.pulses, name="pulses"),
    path(PLACE, pages.pulse, name="pulse"),
    path(f"{PLACE}passing/", pages.pulse_passing, name="pulse_passing"),
    path(f"{PLACE}rhythm/", pages.pulse_rhythm, name="pulse_rhythm"),
    path(f"{PLACE}wishes/", wishes.pulse_wishes, name="pulse_wishes"),
    path("pulses/<uuid:pulse_id>/sharing/", pages.pulse_sharing, name="pulse_sharing"),
    path("pulses/<uuid:pulse_id>/return/", pages.pulse_return, name="pulse_return"),
    path("wishes/<uuid:wish_id>/sharing/", wishes.wish_sharing, name="wish_sharing"),
    path("wishes/<uuid:wish_id>/return/", wishes.wish_return, name="wish_return"),
    path("wishes/<uuid:wish_id>/adjustments/", wishes.wish_adjustments, name="wish_adjustments"),
    path("adjustments/<uuid:adjustment_id>/help/", wishes.adjustment_help, name="adjustment_help"),
]
