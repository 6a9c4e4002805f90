"""The addresses that every installation has, whatever rooms it holds."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from carefront.kit import installable, style
from carefront.kit.hinting import web as hinting

urlpatterns: list[URLPattern | URLResolver] = [
    path("sw.js", installable.service_worker, name="service_worker"),
    path("manifest.webmanifest", installable.manifest, name="manifest"),
    path("hints/", hinting.hints, name="hints"),
    path("offline/", installable.offline, name="offline"),
]
if settings.DEBUG:
    urlpatterns.append(path("style/", style.style, name="style"))
