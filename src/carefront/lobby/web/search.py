"""Search, as a page and as the answer of the palette."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments import wording
from carefront.commitments.cards import CommitmentLine
from carefront.conversations.wording import found as said_wording
from carefront.core.actors import Actor
from carefront.core.outcomes import State
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.lobby.queries.search import MOST, Answers, Named
from carefront.lobby.queries.search import search as search_query
from carefront.relationships import wording as relationship_wording

IN_PALETTE = 5  # of each kind


@dataclass(frozen=True, slots=True)
class Found:
    """Show one thing that was found."""

    url: str
    words: str
    about: str
    hue: int


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """Show what was found of one kind."""

    heading: str
    rows: tuple[Found, ...]


@page
def search(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Find promises, people, relationships, requests, expectations and what was said by their words."""
    palette = request.GET.get("as") == "palette"
    now = timezone.now()
    most = IN_PALETTE if palette else MOST
    found = search_query(actor, request.GET.get("q", ""), now=now, most=most, by_name=palette)
    said_url = f"{reverse('conversation_search')}?{urlencode({'q': found.words})}"
    context = {"answers": found, "groups": groups(found, now), "said_url": said_url}
    return render(request, "lobby/palette.html" if palette else "lobby/search.html", context)


def groups(found: Answers, now: datetime) -> list[FoundGroup]:
    """Answer what was found, kind by kind, without the kinds of which nothing was."""
    who = dates.reader(now)
    related = {member.person_id for card in found.relationships for member in card.members if card.is_pair}
    kinds = (
        (
            _("Relationships"),
            [
                Found(
                    relationship_wording.address(card.id), relationship_wording.title(card),
                    relationship_wording.about(card), card.hue,
                )
                for card in found.relationships
            ],
        ),
        (
            _("Promises"),
            [
                Found(
                    reverse("commitment", args=[line.id]), line.words,
                    _about(line, who), line.hue,
                )
                for line in found.commitments
            ],
        ),
        (_("Requests"), [_named("request", one, _("with %(name)s")) for one in found.requests]),
        (_("Expectations"), [_named("expectation", one, _("by %(name)s")) for one in found.expectations]),
        (_("People"), [_person(one) for one in found.people if one.id not in related]),
        *_said(found, who),
    )  # fmt: skip
    return [FoundGroup(heading, tuple(rows)) for heading, rows in kinds if rows]


def _said(found: Answers, who: dates.Reader) -> Iterator[tuple[str, list[Found]]]:
    """Answer what was said in conversations, kind by kind."""
    for kind, heading in said_wording.GROUPS.items():
        rows = [said_wording.found(card, who, with_kind=False) for card in found.said if card.kind is kind]
        yield str(heading), [Found(row.url, row.said, row.about, row.hue) for row in rows]


def _about(line: CommitmentLine, who: dates.Reader) -> str:
    state = wording.state_of(line)[1] if line.state is not State.OPEN else ""
    return " · ".join(part for part in (wording.between(line), wording.due_of(line, who)[0], state) if part)


def _named(place: str, one: Named, who: str) -> Found:
    return Found(reverse(place, args=[one.id]), one.words, who % {"name": one.who} if one.who else "", one.hue)


def _person(one: Named) -> Found:
    address = f"{reverse('people')}?{urlencode({'q': one.words})}"
    return Found(address, one.words, _("in this workspace"), one.hue)
