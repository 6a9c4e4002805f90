"""Propose another level, and take it down: the owner of the promises consents, or goes down alone."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from carefront.core import level as rules
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.level import ChangeState
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import PAIRS, RelationshipState
from carefront.kit.durable import command, step
from carefront.relationships.commands import registry
from carefront.relationships.commands.held import Held, held, refuse_rest
from carefront.relationships.commands.levels.held import HeldChange, ask_again, changes_of, level_now, tell
from carefront.relationships.models import LevelChange, Member


@command
def propose_level(
    *, by: Actor, relationship_id: UUID, owner_id: UUID, level: int, reason: str, look_on: date, now: datetime
) -> UUID:
    """Propose at which level `owner_id`'s promises stand in a relationship; answer the change's id.

    It takes effect when that person consents; who proposes it for themselves has consented, and the other of a pair is
    told. `look_on` is when both look again. Raises Refusal: HIDDEN, also with oneself, NOT_YOURS, RESTING, NOT_IN_IT,
    OUT_OF_RANGE, NEEDS_CONVERSATION for the fourth level, ALREADY_THERE when it is the level now or another proposal
    waits, EMPTY, TOO_LONG, PAST_DATE, FAR_DATE.
    """
    return propose_within(
        by=by, relationship_id=relationship_id, owner_id=owner_id, level=level, reason=reason, look_on=look_on, now=now
    )


@step
def propose_within(
    *,
    by: Actor,
    relationship_id: UUID,
    owner_id: UUID,
    level: int,
    reason: str,
    look_on: date,
    now: datetime,
    commitment_id: UUID | None = None,
    tell_ids: Collection[UUID] | None = None,
) -> UUID:
    """Propose a level inside a caller's transaction, perhaps of one promise; refusals as for `propose_level`.

    Whoever names a commitment has reached it, and says in `tell_ids` who else sees it.
    """
    it = _place(by, relationship_id)
    if not _is_in_it(it, owner_id):
        raise Refusal(Because.NOT_IN_IT, "owner")
    before = level_now(relationship_id, owner_id, commitment_id)
    talked = registry.was_talked_through(relationship_id, owner_id, now)
    to = rules.checked_level(level, before=before, talked=talked)
    words = rules.checked_reason(reason)
    rules.checked_look(look_on, by.zone, now=now)
    if by.id != owner_id and _open_ones(relationship_id, owner_id, commitment_id):
        raise Refusal(Because.ALREADY_THERE, "level")
    row = _row(it, by, owner_id, commitment_id, before, to)
    row.reason, row.look_on, row.made_at = words, look_on, now
    if by.id == owner_id:
        take_effect(HeldChange(it.stream, row), by, now, Kind.LEVEL_AGREED)
        tell("level_agreed", row, _others(it, by) if tell_ids is None else tell_ids, now, by.id)
        return row.pk
    row.save(force_insert=True)
    HeldChange(it.stream, row).note(Kind.LEVEL_PROPOSED, by.id, now, until=look_on)
    tell("level_proposed", row, [owner_id], now, by.id)
    return row.pk


@command
def lower_level(*, by: Actor, relationship_id: UUID, level: int, words: str = "", now: datetime) -> UUID:
    """Take the level of one's own promises in a relationship down, at once and by oneself; answer the change's id.

    No reason is needed; `words` are for the others. It can be done in a relationship that is paused, too. Raises
    Refusal: HIDDEN, NOT_YOURS, RESTING once the relationship ended, ALREADY_THERE, OUT_OF_RANGE for what is not lower,
    TOO_LONG.
    """
    return lower_within(by=by, relationship_id=relationship_id, level=level, words=words, now=now)


@step
def lower_within(
    *,
    by: Actor,
    relationship_id: UUID,
    level: int,
    words: str = "",
    now: datetime,
    commitment_id: UUID | None = None,
    tell_ids: Collection[UUID] | None = None,
) -> UUID:
    """Take a level down inside a caller's transaction, perhaps of one own promise; refusals as for `lower_level`."""
    it = _place(by, relationship_id, paused=True)
    before = level_now(relationship_id, by.id, commitment_id)
    row = _row(it, by, by.id, commitment_id, before, rules.checked_lower(level, before=before))
    row.reason, row.made_at = rules.checked_reason(words, "words", required=False), now
    take_effect(HeldChange(it.stream, row), by, now, Kind.LEVEL_LOWERED)
    tell("level_lowered", row, _others(it, by) if tell_ids is None else tell_ids, now, by.id)
    return row.pk


@step
def end_own_level(*, by: Actor, relationship_id: UUID, commitment_id: UUID, now: datetime) -> None:
    """Let one own promise stand at the level of all the others again; the caller has reached it as its owner.

    Twice is once. Raises Refusal: HIDDEN, NOT_YOURS, RESTING.
    """
    it = _place(by, relationship_id)
    standing = changes_of(relationship_id, by.id, commitment_id).filter(agreed_at__isnull=False).first()
    if standing is None:
        return
    before, after = rules.Level(standing.level), level_now(relationship_id, by.id)
    HeldChange(it.stream, standing).close(by.id, now, ChangeState.REPLACED)
    told = _row(it, by, by.id, commitment_id, before, after)  # for the fact alone: nothing stands in its place
    HeldChange(it.stream, told).note(Kind.LEVEL_LOWERED if after < before else Kind.LEVEL_AGREED, by.id, now)


@step
def take_effect(it: HeldChange, by: Actor, now: datetime, kind: Kind) -> None:
    """Put a change in force in place of what was, with its owner's consent; what was still proposed has passed."""
    row = it.row
    for other in changes_of(row.relationship_id, row.owner_id, row.commitment_id).exclude(pk=row.pk):
        HeldChange(it.stream, other).close(by.id, now, ChangeState.PASSED)
    row.agreed_at = now
    row.save(force_insert=row._state.adding)
    it.note(kind, by.id, now, until=row.look_on)
    if row.look_on is not None:
        ask_again(row.look_on, {row.owner_id, row.by_id}, change=row, release=None)
    registry.tell_level(row.relationship_id, row.owner_id, row.commitment_id, row.level, now, by)


@step
def stand_where_agreed(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Put one's own promises at the fourth level, by the yes to consequences that was just given. Twice is once.

    The words are in what was agreed, so there is no reason beside it. Raises Refusal: HIDDEN, NOT_YOURS, RESTING,
    NEEDS_CONVERSATION.
    """
    it = _place(by, relationship_id)
    before = level_now(relationship_id, by.id)
    if before is rules.Level.AGREED:
        return
    talked = registry.was_talked_through(relationship_id, by.id, now)
    row = _row(it, by, by.id, None, before, rules.checked_level(rules.Level.AGREED, before=before, talked=talked))
    row.made_at = now
    take_effect(HeldChange(it.stream, row), by, now, Kind.LEVEL_AGREED)


def _place(by: Actor, relationship_id: UUID, *, paused: bool = False) -> Held:
    """Lock a relationship that has levels and goes on now, or is `paused`.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING).
    """
    it = held(by, relationship_id, Deed.CHANGE)
    if not rules.suits(it.kind):
        raise Refusal(Because.HIDDEN)
    if not (paused and it.state is RelationshipState.PAUSED):
        refuse_rest(it.row)
    return it


def _is_in_it(it: Held, person_id: UUID) -> bool:
    return _inside(it).filter(person_id=person_id).exists()


def _inside(it: Held) -> QuerySet[Member]:
    return it.row.members.filter(accepted_at__isnull=False, left_at__isnull=True)


def _others(it: Held, by: Actor) -> list[UUID]:
    """Answer who hears of it by letter: the other of a pair. A team reads it on its page."""
    if it.kind not in PAIRS:
        return []
    return list(_inside(it).exclude(person_id=by.id).values_list("person_id", flat=True))


def _open_ones(relationship_id: UUID, owner_id: UUID, commitment_id: UUID | None) -> bool:
    return changes_of(relationship_id, owner_id, commitment_id).filter(agreed_at__isnull=True).exists()


def _row(
    it: Held, by: Actor, owner_id: UUID, commitment_id: UUID | None, before: rules.Level, to: rules.Level
) -> LevelChange:
    return LevelChange(
        workspace_id=by.workspace_id,
        relationship=it.row,
        owner_id=owner_id,
        commitment_id=commitment_id,
        by_id=by.id,
        level=to.value,
        before=before.value,
    )
