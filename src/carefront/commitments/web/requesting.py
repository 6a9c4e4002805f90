"""The page on which somebody is asked for a promise, and how requests are said."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from carefront.commitments import queries, wording
from carefront.commitments.cards import RequestCard
from carefront.commitments.commands import ask
from carefront.commitments.forms.asking import RequestForm
from carefront.commitments.forms.promising import addressee
from carefront.commitments.queries.looking import around_answer
from carefront.commitments.web import offers
from carefront.commitments.web.doing import attempt
from carefront.commitments.web.promising import understood
from carefront.commitments.web.stating import address
from carefront.commitments.wording import sources
from carefront.commitments.wording.rows import PromiseRow
from carefront.core.actors import Actor
from carefront.core.clarity import Question
from carefront.core.commitments import Draft
from carefront.core.due import Due, checked_due
from carefront.core.refusals import Refusal
from carefront.core.relationships import RelationshipKind
from carefront.core.requests import OPEN, RequestState
from carefront.core.words import LINE, clean_line
from carefront.kit import dates, once
from carefront.kit.doors import page
from carefront.kit.ids import id_in
from carefront.kit.language import clarity_in
from carefront.kit.sentences import sentence
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_wording
from carefront.relationships.queries import RelationshipCard

DRAFT = "request"
STATES: dict[RequestState, Promise] = {
    RequestState.ASKED: gettext_lazy("Asked, no answer yet"),
    RequestState.COUNTERED: gettext_lazy("Something else was offered"),
    RequestState.ACCEPTED: gettext_lazy("Accepted"),
    RequestState.DECLINED: gettext_lazy("Declined"),
    RequestState.WITHDRAWN: gettext_lazy("Taken back"),
    RequestState.CLOSED: gettext_lazy("Closed, because one of you left"),
}
_SAYS_WHO = {"to": "to", "relationship": "to", "promisee": "to", "due": "due_on"}


def open_questions(words: str, why: str, success: str, due: Any) -> tuple[Question, ...]:
    """Answer which questions a request leaves open; who owns it is settled when somebody accepts it."""
    return clarity_in(words, why, success, due.on if due else None).open


def questions(still: Iterable[Question]) -> list[dict[str, object]]:
    """Answer the questions that a request leaves open, put to the one who asks."""
    to_asker = {Question.WHAT: _("What exactly would they do?"), Question.WHEN: _("By which day?")}
    return [
        item | {"question": to_asker.get(Question(str(item["code"])), item["question"])}
        for item in wording.questions(still, {})
    ]


def row_of(card: RequestCard, who: dates.Reader) -> PromiseRow:
    """Make a line of a list."""
    return PromiseRow(
        url=reverse("request", args=[card.id]),
        words=card.words,
        due_words=_("by %(day)s") % {"day": dates.due(card.due, who)} if card.due else "",
        due_attention=False,
        owner_name=_("You") if card.asker.is_me else card.asker.name,
        promisee_name=_("you") if card.asked.is_me else card.asked.name,
        relationship_name="",
        hue=card.hue,
        state_code=card.state.value,
        state_label=str(STATES[card.state]),
    )


def said_of(card: RequestCard, who: dates.Reader) -> dict[str, Any]:
    """Answer what the page of a request says in words."""
    still = open_questions(card.words, card.why, card.success, card.due)
    other = card.asked if card.asker.is_me else card.asker
    return {
        "other": other.name,
        "mine": card.asker.is_me,
        "due_words": dates.due(card.due, who, near=False) if card.due else "",
        "counter_words": dates.due(card.counter_due, who, near=False) if card.counter_due else "",
        "state_code": card.state.value,
        "state_label": STATES[card.state],
        "clarity": questions(still) if still and card.state in OPEN else [],
        "open_count": len(still),
        "said": sources.said(card.said, who, asked=card.asked.is_me) if card.said else "",
    }


@page
def request_new(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Ask somebody for a promise."""
    now = timezone.now()
    posted = request.POST if request.method == "POST" else None
    form = _form(actor, request, posted, now)
    if posted is None:
        return _page(request, actor, form, now)
    made = attempt(form, lambda: _make(actor, form, once.key_of(posted), now), _SAYS_WHO) if form.is_valid() else None
    if made is None:
        return _page(request, actor, form, now, status=422)
    return redirect(f"{reverse('request', args=[made])}?saved={DRAFT}")


@require_POST
@page
def answer_support(request: HttpRequest, actor: Actor, answer_id: UUID) -> HttpResponseBase:
    """Ask the one a promise was made to for the support that its owner wished for, in the owner's own words."""
    card = queries.answer(actor, answer_id)
    line = around_answer(actor, card, now=timezone.now()).line
    words = clean_line(card.support)
    if not words or not card.by.is_me or line.promisee is None or len(words) > LINE:
        return redirect(f"{reverse('request_new')}?from_answer={answer_id}")
    draft = Draft(words, relationship_id=line.relationship_id, promisee_id=line.promisee.id)
    made = ask.make_request(
        by=actor, draft=draft, from_answer=answer_id, once=f"support:{answer_id}", now=timezone.now()
    )
    return redirect("request", made)


@require_POST
@page
def request_reading(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Say back what is understood of a request that is being written, and what it leaves open; nothing is kept."""
    now = timezone.now()
    given = request.POST
    words = clean_line(given.get("words", "")[:2000])
    form = RequestForm({name: given.get(name, "") for name in ("due_on", "due_at")}, to=[])
    form.is_valid()
    trouble, due = "", None
    try:
        if not given.get("no_day"):
            due = checked_due(understood(actor, words, form.cleaned_data, now), now=now)
    except Refusal as refusal:
        trouble = sentence(refusal)
    still = open_questions(words, given.get("why", "").strip(), given.get("success", "").strip(), due) if words else ()
    context = {
        "trouble": trouble,
        "said": dates.understood(due, dates.reader(now)) if due else "",
        "clarity": questions(still) if words else [],
        "open_count": len(still),
    }
    return render(request, "commitments/request_reading.html", context)


def _make(actor: Actor, form: RequestForm, key: str, now: datetime) -> UUID:
    given = form.cleaned_data
    relationship_id, asked_id = form.addressed()
    due: Due | None = None if given["no_day"] else understood(actor, clean_line(given["words"]), given, now)
    draft = Draft(
        words=given["words"],
        relationship_id=relationship_id,
        promisee_id=asked_id,
        due=due,
        why=given["why"],
        success=given["success"],
    )
    return ask.make_request(
        by=actor, draft=draft, from_answer=given["from_answer"], in_place_of=given["again"], once=key, now=now
    )


def _form(actor: Actor, request: HttpRequest, posted: Any, now: datetime) -> RequestForm:
    to = choices(relationships.relationships(actor))
    if posted is not None:
        return RequestForm(posted, to=to)
    asked = request.GET
    initial: dict[str, Any] = {"words": asked.get("words", "")[:2000]}
    initial["to"] = asked.get("relationship", ""), asked.get("to", "")
    initial |= _begun(actor, asked.get("again", ""), asked.get("from_answer", ""), now)
    relationship, person = initial["to"]
    initial["to"] = address(relationship, person, to)
    return RequestForm(initial=initial, to=to)


def choices(cards: Iterable[RelationshipCard]) -> list[tuple[str, Any]]:
    """Offer everybody who can be asked for a promise now: the other of each pair, and each member of a team."""
    pairs: list[tuple[str, Any]] = []
    teams: list[tuple[str, Any]] = []
    for card in cards:
        if not offers.may_promise(card):
            continue
        if card.is_pair:
            pairs.append((addressee(card.id), f"{card.title} · {relationship_wording.KINDS[card.kind]}"))
        elif card.kind is RelationshipKind.TEAM:
            members = [(addressee(card.id, one.person_id), one.name) for one in card.others if one.accepted]
            teams.append((card.title, members))
    return [*pairs, *teams]


def _begun(actor: Actor, again: str, from_answer: str, now: datetime) -> dict[str, Any]:
    """Answer what stands in the form already: an own request that is said anew, or an own wish for support."""
    if (request_id := id_in(again)) is not None:
        card = queries.request(actor, request_id, now=now)
        if card.asker.is_me:
            due = card.due
            told = {"words": card.words, "why": card.why, "success": card.success, "again": card.id}
            told |= {"due_on": due.on, "due_at": due.at} if due else {}
            return told | {"to": (str(card.relationship_id), str(card.asked.id))}
    if (answer_id := id_in(from_answer)) is not None:
        said = queries.answer(actor, answer_id)
        if said.by.is_me:
            line = around_answer(actor, said, now=now).line
            return {"words": said.support, "from_answer": said.id, "to": (str(line.relationship_id), "")}
    return {}


def _page(request: HttpRequest, actor: Actor, form: RequestForm, now: datetime, status: int = 200) -> HttpResponse:
    again = form["again"].value()
    context: dict[str, Any] = {
        "form": form,
        "draft": DRAFT,
        "day_is_open": bool(form.errors.get("due_on") or form.errors.get("due_at") or form["due_on"].value()),
        "nobody": not form.fields["to"].choices,  # type: ignore[attr-defined]
    }
    if again and status == 200:
        card = queries.request(actor, UUID(str(again)), now=now)
        still = open_questions(card.words, card.why, card.success, card.due)
        context |= {"again": card, "clarity": questions(still), "open_count": len(still)}
    return render(request, "commitments/request_new.html", context, status=status)
