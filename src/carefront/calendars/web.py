"""The page on which somebody says when they are busy and away. Only they see it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from carefront.calendars import queries, wording
from carefront.calendars.commands import being_away, subscribing
from carefront.calendars.forms import AwayForm, CalendarForm, ProposedForm
from carefront.core.actors import Actor
from carefront.core.refusals import Refusal
from carefront.kit.doors import page, tried
from carefront.kit.sentences import sentence


@never_cache
@page
def calendars(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show one's calendars and days away; take the address of another calendar."""
    form = CalendarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if tried(form, lambda: subscribing.subscribe(by=actor, **given, now=timezone.now())):
            messages.success(request, _("Kept. It is being fetched; look again in a minute."))
            return redirect("calendars")
    return _drawn(request, actor, form=form)


def _drawn(
    request: HttpRequest, actor: Actor, *, form: CalendarForm | None = None, away_form: AwayForm | None = None
) -> HttpResponseBase:
    now = timezone.now()
    today = actor.local(now).date()
    told = queries.calendars(actor, now=now)
    context = {
        "form": form or CalendarForm(),
        "away_form": away_form or AwayForm(),
        "calendars": [wording.calendar(card, now) for card in told.calendars],
        "away": [wording.away(card, today) for card in told.away],
        "proposed": [wording.proposed(days, today) for days in told.proposed],
    }
    refused = any(one is not None and one.errors for one in (form, away_form))
    return render(request, "calendars/calendars.html", context, status=422 if refused else 200)


@never_cache
@page
def away_days(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Say that one is away."""
    if request.method != "POST":
        return redirect("calendars")
    form = AwayForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        last = given["last"] or given["first"]

        def deed() -> UUID:
            return being_away.be_away(
                by=actor, first=given["first"], last=last, about=given["about"], now=timezone.now()
            )

        if tried(form, deed):
            messages.success(request, _("Kept. Others see how many days, and nothing else."))
            return redirect("calendars")
    return _drawn(request, actor, away_form=form)


@require_POST
@page
def away_proposal(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Answer whether days that stand in one's calendar mean being away."""
    form = ProposedForm(request.POST)
    if form.is_valid():
        try:
            being_away.answer_proposal(by=actor, **form.cleaned_data, now=timezone.now())
        except Refusal as refusal:
            messages.info(request, sentence(refusal))
        else:
            away = form.cleaned_data["is_away"]
            messages.success(request, _("Kept as days away.") if away else _("Kept. You are not asked about it again."))
    return redirect("calendars")


@require_POST
@page
def away_departure(request: HttpRequest, actor: Actor, away_id: UUID) -> HttpResponseBase:
    """Take days away back."""
    being_away.be_here_after_all(by=actor, away_id=away_id, now=timezone.now())
    messages.success(request, _("Taken back. You are here on those days."))
    return redirect("calendars")


@require_POST
@page
def calendar_fetching(request: HttpRequest, actor: Actor, subscription_id: UUID) -> HttpResponseBase:
    """Let a calendar be fetched now."""
    subscribing.fetch_again(by=actor, subscription_id=subscription_id, now=timezone.now())
    messages.success(request, _("It is being fetched; look again in a minute."))
    return redirect("calendars")


@require_POST
@page
def calendar_departure(request: HttpRequest, actor: Actor, subscription_id: UUID) -> HttpResponseBase:
    """Let a calendar go."""
    subscribing.unsubscribe(by=actor, subscription_id=subscription_id, now=timezone.now())
    messages.success(request, _("Gone, with every busy time that came from it."))
    return redirect("calendars")
