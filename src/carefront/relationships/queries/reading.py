"""What other rooms and doors read of relationships, as frozen cards."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import LIVING, PAIRS, RelationshipKind, RelationshipState, Role
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMEWHERE, Kept
from carefront.kit.prepared import SLOT, Prepared
from carefront.people import queries as people
from carefront.relationships import access
from carefront.relationships.models import Covenant, Ending, Member, Pause, Relationship, Signature
from carefront.relationships.queries.beside import agreed_columns, agreed_of
from carefront.relationships.queries.cards import EndingCard, MemberCard, RelationshipCard


def _parts() -> QuerySet[Member]:
    return Member.objects.select_related("person").order_by("invited_at", "id")


def _cards(
    person: Actor, rows: Collection[Relationship], parts: Iterable[Member] | None = None
) -> list[RelationshipCard]:
    """Show relationships; `parts` are everybody's in them, where the caller has them."""
    members: dict[UUID, list[Member]] = {row.pk: [] for row in rows}
    pairs = {row.pk for row in rows if row.kind in PAIRS}
    if parts is None:
        parts = _parts().filter(relationship_id__in=list(members))
    names: dict[UUID, people.PersonName] = {}
    for member in parts:
        names[member.person_id] = people.named(member.person)
        if member.declined_at is None or member.relationship_id in pairs:
            members[member.relationship_id].append(member)
    return [_card(person, row, members[row.pk], names) for row in rows]


def _whole(rows: QuerySet[Relationship], person_id: UUID) -> QuerySet[Relationship]:
    """Bring the end of each relationship along, until when it rests, and how its covenant stands for a person."""
    rest = Pause.objects.filter(relationship=OuterRef("pk"), ended_at__isnull=True)
    open_ones = Covenant.objects.filter(relationship=OuterRef("pk"), over_at__isnull=True)
    signed = Signature.objects.filter(covenant=OuterRef("pk"), taken_back_at__isnull=True)
    waits = open_ones.filter(
        Q(in_force_from__isnull=False) | Q(Exists(signed)), ~Exists(signed.filter(person=person_id))
    )
    return rows.select_related("ending").annotate(
        rests_until=Subquery(rest.values("until")[:1]),
        has_covenant=Exists(open_ones.filter(in_force_from__isnull=False)),
        has_draft=Exists(open_ones.filter(in_force_from__isnull=True)),
        waits_for_signature=Exists(waits),
        **agreed_columns(person_id),
    )


def _card(
    person: Actor,
    row: Relationship,
    rows: list[Member],
    names: Mapping[UUID, people.PersonName],
) -> RelationshipCard:
    newest = {member.person_id: member for member in rows}
    mine = newest.get(person.id)
    left_at = mine.left_at if mine else None
    if left_at is not None:
        rows = [member for member in rows if member.invited_at <= left_at]
        newest = {member.person_id: member for member in rows}
    cards = tuple(_member(person, member, names, left_at) for member in newest.values())
    kind, state = RelationshipKind(row.kind), RelationshipState(row.state)
    ending: Ending | None = getattr(row, "ending", None)
    other = next((card.name for card in cards if not card.is_me), "")
    inside = mine is not None and mine.accepted_at is not None and left_at is None
    return RelationshipCard(
        id=row.pk,
        workspace_id=row.workspace_id,
        kind=kind,
        state=state if left_at is None else RelationshipState.ENDED,
        title=row.name or (other if kind in PAIRS else person.name),
        hue=row.hue,
        purpose=row.purpose,
        proposed_by=row.proposed_by_id,
        created_at=row.created_at,
        started_at=row.started_at,
        members=cards,
        my_role=Role(mine.role) if mine else None,
        awaits_me=mine is not None and mine.accepted_at is None and state in LIVING,
        paused_until=getattr(row, "rests_until", None) if left_at is None else None,
        i_left=left_at is not None,
        standing=access.standing_in(person.id, row, mine),
        ending=_ending(ending, names) if ending and (left_at is None or left_at >= ending.at) else None,
        has_covenant=inside and bool(getattr(row, "has_covenant", False)),
        has_covenant_draft=inside and bool(getattr(row, "has_draft", False)),
        asked_to_sign=inside and state is RelationshipState.ACTIVE and bool(getattr(row, "waits_for_signature", False)),
        **agreed_of(row, asked=state is RelationshipState.ACTIVE) if inside else {},
    )


def _ending(ending: Ending, names: Mapping[UUID, people.PersonName]) -> EndingCard:
    name = names[ending.by_id].name if ending.by_id in names else ""
    return EndingCard(at=ending.at, by=ending.by_id, name=name, words=ending.words)


def _member(
    person: Actor, member: Member, names: Mapping[UUID, people.PersonName], as_of: datetime | None
) -> MemberCard:
    """Show one part; to somebody who left, as it was `as_of` then."""
    accepted, left = (at is not None and (as_of is None or at <= as_of) for at in (member.accepted_at, member.left_at))
    return MemberCard(
        person_id=member.person_id,
        name=names[member.person_id].name,
        role=Role(member.role),
        accepted=accepted,
        left=left,
        is_me=member.person_id == person.id,
        declined=member.declined_at is not None,
        since=member.accepted_at if accepted else None,
    )


_ANYBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")
_ALL = Kept(lambda: _whole(access.visible_to(_ANYBODY), SOMEBODY).order_by("created_at"))
_PARTS_OF_ALL = Kept(lambda: _parts().filter(relationship_id__in=access.visible_to(_ANYBODY).values("pk")))
_ONE = Kept(lambda: _whole(access.visible_to(_ANYBODY), SOMEBODY).filter(pk=SOMETHING))
_PARTS_OF_ONE = Kept(lambda: _parts().filter(relationship_id=SOMEBODY))


def relationship(person: Actor, relationship_id: UUID) -> RelationshipCard:
    """Show one relationship. Raises Refusal(HIDDEN). 2 SQL queries."""
    rows = _ONE.rows(person.id, person.workspace_id, relationship_id)
    if not rows:
        raise Refusal(Because.HIDDEN)
    return _cards(person, rows, _PARTS_OF_ONE.rows(relationship_id))[0]


def relationships(person: Actor) -> list[RelationshipCard]:
    """Show all of a person's relationships, those awaiting their word first, then the living, then the ended.

    2 SQL queries for any number.
    """
    order = {RelationshipState.ACTIVE: 1, RelationshipState.PROPOSED: 2, RelationshipState.PAUSED: 3}
    cards = _cards(
        person, _ALL.rows(person.id, person.workspace_id), _PARTS_OF_ALL.rows(person.id, person.workspace_id)
    )
    return sorted(cards, key=lambda card: (not card.awaits_me, order.get(card.state, 4), card.created_at))


def relationships_after(person: Actor, after: UUID | None, limit: int) -> tuple[list[RelationshipCard], UUID | None]:
    """Show up to `limit` of a person's relationships in the order of their ids, those after the id `after`.

    Answers the cards and the id after which the next ones begin, None when these were the last.
    """
    rows = _whole(access.visible_to(person), person.id).order_by("pk")
    found = list((rows.filter(pk__gt=after) if after else rows)[: limit + 1])
    shown = found[:limit]
    return _cards(person, shown), shown[-1].pk if len(found) > limit else None


def cards_of(person: Actor, ids: Collection[UUID]) -> dict[UUID, RelationshipCard]:
    """Show those of `ids` that `person` may see. 2 SQL queries."""
    return {
        card.id: card for card in _cards(person, list(_whole(access.visible_to(person), person.id).filter(pk__in=ids)))
    }


def open_for(person: Actor, relationship_id: UUID) -> RelationshipCard:
    """Show a relationship in which `person` may make a promise or a request now.

    Raises Refusal(HIDDEN) when it is not theirs, Refusal(RESTING) when it is not active or they have not accepted it.
    """
    row = access.reach(person, relationship_id, Deed.SEE)
    card = _cards(person, [row])[0]
    mine = next((member for member in card.members if member.is_me), None)
    if mine is None or mine.left or not mine.accepted or not access.is_open(row):
        raise Refusal(Because.RESTING, "relationship")
    return card


def member_ids(relationship_id: UUID, *, at: datetime | None = None) -> list[UUID]:
    """Answer who has accepted a relationship and not left it; with `at`, those of them who were in it then, too.

    For rooms that have reached something in it.
    """
    rows = Member.objects.filter(relationship_id=relationship_id, accepted_at__isnull=False, left_at__isnull=True)
    if at is not None:
        rows = rows.filter(Exists(access.was_in(OuterRef("person_id"), relationship_id, at)))
    return list(rows.order_by("invited_at", "id").values_list("person_id", flat=True))


def at_rest(ids: Collection[UUID]) -> set[UUID]:
    """Answer those of `ids` in which nobody is asked: resting, released, ended, or not begun. For workers."""
    released = Exists(access.release_in(OuterRef("pk")))
    rows = Relationship.objects.filter(~Q(state=RelationshipState.ACTIVE.value) | released, pk__in=ids)
    return set(rows.values_list("pk", flat=True))


_STATE = Prepared(lambda: Relationship.objects.filter(pk=SLOT).values_list("state"))


def is_active(relationship_id: UUID) -> bool:
    """Answer whether things are asked in a relationship now; one query, for the work of letters."""
    return _STATE.ask(relationship_id) == [(RelationshipState.ACTIVE.value,)]


_REST = Prepared(
    lambda: Relationship.objects.filter(pk=SLOT).values_list(
        "state", Subquery(access.release_in(OuterRef("pk")).values("until")[:1])
    )
)


def asking_in(relationship_id: UUID) -> tuple[bool, date | None]:
    """Answer whether people are asked about promises in a relationship now, and until when it is released; one query.

    For rooms that have reached something in it.
    """
    for state, until in _REST.ask(relationship_id):
        return state == RelationshipState.ACTIVE.value and until is None, until
    return False, None
