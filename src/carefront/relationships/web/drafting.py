"""The page on which a covenant is written, part by part, by several people at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.core import covenants as rules
from carefront.core.actors import Actor
from carefront.core.covenants import CovenantPart
from carefront.core.refusals import Because, Refusal
from carefront.core.words import clean
from carefront.kit.doors import page
from carefront.kit.sentences import sentence
from carefront.relationships import commands, wording
from carefront.relationships.forms import CovenantForm
from carefront.relationships.policy_words import listed
from carefront.relationships.queries import RelationshipCard, covenants
from carefront.relationships.queries.covenant_cards import CovenantCard, CovenantLineCard
from carefront.relationships.web.covenants import bond_of
from carefront.relationships.web.paper import written


@dataclass(frozen=True, slots=True)
class Written:
    """Show one part that is being written; `meanwhile` is what somebody else wrote there since it was read."""

    field: BoundField
    seen: BoundField
    by: str
    meanwhile: str


@page
def covenant_draft(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Write the draft."""
    bond = bond_of(actor, relationship_id)
    card = covenants.draft(actor, relationship_id)
    if card is None or not card.may_change:
        if request.method == "POST" and card is None and bond.has_covenants:
            return _settled(request, actor, bond)
        return redirect("covenant", relationship_id)
    if request.method != "POST":
        return _drawn(request, bond, card, CovenantForm(card.version, initial=_initial(card)))
    form = CovenantForm(card.version, request.POST.copy())
    if form.is_valid() and _kept(actor, card, form, timezone.now()):
        messages.success(request, _("Saved. Everyone in it can read and change it."))
        return redirect(f"{reverse('covenant', args=[relationship_id])}?saved={card.id}")
    fresh = covenants.draft(actor, relationship_id)
    if fresh is None:
        return _settled(request, actor, bond)
    return _drawn(request, bond, fresh, form, status=422)


def _settled(request: HttpRequest, actor: Actor, bond: RelationshipCard) -> HttpResponse:
    """Show what was typed to somebody whose draft was settled while they wrote."""
    form = CovenantForm(1, request.POST)
    told = [(form.fields[part.value].label, clean(request.POST.get(part.value, ""))) for part in CovenantPart]
    typed = [(label, text) for label, text in told if text]
    context = {"card": bond, "title": wording.title(bond), "typed": typed}
    return render(request, "relationships/covenant_settled.html", context, status=409)


def _initial(card: CovenantCard) -> dict[str, Any]:
    day = card.review_on.isoformat()
    given: dict[str, Any] = {"review_on": day, "seen_review_on": day}
    for line in card.lines:
        given |= {line.part.value: line.words, f"seen_{line.part.value}": line.seen}
    return given


def _kept(actor: Actor, card: CovenantCard, form: CovenantForm, now: datetime) -> bool:
    """Keep each part that was touched; what is refused stands beside its part, and the others are kept all the same."""
    given = form.cleaned_data
    for part in CovenantPart:
        words, seen = clean(given[part.value]), given[f"seen_{part.value}"]
        # What is as it was read was not touched here, whoever wrote it anew meanwhile.
        if part.value in form.data and rules.seen(words) != seen:
            _tried(
                form,
                part.value,
                commands.change_covenant,
                by=actor,
                covenant_id=card.id,
                part=part,
                words=words,
                seen=seen,
                now=now,
            )
    day: date | None = given["review_on"]
    if day is not None and day.isoformat() != given["seen_review_on"]:
        _tried(form, "review_on", commands.set_review, by=actor, covenant_id=card.id, on=day, now=now)
    return not form.errors


def _tried(form: CovenantForm, field: str, deed: Callable[..., None], **given: Any) -> None:
    try:
        deed(**given)
    except Refusal as refusal:
        if refusal.because in {Because.HIDDEN, Because.NOT_YOURS}:
            raise
        form.add_error(field, sentence(refusal))


def _drawn(
    request: HttpRequest, bond: RelationshipCard, card: CovenantCard, form: CovenantForm, *, status: int = 200
) -> HttpResponse:
    parts = [_written(form, line) for line in card.lines]
    context = {
        "card": bond,
        "title": wording.title(bond),
        "draft": card,
        "form": form,
        "parts": parts,
        "draft_key": f"covenant-{card.id}",
        "others_signed": listed([one.name for one in card.signatures if one.at and not one.is_me]),
    }
    return render(request, "relationships/covenant_draft.html", context, status=status)


def _written(form: CovenantForm, line: CovenantLineCard) -> Written:
    """Show a part as it was typed where that waits for its writer, and otherwise as it stands now.

    What was typed is begun anew from how the part stands now: saving it again replaces that knowingly.
    """
    name, seen = line.part.value, f"seen_{line.part.value}"
    meanwhile = ""
    if form.is_bound:
        typed, begun_from = clean(form[name].value() or ""), form[seen].value()
        given = cast(QueryDict, form.data)
        if name not in form.data or rules.seen(typed) == begun_from:
            given[name] = line.words
        elif begun_from != line.seen and typed != line.words:
            meanwhile = line.words or _("Nothing any more: it was emptied.")
        given[seen] = line.seen
    return Written(form[name], form[seen], written(line) if line.words else "", meanwhile)
