"""Finding what was said in conversations."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from carefront.conversations.cards.searching import FoundPage
from carefront.conversations.forms import SearchForm
from carefront.conversations.queries import searching as reading
from carefront.conversations.wording import found as wording
from carefront.core.actors import Actor
from carefront.core.refusals import Refusal
from carefront.core.searching.kinds import Sought
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.relationships import wording as relationship_wording
from carefront.relationships.queries.headings import titled


@page
def conversation_search(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Find what was said in one's conversations, perhaps only things of one kind, or in one relationship."""
    who = dates.reader(timezone.now())
    headed = titled(actor)
    places = [(str(one.id), relationship_wording.title(one)) for one in headed.values() if one.started_at]
    kinds = [(kind.value, label) for kind, label in wording.GROUPS.items()]
    form = SearchForm(request.GET, kinds=kinds, relationships=places)
    found = _found(actor, form, headed, request.GET.get("cursor", ""))
    kept = {name: value for name, value in form.kept.items() if value}
    context = {
        "form": form,
        "asked": form.kept["q"].strip(),
        "terms": found.terms,
        "rows": [wording.found(card, who) for card in found.cards],
        "reset_url": reverse("conversation_search") if len(kept) > 1 else "",
        "next_url": f"{reverse('conversation_search')}?{urlencode(kept | {'cursor': found.after})}"
        if found.after
        else "",
    }
    return render(request, "conversations/search.html", context)


def _found(actor: Actor, form: SearchForm, headed: Mapping[UUID, reading.Headed], cursor: str) -> FoundPage:
    kinds = [Sought(form.kept["kind"])] if form.kept["kind"] else []
    place = UUID(form.kept["relationship"]) if form.kept["relationship"] else None
    try:
        return reading.found(actor, form.kept["q"], kinds=kinds, relationship_id=place, cursor=cursor, headed=headed)
    except Refusal:  # an address that was cut short begins again
        return reading.found(actor, form.kept["q"], kinds=kinds, relationship_id=place, headed=headed)
