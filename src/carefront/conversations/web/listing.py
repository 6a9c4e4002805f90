"""Lists of conversations: what is coming, and what was."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.conversations.queries import held as reading
from carefront.conversations.web.bringing import pages
from carefront.conversations.wording import held as wording
from carefront.core.actors import Actor
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.ids import id_in
from carefront.kit.paging import page_number
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_wording


@page
def conversations(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """List the conversations that one takes part in, perhaps those of one relationship."""
    now = timezone.now()
    which = reading.PAST if request.GET.get("which") == reading.PAST else reading.COMING
    number = page_number(request.GET.get("page"))
    place = chosen_relationship(request, actor)
    found, more = reading.conversations(
        actor, which=which, relationship_id=place.id if place else None, now=now, page=number
    )
    who = dates.reader(now)
    extra = {"relationship": str(place.id)} if place else {}
    kept = extra | ({"which": which} if which == reading.PAST else {})
    context = {
        "rows": [wording.row_of(line, who, in_relationship=place is not None) for line in found],
        "place": place,
        "place_title": relationship_wording.title(place) if place else "",
        "which": which,
        "tabs": [
            _tab(name, label, which, extra)
            for name, label in ((reading.COMING, _("Coming")), (reading.PAST, _("Past")))
        ],
        **pages(reverse("conversations"), number, more, **kept),
    }
    return render(request, "conversations/conversations.html", context)


def _tab(name: str, label: str, which: str, extra: dict[str, str]) -> dict[str, object]:
    asked = extra | ({"which": name} if name == reading.PAST else {})
    url = reverse("conversations") + (f"?{urlencode(asked)}" if asked else "")
    return {"url": url, "label": label, "current": name == which}


def chosen_relationship(request: HttpRequest, actor: Actor) -> relationships.RelationshipCard | None:
    """Answer the relationship that an address names, None where it names none. Raises Refusal(HIDDEN)."""
    given = id_in(request.GET.get("relationship", ""))
    return relationships.relationship(actor, given) if given else None
