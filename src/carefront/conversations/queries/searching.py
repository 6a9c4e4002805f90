"""What was said in conversations, found by its words."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cache
from itertools import chain, repeat
from typing import NamedTuple, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import (
    Case,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Greatest, Length, Lower, StrIndex

from carefront.conversations import access
from carefront.conversations.cards.searching import FoundCard, FoundPage
from carefront.conversations.models import Searchable, Topic
from carefront.core.actors import Actor
from carefront.core.searching.excerpts import excerpt
from carefront.core.searching.filing import terms_of
from carefront.core.searching.kinds import Sought
from carefront.kit.api_paging import cursor_of, place_of
from carefront.kit.kept import SOME_NUMBER, SOME_TERM, SOME_WORDS, SOMEBODY, SOMEWHERE, Kept
from carefront.relationships.queries.headings import titled

PER = 20  # of the longest lines that the site shows
ORDER = "-said"
PIECE = 1_500  # characters of a text that are fetched to show some of them
BEFORE = 300  # of them before the first word that was asked for
SPARE = 15  # things that are looked at besides a page's where an engine gathers first: some may be hidden
MORE = (500, 5_000)
_LATEST = 2**62  # behind every place in time


class Headed(Protocol):
    """What stands beside something of a relationship: its card has it, and its heading."""

    @property
    def title(self) -> str: ...

    @property
    def hue(self) -> int: ...


class _Row(NamedTuple):
    place: int
    kind: str
    subject_id: UUID
    relationship_id: UUID
    author_id: UUID | None
    at: datetime
    long: int
    start: int
    piece: str
    now_in: UUID | None


def found(
    person: Actor,
    question: str,
    *,
    kinds: Collection[Sought] = (),
    relationship_id: UUID | None = None,
    cursor: str = "",
    most: int = PER,
    headed: Mapping[UUID, Headed] | None = None,
) -> FoundPage:
    """Find what `person` may see of conversations by the words of `question`, newest first.

    Every word has to be there, as a word or as the beginning of one; case and accents do not matter. 2 SQL queries on
    SQLite, 3 and more elsewhere; one less for who knows how all the person's relationships are `headed`.
    Raises Refusal(UNKNOWN_CHOICE, "cursor").
    """
    place, terms = place_of(cursor, ORDER, int), terms_of(question)
    if not terms:
        return FoundPage((), (), None)
    headed = titled(person) if headed is None else headed
    places = [key for key in headed if relationship_id in {None, key}]
    if not places:
        return FoundPage(terms, (), None)
    asked = access.asked_for(terms, places, kinds)
    before = place[0] if place else _LATEST
    seen = _seen(person, places, asked, terms[0], before, most + 1)
    shown = seen[:most]
    after = cursor_of(ORDER, shown[-1].place, shown[-1].subject_id) if len(seen) > most else None
    return FoundPage(terms, tuple(_card(row, headed[row.relationship_id], terms) for row in shown), after)


def _seen(person: Actor, relationships: Iterable[UUID], asked: str, term: str, before: int, most: int) -> list[_Row]:
    """Answer the newest `most` rows: in one SQL query on SQLite, which answers newest first by itself.

    PostgreSQL gathers before it sorts, and would ask of each thing whether it may be seen. So it tells first where the
    newest stand, a few more than a page, and is asked for these; again, for ever more, where most of them are hidden.
    """
    if connection.vendor == "sqlite":
        told = _kept(most).columns(person.id, person.workspace_id, words=asked, term=term, number=before)
        return [*map(_Row._make, told)]
    seen: list[_Row] = []
    among = _listed(relationships)
    for step in chain((most + SPARE, *MORE), repeat(MORE[-1])):
        places = [place for (place,) in _places(step).columns(person.id, words=asked, term=among, number=before)]
        if places:
            told = _kept(most).columns(person.id, person.workspace_id, words=_listed(places), term=term)
            seen += map(_Row._make, told)
        if len(seen) >= most or len(places) < step:
            break
        before = places[-1]
    return seen[:most]


def _listed(some: Iterable[object]) -> str:
    """Write a list as PostgreSQL does."""
    return "{" + ",".join(map(str, some)) + "}"


@cache
def _places(step: int) -> Kept[Searchable]:
    return Kept(lambda: access.places_holding(SOME_WORDS, SOME_TERM, SOME_NUMBER)[:step])


@cache
def _kept(most: int) -> Kept[Searchable]:
    somebody = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")

    def build() -> QuerySet[Searchable, tuple[object, ...]]:
        if connection.vendor == "sqlite":
            rows = access.found_by(somebody, SOME_WORDS, SOME_NUMBER)
        else:
            rows = access.found_at(somebody, SOME_WORDS)
        return _with_pieces(rows, SOME_TERM)[:most]

    return Kept(build)


def _with_pieces(rows: QuerySet[Searchable], term: str) -> QuerySet[Searchable, tuple[object, ...]]:
    """Fetch of a long text only the piece around the word, and of a topic the conversation it belongs to now."""
    near = Greatest(Value(1), StrIndex(Lower("words"), Value(term)) - BEFORE)
    here = Topic.objects.filter(pk=OuterRef("subject_id")).values("conversation_id")
    topic = When(kind=Sought.TOPIC.value, then=Subquery(here, output_field=UUIDField()))
    start = Case(When(long__lte=PIECE, then=Value(1)), default=near, output_field=IntegerField())
    piece = Func(F("words"), F("start"), Value(PIECE), function="SUBSTR", output_field=TextField())
    rows = rows.annotate(long=Length("words")).annotate(start=start)
    rows = rows.annotate(piece=piece, now_in=Case(topic, default=F("conversation_id")))
    return rows.values_list(*_Row._fields)


def _card(row: _Row, heading: Headed, terms: tuple[str, ...]) -> FoundCard:
    begins, ends = row.start == 1, row.start - 1 + len(row.piece) >= row.long
    return FoundCard(
        kind=Sought(row.kind),
        id=row.subject_id,
        conversation_id=row.now_in,
        relationship_id=row.relationship_id,
        relationship_title=heading.title,
        hue=heading.hue,
        at=row.at,
        is_own=row.author_id is not None or row.kind == Sought.PROPOSAL.value,
        parts=excerpt(row.piece, terms, begins=begins, ends=ends),
    )
