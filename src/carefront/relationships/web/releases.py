"""The page of a rest from promises: proposed, agreed, answered and ended."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.level import RELEASE
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page, tried
from carefront.kit.sentences import sentence
from carefront.relationships import commands, queries, wording
from carefront.relationships.forms import ReleaseForm
from carefront.relationships.queries import RelationshipCard, releases
from carefront.relationships.queries.level_cards import ReleaseCard
from carefront.relationships.web.levels import bond_of
from carefront.relationships.wording import levels as words

Deed = Callable[..., Any]


@page
def relationship_release(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show the rest from promises in a relationship; propose one by a POST."""
    bond = bond_of(actor, relationship_id)
    if request.method != "POST":
        return _drawn(request, actor, bond)
    form = ReleaseForm(request.POST)

    def deed() -> UUID:
        given = form.cleaned_data
        return commands.propose_release(by=actor, relationship_id=relationship_id, now=timezone.now(), **given)

    if form.is_valid():
        tried(form, deed)
    if form.errors:
        return _drawn(request, actor, queries.relationship(actor, relationship_id), status=422, refused=form)
    messages.success(request, _("Proposed. It begins when everyone has agreed."))
    return redirect("relationship_release", relationship_id)


@require_POST
@page
def release_acceptance(request: HttpRequest, actor: Actor, release_id: UUID) -> HttpResponse:
    """Agree to a rest from promises."""
    return _tapped(request, actor, release_id, commands.accept_release, _("Agreed."))


@require_POST
@page
def release_decline(request: HttpRequest, actor: Actor, release_id: UUID) -> HttpResponse:
    """Go on with promises instead."""
    return _tapped(request, actor, release_id, commands.decline_release, _("Promises go on as they are."))


@require_POST
@page
def release_withdrawal(request: HttpRequest, actor: Actor, release_id: UUID) -> HttpResponse:
    """Take one's own proposal back."""
    return _tapped(request, actor, release_id, commands.withdraw_release, _("Taken back. Nobody is asked any more."))


@require_POST
@page
def release_ending(request: HttpRequest, actor: Actor, release_id: UUID) -> HttpResponse:
    """End a rest from promises before its day."""
    return _tapped(request, actor, release_id, commands.end_release, _("It has ended. Promises go on from now."))


@require_POST
@page
def release_look(request: HttpRequest, actor: Actor, release_id: UUID) -> HttpResponse:
    """Say that it is still good to rest."""
    return _tapped(request, actor, release_id, commands.keep_release, _("Then rest on. It is not asked again."))


def _drawn(
    request: HttpRequest, actor: Actor, bond: RelationshipCard, *, status: int = 200, refused: ReleaseForm | None = None
) -> HttpResponse:
    now = timezone.now()
    found = releases.releases(actor, bond)
    current = found.current
    context = {
        "card": bond,
        "title": wording.title(bond),
        "release": current,
        "says": words.released(current) if current else "",
        "until": wording.day(current.until) if current else "",
        "look": wording.day(current.look_on) if current and current.look_on < current.until else "",
        "yes": _yes(current) if current else [],
        "history": [(words.released(one), one.reason, one.by, wording.day(one.made_at)) for one in found.history],
    }
    if found.may_propose or refused is not None:
        until = actor.local(now).date() + RELEASE
        context["form"] = refused or ReleaseForm(initial={"until": until.isoformat()})
    return render(request, "relationships/release.html", context, status=status)


def _yes(card: ReleaseCard) -> list[tuple[str, str]]:
    """Answer who agreed and when, and who has not said anything yet."""
    return [
        (
            _("You") if one.is_me else one.name,
            _("agreed on %(day)s") % {"day": wording.day(one.at)} if one.at else _("no answer yet"),
        )
        for one in card.yes
    ]


def _tapped(request: HttpRequest, actor: Actor, release_id: UUID, deed: Deed, said: str) -> HttpResponse:
    """Do a deed in one tap; a second tap finds it done and says so."""
    card = releases.release(actor, release_id)
    now: datetime = timezone.now()
    try:
        deed(by=actor, release_id=release_id, now=now)
        messages.success(request, said)
    except Refusal as refusal:
        if refusal.because in {Because.HIDDEN, Because.NOT_YOURS}:
            raise
        messages.warning(request, sentence(refusal))
    return redirect("relationship_release", card.relationship_id)
