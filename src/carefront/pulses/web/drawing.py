"""The page of a relationship's pulses, drawn with whatever was typed into one of its forms."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.sentences import sentence
from carefront.pulses import wording
from carefront.pulses.cards import PulseCard, PulsePage, WishCard
from carefront.pulses.forms import AdjustmentForm, HelpForm, PulseForm, RhythmForm, WishForm
from carefront.pulses.queries import reading
from carefront.pulses.wording import picture

ANSWERS = ("safe", "care", "clear", "dose")
AT_ONCE = {Because.HIDDEN, Because.NOT_YOURS}  # nothing of the page helps with these


def drawn(request: HttpRequest, actor: Actor, relationship_id: UUID, status: int = 200, **refused: Any) -> HttpResponse:
    """Draw the page; `refused` holds a form under its name, and `at` the wish or change that it belongs to."""
    now = timezone.now()
    found, who = reading.page(actor, relationship_id, now=now), dates.reader(now)
    bond = found.bond
    is_team, at = not bond.is_pair, refused.get("at")
    context: dict[str, Any] = {
        "page": found,
        "card": bond,
        "title": bond.title,
        "is_team": is_team,
        "form": refused.get("form") or pulse_form(found),
        "rhythm_form": refused.get("rhythm") or RhythmForm(initial={"weeks": str(found.weeks)}),
        "wish_form": refused.get("wish") or WishForm(auto_id="wish_%s"),
        "next_day": dates.day(found.next_on, who.today) if found.next_on else "",
        "mine": [pulse_row(one, who) for one in found.mine],
        "theirs": [pulse_row(one, who) for one in found.theirs],
        "changes": [wording.change(one) for one in found.changes],
        "map": picture.draw(found.sides, who),
        "wishes": [wish_row(one, who, at, refused) for one in found.wishes],
        "told": [{"card": one, "month": wording.month(one.month)} for one in found.told],
        "sees": wording.who_sees(bond.title, is_team=is_team),
        "helps": wording.HELPS,
    }
    return render(request, "pulses/pulse.html", context, status=status)


def pulse_form(found: PulsePage, given: Any = None) -> PulseForm:
    """Make the form of the questions; what was answered today stands in it."""
    today = found.today
    initial = {name: getattr(today, name) for name in ANSWERS} if today else {}
    return PulseForm(given, name=found.bond.title, is_team=not found.bond.is_pair, initial=initial)


def pulse_row(card: PulseCard, who: dates.Reader) -> dict[str, Any]:
    """Show one pulse in words."""
    said = [
        (wording.SHORT[name], wording.DOSES[value] if name == "dose" else value)
        for name in ANSWERS
        if (value := getattr(card, name)) is not None
    ]
    return {"card": card, "on": dates.day(card.on, who.today, near=False), "said": said}


def wish_row(card: WishCard, who: dates.Reader, at: Any, refused: dict[str, Any]) -> dict[str, Any]:
    """Show one wish with the forms that belong to it."""
    adjustments = [
        {
            "card": one,
            "on": dates.day(one.on, who.today),
            "helps": wording.HELPS[one.helps] if one.helps else "",
            "form": (refused.get("help") if at == one.id else None)
            or HelpForm(initial={"helps": one.helps, "words": one.helps_words}, auto_id=f"help_{one.id}_%s"),
            "is_open": at == one.id,
        }
        for one in card.adjustments
    ]
    form = (refused.get("adjustment") if at == card.id else None) or AdjustmentForm(auto_id=f"meet_{card.id}_%s")
    on = dates.day(timezone.localtime(card.at).date(), who.today)
    return {"card": card, "on": on, "adjustments": adjustments, "form": form, "is_open": at == card.id}


def place_of(relationship_id: UUID, anchor: str = "") -> str:
    """Answer the address of the page, perhaps at a part of it."""
    return reverse("pulse", args=[relationship_id]) + (f"#{anchor}" if anchor else "")


def formed(
    request: HttpRequest, actor: Actor, relationship_id: UUID, given: forms.Form, deed: Callable[[], Any],
    said: str, anchor: str, **where: Any,
) -> HttpResponse:  # fmt: skip
    """Do a deed with what was typed; when something is open, draw the page again with all of it."""
    if given.is_valid():
        try:
            deed()
        except Refusal as refusal:
            if refusal.because in AT_ONCE:
                raise
            given.add_error(refusal.field if refusal.field in given.fields else None, sentence(refusal))
    if given.errors:
        return drawn(request, actor, relationship_id, 422, **where)
    messages.success(request, said)
    return redirect(place_of(relationship_id, anchor))


def tapped(
    request: HttpRequest, relationship_id: UUID, deed: Callable[[], Any], said: str, anchor: str = ""
) -> HttpResponse:
    """Do a deed in one tap; a second tap finds it done."""
    try:
        deed()
        messages.success(request, said)
    except Refusal as refusal:
        if refusal.because in AT_ONCE:
            raise
        messages.warning(request, sentence(refusal))
    return redirect(place_of(relationship_id, anchor))
