"""The page of a backlog, and the small deeds of its lines."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt
from carefront.core.actors import Actor
from carefront.kit import once
from carefront.kit.doors import page
from carefront.kit.ids import id_in
from carefront.planning.cards import BacklogCard
from carefront.planning.commands import backlog as commands
from carefront.planning.forms import ItemForm
from carefront.planning.queries import items as reading
from carefront.planning.web import doing
from carefront.planning.wording import who_sees


@page
def backlog(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponseBase:
    """Show a backlog, and add a line to it."""
    now = timezone.now()
    if request.method != "POST":
        return _drawn(request, reading.backlog(actor, relationship_id, now=now), ItemForm())
    form = ItemForm(request.POST)
    made = None
    if form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: commands.add_item(
                by=actor, relationship_id=relationship_id, words=given["words"], hours=given["hours"],
                once=once.key_of(request.POST), now=now,
            ),
        )  # fmt: skip
    if made is None:
        return _drawn(request, reading.backlog(actor, relationship_id, now=now), form, status=422)
    return redirect(f"{reverse('backlog', args=[relationship_id])}?added=1#add")


def _drawn(request: HttpRequest, card: BacklogCard, form: ItemForm, status: int = 200) -> HttpResponse:
    now = timezone.now()
    context: dict[str, Any] = {
        "card": card,
        "heading": card.heading,
        "sees": who_sees(card.heading),
        "form": form,
        "typing": "added" in request.GET or status != 200,
        "rows": doing.rows(card.items, now),
        "planned": doing.rows(card.planned, now),
        "settled": doing.rows(card.settled, now),
        "periods": doing.named(card.periods, now),
        "at": "backlog",
    }
    return render(request, "planning/backlog.html", context, status=status)


@require_POST
@page
def item_place(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Move an item one place up or down, or right before another one."""
    now = timezone.now()
    card, _heading = reading.item(actor, item_id, now=now)
    given = request.POST
    if "before" in given:
        before = id_in(given["before"])

        def deed() -> None:
            commands.place_item(by=actor, item_id=item_id, before_id=before, now=now)

    else:
        places = {"up": -1, "first": -300}.get(given.get("to", ""), 1)

        def deed() -> None:
            commands.move_item(by=actor, item_id=item_id, places=places, now=now)

    return doing.done(request, doing.onward(request, card), deed)


@require_POST
@page
def item_period(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Take an item into a period, or out of it."""
    now = timezone.now()
    card, _heading = reading.item(actor, item_id, now=now)
    wanted = id_in(request.POST.get("period", ""))
    return doing.done(
        request,
        doing.onward(request, card),
        lambda: commands.plan_item(by=actor, item_id=item_id, period_id=wanted, now=now),
        "" if wanted else _("It stands in the backlog again."),
    )
