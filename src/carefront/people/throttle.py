"""How often one caller may try: counted in the database that all processes share."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Per network address.
RATES = {
    "arrive": "20/m/ip,200/d/ip",
    "invitation": "30/m/ip",
    "erase": "5/m/ip",
}


def may_try(request: HttpRequest, action: str) -> bool:
    """Answer whether the caller may try `action` (a name in RATES) once more, and count this try."""
    return bool(ratelimit.consume(request, app="carefront.people", action=action, config=RATES))


def too_often(request: HttpRequest) -> HttpResponse:
    """Answer the page that asks for a little patience."""
    return render(request, "429.html", status=429)
