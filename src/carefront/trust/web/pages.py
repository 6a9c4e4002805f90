"""What Carefront noticed: the list, one pattern with its facts, and how it decides."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from carefront.core.actors import Actor
from carefront.core.evidence import thresholds
from carefront.core.evidence.thresholds import BY_CHANCE, NEEDED, Kind, Strength
from carefront.kit import dates
from carefront.kit.doors import actor_of, page
from carefront.kit.paging import page_number
from carefront.relationships.policy_words import listed
from carefront.trust import wording
from carefront.trust.cards import PatternCard, PatternWhole
from carefront.trust.commands import marking
from carefront.trust.forms import NoteForm
from carefront.trust.queries import facts as reading_facts
from carefront.trust.queries import patterns as reading
from carefront.trust.wording import rows

RECENT = 10  # facts before the fold


@page
def patterns(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show what was found in one's own promises, and what others share."""
    who = dates.reader(timezone.now())
    at = page_number(request.GET.get("page"))
    found, more = reading.patterns(actor, page=at)
    mine = [card for card in found if card.is_mine]
    gone, _more = reading.patterns(actor, whose="mine", over=True) if at == 1 else ([], False)
    stopped = [(one, wording.TITLES[one.kind]) for one in reading.stops(actor)]
    context = {
        "nothing": not any(card.stands for card in mine),
        "elsewhere": bool(found or gone or stopped),
        "noticed": [rows.row_of(card, who) for card in mine if card.stands and not card.is_good],
        "good": [rows.row_of(card, who) for card in mine if card.stands and card.is_good],
        "shared": [rows.row_of(card, who) for card in found if not card.is_mine],
        "aside": [rows.row_of(card, who) for card in mine if not card.stands],
        "gone": [rows.row_of(card, who) for card in gone[:20]],
        "stopped": stopped,
        "previous_url": f"?page={at - 1}" if at > 1 else "",
        "next_url": f"?page={at + 1}" if more else "",
    }
    return render(request, "trust/patterns.html", context)


@page
def pattern(request: HttpRequest, actor: Actor, pattern_id: UUID) -> HttpResponseBase:
    """Show one pattern with its facts; that its subject looked at it is kept."""
    whole = reading_facts.whole(actor, pattern_id)
    if whole.card.is_mine and whole.card.seen_at is None and request.method == "GET":
        marking.see_pattern(by=actor, pattern_id=pattern_id, now=timezone.now())
    return drawn(request, whole)


def drawn(
    request: HttpRequest, whole: PatternWhole, *, form: NoteForm | None = None, status: int = 200
) -> HttpResponse:
    """Draw the page of a pattern, perhaps with a form that came back."""
    who = dates.reader(timezone.now())
    facts = rows.facts_of(whole, who)
    context = words_of(whole.card, who) | {
        "facts": facts,
        "recent": facts[:RECENT],
        "earlier": facts[RECENT:],
        "apart": rows.apart(whole.apart, whole.card.kind),
        "strip": rows.strip(whole, who),
        "note": form or NoteForm(initial={"words": whole.card.note}),
        "note_is_open": form is not None,
    }
    return render(request, "trust/pattern.html", context, status=status)


def words_of(card: PatternCard, who: dates.Reader) -> dict[str, Any]:
    """Answer what a page says about one pattern."""
    return {
        "card": card,
        "row": rows.row_of(card, who),
        "title": wording.TITLES[card.kind],
        "says": wording.says(card, who),
        "strength": wording.STRENGTHS[card.strength] if card.strength else "",
        "chance": wording.chance(card),
        "shown": wording.shown(card),
        "before_confirming": wording.before_confirming(card),
        "counted": rows.counted(card),
        "others": listed(card.others),
    }


def patterns_decided(request: HttpRequest) -> HttpResponse:
    """Say in plain words how Carefront decides that something is a pattern, to anybody who asks."""
    context = {
        "layout": "carefront/base.html" if actor_of(request) else "carefront/plain.html",
        "kinds": [(wording.TITLES[kind], wording.MEANINGS[kind]) for kind in Kind],
        "chances": [(wording.SHORT[one], BY_CHANCE[one]) for one in Strength],
        "needed": NEEDED,
        "days": thresholds.STANDS_FOR.days,
        "least": thresholds.LEAST_DATES,
    }
    return render(request, "trust/patterns_decided.html", context)
