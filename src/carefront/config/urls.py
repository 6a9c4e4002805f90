"""Every address of the site."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("carefront.kit.urls")),
    path("", include("carefront.config.api")),
    path("", include("carefront.people.urls")),
    path("", include("carefront.relationships.urls")),
    path("", include("carefront.commitments.urls")),
    path("", include("carefront.lobby.urls")),
]
