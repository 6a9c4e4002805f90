"""What was said in conversations, found by its words."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

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
from carefront.relationships import queries as relationships

Cards = Mapping[UUID, relationships.RelationshipCard]
PER = 25
ORDER = "-said"
PIECE = 1_500  # characters of a text that are fetched to show some of them
BEFORE = 300  # of them before the first word that was asked for


def found(
    person: Actor,
    question: str,
    *,
    kinds: Collection[Sought] = (),
    relationship_id: UUID | None = None,
    cursor: str = "",
    most: int = PER,
    cards: Cards | None = None,
) -> FoundPage:
    """Find what `person` may see of conversations by the words of `question`, newest first. At most 4 SQL queries.

    Every word has to be there, as a word or as the beginning of one; case and accents do not matter. With the `cards`
    of the person's relationships it is 2 queries. Raises Refusal(UNKNOWN_CHOICE, "cursor").
    """
    place, terms = place_of(cursor, ORDER, int), terms_of(question)
    if not terms:
        return FoundPage((), (), None)
    before = place[0] if place else None
    rows = access.found_by(person, terms, kinds=kinds, relationship_id=relationship_id, before=before)
    seen: list[Any] = list(_with_pieces(rows, terms[0])[: most + 1])
    shown = seen[:most]
    if cards is None:
        cards = relationships.cards_of(person, {row.relationship_id for row in shown}) if shown else {}
    after = cursor_of(ORDER, shown[-1].place, shown[-1].subject_id) if len(seen) > most else None
    return FoundPage(terms, tuple(_card(row, cards, terms) for row in shown), after)


def _with_pieces(rows: QuerySet[Searchable], term: str) -> QuerySet[Searchable]:
    """Fetch of a long text only the piece around the word, and of a topic the conversation it belongs to now."""
    near = Greatest(Value(1), StrIndex(Lower("words"), Value(term)) - BEFORE)
    here = Topic.objects.filter(pk=OuterRef("subject_id")).values("conversation_id")
    topic = When(kind=Sought.TOPIC.value, then=Subquery(here, output_field=UUIDField()))
    start = Case(When(long__lte=PIECE, then=Value(1)), default=near, output_field=IntegerField())
    piece = Func(F("words"), F("start"), Value(PIECE), function="SUBSTR", output_field=TextField())
    rows = rows.annotate(long=Length("words")).annotate(start=start)
    rows = rows.annotate(piece=piece, now_in=Case(topic, default=F("conversation_id")))
    return rows.defer("words", "filed")


def _card(row: Any, cards: Cards, terms: tuple[str, ...]) -> FoundCard:
    card = cards.get(row.relationship_id)
    begins, ends = row.start == 1, row.start - 1 + len(row.piece) >= row.long
    return FoundCard(
        kind=Sought(row.kind),
        id=row.subject_id,
        conversation_id=row.now_in,
        relationship_id=row.relationship_id,
        relationship_title=card.title if card else "",
        hue=card.hue if card else 0,
        at=row.at,
        is_own=row.author_id is not None or row.kind == Sought.PROPOSAL.value,
        parts=excerpt(row.piece, terms, begins=begins, ends=ends),
    )
