"""Items, and the backlog that they stand in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments.cards import Party, RequestCard
from carefront.commitments.queries.planning import request_cards_by_id, seen_by
from carefront.core.actors import Actor
from carefront.core.backlog import MOST_ITEMS, Put, Standing, Stands
from carefront.core.policy import Deed, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.people import queries as people
from carefront.planning import access
from carefront.planning.cards import BacklogCard, DroppedCard, Heading, ItemCard, PutCard
from carefront.planning.models import Item
from carefront.planning.queries import lines
from carefront.planning.queries.standing import standings_of
from carefront.relationships import queries as relationships

SETTLED = 20  # done or dropped of late
MAYS = (
    "may_change", "may_reword", "may_take", "may_ask", "may_drop", "may_take_up", "may_hand_over", "may_propose_day",
)  # fmt: skip


def item(person: Actor, item_id: UUID, *, now: datetime) -> tuple[ItemCard, Heading]:
    """Show one item, with its relationship. Raises Refusal(HIDDEN)."""
    row = access.reach_item(person, item_id, Deed.SEE)
    heading = heading_of(person, relationships.relationship(person, row.relationship_id))
    return item_cards(person, [row], heading, now=now)[0], heading


def heading_of(person: Actor, card: relationships.RelationshipCard) -> Heading:
    """Name a relationship, with everybody who is in it; no query."""
    inside = tuple(Party(one.person_id, one.name, one.is_me) for one in card.members if one.accepted and not one.left)
    goes_on = card.is_active and card.inside
    return Heading(card.id, card.title, card.kind, card.hue, inside, goes_on)


def planned_in(person: Actor, relationship_id: UUID) -> Heading:
    """Name a relationship in which `person` plans or planned. Raises Refusal(HIDDEN), also where they are only asked.

    2 SQL queries.
    """
    card = relationships.relationship(person, relationship_id)
    if card.me is None or not card.me.accepted:
        raise Refusal(Because.HIDDEN)
    return heading_of(person, card)


def backlog(person: Actor, relationship_id: UUID, *, now: datetime) -> BacklogCard:
    """Show the backlog of a relationship in its order. Raises Refusal(HIDDEN). At most 17 SQL queries."""
    heading = planned_in(person, relationship_id)
    rows = access.items_readable_by(person).filter(relationship_id=relationship_id)
    if not heading.is_inside:
        own = rows.order_by("made_at", "pk")[:MOST_ITEMS]
        return BacklogCard(heading, tuple(words_alone(person, own, heading)), (), (), (), may_add=False)
    still = list(rows.filter(dropped_at=None, done_at=None).order_by("place", "pk")[:MOST_ITEMS])
    gone = list(rows.exclude(dropped_at=None, done_at=None).order_by("-changed_at", "-pk")[:SETTLED])
    cards = item_cards(person, [*still, *gone], heading, now=now)
    open_cards = cards[: len(still)]
    done = [card for card in open_cards if card.stands is Stands.DONE and card.period_id is None]
    return BacklogCard(
        heading=heading,
        items=tuple(card for card in open_cards if card.period_id is None and card not in done),
        periods=tuple(lines.open_periods(person, relationship_id)),
        planned=tuple(card for card in open_cards if card.period_id is not None),
        settled=(*done, *cards[len(still) :]),
        may_add=heading.goes_on,
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """Hold what cards of items are made from."""

    person: Actor
    heading: Heading
    names: Mapping[UUID, people.PersonName]
    stands: Mapping[UUID, Standing]
    requests: Mapping[UUID, RequestCard]
    seen: Mapping[UUID, bool]
    reasons: Collection[UUID]  # items of which the reader may know why they were dropped

    def party(self, key: UUID) -> Party:
        return Party(key, self.names[key].name if key in self.names else "", key == self.person.id)

    def put(self, put: Put | None) -> PutCard | None:
        if put is None:
            return None
        came = put.promise or put.request
        return PutCard(put.kind, self.party(put.by_id), self.party(put.to_id), put.due, came.value if came else "")


def item_cards(person: Actor, rows: Collection[Item], heading: Heading, *, now: datetime) -> list[ItemCard]:
    """Show items of one relationship that `person` may read. At most 11 SQL queries for any number."""
    if not rows:
        return []
    if not heading.is_inside:
        return words_alone(person, rows, heading)
    stands = standings_of(rows)
    puts = [put for one in stands.values() for put in (one.holder, one.pending, one.ended) if put is not None]
    mine = {put.request_id for put in puts if put.request_id and person.id in (put.by_id, put.to_id)}
    named = {row.author_id for row in rows} | {row.dropped_by_id for row in rows if row.dropped_by_id}
    around = _Around(
        person,
        heading,
        people.names_of(named | {key for put in puts for key in (put.by_id, put.to_id)}),
        stands,
        request_cards_by_id(person, mine, now=now),
        seen_by(person, {put.commitment_id for put in puts if put.commitment_id}),
        _reasons(person, [row.pk for row in rows if row.dropped_at is not None]),
    )
    return [_card(around, row) for row in rows]


def _reasons(person: Actor, dropped: Collection[UUID]) -> Collection[UUID]:
    if not dropped:
        return ()
    rows = access.items_visible_to(person).filter(access.was_there_when_dropped(person), pk__in=dropped)
    return set(rows.values_list("pk", flat=True))


def words_alone(person: Actor, rows: Iterable[Item], heading: Heading) -> list[ItemCard]:
    """Show the words that `person` wrote in a relationship that they left, and nothing of what became of them."""
    author = Party(person.id, person.name, is_me=True)
    nothing = dict.fromkeys(MAYS, False)
    return [
        ItemCard(
            id=row.pk, relationship_id=row.relationship_id, relationship_title=heading.title, hue=heading.hue,
            words=row.words, why=row.why, success=row.success, hours=None, author=author, place=0, period_id=None,
            first_on=row.first_on, carried=0, version=1, stands=Stands.FREE, owner=None, due=None, pending=None,
            ended=None, request=None, commitment_id=None, dropped=None, is_settled=False, words_alone=True, **nothing,
        )
        for row in rows
    ]  # fmt: skip


def _card(around: _Around, row: Item) -> ItemCard:
    stands = around.stands[row.pk]
    holder, pending = stands.holder, stands.pending
    newest = pending or stands.ended
    key = holder.commitment_id if holder else None
    settled = row.dropped_at is not None or row.done_at is not None
    return ItemCard(
        id=row.pk, relationship_id=row.relationship_id, relationship_title=around.heading.title,
        hue=around.heading.hue, words=row.words, why=row.why, success=row.success, hours=row.hours,
        author=around.party(row.author_id), place=row.place, period_id=row.period_id, first_on=row.first_on,
        carried=row.carried, version=row.version, stands=stands.stands,
        owner=around.party(holder.to_id) if holder else None,
        due=holder.due if holder else pending.due if pending else None,
        pending=around.put(pending), ended=around.put(stands.ended),
        request=around.requests.get(newest.request_id) if newest and newest.request_id else None,
        commitment_id=key if key in around.seen else None,
        dropped=_dropped(around, row), is_settled=settled, **_may(around, row, stands, settled),
    )  # fmt: skip


def _dropped(around: _Around, row: Item) -> DroppedCard | None:
    if row.dropped_at is None or row.dropped_by_id is None:
        return None
    why = row.dropped_why if row.pk in around.reasons else ""
    return DroppedCard(around.party(row.dropped_by_id), row.dropped_at, why)


def _may(around: _Around, row: Item, stands: Standing, settled: bool) -> dict[str, bool]:
    """Answer what the reader may do with an item as it stands."""
    me, heading = around.person.id, around.heading
    standing = access.side(around.person, row.author_id, heading.kind.value)
    may = heading.goes_on and allows(Thing.BACKLOG, Deed.ANSWER, standing)
    here, others = may and not settled, bool(heading.others)
    holder, pending, free = stands.holder, stands.pending, stands.stands is Stands.FREE
    held = here and stands.stands is Stands.TAKEN and holder is not None
    mine = held and holder is not None and holder.to_id == me
    asked_by_me = holder is None and pending is not None and pending.by_id == me
    to_me = holder is not None and holder.commitment_id is not None and around.seen.get(holder.commitment_id, False)
    return {
        "may_change": here and stands.stands is not Stands.DONE,
        "may_reword": here and free and allows(Thing.BACKLOG, Deed.CHANGE, standing),
        "may_take": here and free,
        "may_ask": here and free and others,
        "may_drop": here and (free or mine or asked_by_me),
        "may_take_up": may and row.dropped_at is not None,
        "may_hand_over": mine and pending is None and others,
        "may_propose_day": held and not mine and pending is None and to_me,
    }
