"""The door for hints: a part of a page while somebody writes, and a page of its own where no script runs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from carefront.core.actors import Actor
from carefront.core.hints.finding import READ, find
from carefront.kit import languages
from carefront.kit.doors import page
from carefront.kit.hinting.wording import HintsCard, worded


@require_http_methods(["GET", "HEAD", "POST"])
@page
def hints(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say back what in a message may land otherwise than it is meant. Nothing of it is kept."""
    text = request.POST.get("text", "")[:READ]
    card = worded(find(text, languages.hint_words(languages.guessed(text))), whole=request.POST.get("parts") != "no")
    if "HX-Request" in request.headers:
        response = render(request, "carefront/hints.html", {"card": card})
    else:
        shown = {"card": card if text.strip() else HintsCard(), "text": text, "asked": bool(text.strip())}
        response = render(request, "carefront/hints_page.html", shown)
    response["Cache-Control"] = "no-store"
    return response
