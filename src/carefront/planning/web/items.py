"""The page of an item: say it more clearly, size it, take it, ask somebody for it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt
from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.kit import dates
from carefront.kit.amounts import plain
from carefront.kit.doors import page
from carefront.planning import wording
from carefront.planning.cards import Heading, ItemCard
from carefront.planning.commands import assigning, backlog
from carefront.planning.forms import (
    AskingForm,
    DropForm,
    HandingForm,
    OtherDayForm,
    SizeForm,
    TakingForm,
    WordingForm,
)
from carefront.planning.queries import items as reading
from carefront.planning.queries import lines
from carefront.planning.web import doing
from carefront.planning.wording.rows import row_of

# The forms of an item's page, each with what says whether it is drawn.
WAYS = {
    "wording": "may_reword",
    "size": "may_change",
    "taking": "may_take",
    "asking": "may_ask",
    "handing": "may_hand_over",
    "other_day": "may_propose_day",
    "drop": "may_drop",
}


@page
def item(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Show an item, with who has it or is asked, and what can be done."""
    card, heading = reading.item(actor, item_id, now=timezone.now())
    return drawn(request, actor, card, heading)


def drawn(
    request: HttpRequest, actor: Actor, card: ItemCard, heading: Heading, status: int = 200, **tried: forms.Form
) -> HttpResponse:
    """Draw the page of an item; `tried` are forms that were sent and come back with a sentence."""
    now = timezone.now()
    who, to = dates.reader(now), doing.people_of(heading)
    day = {"due_on": card.due if card.due and card.due >= who.today else None}
    context: dict[str, Any] = {
        "card": card,
        "row": row_of(card, who),
        "heading": heading,
        "sees": wording.who_sees(heading),
        "periods": doing.named(lines.open_periods(actor, heading.id), now) if card.may_change else [],
        "wording": WordingForm(
            initial={"words": card.words, "why": card.why, "success": card.success, "version": card.version}
        ),
        "size": SizeForm(initial={"hours": plain(card.hours) if card.hours else ""}),
        "taking": TakingForm(initial=day),
        "asking": AskingForm(to=to, initial=day),
        "handing": HandingForm(to=to, initial=day),
        "other_day": OtherDayForm(),
        "drop": DropForm(),
        "tried": next(iter(tried), ""),
        "kept": next((form for name, form in tried.items() if not getattr(card, WAYS[name])), None),
    }
    return render(request, "planning/item.html", context | tried, status=status)


def put(
    request: HttpRequest,
    actor: Actor,
    item_id: UUID,
    form: Callable[[Heading], forms.Form],
    name: str,
    deed: Callable[[dict[str, Any], datetime], Any],
) -> HttpResponseBase:
    """Do a deed with what a form says and go on to where it stood; a refusal comes back beside its field."""
    now = timezone.now()
    card, heading = reading.item(actor, item_id, now=now)
    sent = form(heading)
    if sent.is_valid():
        attempt(sent, lambda: deed(sent.cleaned_data, now), doing.FIELDS)
    if sent.errors:
        card, heading = reading.item(actor, item_id, now=now)
        return drawn(request, actor, card, heading, status=422, **{name: sent})
    return redirect(doing.onward(request, card))


def due_of(given: dict[str, Any], actor: Actor) -> Due | None:
    """Answer the day of a form, in the actor's zone."""
    return Due(given["due_on"], None, actor.zone) if given.get("due_on") else None


@require_POST
@page
def item_wording(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Say an own item in other words."""

    def deed(given: dict[str, Any], now: datetime) -> None:
        backlog.reword_item(
            by=actor, item_id=item_id, words=given["words"], why=given["why"], success=given["success"],
            version=given["version"], now=now,
        )  # fmt: skip

    return put(request, actor, item_id, lambda heading: WordingForm(request.POST), "wording", deed)


@require_POST
@page
def item_size(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Say how many hours an item takes."""

    def deed(given: dict[str, Any], now: datetime) -> None:
        backlog.size_item(by=actor, item_id=item_id, hours=given["hours"], now=now)

    return put(request, actor, item_id, lambda heading: SizeForm(request.POST), "size", deed)


@require_POST
@page
def item_taking(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Take an item on, by a day or, by one tap in a list, by the end of its period."""

    def deed(given: dict[str, Any], now: datetime) -> None:
        assigning.take_item(by=actor, item_id=item_id, due=due_of(given, actor), now=now)

    if "at" in request.POST:
        now = timezone.now()
        card, _heading = reading.item(actor, item_id, now=now)
        return doing.done(request, doing.onward(request, card), lambda: deed({}, now))
    return put(request, actor, item_id, lambda heading: TakingForm(request.POST), "taking", deed)


@require_POST
@page
def item_asking(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Ask somebody for an item; it is theirs when they say yes."""

    def deed(given: dict[str, Any], now: datetime) -> None:
        owner = UUID(given["to"])
        assigning.ask_for_item(by=actor, item_id=item_id, owner_id=owner, due=due_of(given, actor), now=now)

    def form(heading: Heading) -> forms.Form:
        return AskingForm(request.POST, to=doing.people_of(heading))

    return put(request, actor, item_id, form, "asking", deed)
