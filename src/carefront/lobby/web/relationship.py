"""One relationship: promises both ways, what is asked and expected, the time line."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from carefront.commitments.wording.facts import FactLine, line_of
from carefront.commitments.wording.rows import rows_of
from carefront.conversations.wording import held as conversation_wording
from carefront.conversations.wording.held import ConversationRow
from carefront.core.actors import Actor
from carefront.core.relationships import RelationshipKind
from carefront.insights.wording import meaning as meaning_wording
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.journal import Fact
from carefront.kit.paging import page_number
from carefront.lobby.cards import Bond, Tally
from carefront.lobby.queries.relationship import Narrowed, bond, facts_page
from carefront.lobby.wording import picture, rows
from carefront.pulses.wording import picture as pulse_picture
from carefront.relationships import policy_words
from carefront.relationships import wording as relationship_wording
from carefront.relationships.queries import RelationshipCard
from carefront.relationships.wording import levels as level_wording
from carefront.trust.wording import rows as pattern_rows

IN_WORDS = 8  # facts told in words beside the picture
IN_TABLE = 50
ENOUGH_TO_COMPARE = 5  # promises below which only counts are given


@dataclass(frozen=True, slots=True)
class Tab:
    """Offer one way to narrow a list."""

    url: str
    label: str
    current: bool
    count: int = 0


@page
def relationship(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponseBase:
    """Show a relationship; one that has not begun is answered on its settings page."""
    now = timezone.now()
    narrowed = _narrowed(request)
    found = bond(actor, relationship_id, narrowed, now=now)
    card = found.card
    if card.started_at is None or card.may_answer:
        return redirect("relationship_settings", relationship_id)
    who = dates.reader(now)
    lines = [_fact_line(fact, found.names, found.words, actor, who) for fact in found.facts]
    others = _others(card)
    context = {
        "card": card,
        "title": relationship_wording.title(card),
        "about": relationship_wording.about(card),
        "state": relationship_wording.state(card),
        "others": others,
        "is_self": card.kind is RelationshipKind.SELF,
        "may_promise": found.may_promise,
        "promises": rows_of(found.lines, now=now, in_relationship=True),
        "tabs": _tabs(relationship_id, narrowed, card),
        "states": _states(relationship_id, narrowed),
        "previous_url": _address(relationship_id, narrowed, page=narrowed.page - 1) if narrowed.page > 1 else "",
        "next_url": _address(relationship_id, narrowed, page=narrowed.page + 1) if found.has_next else "",
        "tallies": _tallies(found, others),
        "requests": rows.between(found.requests, who),
        "expectations": rows.expected(found.expectations, card.hue, who),
        "next_look": found.next_look,
        "next_words": dates.moment(found.next_look.at, who) if found.next_look else "",
        "levels": level_wording.beside(card),
        "released": relationship_wording.day(card.release_until),
        "next_conversation": _conversation(found, who),
        "picture": picture.draw(found.facts, lines, actor.id, others, now),
        "facts": lines[:IN_WORDS],
        "sees": policy_words.list_of(card.kind, get_language() or ""),
        "ended_by_me": card.ending is not None and card.ending.by == actor.id,
        "ended_on": relationship_wording.day(card.ending.at) if card.ending else "",
    }
    return render(request, "lobby/relationship.html", context | _beside(found, who))


def _beside(found: Bond, who: dates.Reader) -> dict[str, Any]:
    """Answer what stands beside the promises: what was noticed, how it feels, and what it means to people."""
    shared_on = found.pulse.shared_on if found.pulse else None
    return {
        "patterns": pattern_rows.lines(found.patterns),
        "pulse": found.pulse,
        "pulse_sides": pulse_picture.glimpse(found.pulse.sides, who) if found.pulse else (),
        "pulse_shared": dates.day(shared_on, who.today) if shared_on else "",
        "meaning": found.meaning,
        "meaning_lines": meaning_wording.beside(found.meaning, found.names, who) if found.meaning else [],
    }


@page
def relationship_facts(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponseBase:
    """Show the facts of a relationship as a table, newest first."""
    number = page_number(request.GET.get("page"))
    card, facts, words, names, more = facts_page(actor, relationship_id, number, IN_TABLE)
    who = dates.reader(timezone.now())
    here = reverse("relationship_facts", args=[relationship_id])
    context = {
        "card": card,
        "title": relationship_wording.title(card),
        "facts": [_fact_line(fact, names, words, actor, who) for fact in facts],
        "previous_url": f"{here}?page={number - 1}" if number > 1 else "",
        "next_url": f"{here}?page={number + 1}" if more else "",
    }
    return render(request, "lobby/relationship_facts.html", context)


def _conversation(found: Bond, who: dates.Reader) -> ConversationRow | None:
    line = found.next_conversation
    return conversation_wording.row_of(line, who, in_relationship=True) if line else None


def _fact_line(fact: Fact, names: dict[UUID, str], words: dict[UUID, str], actor: Actor, who: dates.Reader) -> FactLine:
    return line_of(fact, names, actor.id, who, words.get(fact.subject_id, "") if fact.subject_id else "")


def _narrowed(request: HttpRequest) -> Narrowed:
    whose, state = request.GET.get("whose", "all"), request.GET.get("state", "open")
    return Narrowed(
        whose if whose in {"mine", "theirs"} else "all",
        state if state in {"settled", "all"} else "open",
        page_number(request.GET.get("page")),
    )


def _address(relationship_id: UUID, narrowed: Narrowed, **other: Any) -> str:
    asked = {"whose": narrowed.whose, "state": narrowed.state, "page": 1} | other
    plain = {"whose": "all", "state": "open", "page": 1}
    query = urlencode({name: value for name, value in asked.items() if value != plain[name]})
    return f"{reverse('relationship', args=[relationship_id])}{'?' if query else ''}{query}#promises"


def _tabs(relationship_id: UUID, narrowed: Narrowed, card: RelationshipCard) -> list[Tab]:
    if card.kind is RelationshipKind.SELF:
        return []
    theirs = _("Theirs") if card.is_pair else _("The others'")
    labels = (("all", _("Both ways") if card.is_pair else _("Everybody's")), ("mine", _("Yours")), ("theirs", theirs))
    return [
        Tab(_address(relationship_id, narrowed, whose=key), str(label), narrowed.whose == key) for key, label in labels
    ]


def _states(relationship_id: UUID, narrowed: Narrowed) -> list[Tab]:
    labels = (("open", _("Open")), ("settled", _("Settled")), ("all", _("All")))
    return [
        Tab(_address(relationship_id, narrowed, state=key), str(label), narrowed.state == key) for key, label in labels
    ]


def _others(card: RelationshipCard) -> str:
    if card.is_pair and card.other is not None:
        return card.other.name
    return _("the others") if card.kind is RelationshipKind.TEAM else _("Carefront")


def _tallies(found: Bond, others: str) -> list[tuple[str, str]]:
    mine, theirs = found.tallies
    told = [(_("Your promises"), tally_words(mine))]
    if found.card.kind is not RelationshipKind.SELF:
        told.append((_("Promises of %(name)s") % {"name": others}, tally_words(theirs)))
    return [(whose, words) for whose, words in told if words]


def tally_words(tally: Tally) -> str:
    """Say what became of promises as counts: "6 of 9 done, 2 let go, 1 still open"; of fewer than five only counts."""
    if not tally.all and not tally.changed:
        return ""
    if tally.all >= ENOUGH_TO_COMPARE:
        parts = [_("%(done)s of %(all)s done") % {"done": tally.done, "all": tally.all}]
    else:
        parts = [ngettext("%(count)s done", "%(count)s done", tally.done) % {"count": tally.done}]
    for count, words in (
        (tally.released, _("%(count)s let go")),
        (tally.moot, _("%(count)s no longer applied")),
        (tally.changed, _("%(count)s changed into another")),
        (tally.still_open, _("%(count)s still open")),
    ):
        if count:
            parts.append(words % {"count": count})
    return ", ".join(parts)
