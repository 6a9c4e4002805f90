"""The facts of everybody in a relationship as histories, read anew whenever they are needed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.commitments.queries import evidence as promises
from carefront.commitments.queries.evidence import Owned, Source
from carefront.conversations.queries import evidence as conversations
from carefront.conversations.queries.evidence import Met
from carefront.core.actors import Actor
from carefront.core.evidence.cancelled import Conversation
from carefront.core.evidence.counting import Fact
from carefront.core.evidence.patterns import History
from carefront.core.outcomes import Counts
from carefront.people import queries as people
from carefront.relationships.queries.resting import Place, place_of

_COUNTED = frozenset({Counts.KEPT, Counts.MISSED, Counts.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Told:
    """Hold one person's history in one relationship, what each fact is about, and what was due by a meeting."""

    history: History
    sources: Mapping[UUID, Source]
    due_by: Mapping[UUID, tuple[UUID, ...]]  # by conversation: the facts that were due by it


@dataclass(frozen=True, slots=True)
class Room:
    """Hold a relationship with the histories of those who are in it now."""

    place: Place
    actors: Mapping[UUID, Actor]
    told: Mapping[UUID, Told]


def room_of(relationship_id: UUID) -> Room | None:
    """Read a relationship's histories, of everybody who is in it. At most 10 SQL queries, however long they are.

    For workers, and for those who have reached something in it.
    """
    place = place_of(relationship_id)
    if place is None:
        return None
    actors = people.actors_of(place.members) if place.members else {}
    if not actors or not place.goes_on:
        return Room(place, actors, {})
    owned = promises.owned_in(relationship_id, actors, place.rests)
    met = conversations.met_in(relationship_id)
    return Room(place, actors, {key: _told(one, met.get(key, []), key, actors[key]) for key, one in owned.items()})


def told_about(relationship_id: UUID, subject_id: UUID) -> Told | None:
    """Read one person's history in one relationship, also after they left it or it ended."""
    place = place_of(relationship_id)
    actors = people.actors_of([subject_id])
    if place is None or not actors:
        return None
    owned = promises.owned_in(relationship_id, actors, place.rests)[subject_id]
    met = conversations.met_in(relationship_id).get(subject_id, [])
    return _told(owned, met, subject_id, actors[subject_id])


def _told(owned: Owned, met: list[Met], owner_id: UUID, owner: Actor) -> Told:
    found, due_by = _conversations(owned, met, owner_id, owner)
    history = History(
        tuple(owned.facts), tuple(found), tuple(owned.promises), tuple(owned.hindered), tuple(owned.helped),
        tuple(owned.again),
    )  # fmt: skip
    return Told(history, owned.sources, due_by)


def _conversations(
    owned: Owned, met: Iterable[Met], owner_id: UUID, owner: Actor
) -> tuple[list[Conversation], dict[UUID, tuple[UUID, ...]]]:
    """Answer the conversations by which something of the owner's was due, each with whether it was done.

    One that somebody else cancelled says nothing about the owner. What was said while a conversation was held goes
    together with it by itself, so that it counts for none.
    """
    met = list(met)
    held = [(one.begun_at, one.closed_at) for one in met if one.begun_at and one.closed_at]
    apart = [fact for fact in owned.facts if fact.clear and fact.counts in _COUNTED]
    apart = sorted((fact for fact in apart if not _within(owned.sources[fact.id].at, held)), key=lambda fact: fact.on)
    found, due_by, before, place = [], {}, date.min, 0
    for one in sorted(met, key=lambda one: one.on):
        due: list[Fact] = []
        while place < len(apart) and apart[place].on <= one.on:
            due += [apart[place]] if apart[place].on > before else []
            place += 1
        before = max(before, one.on)
        if not due or one.cancelled_by not in {None, owner_id}:
            continue
        found.append(Conversation(one.id, one.on, one.cancelled_by is not None, _was_done(due), True))
        due_by[one.id] = tuple(fact.id for fact in due)
    return found, due_by


def _within(at: datetime | None, held: Iterable[tuple[datetime, datetime]]) -> bool:
    return at is not None and any(begun <= at <= closed for begun, closed in held)


def _was_done(due: list[Fact]) -> bool | None:
    kept = sum(1 for fact in due if fact.counts is Counts.KEPT)
    missed = sum(1 for fact in due if fact.counts is Counts.MISSED)
    return 2 * kept >= kept + missed if kept + missed else None
