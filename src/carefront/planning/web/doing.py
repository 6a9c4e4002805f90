"""What the pages of a plan share: where one goes on, and a deed whose refusal is told there."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.ids import id_in
from carefront.kit.sentences import sentence
from carefront.planning.cards import Heading, ItemCard, PeriodLine
from carefront.planning.wording import called
from carefront.planning.wording.rows import row_of

FIELDS = {"due": "due_on", "to": "to", "promisee": "to", "period": "ends_on"}


def onward(request: HttpRequest, card: ItemCard) -> str:
    """Answer where the reader goes on after a deed: where the form stood."""
    at = request.POST.get("at", "")
    if at == "backlog":
        return f"{reverse('backlog', args=[card.relationship_id])}#i-{card.id}"
    period = id_in(at)
    return f"{reverse('period', args=[period])}#i-{card.id}" if period else reverse("item", args=[card.id])


def done(request: HttpRequest, to: str, deed: Callable[[], Any], told: str = "") -> HttpResponseBase:
    """Do a deed and go on; when it is refused, say why there. What is hidden answers as what does not exist."""
    try:
        deed()
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        messages.warning(request, sentence(refusal))
    else:
        if told:
            messages.success(request, told)
    return redirect(to)


def rows(cards: Iterable[ItemCard], now: datetime) -> list[Any]:
    """Answer items as lines of a list."""
    who = dates.reader(now)
    return [row_of(card, who) for card in cards]


def named(lines: Iterable[PeriodLine], now: datetime) -> list[dict[str, Any]]:
    """Answer periods with what they are called."""
    who = dates.reader(now)
    return [{"line": line, "called": called(line, who)} for line in lines]


def people_of(heading: Heading) -> list[tuple[str, str]]:
    """Offer everybody else who can be asked."""
    return [(str(one.id), one.name) for one in heading.others]
