"""The door of the demo: everybody of the story with one button each. It is there on a demo installation alone."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from carefront.core.refusals import Because, Refusal
from carefront.lobby.commands.demo import PASSWORD, cast
from carefront.people import signing


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Show somebody of the story."""

    key: str
    name: str
    does: str
    address: str
    hue: int


@never_cache
def demo(request: HttpRequest) -> HttpResponseBase:
    """List the people of the story, and sign in as one of them. Raises Refusal(HIDDEN) anywhere else."""
    here = cast.who_is_here() if settings.DEMO else {}
    if not here:
        raise Refusal(Because.HIDDEN)
    chosen = here.get(request.POST.get("person", "")) if request.method == "POST" else None
    if chosen is not None:
        request.session.flush()
        return signing.sign_in_new(request, chosen.account_id, chosen.workspace_id)
    people = [
        DemoPerson(part.key, part.name, part.does, part.address, hue)
        for hue, part in enumerate(cast.PARTS)
        if part.key in here
    ]
    return render(request, "lobby/demo.html", {"people": people, "password": PASSWORD, "workspace": cast.WORKSPACE})
