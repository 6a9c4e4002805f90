"""The page of one promise's own level."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.commands import leveling
from carefront.commitments.forms.leveling import OwnLevelForm, OwnLowerForm
from carefront.commitments.queries.leveling import line_and_level
from carefront.commitments.web.doing import attempt
from carefront.core.actors import Actor
from carefront.core.level import LOOK_AGAIN, Level
from carefront.kit.doors import page
from carefront.relationships import wording as relationships
from carefront.relationships.queries.level_cards import ChangeCard
from carefront.relationships.wording import levels as words

_ALL = [(str(level.value), words.named(level)) for level in Level]


@page
def commitment_level(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
    """Show at which level a promise stands; propose another one for it by a POST."""
    if request.method != "POST":
        return _drawn(request, actor, commitment_id)
    form = OwnLevelForm(_ALL, request.POST)

    def deed(now: datetime) -> Any:
        return leveling.propose_own_level(by=actor, commitment_id=commitment_id, now=now, **form.cleaned_data)

    return _formed(request, actor, commitment_id, form, deed, _("Written. It takes effect when its owner agrees."))


@require_POST
@page
def commitment_level_lowering(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
    """Take the level of one own promise down."""
    form = OwnLowerForm(_ALL, request.POST)

    def deed(now: datetime) -> Any:
        return leveling.lower_own_level(by=actor, commitment_id=commitment_id, now=now, **form.cleaned_data)

    return _formed(request, actor, commitment_id, form, deed, _("Down. It is in force from now."))


@require_POST
@page
def commitment_level_ending(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
    """Let one own promise stand at the level of all the others again."""
    leveling.end_own_level(by=actor, commitment_id=commitment_id, now=timezone.now())
    messages.success(request, _("It stands where your other promises stand."))
    return redirect("commitment_level", commitment_id)


def _formed(
    request: HttpRequest,
    actor: Actor,
    commitment_id: UUID,
    form: forms.Form,
    deed: Callable[[datetime], Any],
    said: str,
) -> HttpResponse:
    made = attempt(form, lambda: deed(timezone.now()), {}) if form.is_valid() else None
    if made is None:
        return _drawn(request, actor, commitment_id, refused=form, status=422)
    messages.success(request, said)
    return redirect("commitment_level", commitment_id)


def _drawn(
    request: HttpRequest, actor: Actor, commitment_id: UUID, *, refused: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    line, level = line_and_level(actor, commitment_id, now=now)
    context: dict[str, Any] = {
        "line": line,
        "level": level,
        "named": words.named(level.level),
        "usual": words.named(level.usual),
        "meanings": words.MEANINGS[level.level],
        "look": relationships.day(level.change.look_on) if level.change else "",
        "proposed": _told(level.proposed) if level.proposed else None,
    }
    look_on = (actor.local(now).date() + LOOK_AGAIN).isoformat()
    if level.may_propose:
        offered = [(str(each.value), words.named(each)) for each in words.OFFERED if each is not level.level]
        mine = isinstance(refused, OwnLevelForm)
        context["form"] = refused if mine else OwnLevelForm(offered, initial={"look_on": look_on}, auto_id="own_%s")
        context["open_form"] = mine
    if level.may_lower:
        down = [(str(each.value), words.named(each)) for each in words.OFFERED if each < level.level]
        lower = OwnLowerForm(down, initial={"level": down[-1][0]}, auto_id="lower_%s")
        context["lower"] = refused if isinstance(refused, OwnLowerForm) else lower
    return render(request, "commitments/commitment_level.html", context, status=status)


def _told(card: ChangeCard) -> dict[str, Any]:
    return {"card": card, "says": words.proposal(card), "look": relationships.day(card.look_on)}
