"""Answer a proposal about one's level, take one's own proposal back, and look again at what is in force."""

from datetime import date, datetime
from uuid import UUID

from carefront.core import level as rules
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.level import ChangeState
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal, letters
from carefront.kit.durable import command, step
from carefront.relationships.commands import registry
from carefront.relationships.commands.held import refuse_rest
from carefront.relationships.commands.levels.held import HeldChange, ask_again, asking, held_change, level_now, tell
from carefront.relationships.commands.levels.proposing import take_effect
from carefront.relationships.models import LevelChange, LookAgain


@command
def accept_level(*, by: Actor, change_id: UUID, now: datetime) -> None:
    """Consent to a level that somebody proposed for one's own promises: it is in force from now. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED when it was taken back, declined or replaced, RESTING,
    NEEDS_CONVERSATION, ALREADY_THERE when it is the level already.
    """
    it = held_change(by, change_id, Deed.ANSWER)
    if it.state is ChangeState.IN_FORCE:
        return
    _must_be_open(it)
    row = it.row
    before = level_now(row.relationship_id, row.owner_id, row.commitment_id)
    talked = registry.was_talked_through(row.relationship_id, row.owner_id, now)
    rules.checked_level(row.level, before=before, talked=talked)
    row.before = before.value
    take_effect(it, by, now, Kind.LEVEL_AGREED)
    letters.withdraw(asking(row.pk))
    tell("level_agreed", row, [row.by_id], now, by.id)


@command
def decline_level(*, by: Actor, change_id: UUID, words: str = "", now: datetime) -> None:
    """Leave one's level as it is, perhaps with a word to whoever proposed another. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED, RESTING, TOO_LONG.
    """
    it = held_change(by, change_id, Deed.ANSWER)
    if it.state is ChangeState.DECLINED:
        return
    _must_be_open(it)
    it.row.words = rules.checked_reason(words, "words", required=False)
    it.close(by.id, now, ChangeState.DECLINED)
    it.note(Kind.LEVEL_DECLINED, by.id, now)
    tell("level_declined", it.row, [it.row.by_id], now, by.id)


@command
def withdraw_level(*, by: Actor, change_id: UUID, now: datetime) -> None:
    """Take one's own proposal about somebody's level back. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS to everybody else, ALREADY_SETTLED once it was answered, RESTING.
    """
    it = held_change(by, change_id, Deed.ASK)
    if it.row.by_id != by.id:
        raise Refusal(Because.NOT_YOURS)
    if it.state is ChangeState.WITHDRAWN:
        return
    _must_be_open(it)
    it.close(by.id, now, ChangeState.WITHDRAWN)
    it.note(Kind.LEVEL_WITHDRAWN, by.id, now)


@command
def look_again_at_level(*, by: Actor, change_id: UUID, look_on: date, now: datetime) -> None:
    """Say that the level of one's own promises is still right, and when to look again.

    Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED when it is not in force, RESTING, PAST_DATE, FAR_DATE.
    """
    it = held_change(by, change_id, Deed.CHANGE)
    if it.state is not ChangeState.IN_FORCE:
        raise Refusal(Because.ALREADY_SETTLED)
    refuse_rest(it.row.relationship)
    row = it.row
    row.look_on = rules.checked_look(look_on, by.zone, now=now)
    row.save(update_fields=["look_on"])
    ask_again(look_on, {row.owner_id, row.by_id}, change=row, release=None)


@command
def set_look_aside(*, by: Actor, change_id: UUID, now: datetime) -> None:
    """Answer for oneself the question whether a level is still right: nothing changes, and it is asked no more.

    Raises Refusal: HIDDEN, NOT_YOURS.
    """
    it = held_change(by, change_id, Deed.ASK)
    LookAgain.objects.filter(change=it.row, person_id=by.id, answered_at__isnull=True).update(
        answered_at=now, due_at=None, leased_by=""
    )


def _must_be_open(it: HeldChange) -> None:
    if it.state is not ChangeState.OPEN:
        raise Refusal(Because.ALREADY_SETTLED)
    refuse_rest(it.row.relationship)


@step
def pass_over(relationship_id: UUID, now: datetime, person_id: UUID | None = None) -> None:
    """Let the proposals of a relationship pass that has ended, or those by and about somebody who left it.

    What was in force for somebody who left is over; for a relationship that has ended it stays readable as it stood.
    """
    rows = LevelChange.objects.select_related("relationship").filter(
        relationship_id=relationship_id, over_at__isnull=True
    )
    stream = journal.lock(relationship_id)
    for row in rows:
        it = HeldChange(stream, row)
        theirs = person_id is None or person_id in {row.owner_id, row.by_id}
        if (row.agreed_at is None and theirs) or row.owner_id == person_id:
            it.close(person_id, now, ChangeState.PASSED)
    looks = LookAgain.objects.filter(change__relationship_id=relationship_id)
    (looks if person_id is None else looks.filter(person_id=person_id)).update(due_at=None, leased_by="")
