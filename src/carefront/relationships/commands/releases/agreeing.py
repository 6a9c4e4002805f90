"""Propose a time without promises, agree to it or not, and end it earlier."""

from datetime import date, datetime, time
from uuid import UUID

from carefront.core import level as rules
from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.ledger import Kind
from carefront.core.level import ReleaseState
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import letters
from carefront.kit.durable import command, step
from carefront.relationships.commands import registry
from carefront.relationships.commands.held import held, refuse_rest
from carefront.relationships.commands.levels.held import ask_again
from carefront.relationships.commands.releases.held import HeldRelease, asking, held_release, tell
from carefront.relationships.models import LookAgain, Release, ReleaseYes
from carefront.relationships.queries import member_ids


@command
def propose_release(
    *, by: Actor, relationship_id: UUID, until: date, reason: str = "", look_on: date | None = None, now: datetime
) -> UUID:
    """Propose that those in a relationship rest from promises until a day; answer the release's id.

    It begins when everybody in it has agreed; whoever proposes it has. `look_on` is when each is asked once whether it
    is still good, half-way unless it is named. Raises Refusal: HIDDEN, also with oneself, NOT_YOURS, RESTING,
    ALREADY_THERE while one is on or waits for an answer, PAST_DATE, FAR_DATE, LONG_PERIOD, AFTER_END, TOO_LONG.
    """
    it = held(by, relationship_id, Deed.CHANGE)
    if not rules.suits(it.kind):
        raise Refusal(Because.HIDDEN)
    refuse_rest(it.row)
    if Release.objects.filter(relationship=it.row, over_at__isnull=True).exists():
        raise Refusal(Because.ALREADY_THERE)
    until, look_on = rules.checked_release(until, look_on, by.zone, now=now)
    row = Release(
        workspace_id=by.workspace_id,
        relationship=it.row,
        by_id=by.id,
        reason=rules.checked_reason(reason, required=False),
        until=until,
        ends_at=Due(until, time(0), by.zone).instant(),
        look_on=look_on,
        made_at=now,
    )
    row.save(force_insert=True)
    ReleaseYes(release=row, person_id=by.id, at=now).save(force_insert=True)
    it_is = HeldRelease(it.stream, row)
    it_is.note(Kind.RELEASE_PROPOSED, by.id, now, until=until)
    if not begin_if_agreed(it_is, by.id, now):
        tell("release_proposed", row, [one for one in member_ids(relationship_id) if one != by.id], now, by.id)
    return row.pk


@command
def accept_release(*, by: Actor, release_id: UUID, now: datetime) -> None:
    """Agree to a release; with the last yes of those who are in the relationship it begins. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED when it was taken back, declined or is over, RESTING, PAST_DATE
    when its day has come meanwhile.
    """
    it = held_release(by, release_id, Deed.ANSWER)
    if it.row.over_at is None and it.row.yes.filter(person_id=by.id).exists():
        return
    _must_be_open(it)
    if it.row.ends_at <= now:
        raise Refusal(Because.PAST_DATE, "until", given=it.row.until.isoformat())
    ReleaseYes(release=it.row, person_id=by.id, at=now).save(force_insert=True)
    begin_if_agreed(it, by.id, now)


@command
def decline_release(*, by: Actor, release_id: UUID, now: datetime) -> None:
    """Go on with promises as they are; whoever proposed the release is told. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS also to whoever proposed it, ALREADY_SETTLED, RESTING.
    """
    it = held_release(by, release_id, Deed.ANSWER)
    if it.row.by_id == by.id:
        raise Refusal(Because.NOT_YOURS)
    if it.state is ReleaseState.DECLINED:
        return
    _must_be_open(it)
    it.close(by.id, now, ReleaseState.DECLINED)
    it.note(Kind.RELEASE_DECLINED, by.id, now)
    tell("release_declined", it.row, [it.row.by_id], now, by.id)


@command
def withdraw_release(*, by: Actor, release_id: UUID, now: datetime) -> None:
    """Take one's own proposal of a release back. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS to everybody else, ALREADY_SETTLED once it has begun or was declined, RESTING.
    """
    it = held_release(by, release_id, Deed.CHANGE)
    if it.row.by_id != by.id:
        raise Refusal(Because.NOT_YOURS)
    if it.state is ReleaseState.WITHDRAWN:
        return
    _must_be_open(it)
    it.close(by.id, now, ReleaseState.WITHDRAWN)
    it.note(Kind.RELEASE_WITHDRAWN, by.id, now)


@command
def end_release(*, by: Actor, release_id: UUID, now: datetime) -> None:
    """End a release before its day; anybody in it can, and the others are told. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED when it has not begun.
    """
    it = held_release(by, release_id, Deed.CHANGE)
    if it.state is ReleaseState.ENDED:
        return
    if it.state is not ReleaseState.ON:
        raise Refusal(Because.ALREADY_SETTLED)
    finish(it, by, now)
    others = [one for one in member_ids(it.row.relationship_id) if one != by.id]
    tell("release_ended", it.row, others, now, by.id)


@command
def keep_release(*, by: Actor, release_id: UUID, now: datetime) -> None:
    """Say, to the one question in it, that it is still good to rest from promises. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED when it is not on.
    """
    it = held_release(by, release_id, Deed.ANSWER)
    if it.state is not ReleaseState.ON:
        raise Refusal(Because.ALREADY_SETTLED)
    LookAgain.objects.filter(release=it.row, person_id=by.id, answered_at__isnull=True).update(
        answered_at=now, due_at=None, leased_by=""
    )


@step
def begin_if_agreed(it: HeldRelease, by: UUID, now: datetime) -> bool:
    """Begin a release when everybody who is in the relationship now has said yes; answer whether.

    `by` said the last yes, or left, so that those of the others became all of them.
    """
    row = it.row
    members = member_ids(row.relationship_id)
    if row.ends_at <= now or not rules.all_agree(members, list(row.yes.values_list("person_id", flat=True))):
        return False
    row.begun_at = now
    row.save(update_fields=["begun_at"])
    it.note(Kind.RELEASE_BEGUN, by, now, until=row.until)
    letters.withdraw(asking(row.pk))
    tell("release_begun", row, [one for one in members if one != by], now, by)
    if row.look_on < row.until:
        ask_again(row.look_on, members, change=None, release=row)
    registry.tell(registry.on_release, row.relationship_id, now, None)
    return True


@step
def finish(it: HeldRelease, by: Actor | None, now: datetime) -> None:
    """End a release that is on: its record, its ledger, and what rested with it."""
    it.close(by.id if by else None, now, ReleaseState.ENDED)
    it.note(Kind.RELEASE_ENDED, by.id if by else None, now)
    registry.tell(registry.on_release_end, it.row.relationship_id, now, by)


def _must_be_open(it: HeldRelease) -> None:
    if it.state is not ReleaseState.OPEN:
        raise Refusal(Because.ALREADY_SETTLED)
    refuse_rest(it.row.relationship)
