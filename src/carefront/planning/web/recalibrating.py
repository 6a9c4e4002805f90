"""When circumstances change: hand over, propose another day, drop, take up again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.kit.doors import page
from carefront.planning.cards import Heading
from carefront.planning.commands import backlog, recalibrating
from carefront.planning.forms import DropForm, HandingForm, OtherDayForm
from carefront.planning.queries import items as reading
from carefront.planning.web import doing
from carefront.planning.web.items import due_of, put


@require_POST
@page
def item_handing_over(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Ask somebody to take over what one has promised."""

    def deed(given: dict[str, Any], now: datetime) -> None:
        recalibrating.hand_over_item(
            by=actor, item_id=item_id, owner_id=UUID(given["to"]), due=due_of(given, actor), words=given["words"],
            now=now,
        )  # fmt: skip

    def form(heading: Heading) -> forms.Form:
        return HandingForm(request.POST, to=doing.people_of(heading))

    return put(request, actor, item_id, form, "handing", deed)


@require_POST
@page
def item_another_day(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Propose another day to whoever promised it."""

    def deed(given: dict[str, Any], now: datetime) -> None:
        due = Due(given["due_on"], None, actor.zone)
        recalibrating.propose_day(by=actor, item_id=item_id, due=due, words=given["words"], now=now)

    return put(request, actor, item_id, lambda heading: OtherDayForm(request.POST), "other_day", deed)


@require_POST
@page
def item_drop(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Let an item drop, with the reason."""

    def deed(given: dict[str, Any], now: datetime) -> None:
        recalibrating.drop_item(by=actor, item_id=item_id, words=given["words"], now=now)

    return put(request, actor, item_id, lambda heading: DropForm(request.POST), "drop", deed)


@require_POST
@page
def item_return(request: HttpRequest, actor: Actor, item_id: UUID) -> HttpResponseBase:
    """Take up again what was dropped."""
    now = timezone.now()
    card, _heading = reading.item(actor, item_id, now=now)
    return doing.done(
        request,
        doing.onward(request, card),
        lambda: backlog.take_up_item(by=actor, item_id=item_id, now=now),
        _("It stands in the backlog again."),
    )
