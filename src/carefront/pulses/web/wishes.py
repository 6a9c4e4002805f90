"""What would make it more useful, what was changed because of it, and whether that helps."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.kit import once
from carefront.kit.doors import page
from carefront.pulses.commands import wishing
from carefront.pulses.forms import AdjustmentForm, HelpForm, WishForm
from carefront.pulses.queries import reading
from carefront.pulses.web.drawing import formed, tapped


@require_POST
@page
def pulse_wishes(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Say what would make it more useful, to oneself at first."""
    reading.bond_of(actor, relationship_id)
    form = WishForm(request.POST, auto_id="wish_%s")

    def deed() -> None:
        words, key = form.cleaned_data["words"], once.key_of(request.POST)
        wishing.make_wish(by=actor, relationship_id=relationship_id, words=words, now=timezone.now(), once=key)

    said = _("Kept, for you alone. Share it when you like.")
    return formed(request, actor, relationship_id, form, deed, said, "more-useful", wish=form)


@require_POST
@page
def wish_sharing(request: HttpRequest, actor: Actor, wish_id: UUID) -> HttpResponse:
    """Show one's own wish to the other, or to the team."""
    card = reading.wish(actor, wish_id)

    def deed() -> None:
        wishing.share_wish(by=actor, wish_id=wish_id, now=timezone.now())

    said = _("Shared. You can take it back at any time.")
    return tapped(request, card.relationship_id, deed, said, f"w-{wish_id}")


@require_POST
@page
def wish_return(request: HttpRequest, actor: Actor, wish_id: UUID) -> HttpResponse:
    """Take a shared wish back."""
    card = reading.wish(actor, wish_id)

    def deed() -> None:
        wishing.unshare_wish(by=actor, wish_id=wish_id, now=timezone.now())

    return tapped(request, card.relationship_id, deed, _("Taken back. It is yours alone again."), f"w-{wish_id}")


@require_POST
@page
def wish_adjustments(request: HttpRequest, actor: Actor, wish_id: UUID) -> HttpResponse:
    """Say what was changed because of a wish."""
    card = reading.wish(actor, wish_id)
    form = AdjustmentForm(request.POST, auto_id=f"meet_{wish_id}_%s")

    def deed() -> None:
        given, key = form.cleaned_data, once.key_of(request.POST)
        wishing.meet_wish(by=actor, wish_id=wish_id, words=given["words"], on=given["on"], now=timezone.now(), once=key)

    place = card.relationship_id
    return formed(request, actor, place, form, deed, _("Kept."), f"w-{wish_id}", adjustment=form, at=wish_id)


@require_POST
@page
def adjustment_help(request: HttpRequest, actor: Actor, adjustment_id: UUID) -> HttpResponse:
    """Say as the wish's author whether what was changed helps."""
    card = reading.wish_of_adjustment(actor, adjustment_id)
    form = HelpForm(request.POST, auto_id=f"help_{adjustment_id}_%s")

    def deed() -> None:
        given = form.cleaned_data
        wishing.judge_adjustment(
            by=actor, adjustment_id=adjustment_id, helps=given["helps"], words=given["words"], now=timezone.now()
        )

    place = card.relationship_id
    return formed(request, actor, place, form, deed, _("Kept."), f"w-{card.id}", help=form, at=adjustment_id)
