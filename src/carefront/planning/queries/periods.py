"""A period: everybody's load against what they have, what is free, and what gives when it does not fit."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from carefront.calendars import queries as calendars
from carefront.commitments.cards import Party
from carefront.commitments.queries.planning import counts_due, own_count_due
from carefront.core.actors import Actor
from carefront.core.backlog import Stands
from carefront.core.planning import Work, fit, what_gives
from carefront.core.policy import Deed
from carefront.people import queries as people
from carefront.planning import access
from carefront.planning.cards import CapacityCard, Heading, ItemCard, LoadCard, PeriodCard
from carefront.planning.models import Capacity, Period
from carefront.planning.queries.items import heading_of, item_cards
from carefront.planning.queries.lines import period_lines
from carefront.relationships import queries as relationships

BACKLOG = 60  # items that can be taken in from the page of a period


def suggested_away(person: Actor, period: Period) -> int:
    """Answer how many days of a period `person` is away by the days they keep; for their own eyes."""
    return calendars.away_days(person.id, period.starts_on, period.ends_on)


def period(person: Actor, period_id: UUID, *, now: datetime) -> PeriodCard:
    """Show a period. Raises Refusal(HIDDEN). At most 22 SQL queries, for any number of items and people."""
    row = access.reach_period(person, period_id, Deed.SEE)
    heading = heading_of(person, relationships.relationship(person, row.relationship_id))
    inside, outside, returned = _items(person, row, heading, now)
    said = {one.person_id: one for one in access.capacities_visible_to(person).filter(period=row)}
    named = people.names_of({row.by_id, *said} | ({row.closed_by_id} if row.closed_by_id else set()))
    parties = {one.id: one for one in heading.people}
    parties |= {one.id: one for card in inside if (one := _whose(card)) is not None and one.id not in parties}
    parties |= {key: Party(key, named[key].name, key == person.id) for key in said if key not in parties}
    loads = _loads(person, row, parties, said, inside)
    [line] = period_lines(person, [row])
    return PeriodCard(
        line=line,
        heading=heading,
        people=tuple(loads),
        free=tuple(card for card in inside if _whose(card) is None),
        backlog=tuple(outside),
        returned=tuple(returned),
        closed_by=(
            Party(row.closed_by_id, named[row.closed_by_id].name, row.closed_by_id == person.id)
            if row.closed_by_id
            else None
        ),
        suggested_away=suggested_away(person, row),
        may_change=heading.goes_on and row.closed_at is None,
    )


def _items(
    person: Actor, row: Period, heading: Heading, now: datetime
) -> tuple[list[ItemCard], list[ItemCard], list[ItemCard]]:
    """Show what is in a period, what stands outside of any while it is open, and what went back from it."""
    rows = access.items_visible_to(person).filter(relationship_id=row.relationship_id)
    inside = list(rows.filter(period=row, dropped_at__isnull=True).order_by("place", "pk"))
    still = rows.filter(period__isnull=True, dropped_at__isnull=True, done_at__isnull=True).order_by("place", "pk")
    outside = list(still[:BACKLOG]) if row.closed_at is None else []
    returned = list(rows.filter(returns__period=row).order_by("place", "pk")) if row.closed_at else []
    cards = item_cards(person, [*inside, *outside, *returned], heading, now=now)
    at, to = len(inside), len(inside) + len(outside)
    return cards[:at], [card for card in cards[at:to] if card.stands is not Stands.DONE], cards[to:]


def _whose(card: ItemCard) -> Party | None:
    """Answer whose load an item is: who has it, or who is asked."""
    return card.owner or (card.pending.to if card.pending else None)


def _loads(
    person: Actor,
    row: Period,
    parties: Mapping[UUID, Party],
    said: Mapping[UUID, Capacity],
    inside: Sequence[ItemCard],
) -> list[LoadCard]:
    promised = {card.commitment_id for card in inside if card.commitment_id}
    others = counts_due(person, row.relationship_id, row.starts_on, row.ends_on, without=promised)
    own = own_count_due(person, row.starts_on, row.ends_on, without=promised)
    return [
        _load(row, one, said.get(one.id), [card for card in inside if _is_of(card, one)], others.get(one.id, 0), own)
        for one in sorted(parties.values(), key=lambda one: not one.is_me)
    ]


def _is_of(card: ItemCard, who: Party) -> bool:
    whose = _whose(card)
    return whose is not None and whose.id == who.id


def _load(row: Period, who: Party, said: Capacity | None, items: Sequence[ItemCard], others: int, own: int) -> LoadCard:
    works = [
        Work(card.id, card.place, card.hours, card.due, card.owner is None, card.stands is Stands.DONE)
        for card in items
    ]
    found = fit(
        works, row.starts_on, row.ends_on, hours=said.hours if said else None,
        elsewhere=said.elsewhere if said else Decimal(0), away=said.away_days if said else 0,
    )  # fmt: skip
    cards = {card.id: card for card in items}
    return LoadCard(
        who=who,
        said=capacity_card(said, is_mine=who.is_me) if said else None,
        fit=found,
        items=tuple(items),
        other_promises=others,
        all_promises=own if who.is_me else None,
        gives=tuple(cards[work.id] for work in what_gives(works, found, row.ends_on)),
    )


def capacity_card(row: Capacity, *, is_mine: bool) -> CapacityCard:
    """Show what somebody has for a period; the note is left out unless it is the reader's own."""
    return CapacityCard(
        row.pk, row.hours, row.elsewhere, row.away_days, row.constraints, row.note if is_mine else "", row.said_at
    )
