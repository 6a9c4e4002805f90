"""Patterns as frozen cards: a person's own, and those of others that are shown to them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, Prefetch, Q, QuerySet, Value, When

from carefront.commitments.cards import Party
from carefront.core.actors import Actor
from carefront.core.evidence.found import Count, What
from carefront.core.evidence.showing import Marked, Shown, shown_by_level
from carefront.core.evidence.thresholds import Kind, Strength
from carefront.core.policy import Deed
from carefront.core.relationships import LIVING, RelationshipKind
from carefront.kit.kept import SOMEBODY, SOMEBODY_ELSE, SOMETHING, SOMEWHERE, Kept
from carefront.people import queries as people
from carefront.relationships import queries as relationships
from carefront.relationships.queries.consents import BEGINNING, Consent, consents_in
from carefront.trust import access
from carefront.trust.cards import PatternCard, PatternLine, StopCard
from carefront.trust.models import Mark, Pattern, Stop

PAGE = 50
COMMON = 6  # named in a brief
Cards = Mapping[UUID, relationships.RelationshipCard]
_ANYBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")


def patterns(
    person: Actor, *, relationship_id: UUID | None = None, whose: str = "all", over: bool = False, page: int = 1
) -> tuple[list[PatternCard], bool]:
    """Show a page of the patterns that `person` may see, the newest first, and whether more follow. 5 SQL queries.

    whose: all, mine or theirs; over: those that have gone, which only their subject sees.
    """
    rows = access.visible_to(person).filter(over_at__isnull=not over)
    if relationship_id is not None:
        rows = rows.filter(relationship_id=relationship_id)
    if whose != "all":
        rows = rows.filter(Q(subject_id=person.id) if whose == "mine" else ~Q(subject_id=person.id))
    found = list(_whole(rows).order_by("-found_at", "-pk")[(page - 1) * PAGE : page * PAGE + 1])
    return cards_of(person, found[:PAGE]), len(found) > PAGE


def pattern(person: Actor, pattern_id: UUID) -> PatternCard:
    """Show one pattern. Raises Refusal(HIDDEN). 6 SQL queries."""
    return card_of(person, access.reach(person, pattern_id, Deed.SEE))


def card_of(person: Actor, row: Pattern) -> PatternCard:
    """Show a pattern that was reached. 4 SQL queries."""
    row.now = list(row.marks.filter(over_at__isnull=True))  # type: ignore[attr-defined]
    return cards_of(person, [row])[0]


def _whole(rows: QuerySet[Pattern]) -> QuerySet[Pattern]:
    now = Prefetch("marks", queryset=Mark.objects.filter(over_at__isnull=True), to_attr="now")
    return rows.select_related("subject", "relationship").prefetch_related(now)


def cards_of(person: Actor, rows: Iterable[Pattern]) -> list[PatternCard]:
    """Show rows that `person` may see, each with its subject, relationship and open marks at hand. 3 SQL queries."""
    rows = list(rows)
    if not rows:
        return []
    ids = {row.relationship_id for row in rows}
    places, consents = relationships.cards_of(person, ids), consents_in(ids)
    return [_card(person, row, places.get(row.relationship_id), consents) for row in rows]


def _card(
    person: Actor,
    row: Pattern,
    place: relationships.RelationshipCard | None,
    consents: Mapping[tuple[UUID, UUID], Consent],
) -> PatternCard:
    mine = row.subject_id == person.id
    marks: dict[str, Mark] = {one.what: one for one in row.now}  # type: ignore[attr-defined]
    at = {what: marks[what].at if what in marks else None for what in Marked}
    note = marks.get(Marked.NOTE.value)
    consent = consents.get((row.relationship_id, row.subject_id), BEGINNING)
    members = [one for one in place.members if one.accepted and not one.left] if place and not place.i_left else []
    others = tuple(one.name for one in members if one.person_id != row.subject_id)
    strength = Strength(row.strength) if row.strength else None
    return PatternCard(
        id=row.pk,
        relationship_id=row.relationship_id,
        relationship_title=place.title if place else "",
        hue=row.relationship.hue,
        in_team=row.relationship.kind == RelationshipKind.TEAM.value,
        subject=Party(row.subject_id, people.named(row.subject).name, mine),
        kind=Kind(row.kind),
        counts=tuple(Count(What(what), times, of, tag) for what, times, of, tag in row.counts),
        strength=strength,
        first_on=row.first_on,
        last_on=row.last_on,
        until_on=row.until_on,
        changed_on=row.changed_on,
        found_at=row.found_at,
        refreshed_at=row.refreshed_at,
        over_at=row.over_at,
        seen_at=at[Marked.SEEN] if mine else None,
        confirmed_at=at[Marked.CONFIRMED],
        shared_at=at[Marked.SHARED],
        aside_at=at[Marked.ASIDE],
        note=note.words if note else "",
        note_at=note.at if note else None,
        shown=_shown(row, strength, consent, at, bool(others) and row.relationship.state in LIVING),
        level=consent.level,
        others=others,
        goes_on=place is not None and place.is_active and not place.i_left,
        standing=access.side(person, row),
    )


def _shown(
    row: Pattern, strength: Strength | None, consent: Consent, at: Mapping[Marked, datetime | None], others: bool
) -> Shown | None:
    if not others or row.over_at is not None or at[Marked.ASIDE] is not None:
        return None
    if at[Marked.SHARED] is not None:
        return Shown.SHARED
    confirmed = at[Marked.CONFIRMED] is not None
    by_level = shown_by_level(consent.level, consent.agreed_at, strength, confirmed=confirmed, arose_at=row.arose_at)
    return Shown.BY_LEVEL if by_level else None


def _lines() -> QuerySet[Pattern, Any]:
    rows = access.visible_to(_ANYBODY).filter(relationship_id=SOMETHING, over_at__isnull=True)
    rows = rows.exclude(Exists(access.marked(Marked.ASIDE)))
    new = Case(When(Exists(access.marked(Marked.SEEN)), then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by("-found_at", "-pk").values_list("pk", "kind", "subject_id", new)[:PAGE]


_IN_ONE = Kept(_lines)


def lines_in(person: Actor, relationship_id: UUID) -> list[PatternLine]:
    """Name the patterns of one relationship that `person` may see. 1 SQL query."""
    found = _IN_ONE.columns(person.id, person.workspace_id, relationship_id)
    return [
        PatternLine(key, Kind(kind), subject, subject == person.id, bool(new) and subject == person.id)
        for key, kind, subject, new in found
    ]


def common_in(person: Actor, place: relationships.RelationshipCard) -> list[PatternLine]:
    """Name the patterns of a relationship that others in it see as well as `person`. 1 SQL query."""
    there = [one for one in place.members if one.accepted and not one.left and not one.is_me]
    if place.is_pair and there:
        found = _COMMON[True].columns(person.id, person.workspace_id, place.id, another=there[0].person_id)
    else:
        found = _COMMON[False].columns(person.id, person.workspace_id, place.id)
    return [PatternLine(key, Kind(kind), subject, subject == person.id, False) for key, kind, subject in found]


_ANOTHER = Actor(SOMEBODY_ELSE, SOMEWHERE, SOMEBODY_ELSE, "")


def _common(pair: bool) -> QuerySet[Pattern, Any]:
    rows = access.common_in(_ANYBODY, _ANOTHER if pair else None, SOMETHING).order_by("-found_at", "-pk")
    return rows.values_list("pk", "kind", "subject_id")[:COMMON]


_COMMON = {pair: Kept(lambda pair=pair: _common(pair)) for pair in (False, True)}  # type: ignore[misc]


def stops(person: Actor) -> list[StopCard]:
    """Show the kinds that `person` stopped and has not begun again. 3 SQL queries."""
    rows = list(access.stops_of(person).filter(over_at__isnull=True).order_by("-at", "-pk"))
    return _stops(rows, relationships.cards_of(person, {row.relationship_id for row in rows}) if rows else {})


def _stops(rows: Iterable[Stop], places: Cards) -> list[StopCard]:
    return [
        StopCard(
            row.relationship_id, places[row.relationship_id].title, places[row.relationship_id].hue, Kind(row.kind),
            row.at,
        )
        for row in rows
        if row.relationship_id in places
    ]  # fmt: skip
