"""Every way in which an owner can change a promise: its form, its words on the page, and the command it calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from carefront.commitments import queries
from carefront.commitments.cards import CommitmentCard
from carefront.commitments.commands import change, foresee
from carefront.commitments.forms import changing, promising
from carefront.commitments.web import offers
from carefront.commitments.web.doing import due_in
from carefront.core.actors import Actor
from carefront.core.cadence import Rhythm
from carefront.core.clarity import Question
from carefront.core.commitments import Draft
from carefront.core.due import Due
from carefront.core.refusals import Because, Refusal
from carefront.relationships import queries as relationships


@dataclass(frozen=True, slots=True)
class Doing:
    """Hold what a deed is done with: who, on which promise, what was given, the form's key, and when."""

    by: Actor
    card: CommitmentCard
    given: Mapping[str, Any]
    once: str
    now: datetime

    @property
    def id(self) -> UUID:
        """The promise."""
        return self.card.line.id


@dataclass(frozen=True, slots=True)
class Way:
    """Describe one way: `name` is the address, `form` makes its form, `deed` does it and may answer another promise."""

    name: str
    icon: str
    title: Promise
    lede: Promise
    button: Promise
    said: Promise
    form: Callable[..., forms.Form]
    deed: Callable[[Doing], UUID | None]
    fields: Mapping[str, str]


def _words(actor: Actor, card: CommitmentCard, now: datetime, **form: Any) -> forms.Form:
    return changing.WordsForm(**form)


def _move(actor: Actor, card: CommitmentCard, now: datetime, **form: Any) -> forms.Form:
    return changing.MoveForm(**form)


def _successor(actor: Actor, card: CommitmentCard, now: datetime, **form: Any) -> forms.Form:
    due = card.line.due
    initial: dict[str, Any] = {"promise": card.line.words}
    if due is not None and not due.has_passed:
        initial |= {"due_on": due.on, "due_at": due.at}
    return changing.SuccessorForm(**form, initial=initial)


def _pause(actor: Actor, card: CommitmentCard, now: datetime, **form: Any) -> forms.Form:
    return changing.PauseForm(**form)


def _clarify(actor: Actor, card: CommitmentCard, now: datetime, **form: Any) -> forms.Form:
    initial = {name: getattr(card, name) for name in ("why", "success", "recognition", "outside_person", "cue")} | {
        "version": card.line.version
    }
    has_day = Question.WHEN not in card.line.open_questions
    return changing.ClarifyForm(**form, initial=initial, has_day=has_day, repeats=card.line.repeats)


def _foresee(actor: Actor, card: CommitmentCard, now: datetime, **form: Any) -> forms.Form:
    seen = card.foresight
    names = ("rating", "one_higher", "likelihood", "obstacle", "plan")
    return changing.LookAheadForm(**form, initial={name: getattr(seen, name) for name in names} if seen else {})


def _supporter(actor: Actor, card: CommitmentCard, now: datetime, **form: Any) -> forms.Form:
    there = {one.person.id for one in card.supporters} | ({card.line.promisee.id} if card.line.promisee else set())
    people = offers.supporters(actor, relationships.relationships(actor), without=there)
    return changing.SupporterForm(**form, people=people)


def _wait(actor: Actor, card: CommitmentCard, now: datetime, **form: Any) -> forms.Form:
    lines = queries.listing(actor, queries.Filters(), now=now).lines
    there = {card.line.id, *(line.id for line in card.waits_on)}
    return changing.WaitForm(**form, promises=offers.promises(lines, without=there))


def _say_at_risk(it: Doing) -> None:
    change.say_at_risk(by=it.by, commitment_id=it.id, words=it.given["words"], now=it.now, once=it.once)


def _recommit(it: Doing) -> None:
    due = due_in(it.given, it.by, it.now)
    if due is None:
        raise Refusal(Because.EMPTY, "due")
    words = it.given["words"]
    change.recommit_commitment(by=it.by, commitment_id=it.id, due=due, words=words, now=it.now, once=it.once)


def _modify(it: Doing) -> UUID:
    card = it.card
    rhythm = Rhythm.from_code(card.line.rhythm)
    due = due_in(it.given, it.by, it.now)
    if rhythm is not None and due is None:
        due = Due(it.by.local(it.now).date(), None, it.by.zone)  # a practice goes on from today
    draft = Draft(it.given["promise"], due=due, rhythm=rhythm, cue=card.cue, outside_person=card.outside_person)
    words = it.given["words"]
    return change.modify_commitment(by=it.by, commitment_id=it.id, draft=draft, words=words, now=it.now, once=it.once)


def _release(it: Doing) -> None:
    change.release_commitment(by=it.by, commitment_id=it.id, words=it.given["words"], now=it.now)


def _rest(it: Doing) -> None:
    change.pause_commitment(by=it.by, commitment_id=it.id, until=it.given["until"], words=it.given["words"], now=it.now)


def _make_clear(it: Doing) -> None:
    said = {name: it.given.get(name, "") for name in ("why", "success", "recognition", "outside_person")}
    cue = it.given.get("cue", it.card.cue)
    draft = Draft(words=it.card.line.words, due=due_in(it.given, it.by, it.now), cue=cue, **said)
    version = it.given["version"]
    change.clarify_commitment(by=it.by, commitment_id=it.id, draft=draft, version=version, now=it.now)


def _look_ahead(it: Doing) -> None:
    foresee.foresee(by=it.by, commitment_id=it.id, draft=promising.foresight_in(it.given), now=it.now)


def _invite(it: Doing) -> None:
    person, ask = UUID(it.given["supporter"]), it.given["support"]
    foresee.invite_supporter(by=it.by, commitment_id=it.id, person_id=person, ask=ask, now=it.now)


def _say_waits(it: Doing) -> None:
    foresee.say_waits_on(by=it.by, commitment_id=it.id, on_id=UUID(it.given["waits_on"]), now=it.now)


_PROMISED = {"due": "due_on", "words": "promise"}
_DUE = {"due": "due_on"}
WAYS: Mapping[str, Way] = {
    way.name: way
    for way in (
        Way(
            "commitment_at_risk", "flag", _("Say that it is at risk"),
            _("Said early, it gives the others time. Whoever it was promised to hears of it, and who waits on it."),
            _("Say it"), _("Said. Those whom it concerns hear of it."), _words, _say_at_risk, {},
        ),
        Way(
            "commitment_moves", "calendar-clock", _("Name another day"),
            _("The same words, another day. Both days stay in the record, and that is fine."),
            _("Promise it for that day"), _("It has another day now."), _move, _recommit, _DUE,
        ),
        Way(
            "commitment_successor", "pencil", _("Change it"),
            _("What you promised stays in the record. A new promise takes its place and points back to it."),
            _("Promise this instead"), _("Changed. This promise stands in its place."), _successor, _modify, _PROMISED,
        ),
        Way(
            "commitment_pause", "pause", _("Let it rest"),
            _("While it rests nothing is asked, and nothing is counted."),
            _("Let it rest"), _("It rests now."), _pause, _rest, {},
        ),
        Way(
            "commitment_release", "leaf", _("Let it go"),
            _("It stays in the record as let go, and that is fine."),
            _("Let it go"), _("Let go. It stays in the record."), _words, _release, {},
        ),
        Way(
            "commitment_clarity", "circle-question-mark", _("Make it clearer"),
            _("Answer what you can. What stays open stays open."),
            _("Keep"), _("Kept."), _clarify, _make_clear, _DUE,
        ),
        Way(
            "commitment_foresight", "eye", _("Look ahead"),
            _("Seen by you alone until you share it."),
            _("Keep"), _("Kept, for you."), _foresee, _look_ahead, {},
        ),
        Way(
            "commitment_supporters", "life-buoy", _("Ask somebody to help"),
            _("They are asked, see this one promise and no other, and either of you can end it."),
            _("Ask them"), _("Asked."), _supporter, _invite, {"person": "supporter", "ask": "support"},
        ),
        Way(
            "commitment_waits", "hourglass", _("Say what it waits on"),
            _("When that one is moved or at risk, you hear of it."),
            _("Keep"), _("Kept."), _wait, _say_waits, {"on": "waits_on"},
        ),
    )
}  # fmt: skip
CHANGING = ("commitment_at_risk", "commitment_moves", "commitment_successor", "commitment_pause", "commitment_release")
