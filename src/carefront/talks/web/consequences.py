"""The pages of consequences: each writes their own side, both agree, and either can end them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt
from carefront.core.actors import Actor
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.relationships.wording import levels
from carefront.talks import wording
from carefront.talks.commands import consequences as commands
from carefront.talks.forms import ConductForm, TimeForm
from carefront.talks.queries import consequences as reading
from carefront.talks.queries import talks
from carefront.talks.web import doing

FACTS = 6  # of the talk, shown beside what each does if it goes on


@require_POST
@page
def talk_consequences(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Begin to write what each does if it goes on."""
    form = TimeForm(request.POST, auto_id="time_%s")
    made: list[UUID] = []

    def deed(now: datetime) -> None:
        given = form.cleaned_data
        made.append(
            commands.begin_consequences(
                by=actor, talk_id=talk_id, ends_on=given["ends_on"], closing_on=given["closing_on"], now=now
            )
        )

    answer = doing.formed(request, actor, talk_id, "time", form, deed)
    return redirect("consequences", made[0]) if made else answer


@page
def consequences(request: HttpRequest, actor: Actor, consequences_id: UUID) -> HttpResponseBase:
    """Show what each does if it goes on, and until when."""
    return _drawn(request, actor, consequences_id)


def _drawn(
    request: HttpRequest,
    actor: Actor,
    key: UUID,
    refused: Mapping[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    who, given = dates.reader(timezone.now()), dict(refused or {})
    talk = talks.talk(actor, reading.talk_of(actor, key))
    card = reading.landing(next(one for one in talk.consequences if one.id == key))
    days = {"ends_on": card.ends_on, "closing_on": card.closing_on}
    context = {
        "card": card,
        "place": card.place,
        "talk": talk,
        "facts": doing.fact_rows(talk.facts[:FACTS], talk.names, actor, who),
        "more_facts": max(len(talk.facts) - FACTS, 0),
        "lands": levels.NAMES[card.lands_at] if card.lands_at else "",
        "state": wording.CONSEQUENCE_STATES[card.state],
        "ends": wording.named(card.ends_on, who),
        "closing": wording.named(card.closing_on, who),
        "ended": wording.ended(card, who),
        "is_late": card.agreed_at and not card.over_at and card.ends_at and card.ends_at <= timezone.now(),
        "cues": [wording.CUES[one] for one in card.cues] if card.may_write else [],
        "conduct": given.get("conduct") or ConductForm(initial={"words": card.mine}, auto_id="conduct_%s"),
        "time": given.get("time") or TimeForm(initial=days, auto_id="time_%s"),
        "tried": set(given),
        "kept": [] if card.may_write else list(given.values()),
    }
    return render(request, "talks/consequences.html", context, status=status)


def _formed(
    request: HttpRequest,
    actor: Actor,
    key: UUID,
    name: str,
    form: forms.Form,
    deed: Callable[[datetime], Any],
    told: str,
) -> HttpResponseBase:
    now = timezone.now()
    reading.talk_of(actor, key)
    if form.is_valid():
        attempt(form, lambda: deed(now))
    if form.errors:
        return _drawn(request, actor, key, {name: form}, 422)
    messages.success(request, told)
    return redirect("consequences", key)


@require_POST
@page
def consequences_conduct(request: HttpRequest, actor: Actor, consequences_id: UUID) -> HttpResponseBase:
    """Write what one does oneself."""
    form = ConductForm(request.POST, auto_id="conduct_%s")
    return _formed(
        request, actor, consequences_id, "conduct", form,
        lambda now: commands.write_conduct(
            by=actor, consequences_id=consequences_id, words=form.cleaned_data["words"], now=now
        ),
        _("Kept. Both of you see it."),
    )  # fmt: skip


@require_POST
@page
def consequences_time(request: HttpRequest, actor: Actor, consequences_id: UUID) -> HttpResponseBase:
    """Name other days."""
    form = TimeForm(request.POST, auto_id="time_%s")
    return _formed(
        request, actor, consequences_id, "time", form,
        lambda now: commands.set_time(
            by=actor, consequences_id=consequences_id, ends_on=form.cleaned_data["ends_on"],
            closing_on=form.cleaned_data["closing_on"], now=now,
        ),
        _("Kept for both of you."),
    )  # fmt: skip


@require_POST
@page
def consequences_agreement(request: HttpRequest, actor: Actor, consequences_id: UUID) -> HttpResponseBase:
    """Agree to the words that were read."""
    now, read = timezone.now(), request.POST.get("read", "")
    return doing.done(
        request,
        reverse("consequences", args=[consequences_id]),
        lambda: commands.agree_to_consequences(by=actor, consequences_id=consequences_id, read=read, now=now),
        _("You agreed to these words."),
    )


@require_POST
@page
def consequences_withdrawal(request: HttpRequest, actor: Actor, consequences_id: UUID) -> HttpResponseBase:
    """Take one's own yes back."""
    now = timezone.now()
    return doing.done(
        request,
        reverse("consequences", args=[consequences_id]),
        lambda: commands.take_back_yes(by=actor, consequences_id=consequences_id, now=now),
        _("Taken back. Nothing is agreed."),
    )


@require_POST
@page
def consequences_ending(request: HttpRequest, actor: Actor, consequences_id: UUID) -> HttpResponseBase:
    """End consequences, or let go of those that are being written."""
    now = timezone.now()
    return doing.done(
        request,
        reverse("consequences", args=[consequences_id]),
        lambda: commands.end_consequences(by=actor, consequences_id=consequences_id, now=now),
        _("It no longer holds."),
    )
