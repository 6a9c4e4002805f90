"""What being held to account means to somebody in a relationship: theirs alone until they share it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.mirroring import Structure
from carefront.core.refusals import Because, Refusal
from carefront.insights.commands import meaning as commands
from carefront.insights.forms import MeaningForm
from carefront.insights.queries import meaning as reading
from carefront.insights.queries.mirror_cards import MeaningCard
from carefront.insights.wording.meaning import MEANS, WAYS, where
from carefront.kit.doors import page, tried
from carefront.kit.sentences import sentence
from carefront.relationships import wording
from carefront.relationships.queries import RelationshipCard


@page
def relationship_meaning(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show what it means to oneself and what others share; keep one's own."""
    bond = reading.bond_of(actor, relationship_id)
    if request.method != "POST":
        return _drawn(request, actor, bond, None)
    form = MeaningForm(request.POST)
    if not form.is_valid() or not tried(form, lambda: _written(actor, relationship_id, form)):
        return _drawn(request, actor, bond, form)
    messages.success(request, _("Kept."))
    return redirect(f"{reverse('relationship_meaning', args=[relationship_id])}#yours")


def _written(actor: Actor, relationship_id: UUID, form: MeaningForm) -> bool:
    given = form.cleaned_data
    commands.write_meaning(
        by=actor, relationship_id=relationship_id, means=given["means"], words=given["words"],
        structures=given["structures"], wish=given["wish"], now=timezone.now(),
    )  # fmt: skip
    return True


@require_POST
@page
def meaning_sharing(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show one's own to the other, or to the team."""

    def deed() -> None:
        commands.share_meaning(by=actor, relationship_id=relationship_id, now=timezone.now())

    return _tapped(request, relationship_id, deed, _("Shared. You can take it back at any time."))


@require_POST
@page
def meaning_return(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Take back what one shared."""

    def deed() -> None:
        commands.unshare_meaning(by=actor, relationship_id=relationship_id, now=timezone.now())

    return _tapped(request, relationship_id, deed, _("Taken back. It is yours alone again."))


@require_POST
@page
def meaning_deletion(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Take one's own away for good."""

    def deed() -> None:
        commands.delete_meaning(by=actor, relationship_id=relationship_id, now=timezone.now())

    return _tapped(request, relationship_id, deed, _("Gone for good."))


@require_POST
@page
def meaning_turning_away(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Be offered no reflection here any more."""

    def deed() -> None:
        commands.turn_away(by=actor, relationship_id=relationship_id, now=timezone.now())

    return _tapped(request, relationship_id, deed, _("It is not offered here any more. The page stays, if you like."))


def _tapped(request: HttpRequest, relationship_id: UUID, deed: Callable[[], None], told: str) -> HttpResponse:
    try:
        deed()
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        messages.warning(request, sentence(refusal))
    else:
        messages.success(request, told)
    return redirect("relationship_meaning", relationship_id)


def _drawn(
    request: HttpRequest, actor: Actor, bond: RelationshipCard, refused: MeaningForm | None
) -> HttpResponse:  # fmt: skip
    own, others = reading.meanings(actor, bond)
    form = refused or MeaningForm(initial=_initial(own))
    ways = [
        (box, WAYS[one], where(WAYS[one], bond.id))
        for one, box in zip(Structure, form["structures"].subwidgets, strict=True)
    ]
    context: dict[str, Any] = {
        "card": bond,
        "title": wording.title(bond),
        "own": own,
        "others": [_shown(one, bond) for one in others],
        "form": form,
        "ways": ways,
        "may_write": bond.has_levels,
        "may_share": bond.has_levels and bond.is_active,
        "turned_away": reading.is_turned_away(actor, bond.id),
        "typing": refused is not None,
    }
    return render(request, "insights/meaning.html", context, status=422 if refused else 200)


def _initial(own: MeaningCard | None) -> dict[str, Any]:
    if own is None:
        return {}
    return {
        "means": [one.value for one in own.means],
        "words": own.words,
        "structures": [one.value for one in own.structures],
        "wish": own.wish,
    }


def _shown(card: MeaningCard, bond: RelationshipCard) -> dict[str, Any]:
    return {
        "card": card,
        "means": [MEANS[one] for one in card.means],
        "ways": [WAYS[one].name for one in card.structures],
    }
