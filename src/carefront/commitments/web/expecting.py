"""The pages of expectations: what success looks like to somebody, read back by those it is put to."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments import queries
from carefront.commitments.cards import ExpectationCard
from carefront.commitments.commands import expect
from carefront.commitments.forms.expecting import ExpectationForm, ReadBackAnswerForm, ReadBackForm
from carefront.commitments.queries import gaps
from carefront.commitments.web.doing import attempt
from carefront.commitments.web.stating import address, choices, draft_of, row_of
from carefront.commitments.web.stating import questions as open_questions
from carefront.commitments.wording.gaps import sentences as gap_sentences
from carefront.commitments.wording.rows import rows_of
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates, once
from carefront.kit.doors import page
from carefront.kit.sentences import sentence
from carefront.relationships import queries as relationships

DRAFT = "expectation"
MOST_SAID = 3  # differences named on the page itself; the others stand side by side
_SAYS_WHO = {"to": "to", "relationship": "to", "promisee": "to"}
_PAST = {Because.ALREADY_SETTLED, Because.ALREADY_THERE, Because.RESTING}


@page
def expectations(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """List what one expects and what is expected of one."""
    now = timezone.now()
    closed = request.GET.get("which") == "closed"
    cards = queries.expectations(actor, now=now, closed=closed)
    url = reverse("expectations")
    context = {
        "tabs": [
            {"url": url, "label": _("In force"), "current": not closed},
            {"url": f"{url}?which=closed", "label": _("Closed"), "current": closed},
        ],
        "rows": [row_of(card, dates.reader(now)) for card in cards],
        "closed": closed,
    }
    return render(request, "commitments/expectations.html", context)


@page
def expectation_new(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Write what success looks like."""
    now = timezone.now()
    to = choices(relationships.relationships(actor))
    if request.method != "POST":
        first = address(request.GET.get("relationship", ""), request.GET.get("to", ""), to)
        return _writing(request, ExpectationForm(initial={"to": first}, to=to), to)
    form = ExpectationForm(request.POST, to=to)
    made = (
        attempt(form, lambda: _make(actor, form, once.key_of(request.POST), now), _SAYS_WHO)
        if form.is_valid()
        else None
    )
    if made is None:
        return _writing(request, form, to, status=422)
    return redirect(f"{reverse('expectation', args=[made])}?{urlencode({'saved': DRAFT})}")


def _writing(request: HttpRequest, form: ExpectationForm, to: Any, status: int = 200) -> HttpResponse:
    context = {"form": form, "draft": DRAFT, "nobody": not to}
    return render(request, "commitments/expectation_new.html", context, status=status)


def _make(actor: Actor, form: ExpectationForm, key: str, now: datetime) -> UUID:
    relationship_id, person_id = form.addressed()
    assert relationship_id is not None
    draft = draft_of(form.cleaned_data, relationship_id, person_id)
    return expect.write_expectation(by=actor, draft=draft, once=key, now=now)


@page
def expectation(request: HttpRequest, actor: Actor, expectation_id: UUID) -> HttpResponseBase:
    """Show an expectation with what was read back and promised towards it."""
    return _drawn(request, actor, expectation_id)


def _drawn(
    request: HttpRequest, actor: Actor, expectation_id: UUID, *, status: int = 200, **forms: Any
) -> HttpResponse:
    now = timezone.now()
    card = queries.expectation(actor, expectation_id, now=now)
    who = dates.reader(now)
    mine = next((back for back in card.read_backs if back.by.is_me and back.version == card.version), None)
    answered = forms.get("answered")
    context = {
        "card": card,
        "mine": card.author.is_me,
        "to_name": _to(card),
        "other_name": card.author.name if not card.author.is_me else _to(card),
        "look_words": dates.day(card.look_on, who.today, near=False) if card.look_on else "",
        "clarity": open_questions(card.open_questions) if card.open_questions else [],
        "open_count": len(card.open_questions),
        "read_back": forms.get("read_back") or ReadBackForm(initial={"words": mine.words if mine else ""}),
        "my_read_back": mine,
        "unrevealed": card.to is None and not card.author.is_me and mine is None,
        "backs": [
            {
                "card": back,
                "is_current": back.version == card.version,
                "form": _answer_form(back.id, answered),
                "gap": gap_sentences(gaps.gap_of(actor, card, back))[:MOST_SAID]
                if back.version == card.version
                else (),
            }
            for back in card.read_backs
        ],
        "promises": rows_of(card.promises, now=now),
    }
    return render(request, "commitments/expectation.html", context, status=status)


def _to(card: ExpectationCard) -> str:
    if card.to is None:
        return _("everyone in %(team)s") % {"team": card.relationship_title}
    return _("you") if card.to.is_me else card.to.name


def _answer_form(read_back_id: UUID, answered: tuple[UUID, ReadBackAnswerForm] | None) -> ReadBackAnswerForm:
    if answered is not None and answered[0] == read_back_id:
        return answered[1]
    return ReadBackAnswerForm(auto_id=f"back-{read_back_id}-%s")


@page
def expectation_revision(request: HttpRequest, actor: Actor, expectation_id: UUID) -> HttpResponseBase:
    """Say an expectation in other words."""
    now = timezone.now()
    card = queries.expectation(actor, expectation_id, now=now)
    if not card.may_change:
        return redirect("expectation", expectation_id)
    names = ("words", "why", "success", "period", "look_on")
    form = ExpectationForm(request.POST or None, initial={name: getattr(card, name) for name in names})
    if request.method == "POST" and form.is_valid():
        given = request.POST.get("version", "")
        version = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0

        def deed() -> bool:
            draft = draft_of(form.cleaned_data, card.relationship_id, None)
            expect.revise_expectation(by=actor, expectation_id=expectation_id, draft=draft, version=version, now=now)
            return True

        if attempt(form, deed):
            messages.success(request, _("Said anew. Those it is put to can read it back again."))
            return redirect("expectation", expectation_id)
    context = {"form": form, "card": card, "draft": f"expectation-{card.id}"}
    status = 422 if form.errors else 200
    return render(request, "commitments/expectation_revision.html", context, status=status)


@require_POST
@page
def expectation_read_backs(request: HttpRequest, actor: Actor, expectation_id: UUID) -> HttpResponseBase:
    """Say in one's own words what is understood."""
    form = ReadBackForm(request.POST)

    def deed(now: datetime) -> Any:
        return expect.read_back(by=actor, expectation_id=expectation_id, words=form.cleaned_data["words"], now=now)

    told = _("Read back. They say whether it is what they meant.")
    return _done(request, actor, expectation_id, form, deed, told, {"read_back": form})


@require_POST
@page
def read_back_answer(request: HttpRequest, actor: Actor, expectation_id: UUID, read_back_id: UUID) -> HttpResponseBase:
    """Say, as the author, whether a read-back is what was meant."""
    form = ReadBackAnswerForm(request.POST, auto_id=f"back-{read_back_id}-%s")
    meant = "meant" in request.POST

    def deed(now: datetime) -> bool:
        reply = form.cleaned_data["reply"]
        expect.answer_read_back(by=actor, read_back_id=read_back_id, meant=meant, reply=reply, now=now)
        return True

    told = _("You two mean the same. Good to know.") if meant else _("Sent. They can read it back anew.")
    return _done(request, actor, expectation_id, form, deed, told, {"answered": (read_back_id, form)})


@require_POST
@page
def expectation_closing(request: HttpRequest, actor: Actor, expectation_id: UUID) -> HttpResponseBase:
    """Close an expectation."""

    def deed(now: datetime) -> bool:
        expect.close_expectation(by=actor, expectation_id=expectation_id, now=now)
        return True

    return _done(request, actor, expectation_id, None, deed, _("Closed. It stays in the record."), {})


def _done(
    request: HttpRequest,
    actor: Actor,
    expectation_id: UUID,
    form: Any,
    deed: Callable[[datetime], Any],
    told: str,
    forms: dict[str, Any],
) -> HttpResponseBase:
    """Do a deed and say so; a second click finds it done, and what is open is drawn again with its words."""
    done: Any = None
    try:
        if form is None:
            done = deed(timezone.now())
        elif form.is_valid():
            done = attempt(form, lambda: deed(timezone.now()), past=_PAST | {Because.NOT_YOURS})
    except Refusal as refusal:
        if refusal.because not in _PAST:
            raise
        messages.warning(request, sentence(refusal))
        return redirect("expectation", expectation_id)
    if not done:
        return _drawn(request, actor, expectation_id, status=422, **forms)
    messages.success(request, told)
    return redirect("expectation", expectation_id)
