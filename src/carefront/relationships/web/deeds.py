"""What people do to a relationship, each as something that is created by a POST."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page
from carefront.kit.sentences import sentence
from carefront.relationships import commands, wording
from carefront.relationships.forms import EndingForm, MemberForm, PauseForm
from carefront.relationships.web.pages import settings_page
from carefront.relationships.web.people import names_for

_SETTLED = {Because.ALREADY_SETTLED, Because.ALREADY_THERE, Because.RESTING}


@page
def acceptance(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Accept a relationship."""
    said = _("You said yes. A first promise can be small.")
    return _plain(request, actor, relationship_id, commands.accept_relationship, said, "relationship")


@page
def decline(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Decline a relationship."""
    said = _("Declined. Whoever asked sees that, and nothing more.")
    return _plain(request, actor, relationship_id, commands.decline_relationship, said, "relationships")


@page
def withdrawal(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Take a proposal back."""
    said = _("Taken back. Nobody is asked any more.")
    return _plain(request, actor, relationship_id, commands.withdraw_proposal, said, "relationships")


@page
def resumption(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Wake a resting relationship."""
    said = _("It goes on from now.")
    return _plain(request, actor, relationship_id, commands.resume_relationship, said, "relationship_settings")


@page
def departure(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Leave a team."""
    said = _("You left. Your own record stays readable to you.")
    return _plain(request, actor, relationship_id, commands.leave_relationship, said, "relationships")


@page
def pause(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Let a relationship rest."""
    form = PauseForm(request.POST)

    def deed(now: datetime) -> None:
        until = form.cleaned_data["until"]
        commands.pause_relationship(by=actor, relationship_id=relationship_id, until=until, now=now)

    return _formed(request, actor, relationship_id, form, deed, _("It rests now. Nothing is asked meanwhile."), "pause")


@page
def ending(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """End a relationship."""
    form = EndingForm(request.POST)

    def deed(now: datetime) -> None:
        words = form.cleaned_data["words"]
        commands.end_relationship(by=actor, relationship_id=relationship_id, words=words, now=now)

    said = _("It has ended. Everyone keeps their own record.")
    return _formed(request, actor, relationship_id, form, deed, said, "ending")


@page
def members(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Ask somebody into a team."""
    names, _more = names_for(actor, "", request.POST.getlist("person"))
    form = MemberForm(names, request.POST)

    def deed(now: datetime) -> None:
        person = form.cleaned_data["person"]
        commands.invite_member(by=actor, relationship_id=relationship_id, person_id=_id(person), now=now)

    said = _("Asked. They are in it when they say yes.")
    return _formed(request, actor, relationship_id, form, deed, said, "member")


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Refusal(Because.UNKNOWN_CHOICE, "person") from None


def _plain(
    request: HttpRequest, actor: Actor, relationship_id: UUID, deed: Callable[..., Any], said: str, onward: str
) -> HttpResponse:
    """Do a deed that takes no words; a second click finds it done and says so."""
    if request.method != "POST":
        return redirect("relationship_settings", relationship_id)
    try:
        deed(by=actor, relationship_id=relationship_id, now=timezone.now())
        messages.success(request, said)
    except Refusal as refusal:
        if refusal.because not in _SETTLED:
            raise
        messages.warning(request, sentence(refusal))
    if onward == "relationship":
        return redirect(wording.address(relationship_id))
    return redirect(onward) if onward == "relationships" else redirect(onward, relationship_id)


def _formed(
    request: HttpRequest,
    actor: Actor,
    relationship_id: UUID,
    form: forms.Form,
    deed: Callable[[datetime], None],
    said: str,
    name: str,
) -> HttpResponse:
    """Do a deed with words; when something is open, draw the page again with all that was typed."""
    if request.method != "POST":
        return redirect("relationship_settings", relationship_id)
    try:
        if form.is_valid():
            deed(timezone.now())
    except Refusal as refusal:
        if refusal.field in form.fields:
            form.add_error(refusal.field, sentence(refusal))
        elif refusal.because in _SETTLED:
            messages.warning(request, sentence(refusal))
            return redirect("relationship_settings", relationship_id)
        else:
            raise
    if form.errors:
        return settings_page(request, actor, relationship_id, status=422, **{name: form})
    messages.success(request, said)
    return redirect("relationship_settings", relationship_id)
