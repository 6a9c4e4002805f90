"""What doors and other rooms read of levels, as frozen cards."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from carefront.core import level as rules
from carefront.core.actors import Actor
from carefront.core.level import ChangeState, Level
from carefront.core.policy import Deed
from carefront.core.relationships import RelationshipState
from carefront.people import queries as people
from carefront.relationships import access
from carefront.relationships.models import LevelChange, LookAgain
from carefront.relationships.queries.cards import RelationshipCard
from carefront.relationships.queries.level_cards import ChangeCard, LevelsCard, OwnerCard, PromiseLevel

MOST = 60  # changes in a history


def levels(person: Actor, card: RelationshipCard) -> LevelsCard:
    """Show the levels in a relationship that `person` was shown, what is proposed, and the history. 1 SQL query."""
    rows = _whole(person, access.levels_visible_to(person).filter(relationship_id=card.id))
    changes = _cards(person, rows.order_by("-made_at", "-id")[: 2 * MOST], is_open=_is_open(card))
    usual = [one for one in changes if one.commitment_id is None]
    owners = [member for member in card.members if member.accepted and not member.left]
    return LevelsCard(
        owners=tuple(_owner(card, one.person_id, one.name, one.is_me, usual) for one in owners),
        of_one_promise=tuple(one for one in changes if one.commitment_id and one.state is ChangeState.OPEN),
        history=tuple(one for one in usual if one.state is not ChangeState.OPEN)[:MOST],
    )


def change(person: Actor, change_id: UUID) -> ChangeCard:
    """Show one change of level. Raises Refusal(HIDDEN). At most 5 SQL queries."""
    row = access.reach_level(person, change_id, Deed.SEE)
    inside = access.accepted_ids_of(person.id).filter(relationship_id=row.relationship_id).exists()
    rows = _whole(person, LevelChange.objects.filter(pk=row.pk))
    return _cards(person, rows, is_open=inside and access.is_open(row.relationship))[0]


def of_promise(
    person: Actor, commitment_id: UUID, *, owner_id: UUID, relationship_id: UUID, is_open: bool, is_here: bool = False
) -> PromiseLevel:
    """Show at which level one promise stands; `is_open` while it and its relationship go on, and `person` is in it.

    `is_here` says the same of one that may be paused.

    For rooms that have reached it. 1 SQL query.
    """
    of_it = Q(commitment_id__isnull=True) | Q(commitment_id=commitment_id)
    rows = LevelChange.objects.filter(of_it, relationship_id=relationship_id, owner_id=owner_id, over_at__isnull=True)
    changes = _cards(person, _whole(person, rows), is_open=is_open)
    own = [one for one in changes if one.commitment_id is not None]
    usual = _in_force(one for one in changes if one.commitment_id is None)
    standing = _in_force(own)
    number = usual.level.value if usual else None
    return PromiseLevel(
        level=rules.in_effect(number, standing.level.value if standing else None),
        usual=rules.in_effect(number, None),
        change=standing,
        proposed=next((one for one in own if one.state is ChangeState.OPEN), None),
        is_mine=owner_id == person.id,
        is_open=is_open,
        is_here=is_here,
    )


def _is_open(card: RelationshipCard) -> bool:
    return card.is_active and card.inside


def is_here(card: RelationshipCard) -> bool:
    """Answer whether the reader is in a relationship that goes on or is paused: there they can go down a level."""
    return card.inside and card.state in {RelationshipState.ACTIVE, RelationshipState.PAUSED}


def _owner(card: RelationshipCard, person_id: UUID, name: str, is_me: bool, changes: list[ChangeCard]) -> OwnerCard:
    mine = [one for one in changes if one.owner_id == person_id]
    standing = _in_force(mine)
    return OwnerCard(
        person_id=person_id,
        name=name,
        is_me=is_me,
        level=rules.in_effect(standing.level.value if standing else None, None),
        since=standing.agreed_at if standing else None,
        change=standing,
        proposed=next((one for one in mine if one.state is ChangeState.OPEN), None),
        is_open=_is_open(card),
        is_here=is_here(card),
    )


def _in_force(changes: Iterable[ChangeCard]) -> ChangeCard | None:
    return next((one for one in changes if one.state is ChangeState.IN_FORCE), None)


def _whole(person: Actor, rows: QuerySet[LevelChange]) -> QuerySet[LevelChange]:
    looks = LookAgain.objects.filter(change=OuterRef("pk"), person_id=person.id, asked_at__isnull=False)
    asks_me = Exists(looks.filter(answered_at__isnull=True))
    return rows.select_related("owner", "by", "relationship").annotate(asks_me=asks_me)


def _cards(person: Actor, rows: Iterable[LevelChange], *, is_open: bool) -> list[ChangeCard]:
    return [_card(person, row, is_open) for row in rows]


def _card(person: Actor, row: LevelChange, is_open: bool) -> ChangeCard:
    state = rules.change_state(was_agreed=row.agreed_at is not None, is_over=row.over_at is not None, ending=row.ending)
    return ChangeCard(
        id=row.pk,
        relationship_id=row.relationship_id,
        commitment_id=row.commitment_id,
        owner_id=row.owner_id,
        owner=people.named(row.owner).name,
        owner_is_me=row.owner_id == person.id,
        by=people.named(row.by).name,
        by_me=row.by_id == person.id,
        by_owner=row.by_id == row.owner_id,
        level=Level(row.level),
        before=Level(row.before),
        reason=row.reason,
        look_on=row.look_on,
        made_at=row.made_at,
        agreed_at=row.agreed_at,
        over_at=row.over_at,
        words=row.words,
        state=state,
        standing=access.level_standing(person.id, row),
        is_open=is_open,
        asks_me=bool(getattr(row, "asks_me", False)) and state is ChangeState.IN_FORCE,
        came_down=rules.CameDown(row.ending) if row.agreed_at is not None and row.ending else None,
    )
