"""The page of an answer: what its owner said, what others said to it, and the ways on from there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments import queries, wording
from carefront.commitments.cards import AnswerCard, CommitmentLine
from carefront.commitments.commands import meet
from carefront.commitments.commands.meet import ResponseKind
from carefront.commitments.forms.looking import AccountForm, ResponseForm
from carefront.commitments.forms.outcomes import said
from carefront.commitments.queries.looking import Around, around_answer
from carefront.commitments.web.doing import attempt
from carefront.core.actors import Actor
from carefront.core.outcomes import Outcome, State
from carefront.core.refusals import Because
from carefront.kit.doors import page
from carefront.kit.once import key_of
from carefront.relationships import queries as relationships
from carefront.relationships.queries import covenants


@dataclass(frozen=True, slots=True)
class Said:
    """Hold one part of what somebody said, under its question."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class OtherSaid:
    """Hold another account of the outcome, as it is shown beside the owner's."""

    name: str
    code: str
    outcome: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Hold an answer in the reader's language, for `commitments/_answer.html`."""

    card: AnswerCard
    code: str
    outcome: str
    who: str
    parts: tuple[Said, ...]
    others: tuple[OtherSaid, ...]

    @property
    def id(self) -> UUID:
        """The answer's id."""
        return self.card.id


def answer_view(card: AnswerCard) -> AnswerView:
    """Answer what `commitments/_answer.html` shows of an answer."""
    labels = {
        "happened": _("What happened"),
        "learned": _("What was learned"),
        "helped": _("What helped"),
        "hindered": _("What got in the way"),
        "support": _("What support would help"),
    }
    return AnswerView(
        card=card,
        code=card.outcome.value,
        outcome=said(card.outcome, enough=card.enough),
        who=_("You") if card.by.is_me else card.by.name,
        parts=tuple(Said(label, words) for name, label in labels.items() if (words := getattr(card, name))),
        others=tuple(
            OtherSaid(
                _("You") if other.by.is_me else other.by.name,
                other.outcome.value,
                str(wording.OUTCOMES[other.outcome]),
                other.words,
                other.at,
            )
            for other in card.other_accounts
        ),
    )


@page
def answer(request: HttpRequest, actor: Actor, answer_id: UUID) -> HttpResponseBase:
    """Show an answer to those who may see it; its owner finds the ways on, the others can meet it."""
    return _drawn(request, actor, answer_id)


def _drawn(request: HttpRequest, actor: Actor, answer_id: UUID, *, status: int = 200, **forms: Any) -> HttpResponseBase:
    now = timezone.now()
    card = queries.answer(actor, answer_id)
    around = around_answer(actor, card, now=now)
    context = {
        "answer": answer_view(card),
        "line": around.line,
        "around": around,
        "is_new": "written" in request.GET and card.by.is_me,
        "draft_key": f"check-in-{card.check_in_id}",
        "response": forms.get("response") or ResponseForm(),
        "account": forms.get("account") or AccountForm(card.outcome, auto_id="account_%s"),
        **_invitations(card, around, around.line),
        **agreed_steps(actor, card, around.line.relationship_id),
    }
    return render(request, "commitments/answer.html", context, status=status)


def agreed_steps(actor: Actor, card: AnswerCard, relationship_id: UUID) -> dict[str, Any]:
    """Answer, where two accounts stand beside each other, what the two agreed to do then, or the way to agree on it."""
    if not card.other_accounts:
        return {}
    bond = relationships.cards_of(actor, [relationship_id]).get(relationship_id)
    if bond is None or not bond.has_covenants:  # a supporter, say
        return {}
    url = reverse("covenant", args=[relationship_id])
    steps = covenants.escalation_steps(actor, relationship_id)
    return {"steps": steps, "steps_url": url if steps or (bond.is_active and not bond.i_left) else ""}


def _invitations(card: AnswerCard, around: Around, line: CommitmentLine) -> dict[str, Any]:
    """Answer what the page invites to: of the owner after a miss, of the others after any outcome."""
    slipped = card.outcome in (Outcome.NOT_YET, Outcome.PARTLY) and not card.enough
    open_still = card.by.is_me and card.is_current and slipped and not around.is_settled
    # A new day clears the outcome of the newest answer; a practice goes on by itself and keeps none.
    rests = open_still and line.state is State.PAUSED
    return {
        "decided": rests or (open_still and not line.repeats and line.last_outcome is None),
        "rests": rests,
        "slipped": slipped,
        "kept": card.outcome is Outcome.DONE or card.enough,
        "ways_on": open_still,
        "questions": suggested(card) if slipped and card.may_respond else (),
        "wish": card.support if card.by.is_me and card.is_current and not line.to_self else "",
    }


def suggested(card: AnswerCard) -> tuple[str, ...]:
    """Answer questions that somebody might ask after a miss: examples to read, never sent and never typed for them."""
    if card.hindered:
        first = _("What would make that easier next time?")
    elif card.happened:
        first = _("What got in the way?")
    else:
        first = _("What happened with it?")
    return first, _("What would be a smaller first step?"), _("What could I do that would help?")


@require_POST
@page
def answer_responses(request: HttpRequest, actor: Actor, answer_id: UUID) -> HttpResponseBase:
    """Say something to an answer."""
    card = queries.answer(actor, answer_id)
    form = ResponseForm(request.POST)

    def deed(now: datetime) -> Any:
        words = form.cleaned_data["words"]
        kind = _kind(card, words)
        return meet.respond_to_answer(
            by=actor, answer_id=answer_id, kind=kind, words=words, once=key_of(request.POST), now=now
        )

    told = _("Sent. It stands beside the answer.") if not card.by.is_me else _("Added.")
    return _done(request, actor, answer_id, form, deed, told, "response")


def _kind(card: AnswerCard, words: str) -> ResponseKind:
    if card.by.is_me:
        return ResponseKind.WORDS
    if words.rstrip().endswith("?"):
        return ResponseKind.QUESTION
    kept = card.outcome is Outcome.DONE or card.enough
    return ResponseKind.ACKNOWLEDGEMENT if kept else ResponseKind.WORDS


@require_POST
@page
def answer_accounts(request: HttpRequest, actor: Actor, answer_id: UUID) -> HttpResponseBase:
    """Give another account of the outcome."""
    form = AccountForm(queries.answer(actor, answer_id).outcome, request.POST, auto_id="account_%s")

    def deed(now: datetime) -> Any:
        given = form.cleaned_data
        return meet.give_other_account(
            by=actor,
            answer_id=answer_id,
            outcome=Outcome(given["outcome"]),
            words=given["words"],
            once=key_of(request.POST),
            now=now,
        )

    return _done(request, actor, answer_id, form, deed, _("Written. Both accounts stand side by side."), "account")


@require_POST
@page
def answer_aside(request: HttpRequest, actor: Actor, answer_id: UUID) -> HttpResponseBase:
    """Take an answer off one's own list without a word."""
    meet.set_answer_aside(by=actor, answer_id=answer_id, now=timezone.now())
    messages.success(request, _("Set aside. Nobody is told, and it stays in the record."))
    return redirect("home")


def _done(
    request: HttpRequest,
    actor: Actor,
    answer_id: UUID,
    form: Any,
    deed: Callable[[datetime], Any],
    told: str,
    name: str,
) -> HttpResponseBase:
    """Do a deed with words; a second click finds it done, and what is open is drawn again with all that was typed."""
    past = {Because.NOT_YOURS}
    done = attempt(form, lambda: deed(timezone.now()), past=past) if form.is_valid() else None
    if done is None:
        return _drawn(request, actor, answer_id, status=422, **{name: form})
    messages.success(request, told)
    return redirect(reverse("answer", args=[answer_id]))
