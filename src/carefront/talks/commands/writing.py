"""Prepare a talk unseen, open it together, and go on writing in it: each about themselves."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from carefront.core import talks as rules
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.talks import Curious, TalkPart
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.models import Stream
from carefront.talks import access
from carefront.talks.commands.held import STATE, changed, held_talk, other_of, tell
from carefront.talks.models import Question, Saying, Talk

QUESTIONS = "questions"


@command
def write_part(
    *, by: Actor, talk_id: UUID, part: TalkPart, words: str = "", choices: Collection[str] = (), now: datetime
) -> None:
    """Write one's own part of a talk: unseen until it is shown, and seen at once from then on.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | TOO_LONG | UNKNOWN_CHOICE).
    """
    row, _stream = held_talk(by, talk_id)
    said = rules.checked_part(part, words)
    picked = rules.checked_changes(choices) if part is TalkPart.REDESIGN else ()
    own = row.sayings.filter(person_id=by.id, part=part.value).first()
    if own is None:
        own = Saying(id=new_id(), talk=row, person_id=by.id, part=part.value)
        own.shown_at = now if row.opened_at else None
    own.words, own.choices, own.changed_at = said, [one.value for one in picked], now
    own.save()
    changed(row, now)


@command
def show_part(*, by: Actor, talk_id: UUID, part: str, now: datetime) -> None:
    """Show the other what one prepared in one part, or the questions, before all of it is opened. Twice is once.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | UNKNOWN_CHOICE), EMPTY without a word in it.
    """
    row, _stream = held_talk(by, talk_id)
    if part not in {*(each.value for each in TalkPart), QUESTIONS}:
        raise Refusal(Because.UNKNOWN_CHOICE, "part", given=part[:40])
    if part == QUESTIONS:
        asked = row.questions.filter(by_id=by.id)
        if not asked.exists():
            raise Refusal(Because.EMPTY, part)
        asked.filter(shown_at__isnull=True).update(shown_at=now)
    else:
        own = row.sayings.filter(person_id=by.id, part=part).first()
        if own is None or not (own.words or own.choices):
            raise Refusal(Because.EMPTY, part)
        row.sayings.filter(pk=own.pk, shown_at__isnull=True).update(shown_at=now)
    changed(row, now)


@command
def set_ready(*, by: Actor, talk_id: UUID, ready: bool = True, now: datetime) -> bool:
    """Say that one is ready to open what both prepared, or not yet; answer whether it is open now.

    When both are, everything that either wrote is shown to the other, at the same moment. Raises Refusal(HIDDEN |
    NOT_YOURS | RESTING | ALREADY_SETTLED).
    """
    row, stream = held_talk(by, talk_id)
    if row.opened_at is not None:
        return True
    said = {str(key) for key in row.ready} - {str(by.id)} | ({str(by.id)} if ready else set())
    row.ready = sorted(said)
    if said >= {str(row.by_id), str(row.other_id)}:
        _open(row, stream, by, now)
        return True
    changed(row, now, "ready", what=STATE)
    return False


@step
def _open(row: Talk, stream: Stream, by: Actor, now: datetime) -> None:
    row.opened_at = now
    for rows in (row.sayings, row.questions):
        rows.filter(shown_at__isnull=True).update(shown_at=now)
    changed(row, now, "ready", "opened_at", what=STATE)
    journal.append(stream, Kind.TALK_OPENED, by=by.id, about=row.pk, at=now)
    tell("talk_opened", row, other_of(row, by.id), now, by.id)


@command
def ask_question(*, by: Actor, talk_id: UUID, code: str = "", words: str = "", now: datetime) -> UUID:
    """Ask the other something, one of the questions that are offered or one's own; answer its id.

    It is unseen until it is shown. Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | EMPTY | TOO_LONG |
    UNKNOWN_CHOICE | TOO_MANY | ALREADY_THERE).
    """
    row, _stream = held_talk(by, talk_id)
    if code and code not in {each.value for each in Curious}:
        raise Refusal(Because.UNKNOWN_CHOICE, "code", given=code[:40])
    said = text.line(words, "words", required=not code)
    mine = row.questions.filter(by_id=by.id)
    if code and mine.filter(code=code).exists():
        raise Refusal(Because.ALREADY_THERE, "code")
    if mine.count() >= rules.MOST_QUESTIONS:
        raise Refusal(Because.TOO_MANY, limit=rules.MOST_QUESTIONS)
    asked = Question(
        id=new_id(), talk=row, by_id=by.id, code=code, words="" if code else said, at=now,
        shown_at=now if row.opened_at else None,
    )  # fmt: skip
    asked.save(force_insert=True)
    changed(row, now)
    return asked.pk


@command
def drop_question(*, by: Actor, question_id: UUID, now: datetime) -> None:
    """Take one's own question back, while it has no answer. Raises as `ask_question`, Refusal(NOT_YOURS) to others."""
    asked = access.reach_question(by, question_id, Deed.CHANGE)
    row, _stream = held_talk(by, asked.talk_id)
    if not Question.objects.filter(pk=asked.pk, answered_at__isnull=True).delete()[0]:
        raise Refusal(Because.ALREADY_SETTLED)
    changed(row, now)


@command
def answer_question(*, by: Actor, question_id: UUID, words: str, now: datetime) -> None:
    """Answer a question that was asked of oneself, or say it in other words. Both see it at once.

    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | EMPTY | TOO_LONG), Refusal(NOT_YOURS) to whoever asked.
    """
    asked = access.reach_question(by, question_id, Deed.ANSWER)
    if asked.by_id == by.id:
        raise Refusal(Because.NOT_YOURS)
    row, _stream = held_talk(by, asked.talk_id, Deed.ANSWER)
    said = text.prose(words, "answer", required=True, limit=rules.LENGTH)
    Question.objects.filter(pk=asked.pk).update(answer=said, answered_at=now)
    changed(row, now)
