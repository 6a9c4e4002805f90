"""The rows of one relationship that somebody may see, each kind by one kept query; the facts with their words."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, DateTimeField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from carefront.commitments import access
from carefront.commitments.models import Commitment, Expectation, Request
from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.core.outcomes import State
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMETIME, SOMEWHERE, Kept
from carefront.kit.models import Event
from carefront.relationships import access as relationships

PROMISES = 12  # on a page
ASKED = 60  # requests and expectations looked at
OPEN = [State.OPEN.value, State.PAUSED.value]
_LOOK = "look"
_SOMEBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")


def promises_of(rows: QuerySet[Commitment], whose: str, state: str, person: Any) -> QuerySet[Commitment]:
    """Narrow promises to all, mine or theirs, and to those that are open, settled or all, in order."""
    if whose == "mine":
        rows = rows.filter(owner_id=person)
    elif whose == "theirs":
        rows = rows.exclude(owner_id=person)
    if state == "open":
        return rows.filter(state__in=OPEN).order_by(F("ends_at").asc(nulls_last=True), "id")
    if state == "settled":
        rows = rows.exclude(state__in=OPEN)
    return rows.order_by(F("settled_at").desc(nulls_first=True), F("ends_at").asc(nulls_last=True), "id")


def subjects(person: Actor, relationship_id: Any, *further: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Answer, for use inside another query, everything in a relationship whose facts `person` may see.

    These are the relationship itself, its covenants, levels and releases, and the commitments, requests and
    expectations that they may see in it: what one member of a team promised to another is no fact for the rest. Upper
    rooms add `further` ids.
    """
    itself = relationships.visible_to(person).filter(pk=relationship_id).order_by().values("pk")
    parts: tuple[QuerySet[Any], ...] = (
        access.visible_to(person), access.requests_visible_to(person), access.expectations_visible_to(person),
        relationships.covenants_visible_to(person), relationships.levels_visible_to(person),
        relationships.releases_visible_to(person),
    )  # fmt: skip
    return itself.union(
        *(part.filter(relationship_id=relationship_id).order_by().values("pk") for part in parts), *further, all=True
    )


def _visible() -> QuerySet[Commitment]:
    return access.visible_to(_SOMEBODY).filter(relationship_id=SOMETHING)


def _first_page(whose: str, state: str) -> Kept[Commitment]:
    return Kept(lambda: promises_of(_visible(), whose, state, SOMEBODY)[: PROMISES + 1])


def _counted() -> QuerySet[Commitment, Any]:
    """Count by owner and state; the promise about which Carefront asks next comes along, as if it were a state."""
    waiting = Q(
        check_ins__answered_at__isnull=True, check_ins__closed_at__isnull=True, check_ins__opens_at__gt=SOMETIME
    )
    asked = Q(level__gt=Level.SELF_TRACKED.value) | Q(check_ins__chosen_at__isnull=False)
    rows = access.with_level(_visible()).filter(waiting & asked, state=State.OPEN.value).order_by("check_ins__opens_at")
    next_one = Commitment.objects.filter(check_ins__pk=Subquery(rows.values("check_ins__pk")[:1])).order_by()
    nothing = Value(None, output_field=DateTimeField())
    counts = _visible().order_by().values("owner_id", "state").annotate(count=Count("pk"))
    return counts.values_list("owner_id", "state", "count", Value(""), nothing).union(
        next_one.values_list("pk", Value(_LOOK), Value(0), "words", "check_ins__opens_at"), all=True
    )


def with_words(events: QuerySet[Event], *further: Subquery) -> QuerySet[Event]:
    """Bring the words along of whatever each fact is about; `further` are those of upper rooms, by `subject_id`."""
    models: tuple[Any, ...] = (Commitment, Request, Expectation)
    said = [Subquery(model.objects.filter(pk=OuterRef("subject_id")).values("words")[:1]) for model in models]
    return events.annotate(words=Coalesce(*said, *further))


first_page = {
    (whose, state): _first_page(whose, state)
    for whose in ("all", "mine", "theirs")
    for state in ("open", "settled", "all")
}
_COUNTED = Kept(_counted)
requests = Kept(
    lambda: access.requests_visible_to(_SOMEBODY).filter(relationship_id=SOMETHING).order_by("-made_at", "-id")[:ASKED]
)
expectations = Kept(
    lambda: (
        access.expectations_visible_to(_SOMEBODY)
        .filter(relationship_id=SOMETHING)
        .order_by("-written_at", "-id")[:ASKED]
    )
)


def counted(
    person: Actor, relationship_id: UUID, now: datetime
) -> tuple[list[tuple[UUID, str, int]], tuple[UUID, str, datetime] | None]:
    """Answer how many promises each has in each state, and about which of them Carefront asks next. 1 SQL query.

    Of that one its id, its words and when.
    """
    counts, look = [], None
    for key, state, count, words, at in _COUNTED.columns(person.id, person.workspace_id, relationship_id, now):
        if state == _LOOK:
            look = (key, words, at)
        else:
            counts.append((key, state, count))
    return counts, look
