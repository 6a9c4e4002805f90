"""Lists that go on after a row instead of at a page number, so that what is added meanwhile shifts nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from carefront.commitments import access
from carefront.commitments.cards import CommitmentLine, ExpectationCard, RequestCard
from carefront.commitments.queries.asking import expectation_cards, request_cards, requests_narrowed
from carefront.commitments.queries.light import COLUMNS, first_rows, light_lines
from carefront.commitments.queries.lines import Filters, narrowed
from carefront.core.actors import Actor
from carefront.core.ledger import OF_THE_WHOLE, Kind
from carefront.core.refusals import Because, Refusal
from carefront.core.words import clean_line
from carefront.kit import journal
from carefront.kit.api_paging import cursor_of, place_of
from carefront.kit.journal import Fact
from carefront.relationships import access as relationship_access
from carefront.relationships import queries as relationships

M = TypeVar("M", bound=Model)


def listing_after(
    person: Actor, filters: Filters, *, cursor: str, most: int, now: datetime
) -> tuple[list[CommitmentLine], str | None]:
    """Show at most `most` commitments after `cursor`, and the cursor of those that follow. At most 6 SQL queries.

    Raises Refusal(UNKNOWN_CHOICE, "cursor").
    """
    column, order = _order(filters)
    filters = replace(filters, words=clean_line(filters.words), page=1)
    first = None if cursor else first_rows(person, filters, most)
    if first is not None:
        found, after = _up_to(first, order, column, most)
        return light_lines(person, found, now=now), after
    kind = str if column == "words" else datetime
    columns = COLUMNS if column in COLUMNS else (*COLUMNS, column)
    found, after = _after(narrowed(person, filters), order, column, kind, cursor, most, columns=columns)
    return light_lines(person, found, now=now), after


def _order(filters: Filters) -> tuple[str, str]:
    """Answer by which column a list is ordered, and how that order is called in a cursor."""
    if filters.sort == "made":
        return "made_at", "-made"
    if filters.sort == "words":
        return "words", "words"
    return ("settled_at", "-settled") if filters.state == "settled" else ("ends_at", "due")


def _after(
    rows: QuerySet[M], order: str, column: str, kind: type, cursor: str, most: int, columns: tuple[str, ...] = ()
) -> tuple[Sequence[M], str | None]:
    """Answer the rows after `cursor`; an order that begins with a minus goes down, and empty values come last."""
    place = place_of(cursor, order, kind)
    if place is not None:
        rows = rows.filter(_behind(column, *place, down=order.startswith("-")))
    light: Any = rows.values_list(*columns, named=True) if columns else rows
    return _up_to(list(light[: most + 1]), order, column, most)


def _up_to(found: list[M], order: str, column: str, most: int) -> tuple[Sequence[M], str | None]:
    if len(found) <= most:
        return found, None
    last = found[most - 1]
    return found[:most], cursor_of(order, getattr(last, column), last.pk)


def _behind(column: str, key: Any, row_id: UUID, *, down: bool) -> Q:
    way = "lt" if down else "gt"
    after_id = Q(**{f"id__{way}": row_id})
    if key is None:
        return Q(**{f"{column}__isnull": True}) & after_id
    same = Q(**{column: key}) & after_id
    return Q(**{f"{column}__{way}": key}) | same | Q(**{f"{column}__isnull": True})


def requests_after(
    person: Actor, *, which: str, relationship_id: UUID | None, cursor: str, most: int, now: datetime
) -> tuple[list[RequestCard], str | None]:
    """Show at most `most` requests after `cursor`, newest first. `which`: all, open, to_me, from_me."""
    rows = requests_narrowed(person, which, relationship_id).order_by("-made_at", "-id")
    found, after = _after(rows, "-asked", "made_at", datetime, cursor, most)
    return request_cards(person, found, now=now), after


def expectations_after(
    person: Actor, *, relationship_id: UUID | None, closed: bool, cursor: str, most: int, now: datetime
) -> tuple[list[ExpectationCard], str | None]:
    """Show at most `most` expectations after `cursor`, newest first, without what was promised towards them."""
    rows = access.expectations_visible_to(person).filter(closed_at__isnull=not closed)
    if relationship_id is not None:
        rows = rows.filter(relationship_id=relationship_id)
    found, after = _after(rows.order_by("-written_at", "-id"), "-written", "written_at", datetime, cursor, most)
    return expectation_cards(person, list(found), now=now, whole=False), after


def ledger_after(person: Actor, relationship_id: UUID, *, cursor: str, most: int) -> tuple[list[Fact], str | None]:
    """Show at most `most` facts of a relationship after `cursor`, newest first: those about what `person` may see.

    Cursors name a fact and no number, whose gaps would tell of others. Raises Refusal(HIDDEN) when the relationship is
    not theirs, Refusal(UNKNOWN_CHOICE, "cursor").
    """
    card = relationships.relationship(person, relationship_id)
    place = place_of(cursor, "-facts", int)
    before = journal.place_in(card.id, place[1]) if place else None
    if place and before is None:
        raise Refusal(Because.UNKNOWN_CHOICE, "cursor", given=cursor[:40])
    seen: list[Callable[[Actor], QuerySet[Any]]] = [
        access.visible_to, access.requests_visible_to, access.expectations_visible_to,
        relationship_access.covenants_visible_to, relationship_access.levels_visible_to,
        relationship_access.releases_visible_to,
    ]  # fmt: skip
    about = Q(subject_id=card.id)
    for visible in seen:
        about |= Q(subject_id__in=visible(person).filter(relationship_id=card.id).values("pk"))
    if card.i_left:  # of what happened to it afterwards, nothing is shown
        whole = Q(kind__in=[kind.value for kind in OF_THE_WHOLE])
        about &= ~whole | Q(seq__lte=journal.last_of(card.id, Kind.MEMBER_LEFT, by=person.id))
    facts = journal.of_stream_after(card.id, about, before=before, newest=most + 1)
    if len(facts) <= most:
        return facts, None
    return facts[:most], cursor_of("-facts", None, facts[most - 1].id)
