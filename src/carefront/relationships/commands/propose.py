"""Propose a relationship."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import (
    ROLES,
    RelationshipKind,
    RelationshipState,
    Role,
    checked_roles,
    suits,
)
from carefront.core.words import line, prose
from carefront.kit import journal, letters
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.models import Stream
from carefront.people import queries as people
from carefront.relationships.commands.accept import accept_within
from carefront.relationships.commands.held import asking_letter
from carefront.relationships.models import Living, Member, Relationship

NAME = 120  # characters in a team's name
PURPOSE = 2_000  # characters in what a relationship is for
HUES = 8


@command
def propose_relationship(
    *,
    by: Actor,
    kind: RelationshipKind,
    role: Role | None = None,
    with_ids: Collection[UUID] = (),
    name: str = "",
    purpose: str = "",
    now: datetime,
) -> UUID:
    """Propose a relationship to people of the same workspace, or begin the one with oneself; answer its id.

    `role` is the proposer's own part and may be left out where the kind has only one. A team needs a `name`; a pair is
    called by the other's name. When the other has proposed the same pair with the fitting part, this accepts it.
    Raises Refusal: UNKNOWN_CHOICE for a role or person that cannot be chosen, WRONG_SIZE, EMPTY, TOO_LONG, and
    ALREADY_THERE when the two share a living relationship of this kind.
    """
    return propose_within(by=by, kind=kind, role=role, with_ids=with_ids, name=name, purpose=purpose, now=now)


@step
def propose_within(
    *,
    by: Actor,
    kind: RelationshipKind,
    role: Role | None = None,
    with_ids: Collection[UUID] = (),
    name: str = "",
    purpose: str = "",
    now: datetime,
) -> UUID:
    """Propose a relationship inside a caller's transaction; arguments and refusals as for `propose_relationship`."""
    own = role or (ROLES[kind][0] if len(ROLES[kind]) == 1 else None)
    if own is None:
        raise Refusal(Because.EMPTY, "role")
    others = sorted(set(with_ids) - {by.id})
    other_role = checked_roles(kind, own, len(others))
    all_here(by, others, "with")
    team = kind is RelationshipKind.TEAM
    row = Relationship(
        workspace_id=by.workspace_id,
        kind=kind.value,
        name=line(name, "name", limit=NAME) if team else "",
        purpose=prose(purpose, "purpose", limit=PURPOSE),
        hue=Member.objects.filter(person_id=by.id).count() % HUES,
        state=RelationshipState.PROPOSED.value,
        proposed_by_id=by.id,
        created_at=now,
    )
    row.save(force_insert=True)
    if not team and not _claim(row, others[0] if others else by.id):
        row.delete()
        return _instead(by, kind, own, others, now)
    journal.open_stream(row.pk, by.workspace_id)
    _write(by, row, own, other_role, others, now)
    return row.pk


@step
def ensure_self(by: Actor, now: datetime) -> UUID:
    """Answer the id of a person's relationship with themselves; begin it when it is not there."""
    there = Living.objects.filter(kind=RelationshipKind.SELF.value, first_id=by.id, second_id=by.id)
    found = there.values_list("relationship_id", flat=True).first()
    return found or propose_within(by=by, kind=RelationshipKind.SELF, now=now)


def all_here(by: Actor, others: list[UUID], field: str) -> None:
    """Refuse anybody who is not in the workspace of `by` now, absent and foreign people alike."""
    here = people.actors_of(others) if others else {}
    if {person for person, actor in here.items() if actor.workspace_id == by.workspace_id} != set(others):
        raise Refusal(Because.UNKNOWN_CHOICE, field)


def _claim(row: Relationship, other: UUID) -> bool:
    """Take the place of the one living pair of this kind, after whoever takes it just now; answer False if taken."""
    first, second = sorted((row.proposed_by_id, other))
    place = Living(workspace_id=row.workspace_id, relationship=row, kind=row.kind, first_id=first, second_id=second)
    Living.objects.bulk_create([place], ignore_conflicts=True)
    return Living.objects.filter(pk=place.pk).exists()


def _instead(by: Actor, kind: RelationshipKind, own: Role, others: list[UUID], now: datetime) -> UUID:
    """Answer what is there already: one's own, or, where the other proposed the same, that one, accepted now."""
    first, second = sorted((by.id, others[0] if others else by.id))
    place = (
        Living.objects.filter(kind=kind.value, first_id=first, second_id=second).select_related("relationship").first()
    )
    if place is None:
        raise Refusal(Because.CHANGED_MEANWHILE, "with")
    there = place.relationship
    if kind is RelationshipKind.SELF:
        return there.pk
    waiting = there.state == RelationshipState.PROPOSED.value and there.proposed_by_id != by.id
    theirs = there.members.filter(person_id=there.proposed_by_id).values_list("role", flat=True).first()
    if not waiting or theirs is None or not suits(Role(theirs), own):
        raise Refusal(Because.ALREADY_THERE, "with", relationship=str(there.pk))
    accept_within(by=by, relationship_id=there.pk, now=now)
    return there.pk


def _write(by: Actor, row: Relationship, own: Role, other: Role, others: list[UUID], now: datetime) -> None:
    stream = journal.lock(row.pk)
    me = Member(
        workspace_id=by.workspace_id,
        relationship=row,
        person_id=by.id,
        role=own.value,
        invited_at=now,
        accepted_at=now,
    )
    me.save(force_insert=True)
    journal.append(stream, Kind.RELATIONSHIP_PROPOSED, by=by.id, about=row.pk, at=now, as_kind=row.kind, role=own)
    ask(by, stream, row, other, others, now)
    if not others:
        row.state, row.started_at = RelationshipState.ACTIVE.value, now
        row.save(update_fields=["state", "started_at"])
        journal.append(stream, Kind.RELATIONSHIP_STARTED, by=by.id, about=row.pk, at=now)


@step
def ask(by: Actor, stream: Stream, row: Relationship, role: Role, people_ids: list[UUID], now: datetime) -> None:
    """Ask people into a relationship: their part, the fact in its ledger, and a letter to each."""
    Member.objects.bulk_create(
        Member(workspace_id=by.workspace_id, relationship=row, person_id=person, role=role.value, invited_at=now)
        for person in people_ids
    )
    entries = [
        journal.Entry(Kind.MEMBER_INVITED, by.id, row.pk, now, {"person": person, "role": role})
        for person in people_ids
    ]
    if entries:
        journal.append_all(stream, entries)
    for person in people_ids:
        letters.post(
            "relationship_proposed",
            now=now,
            to=person,
            workspace_id=by.workspace_id,
            dedupe=f"{asking_letter(row.pk, person)}{new_id().hex[-12:]}",
            relationship=row.pk,
            by=by.id,
        )
