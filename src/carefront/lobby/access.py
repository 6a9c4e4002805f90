"""The roads to other rooms' rows that this room puts together: their access, and nothing of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, Min, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from carefront.commitments import access as commitments
from carefront.conversations import access as conversations
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.kept import SOMEBODY, SOMETIME, SOMETIME_EARLIER, SOMETIME_LATER, SOMEWHERE, Kept
from carefront.lobby.models import Upload
from carefront.people import access as people
from carefront.planning import access as planning
from carefront.pulses import access as pulses
from carefront.pulses.queries import lately
from carefront.talks import access as talks
from carefront.trust import access as trust

MOST_WORDS = 6


def matching(field: str, words: Iterable[str]) -> Q:
    """Answer the condition that `field` holds each of `words`, whatever its case.

    SQLite folds the case of ASCII alone, so each word is asked for in the ways in which people write it.
    """
    found = Q()
    for word in list(words)[:MOST_WORDS]:
        ways = dict.fromkeys((word, word.lower(), word.upper(), word.capitalize()))
        one = Q()
        for way in ways:
            one |= Q(**{f"{field}__icontains": way})
        found &= one
    return found


def commitments_with(person: Actor, words: Iterable[str]) -> QuerySet[Any]:
    """Answer the commitments that `person` may see whose words hold `words`."""
    return commitments.visible_to(person).filter(matching("words", words))


def requests_with(person: Actor, words: Iterable[str]) -> QuerySet[Any]:
    """Answer the requests that name `person` whose words hold `words`."""
    words = list(words)
    asked = matching("words", words) | matching("counter_words", words)
    return commitments.requests_visible_to(person).filter(asked)


def expectations_with(person: Actor, words: Iterable[str]) -> QuerySet[Any]:
    """Answer the expectations that `person` may see whose words hold `words`."""
    return commitments.expectations_visible_to(person).filter(matching("words", words))


def people_with(person: Actor, words: Iterable[str]) -> QuerySet[Any]:
    """Answer the people of the workspace, without `person`, whose names hold `words`."""
    return people.here(person).filter(matching("name", words)).exclude(pk=person.id)


def commitments_in(person: Actor, relationship_id: UUID) -> QuerySet[Any]:
    """Answer the commitments of one relationship that `person` may see."""
    return commitments.visible_to(person).filter(relationship_id=relationship_id)


def conversation_ids(person: Actor, relationship_id: Any) -> tuple[QuerySet[Any, Any], ...]:
    """Answer, for use inside another query, what `person` may see of a relationship's conversations and plans."""
    roads: tuple[QuerySet[Any], ...] = (
        conversations.conversations_visible_to(person), conversations.decisions_visible_to(person),
        conversations.series_visible_to(person), conversations.plans_visible_to(person),
        planning.items_visible_to(person), planning.periods_visible_to(person),
        pulses.pulses_visible_to(person), pulses.wishes_visible_to(person),
    )  # fmt: skip
    found = tuple(road.filter(relationship_id=relationship_id).order_by().values("pk") for road in roads)
    return (*found, *talks.subjects(person, relationship_id))


def conversation_words() -> tuple[Subquery, ...]:
    """Answer the words of conversations, decisions, plans and backlogs, by an outer query's `subject_id`."""
    return (*conversations.words_by_subject(), *planning.words_by_subject())


@dataclass(frozen=True, slots=True)
class Waiting:
    """Say which further piles have something in them, so that only those are asked for."""

    invitations: int  # a steward's own, without an answer
    said: bool
    conversations: bool
    noticed: bool  # something was found in their promises that they have not looked at
    talks: bool
    rhythms: int  # of pulses that they chose, and the first day that one of these names
    next_pulse: date | None
    shared: bool  # others shared something on how it feels to them


def _waits(steward: bool) -> QuerySet[Any, Any]:
    person = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "", is_steward=steward)
    sent = people.invitations_of(person).filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    count = sent.order_by().values("workspace_id").annotate(count=Count("pk")).values("count")
    said = conversations.proposals_visible_to(person).filter(settled_at__isnull=True)
    shared = reduce(or_, (Q(Exists(road.order_by())) for road in lately.of_late(person, SOMETIME_EARLIER)))
    chosen = pulses.rhythms_of(person).order_by().values("person_id")
    near = conversations.near_between(person, SOMETIME, SOMETIME_LATER).order_by()
    return (
        people.here(person)
        .filter(pk=person.id)
        .values_list(
            Coalesce(Subquery(count), 0) if steward else Value(0),
            Exists(said),
            Exists(near),
            Exists(trust.unseen(person)),
            Exists(talks.waiting_for(person).order_by()),
            Coalesce(Subquery(chosen.annotate(count=Count("pk")).values("count")), 0),
            Subquery(chosen.annotate(first=Min("next_on")).values("first")),
            ExpressionWrapper(shared, output_field=BooleanField()),
        )
    )


_WAITS = {steward: Kept(lambda steward=steward: _waits(steward)) for steward in (False, True)}  # type: ignore[misc]


def waiting(person: Actor, now: datetime) -> Waiting:
    """Answer which further piles of a person's home have something in them. One SQL query."""
    since, until = conversations.span(now)
    (told,) = _WAITS[person.is_steward].columns(
        person.id, person.workspace_id, sometime=since, later=until, earlier=now - lately.LATELY
    )
    return Waiting(*told)


def uploads_of(person: Actor) -> QuerySet[Upload]:
    """Answer the tables that `person` is carrying over."""
    return Upload.objects.filter(person_id=person.id, workspace_id=person.workspace_id)


def reach_upload(person: Actor, upload_id: UUID) -> Upload:
    """Fetch one of a person's own tables. Raises Refusal(HIDDEN)."""
    row = uploads_of(person).filter(pk=upload_id).first()
    if row is None:
        raise Refusal(Because.HIDDEN)
    return row
