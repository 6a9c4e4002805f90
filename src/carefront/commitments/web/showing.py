"""The page of one promise."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from carefront.commitments import queries, wording
from carefront.commitments.cards import CommitmentCard, CommitmentLine, RecordCard
from carefront.commitments.web.meeting import AnswerView, answer_view
from carefront.commitments.web.promising import DRAFT
from carefront.commitments.web.ways import CHANGING, WAYS, Way
from carefront.commitments.wording import facts
from carefront.commitments.wording.rows import PromiseRow, rows_of
from carefront.core.actors import Actor
from carefront.core.clarity import Question
from carefront.core.outcomes import SETTLED, State
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.open_questions import asked_of
from carefront.relationships.wording import levels


@dataclass(frozen=True, slots=True)
class WayView:
    """Show one way of changing a promise, folded until somebody wants it."""

    name: str
    url: str
    icon: str
    title: Promise
    lede: Promise
    button: Promise
    form: forms.Form


@dataclass(frozen=True, slots=True)
class Waited:
    """Show a promise that this one waits on, and where that can be ended."""

    id: UUID
    row: PromiseRow


@page
def commitment(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
    """Show one promise to somebody who may see it."""
    now = timezone.now()
    card = queries.commitment(actor, commitment_id, now=now)
    context = _shown(actor, card, now) | _acting(actor, card, now)
    context |= _links(actor, card)
    context["saved"] = request.GET.get("saved") == DRAFT and card.line.is_mine
    context["done"] = _done(request.GET.get("done", ""))
    context["read"] = bool(context["saved"] and request.GET.get("read") and card.line.due)
    return render(request, "commitments/commitment.html", context)


def _done(given: str) -> str:
    """Answer which form was just kept, so that the browser forgets its draft; nothing for what is no such form."""
    name, _dash, key = given.partition("-")
    return given if name in WAYS and len(key) == len(str(UUID(int=0))) else ""


def _shown(actor: Actor, card: CommitmentCard, now: datetime) -> dict[str, Any]:
    """Answer what is shown of a promise to whoever may see it."""
    line, who = card.line, dates.reader(now)
    code, label = wording.state_of(line)
    due_words, attention = wording.due_of(line, who)
    own = asked_of(line.words, line.open_questions, actor.local(now))  # as they are put to the owner
    answers: tuple[AnswerView, ...] = tuple(answer_view(each) for each in card.answers)
    return {
        "card": card,
        "line": line,
        "between": wording.between(line),
        "due_words": due_words,
        "due_attention": attention,
        "first_day": line.due if line.repeats else None,
        "understood": dates.understood(line.due, who) if line.due else "",
        "state_code": code,
        "state_label": label,
        "settled": line.state in SETTLED,
        "clarity": wording.questions(line.open_questions, _said(card, who), own if line.is_mine else None),
        "open_ones": [own[each] for each in line.open_questions],
        "who_sees": wording.seen_by(card),
        "answers": answers,
        "records": [(_record(each, who), each.words) for each in card.records if each.words],
        "waits_on": [Waited(each.id, row) for each, row in _rows(card.waits_on, now)],
        "waited_for_by": [row for _line, row in _rows(card.waited_for_by, now)],
        "facts": [facts.line_of(each, card.names, actor.id, who) for each in reversed(card.facts)],
        "rhythm": wording.rhythm_of(line.rhythm),
        "level": _level(card),
    }


def _level(card: CommitmentCard) -> str:
    """Answer at which level a promise stands, and whether that is its own."""
    if card.level is None:
        return ""
    named = str(levels.NAMES[card.level.level])
    return _("%(level)s, for this one") % {"level": named} if card.level.is_own else named


def _acting(actor: Actor, card: CommitmentCard, now: datetime) -> dict[str, Any]:
    """Answer what the reader can do with a promise: nothing here that the gate would refuse."""
    if not card.may_change:
        return {}
    resting = card.line.state is State.PAUSED
    changing = [name for name in CHANGING if not (resting and name in {"commitment_pause", "commitment_at_risk"})]
    return {
        "ways": [view(WAYS[name], actor, card, now) for name in changing],
        "clarify": view(WAYS["commitment_clarity"], actor, card, now),
        "look_ahead": view(WAYS["commitment_foresight"], actor, card, now),
        "resting": resting,
    }


def view(way: Way, actor: Actor, card: CommitmentCard, now: datetime, refused: forms.Form | None = None) -> WayView:
    """Answer one way with its form, or with the form in which something is open."""
    form = refused or way.form(actor, card, now, auto_id=f"{way.name}_%s")
    url = reverse(way.name, args=[card.line.id])
    return WayView(way.name, url, way.icon, way.title, way.lede, way.button, form)


def _links(actor: Actor, card: CommitmentCard) -> dict[str, Any]:
    """Answer where a promise came from and belongs to, as far as those pages are there."""
    line = card.line
    mine = next((one for one in card.supporters if one.person.is_me), None)
    related = [
        (address("request", card.request_id), _("The request that it answers")),
        (address("expectation", card.expectation_id), _("The expectation that it goes towards")),
    ]
    return {
        "relationship_url": address("relationship", line.relationship_id) if line.relationship_title else "",
        "related": [(url, label) for url, label in related if url],
        "my_id": actor.id,
        "my_ask": mine.ask if mine else "",
    }


def address(name: str, key: UUID | None) -> str:
    """Answer the address of a page of another part of the site; empty when there is none."""
    if key is None:
        return ""
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""


def _said(card: CommitmentCard, who: dates.Reader) -> dict[Question, str]:
    line = card.line
    return {
        Question.WHAT: line.words,
        Question.WHY: card.why,
        Question.SUCCESS: card.success,
        Question.WHO: _("You took it on yourself.")
        if line.is_mine
        else _("%(name)s took it on.") % {"name": line.owner.name},
        Question.WHEN: wording.due_of(line, who)[0],
    }


def _record(record: RecordCard, who: dates.Reader) -> str:
    kinds = {
        "move": _("When it was moved"),
        "pause": _("When it began to rest"),
        "at_risk": _("When it was at risk"),
        "release": _("When it was let go"),
    }
    return f"{kinds[record.kind]} · {dates.moment(record.at, who)}"


def _rows(lines: tuple[CommitmentLine, ...], now: datetime) -> list[tuple[CommitmentLine, PromiseRow]]:
    return list(zip(lines, rows_of(lines, now=now), strict=True))
