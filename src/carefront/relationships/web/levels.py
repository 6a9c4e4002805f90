"""The page of levels: at which one each one's promises stand, what is proposed, and what was."""

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

from carefront.core.actors import Actor
from carefront.core.level import LOOK_AGAIN, Level
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page, tried
from carefront.kit.sentences import sentence
from carefront.relationships import commands, queries, wording
from carefront.relationships.forms import DeclineForm, LevelForm, LookForm, LowerForm
from carefront.relationships.queries import RelationshipCard, agreed_beside, levels
from carefront.relationships.queries.suggested import suggested
from carefront.relationships.web import scale
from carefront.relationships.wording import levels as words
from carefront.relationships.wording import suggested as suggesting

SAID = {Because.ALREADY_SETTLED, Because.ALREADY_THERE, Because.RESTING, Because.NEEDS_CONVERSATION}


def bond_of(actor: Actor, relationship_id: UUID) -> RelationshipCard:
    """Answer the relationship whose level or release is asked for. Raises Refusal(HIDDEN) where there is none."""
    card = queries.relationship(actor, relationship_id)
    if not card.has_levels:
        raise Refusal(Because.HIDDEN)
    return card


@page
def relationship_level(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show the levels in a relationship; propose another one by a POST."""
    bond = bond_of(actor, relationship_id)
    if request.method != "POST":
        return _drawn(request, actor, bond)
    form = LevelForm(scale.choices(), request.POST)
    mine = request.POST.get("owner", "") == str(actor.id)

    def deed(now: datetime) -> None:
        given = form.cleaned_data
        commands.propose_level(
            by=actor,
            relationship_id=relationship_id,
            owner_id=given["owner"],
            level=given["level"],
            reason=given["reason"],
            look_on=given["look_on"],
            now=now,
        )

    said = _("From now on your promises stand there.") if mine else _("Proposed. It takes effect if they agree.")
    return _formed(request, actor, bond, form, deed, said)


@require_POST
@page
def level_lowering(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Take the level of one's own promises down."""
    bond = bond_of(actor, relationship_id)
    form = LowerForm(scale.choices(), request.POST)

    def deed(now: datetime) -> None:
        level, words = form.cleaned_data["level"], form.cleaned_data["words"]
        commands.lower_level(by=actor, relationship_id=relationship_id, level=level, words=words, now=now)

    return _formed(request, actor, bond, form, deed, _("Down. It is in force from now."))


@require_POST
@page
def level_acceptance(request: HttpRequest, actor: Actor, change_id: UUID) -> HttpResponse:
    """Consent to a level that somebody proposed."""

    def deed(now: datetime) -> None:
        commands.accept_level(by=actor, change_id=change_id, now=now)

    return _tapped(request, actor, change_id, deed, _("Agreed. You can go down again at any time."))


@require_POST
@page
def level_decline(request: HttpRequest, actor: Actor, change_id: UUID) -> HttpResponse:
    """Leave one's level as it is."""
    form = DeclineForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else request.POST.get("words", "")

    def deed(now: datetime) -> None:
        commands.decline_level(by=actor, change_id=change_id, words=words, now=now)

    return _tapped(request, actor, change_id, deed, _("It stays as it is."))


@require_POST
@page
def level_withdrawal(request: HttpRequest, actor: Actor, change_id: UUID) -> HttpResponse:
    """Take one's own proposal back."""

    def deed(now: datetime) -> None:
        commands.withdraw_level(by=actor, change_id=change_id, now=now)

    return _tapped(request, actor, change_id, deed, _("Taken back. Nobody is asked any more."))


@require_POST
@page
def level_look(request: HttpRequest, actor: Actor, change_id: UUID) -> HttpResponse:
    """Say that a level is still right, and when to look again."""
    card = levels.change(actor, change_id)
    form = LookForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("On which day would you like to look again?"))
        return redirect(words.address(card))

    def deed(now: datetime) -> None:
        look_on = form.cleaned_data["look_on"]
        commands.look_again_at_level(by=actor, change_id=change_id, look_on=look_on, now=now)

    return _tapped(request, actor, change_id, deed, _("Still right. You look again on that day."))


@require_POST
@page
def level_aside(request: HttpRequest, actor: Actor, change_id: UUID) -> HttpResponse:
    """Set the question aside whether a level is still right."""

    def deed(now: datetime) -> None:
        commands.set_look_aside(by=actor, change_id=change_id, now=now)

    return _tapped(request, actor, change_id, deed, _("Nothing changed, and it is not asked again."))


def _drawn(
    request: HttpRequest, actor: Actor, bond: RelationshipCard, *, status: int = 200, refused: forms.Form | None = None
) -> HttpResponse:
    now = timezone.now()
    found = levels.levels(actor, bond)
    look_on = (actor.local(now).date() + LOOK_AGAIN).isoformat()
    suggestions = suggested(actor, bond, now)
    taken = request.GET.get("suggested", "")
    offered = {one.owner_id: one.level for one in suggestions if str(one.owner_id) == taken}
    bound = agreed_beside.agreed_in(actor, bond.id) if any(one.level is Level.AGREED for one in found.owners) else {}
    context: dict[str, Any] = {
        "card": bond,
        "title": wording.title(bond),
        "alike": found.alike and len(found.owners) > 1,
        "owners": [
            scale.owner_view(one, refused, look_on, offered.get(one.person_id), bound.get(one.person_id))
            for one in found.owners
        ],
        "of_one_promise": [scale.change_view(one, now, words.address(one)) for one in found.of_one_promise],
        "history": [scale.change_view(one, now) for one in found.history],
        "suggestions": [suggesting.view(one) for one in suggestions],
        "steps": scale.steps(),
        "decline_form": DeclineForm(auto_id="decline_%s"),
        "agreed": Level.AGREED,
    }
    return render(request, "relationships/level.html", context, status=status)


def _formed(
    request: HttpRequest,
    actor: Actor,
    bond: RelationshipCard,
    form: forms.Form,
    deed: Callable[[datetime], None],
    said: str,
) -> HttpResponse:
    """Do a deed with words; when something is open, draw the page again with all that was typed."""
    if form.is_valid():
        tried(form, lambda: deed(timezone.now()))
    if form.errors:
        return _drawn(request, actor, queries.relationship(actor, bond.id), status=422, refused=form)
    messages.success(request, said)
    return redirect("relationship_level", bond.id)


def _tapped(
    request: HttpRequest, actor: Actor, change_id: UUID, deed: Callable[[datetime], None], said: str
) -> HttpResponse:
    """Do a deed in one tap; a second tap finds it done and says so."""
    card = levels.change(actor, change_id)
    try:
        deed(timezone.now())
        messages.success(request, said)
    except Refusal as refusal:
        if refusal.because in {Because.HIDDEN, Because.NOT_YOURS}:
            raise
        messages.warning(request, sentence(refusal))
    return redirect(words.address(card))
