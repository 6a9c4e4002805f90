"""The page of a period: the session in which people plan it, and what they look at later."""

from datetime import date, datetime, timedelta
from decimal import Decimal
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
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates, once
from carefront.kit.amounts import plain
from carefront.kit.doors import page
from carefront.kit.ids import id_in
from carefront.planning import wording
from carefront.planning.cards import Heading, PeriodCard
from carefront.planning.commands import backlog, capacity, periods
from carefront.planning.forms import CapacityForm, ItemForm, PeriodForm
from carefront.planning.queries import items as backlogs
from carefront.planning.queries import lines
from carefront.planning.queries import periods as reading
from carefront.planning.web import doing
from carefront.planning.wording import picture
from carefront.planning.wording.rows import load_of

USUAL = timedelta(days=11)  # from a Monday to the Friday of the week after


@page
def period_new(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Begin to plan a period, perhaps from a planning conversation."""
    now = timezone.now()
    asked = request.POST if request.method == "POST" else request.GET
    place, talk = id_in(asked.get("relationship", "")), id_in(asked.get("conversation", ""))
    if place is None:
        raise Refusal(Because.HIDDEN)
    heading = backlogs.planned_in(actor, place)
    if request.method != "POST":
        there = lines.period_of_conversation(actor, talk) if talk else None
        if there is not None:
            return redirect("period", there.id)
        monday = _next_monday(actor, now)
        return _form(request, heading, talk, PeriodForm(initial={"starts_on": monday, "ends_on": monday + USUAL}))
    form = PeriodForm(request.POST)
    made = None
    if form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: periods.begin_period(
                by=actor, relationship_id=heading.id, starts_on=given["starts_on"], ends_on=given["ends_on"],
                title=given["title"], conversation_id=talk, once=once.key_of(request.POST), now=now,
            ),
        )  # fmt: skip
    return redirect("period", made) if made else _form(request, heading, talk, form, status=422)


def _next_monday(actor: Actor, now: datetime) -> date:
    today = actor.local(now).date()
    return today + timedelta(days=-today.weekday() % 7)


def _form(
    request: HttpRequest, heading: Heading, talk: UUID | None, form: PeriodForm, status: int = 200
) -> HttpResponse:
    context = {"heading": heading, "talk": talk, "form": form, "sees": wording.who_sees(heading)}
    return render(request, "planning/period_new.html", context, status=status)


@page
def period(request: HttpRequest, actor: Actor, period_id: UUID) -> HttpResponseBase:
    """Show a period: who has what, against what each has, and what is still free."""
    return _drawn(request, reading.period(actor, period_id, now=timezone.now()), ItemForm())


def _drawn(
    request: HttpRequest, card: PeriodCard, form: ItemForm, days: PeriodForm | None = None, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    who, line = dates.reader(now), card.line
    loads = [load_of(one, who) for one in card.people]
    initial = {"starts_on": line.starts_on, "ends_on": line.ends_on, "title": line.title}
    context: dict[str, Any] = {
        "card": card,
        "heading": card.heading,
        "sees": wording.who_sees(card.heading),
        "called": wording.called(line, who),
        "days": wording.days(line, who) if line.title else "",
        "loads": loads,
        "picture": picture.draw(loads),
        "free": doing.rows(card.free, now),
        "backlog": doing.rows(card.backlog, now),
        "returned": doing.rows(card.returned, now),
        "form": form,
        "typing": "added" in request.GET or (status != 200 and days is None),
        "other_days": days or PeriodForm(initial=initial),
        "tried": days is not None,
        "at": line.id,
    }
    return render(request, "planning/period.html", context, status=status)


@require_POST
@page
def period_items(request: HttpRequest, actor: Actor, period_id: UUID) -> HttpResponseBase:
    """Add a line to the backlog, in this period."""
    now = timezone.now()
    card = reading.period(actor, period_id, now=now)
    form = ItemForm(request.POST)
    made = None
    if form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: backlog.add_item(
                by=actor, relationship_id=card.heading.id, words=given["words"], hours=given["hours"],
                period_id=period_id, once=once.key_of(request.POST), now=now,
            ),
        )  # fmt: skip
    if made is None:
        return _drawn(request, card, form, status=422)
    return redirect(f"{reverse('period', args=[period_id])}?added=1#add")


@require_POST
@page
def period_days(request: HttpRequest, actor: Actor, period_id: UUID) -> HttpResponseBase:
    """Give a period other days, or another name."""
    now = timezone.now()
    card = reading.period(actor, period_id, now=now)
    form = PeriodForm(request.POST)

    def deed() -> None:
        given = form.cleaned_data
        periods.change_period(
            by=actor, period_id=period_id, starts_on=given["starts_on"], ends_on=given["ends_on"],
            title=given["title"], now=now,
        )  # fmt: skip

    if form.is_valid():
        attempt(form, deed)
    return _drawn(request, card, ItemForm(), form, status=422) if form.errors else redirect("period", period_id)


@page
def period_capacity(request: HttpRequest, actor: Actor, period_id: UUID) -> HttpResponseBase:
    """Say what one has for a period."""
    now = timezone.now()
    card = reading.period(actor, period_id, now=now)
    if request.method != "POST":
        return _capacity(request, card, CapacityForm(initial=_initial(card)))
    form = CapacityForm(request.POST)

    def deed() -> None:
        given = form.cleaned_data
        capacity.say_capacity(
            by=actor, period_id=period_id, hours=given["hours"], elsewhere=given["elsewhere"] or Decimal(0),
            away_days=given["away_days"] or 0, constraints=given["constraints"], note=given["note"], now=now,
        )  # fmt: skip

    if form.is_valid():
        attempt(form, deed)
    return _capacity(request, card, form, status=422) if form.errors else redirect("period", period_id)


def _initial(card: PeriodCard) -> dict[str, Any]:
    said = card.mine.said if card.mine else None
    if said is None:
        return {"away_days": card.suggested_away or None}
    return {
        "hours": plain(said.hours), "away_days": said.away_days,
        "elsewhere": plain(said.elsewhere), "constraints": said.constraints, "note": said.note,
    }  # fmt: skip


def _capacity(request: HttpRequest, card: PeriodCard, form: CapacityForm, status: int = 200) -> HttpResponse:
    who = dates.reader(timezone.now())
    context = {
        "card": card,
        "heading": card.heading,
        "form": form,
        "called": wording.called(card.line, who),
        "days": wording.days(card.line, who),
        "sees": _("The hours, the days and what the others should know are seen by them. The note is yours alone.")
        if not card.heading.is_self
        else _("Only you can see this page."),
    }
    return render(request, "planning/period_capacity.html", context, status=status)


@require_POST
@page
def period_closing(request: HttpRequest, actor: Actor, period_id: UUID) -> HttpResponseBase:
    """Close a period; what is left over goes back to the backlog."""
    now = timezone.now()
    reading.period(actor, period_id, now=now)
    return doing.done(
        request,
        reverse("period", args=[period_id]),
        lambda: periods.close_period(by=actor, period_id=period_id, now=now),
        _("Closed. What was left over stands in the backlog again."),
    )
