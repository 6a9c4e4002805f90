"""The JSON API, put together from the rooms' routers."""

from importlib import import_module
from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, path

from carefront.core.conversations import MOST_BYTES
from carefront.core.scopes import Scope
from carefront.kit.api import reply
from carefront.kit.api_description import by_tag
from carefront.kit.api_problems import stops
from carefront.kit.api_site import ApiSite
from carefront.people.queries import actor_of_token

ROOMS = (
    "people", "calendars", "relationships", "commitments", "conversations", "planning",
    "pulses", "trust", "talks", "insights", "lobby",
)  # fmt: skip

APART = {
    "read_promise": Scope.READ,
    "start_export": Scope.EXPORT,
    "get_export": Scope.EXPORT,
    "get_export_file": Scope.EXPORT,
}

# What takes files, by the first operation of its address: the most bytes of a call.
ROOMY = {"make_transcript": MOST_BYTES + 1_000_000}

site = ApiSite(
    actor_of_token,
    apart=APART,
    roomy=ROOMY,
    title="Carefront",
    version="1",
    description="Keep your word to each other, from outside: what a person can do on the pages, with a personal key.",
    urls_namespace="api",
)
for room in ROOMS:
    if find_spec(f"carefront.{room}.api"):
        site.add_router("", import_module(f"carefront.{room}.api").router)


def openapi(request: HttpRequest) -> HttpResponse:
    """Answer the OpenAPI document."""
    return reply(site.described())


def docs(request: HttpRequest) -> HttpResponse:
    """Show every operation on one page, without a script."""
    codes = [(code.replace("_", "-"), told) for code, told in stops().items()]
    return render(request, "carefront/api.html", {"rooms": by_tag(site.described()), "codes": codes})


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/openapi.json", openapi, name="api_description"),
    path("api/v1/docs", docs, name="api_docs"),
    path("api/v1/", site.urls),
]
