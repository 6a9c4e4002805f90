"""A new agreement: each says what they will do, both confirm the same words, and both look again on a day."""

from datetime import date, datetime
from uuid import UUID

from carefront.commitments.commands import make
from carefront.core import talks as rules
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.cadence import first_question
from carefront.core.commitments import Draft
from carefront.core.covenants import seen as seen_of
from carefront.core.due import Due
from carefront.core.ledger import Kind
from carefront.core.level import checked_look
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.talks import Came, TalkPart
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.people import queries as people
from carefront.talks.commands.held import STATE, agreement_of, changed, held_talk, other_of, tell, wills_of
from carefront.talks.models import LookBack, Taken, Talk, Yes


@command
def set_terms(
    *, by: Actor, talk_id: UUID, together: str, look_on: date | None, seen: str | None = None, now: datetime
) -> None:
    """Write what both do if it continues, and when they look again; `seen` tells which words were read before.

    Whatever either had agreed to in other words is taken back. Raises Refusal(HIDDEN | NOT_YOURS | RESTING |
    ALREADY_SETTLED | TOO_LONG | PAST_DATE | FAR_DATE | CHANGED_MEANWHILE).
    """
    row, _stream = held_talk(by, talk_id)
    said = text.prose(together, "together", limit=rules.LENGTH)
    if seen is not None and seen != seen_of(row.together) and said != row.together:
        raise Refusal(Because.CHANGED_MEANWHILE, "together")
    if look_on is not None and look_on != row.look_on:
        checked_look(look_on, by.zone, now=now)
    if said != row.together:
        row.together, row.together_by_id = said, by.id
    row.look_on = look_on
    changed(row, now, "together", "together_by", "look_on")


@command
def agree(*, by: Actor, talk_id: UUID, read: str, now: datetime) -> bool:
    """Agree to the words whose digest was `read`; answer whether both have now. Twice is once.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED), Refusal(WORDS_CHANGED) when they stand otherwise
    now, Refusal(EMPTY) while nobody says what they will do or no day is named.
    """
    row, stream = held_talk(by, talk_id, Deed.ANSWER)
    now_stands = agreement_of(row)
    wills = wills_of(row)
    rules.checked_yes(wills, row.look_on, read, now_stands)
    Yes.objects.update_or_create(talk=row, person_id=by.id, defaults={"digest": read, "at": now})
    other = other_of(row, by.id)
    if not row.yes.filter(person_id=other, digest=now_stands).exists():
        changed(row, now, what=STATE)
        tell("talk_asked", row, other, now, by.id, key=now_stands[:16])
        return False
    row.agreed_at = now
    changed(row, now, "agreed_at", what=STATE)
    lines = sum(len(rules.lines_of(words)) for words in wills.values())
    journal.append(
        stream, Kind.TALK_AGREED, by=by.id, about=row.pk, at=now, person=row.subject_id, lines=lines, until=row.look_on
    )
    assert row.look_on is not None
    _ask_on(row, row.look_on)
    tell("talk_agreed", row, other, now, by.id)
    return True


@step
def _ask_on(row: Talk, on: date) -> None:
    """Ask both on a day what came of it, each at the hour they chose, once."""
    for person, actor in people.actors_of({row.by_id, row.other_id}).items():
        due_at = first_question(Due(on, None, actor.zone), actor)
        LookBack.objects.update_or_create(talk=row, person_id=person, defaults={"due_at": due_at, "leased_by": ""})


@command
def take_back_yes(*, by: Actor, talk_id: UUID, now: datetime) -> None:
    """Take one's own yes back, before both agreed. Twice is once. Raises as `agree` does."""
    row, _stream = held_talk(by, talk_id, Deed.ANSWER)
    row.yes.filter(person_id=by.id).delete()
    changed(row, now, what=STATE)


@command
def promise_line(*, by: Actor, talk_id: UUID, line: int, due: Due | None = None, now: datetime) -> UUID:
    """Make a promise to the other out of a line (from 0) that one will do; answer its id. Twice it is the same one.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | PAST_DATE | FAR_DATE), Refusal(ALREADY_SETTLED) before both agreed,
    Refusal(UNKNOWN_CHOICE) where there is no such line.
    """
    row, _stream = held_talk(by, talk_id, agreed=True)
    mine = rules.lines_of(wills_of(row).get(by.id, ""))
    if not 0 <= line < len(mine):
        raise Refusal(Because.UNKNOWN_CHOICE, "line", given=str(line))
    there = row.taken.filter(person_id=by.id, line=line).values_list("commitment_id", flat=True).first()
    if there is not None:
        return there
    draft = Draft(mine[line], row.relationship_id, other_of(row, by.id), due)
    made = make.promise(by=by, draft=draft, now=now).pk
    Taken.objects.create(talk=row, person_id=by.id, line=line, commitment_id=made, at=now)
    changed(row, now)
    return made


@command
def say_what_came(*, by: Actor, talk_id: UUID, came: Came, words: str = "", now: datetime) -> None:
    """Say what came of what was agreed, on the day to look again or any other; the other sees it.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | TOO_LONG), Refusal(ALREADY_SETTLED) before both agreed.
    """
    row, stream = held_talk(by, talk_id, Deed.ANSWER, agreed=True)
    said = text.prose(words, "words", limit=rules.LENGTH)
    told = {"came": came.value, "words": said, "answered_at": now, "due_at": None, "leased_by": ""}
    LookBack.objects.update_or_create(talk=row, person_id=by.id, defaults=told)
    journal.append(stream, Kind.TALK_LOOKED, by=by.id, about=row.pk, at=now, came=came)
    changed(row, now)


def part_named(given: str) -> TalkPart:
    """Answer the part that is meant. Raises Refusal(UNKNOWN_CHOICE)."""
    try:
        return TalkPart(given)
    except ValueError:
        raise Refusal(Because.UNKNOWN_CHOICE, "part", given=given[:40]) from None
