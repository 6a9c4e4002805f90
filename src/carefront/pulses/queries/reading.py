"""The page of pulses: one's own, those shared with one, the map, and what was changed because of wishes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from carefront.commitments.cards import Party
from carefront.core.actors import Actor
from carefront.core.evidence.changes import changes_in
from carefront.core.evidence.pulses import LATEST, point_of
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.pulsing import Helps
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.people import queries as people
from carefront.pulses import access
from carefront.pulses.cards import AdjustmentCard, PulseCard, PulsePage, Side, ToldCard, WishCard
from carefront.pulses.models import Adjustment, Pulse, Told, Wish
from carefront.pulses.queries.due import rhythm_of
from carefront.relationships import queries as relationships
from carefront.relationships.queries import RelationshipCard

MOST = 60  # pulses of each that are shown: more than two years
ON_PATH = 12  # places on the way that are drawn
WISHES = 40
ROUNDS = 12

Names = Mapping[UUID, people.PersonName]


def bond_of(person: Actor, relationship_id: UUID) -> RelationshipCard:
    """Answer a relationship with somebody else that `person` is or was in. Raises Refusal(HIDDEN). 2 SQL queries."""
    card = relationships.relationship(person, relationship_id)
    if card.kind is RelationshipKind.SELF or card.me is None or not card.me.accepted or card.started_at is None:
        raise Refusal(Because.HIDDEN)
    return card


def page(person: Actor, relationship_id: UUID, *, now: datetime) -> PulsePage:
    """Show the pulses of a relationship. Raises Refusal(HIDDEN). At most 10 SQL queries."""
    card = bond_of(person, relationship_id)
    goes_on = _goes_on(card)
    weeks, next_on = rhythm_of(person, card)
    rows = access.pulses_visible_to(person).filter(relationship_id=relationship_id).order_by("-on", "-pk")
    mine = pulse_cards(person, card, rows.filter(person_id=person.id)[:MOST])
    theirs = pulse_cards(person, card, rows.exclude(person_id=person.id)[:MOST]) if card.is_pair else ()
    today = person.local(now).date()
    return PulsePage(
        bond=card,
        weeks=weeks,
        next_on=next_on if goes_on else None,
        is_due=goes_on and next_on is not None and today >= next_on,
        may_answer=goes_on,
        mine=mine,
        theirs=theirs,
        today=next((one for one in mine if one.on == today), None),
        sides=tuple(side for several in (mine, theirs) if (side := _side(several)) is not None),
        changes=changes_in([one.pulse for one in mine]),
        wishes=wishes(person, card),
        told=told(person, relationship_id) if card.kind is RelationshipKind.TEAM else (),
    )


def pulse(person: Actor, pulse_id: UUID) -> PulseCard:
    """Show one pulse. Raises Refusal(HIDDEN)."""
    row = access.reach_pulse(person, pulse_id, Deed.SEE)
    return pulse_cards(person, relationships.relationship(person, row.relationship_id), [row])[0]


def pulse_cards(person: Actor, card: RelationshipCard, rows: Iterable[Pulse]) -> tuple[PulseCard, ...]:
    """Show pulses of one relationship that are visible to `person`; no further query."""
    found = []
    for row in rows:
        standing = access.side(person, row.person_id, card.kind.value)
        own = allows(Thing.PULSE, Deed.CHANGE, standing)
        who = _party(person, card, row.person_id)
        found.append(
            PulseCard(
                row.pk, row.relationship_id, who, row.on, row.safe, row.care, row.clear, row.dose, row.shared_at,
                may_share=own and card.is_pair and row.shared_at is None and _goes_on(card),
                may_take_back=own and row.shared_at is not None,
            )
        )  # fmt: skip
    return tuple(found)


def _side(cards: Sequence[PulseCard]) -> Side | None:
    """Answer where one person stands; each place on the way is what the rules said then."""
    whole = sorted((one.pulse for one in cards if one.pulse.whole), key=lambda one: one.on)
    point = point_of([one.pulse for one in cards])
    if point is None:
        return None
    path = []
    for end in range(max(1, len(whole) - ON_PATH + 1), len(whole) + 1):
        place = point_of(whole[max(0, end - LATEST) : end])
        if place is not None:
            path.append((whole[end - 1].on, place))
    return Side(cards[0].who, point, tuple(path))


def wish(person: Actor, wish_id: UUID) -> WishCard:
    """Show one wish with what was changed because of it. Raises Refusal(HIDDEN)."""
    row = access.reach_wish(person, wish_id, Deed.SEE)
    return _wish_cards(person, relationships.relationship(person, row.relationship_id), [row])[0]


def wish_of_adjustment(person: Actor, adjustment_id: UUID) -> WishCard:
    """Show the wish because of which something was changed. Raises Refusal(HIDDEN)."""
    return wish(person, access.reach_adjustment(person, adjustment_id, Deed.SEE).wish_id)


def wishes(person: Actor, card: RelationshipCard) -> tuple[WishCard, ...]:
    """Show the wishes of a relationship that `person` may see, the newest first. At most 3 SQL queries."""
    rows = list(access.wishes_visible_to(person).filter(relationship_id=card.id).order_by("-at", "-pk")[:WISHES])
    return tuple(_wish_cards(person, card, rows))


def _wish_cards(person: Actor, card: RelationshipCard, rows: Sequence[Wish]) -> list[WishCard]:
    seen = access.adjustments_visible_to(person).filter(wish__in=[row.pk for row in rows]).order_by("on", "at")
    made: dict[UUID, list[Adjustment]] = {row.pk: [] for row in rows}
    for one in seen if rows else ():
        made[one.wish_id].append(one)
    known = {member.person_id for member in card.members}
    others = {row.person_id for row in rows} | {one.by_id for several in made.values() for one in several}
    names = people.names_of(others - known) if others - known else {}
    return [_wish(person, card, row, made[row.pk], names) for row in rows]


def _wish(
    person: Actor,
    card: RelationshipCard,
    row: Wish,
    made: Iterable[Adjustment],
    names: Names,
) -> WishCard:
    standing, shared = access.side(person, row.person_id, card.kind.value), row.shared_at is not None
    may = _goes_on(card) and allows(Thing.WISH, Deed.RESPOND, standing, shared=shared)
    own = standing is Standing.OWNER
    return WishCard(
        row.pk, row.relationship_id, _party(person, card, row.person_id, names), row.words, row.at, row.shared_at,
        tuple(
            AdjustmentCard(
                one.pk, row.pk, _party(person, card, one.by_id, names), one.words, one.on,
                Helps(one.helps) if one.helps else None, one.helps_words, one.helps_at,
                may_judge=own and _goes_on(card),
            )
            for one in made
        ),
        may_share=own and not shared and _goes_on(card), may_take_back=own and shared, may_meet=may,
    )  # fmt: skip


def told(person: Actor, relationship_id: UUID | None) -> tuple[ToldCard, ...]:
    """Show what was told of a team, or with None of the workspace to a steward, newest month first. 1 SQL query."""
    rows = access.told_to(person).select_related("round")
    rows = rows.filter(relationship_id=relationship_id) if relationship_id else rows.filter(relationship__isnull=True)
    return tuple(told_card(row) for row in rows.order_by("-round__month")[:ROUNDS])


def told_of_workspace(person: Actor) -> tuple[ToldCard, ...]:
    """Show what was told of the workspace. Raises Refusal(HIDDEN) to everybody but a steward. 1 SQL query."""
    if not person.is_steward:
        raise Refusal(Because.HIDDEN)
    return told(person, None)


def told_card(row: Told) -> ToldCard:
    """Show what was told once; whose answers it was made from is shown to nobody."""
    return ToldCard(row.round.month, float(row.safe), float(row.care), float(row.clear))


def _goes_on(card: RelationshipCard) -> bool:
    return card.is_active and card.inside


def _party(person: Actor, card: RelationshipCard, key: UUID, names: Names | None = None) -> Party:
    name = next((member.name for member in card.members if member.person_id == key), "")
    if not name and names and key in names:
        name = names[key].name
    return Party(key, name, key == person.id)
