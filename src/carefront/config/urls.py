"""Every address of the site."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    # First what is asked for most: an address is looked for from the top.
    path("", include("carefront.commitments.urls")),
    path("", include("carefront.kit.urls")),
    path("", include("carefront.config.api")),
    path("", include("carefront.people.urls")),
    path("", include("carefront.relationships.urls")),
    path("", include("carefront.conversations.urls")),
    path("", include("carefront.calendars.urls")),
    path("", include("carefront.planning.urls")),
    path("", include("carefront.pulses.urls")),
    path("", include("carefront.trust.urls")),
    path("", include("carefront.talks.urls")),
    path("", include("carefront.insights.urls")),
    path("", include("carefront.lobby.urls")),
]

handler500 = "carefront.kit.doors.trouble"
