"""The rows of one relationship that somebody may see, each kind by one kept query; the facts with their words."""

from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
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


def _tallies() -> QuerySet[Commitment, Any]:
    """Count by owner and state."""
    return _visible().order_by().values_list("owner_id", "state").annotate(Count("pk"))


def _next_look() -> QuerySet[Commitment, Any]:
    """Ask for the promise about which Carefront asks next."""
    waiting = Q(
        check_ins__answered_at__isnull=True, check_ins__closed_at__isnull=True, check_ins__opens_at__gt=SOMETIME
    )
    asked = Q(level__gt=Level.SELF_TRACKED.value) | Q(check_ins__chosen_at__isnull=False)
    rows = access.with_level(_visible()).filter(waiting & asked, state=State.OPEN.value).order_by("check_ins__opens_at")
    return rows.values_list("pk", "words", "check_ins__opens_at")[:1]


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
tallies = Kept(_tallies)
next_look = Kept(_next_look)
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
