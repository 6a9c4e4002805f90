"""A person's own mirror: how they hold others to their word, counted on reading and shown to them alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from carefront.commitments.queries import waits
from carefront.core import mirroring
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.level import Level, in_effect
from carefront.core.mirroring import Own, Prompt
from carefront.core.policy import Deed
from carefront.insights import access
from carefront.insights.models import Reflection
from carefront.insights.queries import doses
from carefront.insights.queries.mirror_cards import Mirror, Offered, ReflectionCard, Spread
from carefront.kit.models import Event
from carefront.relationships import queries as relationships
from carefront.relationships.queries import RelationshipCard

MOST_FACTS = 4_000  # of one's own in 90 days
MOST_LEVELS = 2_000
PAGE = 20  # reflections on a page
_KINDS = (
    Kind.COMMITMENT_MADE,
    Kind.COMMITMENT_CLARIFIED,
    Kind.COMMITMENT_MOVED,
    Kind.CHECK_IN_ANSWERED,
    Kind.COMMITMENT_NUDGED,
    Kind.REQUEST_MADE,
    Kind.ANSWER_MET,
)


def mirror(person: Actor, *, now: datetime, page: int = 1) -> Mirror:
    """Show a person their mirror, with a page (from 1) of what they wrote before it. At most 8 SQL queries."""
    every = relationships.relationships(person)
    cards = [card for card in every if card.has_levels and card.is_active]
    names = {one.person_id: one.name for card in every for one in card.members if not one.is_me}
    own = _own_facts(person, [card.id for card in every], now)
    mine = [fact for several in own.values() for fact in several]
    beside = list(access.beside(person))
    waiting = sum(1 for _place, what, _who, at in beside if what == "waiting" and at <= now)
    levels, theirs = _levels(person, cards)
    written, more = reflections(person, page)
    return Mirror(
        levels=levels,
        people=theirs,
        asks=dict(mirroring.asks(mine)),
        own=mirroring.wait(mirroring.own_waits(mine), waiting),
        others=_others(person, now),
        heard=doses.heard(person, names),
        offers=_offers(person, cards, own, beside, now),
        reflections=written,
        more_reflections=more,
    )


def reflections(person: Actor, page: int = 1, per: int = PAGE) -> tuple[tuple[ReflectionCard, ...], bool]:
    """Show a page (from 1) of one's own reflections, newest first, and say whether more follow. 1 SQL query."""
    start = (page - 1) * per
    rows = list(access.reflections_visible_to(person).order_by("-at", "-pk")[start : start + per + 1])
    return tuple(_reflection(row) for row in rows[:per]), len(rows) > per


def reflection(person: Actor, reflection_id: UUID) -> ReflectionCard:
    """Show one's own reflection. Raises Refusal(HIDDEN). 1 SQL query."""
    return _reflection(access.reach_reflection(person, reflection_id, Deed.SEE))


def _reflection(row: Reflection) -> ReflectionCard:
    prompt = Prompt(row.prompt) if row.prompt else None
    return ReflectionCard(row.pk, prompt, row.words, row.at, row.changed_at, row.version)


def _own_facts(person: Actor, places: list[UUID], now: datetime) -> Mapping[UUID, list[Own]]:
    """Answer what a person themselves added to ledgers of late, by relationship. 1 SQL query."""
    rows = Event.objects.filter(
        stream_id__in=places, actor_id=person.id, at__gte=mirroring.since(now), kind__in=[one.value for one in _KINDS]
    ).order_by("-at", "-pk")[:MOST_FACTS]
    found: dict[UUID, list[Own]] = defaultdict(list)
    for row in rows:
        on = person.local(row.at).date()
        found[row.stream_id].append(Own(row.pk, Kind(row.kind), on, row.subject_id, row.facts))
    return found


def _levels(person: Actor, cards: Iterable[RelationshipCard]) -> tuple[tuple[Spread, ...], int]:
    """Count the levels in force where the person is, and those that they proposed for others. 1 SQL query."""
    found = (
        access.usual_levels(person)
        .order_by("-made_at", "-pk")
        .values_list("relationship_id", "owner_id", "by_id", "level", "agreed_at", "over_at")[:MOST_LEVELS]
    )
    standing: dict[tuple[UUID, UUID], int] = {}
    proposed: Counter[Level] = Counter()
    for place, owner, by, level, agreed, over in found:
        if agreed is not None and over is None:
            standing[place, owner] = level
        if by == person.id and owner != person.id:
            proposed[Level(level)] += 1
    theirs: dict[Level, list[str]] = defaultdict(list)
    mine: Counter[Level] = Counter()
    for card in cards:
        mine[card.my_level] += 1
        for member in card.others:
            if member.accepted:
                name = member.name if card.is_pair else f"{member.name} ({card.title})"
                theirs[in_effect(standing.get((card.id, member.person_id)), None)].append(name)
    spread = tuple(Spread(one, len(theirs[one]), mine[one], proposed[one], tuple(sorted(theirs[one]))) for one in Level)
    return spread, sum(one.theirs for one in spread)


def _others(person: Actor, now: datetime) -> mirroring.Wait:
    answered, still = waits.answers_before(person, since=mirroring.since(now))
    days = [(person.local(met).date() - person.local(at).date()).days for at, met in answered]
    return mirroring.wait(days, still)


def _offers(
    person: Actor,
    cards: Iterable[RelationshipCard],
    own: Mapping[UUID, list[Own]],
    beside: Iterable[tuple[Any, ...]],
    now: datetime,
) -> tuple[Offered, ...]:
    """Answer where a short reflection is offered: nowhere it was written already, or turned away."""
    known: dict[UUID, set[str]] = defaultdict(set)
    for place, what, who, _at in beside:
        if who == person.id:
            known[place].add(what)
    today, found = person.local(now).date(), []
    for card in cards:
        if known[card.id] & {"meaning", "away"}:
            continue
        offer = mirroring.offered(own.get(card.id, []), today, topic="topic" in known[card.id])
        if offer:
            found.append(Offered(card.id, card.title, offer))
    return tuple(found)
