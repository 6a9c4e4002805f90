"""Lists of commitments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import F, QuerySet

from carefront.commitments import access
from carefront.commitments.cards import CommitmentLine, DueCard, Party
from carefront.commitments.models import Commitment
from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.level import DEFAULT, Level
from carefront.core.outcomes import SETTLED, Outcome, State
from carefront.core.relationships import RelationshipKind
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMEWHERE, Kept
from carefront.kit.language import clarity_in
from carefront.people import queries as people
from carefront.relationships import queries as relationships

PAGE = 25


@dataclass(frozen=True, slots=True)
class Filters:
    """Hold what a list is narrowed to. `which`: all, mine, to_me; `sort`: due, made, words; page counts from 1."""

    which: str = "all"
    state: str = "open"  # open, settled, all, or one state
    relationship_id: UUID | None = None
    words: str = ""
    sort: str = "due"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    """Show one page of a list."""

    lines: tuple[CommitmentLine, ...]
    page: int
    has_next: bool
    filters: Filters

    @property
    def has_previous(self) -> bool:
        """Whether a page lies before this one."""
        return self.page > 1


def due_card(due: Due | None, now: datetime) -> DueCard | None:
    """Show a due seen from `now`."""
    return None if due is None else DueCard(due.on, due.at, due.zone, due.instant() <= now)


def party(names: "dict[UUID, people.PersonName]", person: Actor, person_id: UUID) -> Party:
    """Name a person to `person`."""
    return Party(person_id, names[person_id].name, person_id == person.id)


def lines_of(
    person: Actor,
    rows: Iterable[Commitment],
    *,
    now: datetime,
    cards: Mapping[UUID, relationships.RelationshipCard] | None = None,
) -> list[CommitmentLine]:
    """Show rows that were reached or are visible to `person` as lines. 3 or 4 SQL queries for any number of rows.

    `cards` are the person's relationships where the caller has them already; then it is one query at most.
    """
    rows = list(rows)
    if not rows:
        return []
    ids = {row.owner_id for row in rows} | {row.promisee_id for row in rows if row.promisee_id}
    names: dict[UUID, people.PersonName] = {}
    for card in (cards or {}).values():
        names |= {one.person_id: people.PersonName(one.person_id, one.name) for one in card.members}
    if not ids <= names.keys():
        names |= people.names_of(ids - names.keys())
    if cards is None:
        cards = relationships.cards_of(person, {row.relationship_id for row in rows})
    return [line_of(person, row, names, cards.get(row.relationship_id), now) for row in rows]


def line_of(
    person: Actor,
    row: Commitment,
    names: dict[UUID, people.PersonName],
    card: relationships.RelationshipCard | None,
    now: datetime,
) -> CommitmentLine:
    """Show one row, with the names of its people and its relationship's card at hand; no query."""
    due = Due(row.due_on, row.due_time, row.due_zone) if row.due_on else None
    if due is not None and row.rhythm and row.ends_at is not None:
        due = replace(due, on=person.local(row.ends_at).date())
    state = State(row.state)
    last = Outcome(row.last_outcome) if row.last_outcome else None
    passed = row.ends_at is not None and row.ends_at <= now
    said = clarity_in(row.words, row.why, row.success, row.due_on)
    rests = card is not None and card.asks_nothing
    return CommitmentLine(
        id=row.pk,
        words=row.words,
        owner=party(names, person, row.owner_id),
        promisee=party(names, person, row.promisee_id) if row.promisee_id else None,
        to_self=card is not None and card.kind is RelationshipKind.SELF,
        relationship_id=row.relationship_id,
        relationship_title=card.title if card else "",
        hue=card.hue if card else 0,
        due=None if due is None else DueCard(due.on, due.at, due.zone, passed),
        state=state,
        at_risk=row.at_risk_at is not None and state not in SETTLED,
        repeats=bool(row.rhythm),
        rhythm=row.rhythm,
        awaits_word=passed and state is State.OPEN and last is None and not rests,
        last_outcome=last,
        made_at=row.made_at,
        version=row.version,
        open_questions=said.open,
        is_mine=row.owner_id == person.id,
        level=Level(getattr(row, "level", DEFAULT)),
    )


def listing(
    person: Actor,
    filters: Filters,
    *,
    now: datetime,
    cards: Mapping[UUID, relationships.RelationshipCard] | None = None,
) -> Listing:
    """Show a page of the commitments that `person` may see, narrowed and sorted. At most 6 SQL queries.

    `cards` as for `lines_of`; then it is 2 queries at most.
    """
    if filters.page == 1 and not filters.words.strip():
        first = _first(filters.which, filters.state, filters.sort, filters.relationship_id is not None)
        found = first.rows(person.id, person.workspace_id, filters.relationship_id)
    else:
        start = (filters.page - 1) * PAGE
        found = list(narrowed(person, filters)[start : start + PAGE + 1])
    return Listing(
        tuple(lines_of(person, found[:PAGE], now=now, cards=cards)), filters.page, len(found) > PAGE, filters
    )


@lru_cache(maxsize=256)
def _first(which: str, state: str, sort: str, in_one: bool) -> Kept[Commitment]:
    """Answer the query of a list's first page, kept: it is what most people look at."""
    filters = Filters(which, state, SOMETHING if in_one else None, sort=sort)
    return Kept(lambda: narrowed(Actor(SOMEBODY, SOMEWHERE, SOMEBODY, ""), filters)[: PAGE + 1])


def narrowed(person: Actor, filters: Filters) -> QuerySet[Commitment]:
    """Answer the rows that `person` may see, narrowed and in order."""
    rows = access.visible_to(person)
    if filters.which == "mine":
        rows = rows.filter(owner_id=person.id)
    elif filters.which == "to_me":
        rows = rows.exclude(owner_id=person.id)
    if filters.state == "open":
        rows = rows.filter(state__in=[State.OPEN.value, State.PAUSED.value])
    elif filters.state == "settled":
        rows = rows.filter(state__in=[state.value for state in SETTLED])
    elif filters.state in {state.value for state in State}:
        rows = rows.filter(state=filters.state)
    if filters.relationship_id is not None:
        rows = rows.filter(relationship_id=filters.relationship_id)
    for word in filters.words.split()[:6]:
        rows = rows.filter(words__icontains=word)
    if filters.sort == "made":
        return rows.order_by("-made_at", "-id")
    if filters.sort == "words":
        return rows.order_by("words", "id")
    if filters.state == "settled":
        return rows.order_by(F("settled_at").desc(nulls_last=True), "-id")
    return rows.order_by(F("ends_at").asc(nulls_last=True), "id")


def owed(person: Actor, *, now: datetime, most: int = 50) -> list[CommitmentLine]:
    """Show what `person` owes, next due first."""
    rows = Commitment.objects.filter(owner_id=person.id, state=State.OPEN.value)
    return lines_of(person, rows.order_by(F("ends_at").asc(nulls_last=True), "id")[:most], now=now)


def promised_to(person: Actor, *, now: datetime, most: int = 10) -> list[CommitmentLine]:
    """Show what others promised to `person`, next due first."""
    rows = Commitment.objects.filter(promisee_id=person.id, state=State.OPEN.value)
    return lines_of(person, rows.order_by(F("ends_at").asc(nulls_last=True), "id")[:most], now=now)


def supported(person: Actor, *, now: datetime, most: int = 20) -> list[tuple[CommitmentLine, bool]]:
    """Show the open promises that `person` supports or is invited to support, each with whether they accepted."""
    standings = dict(access.supported_by(person.id).values_list("commitment_id", "accepted_at"))
    rows = Commitment.objects.filter(pk__in=standings).exclude(state__in=[state.value for state in SETTLED])
    lines = lines_of(person, rows.order_by(F("ends_at").asc(nulls_last=True), "id")[:most], now=now)
    return [(line, standings[line.id] is not None) for line in lines]


def undecided(person: Actor, *, now: datetime, most: int = 20) -> list[CommitmentLine]:
    """Show own open promises whose last answer was "not yet" and that still wait for a decision."""
    slipped = [Outcome.NOT_YET.value, Outcome.PARTLY.value]
    rows = Commitment.objects.filter(
        owner_id=person.id, state=State.OPEN.value, ends_at__lte=now, rhythm="", last_outcome__in=slipped
    )
    return lines_of(person, rows.order_by("ends_at")[:most], now=now)
