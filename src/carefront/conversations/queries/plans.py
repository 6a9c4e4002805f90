"""Plans of next steps, and how far each step is."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from carefront.commitments.cards import AnswerCard, CommitmentLine, Party
from carefront.commitments.queries.followed import said_last, standing_now
from carefront.commitments.queries.lines import due_card
from carefront.conversations import access
from carefront.conversations.cards.following import PlanCard, PlanLine, StepCard
from carefront.conversations.models import Plan, PlanStep
from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.kit.api_paging import cursor_of, place_of
from carefront.people import queries as people
from carefront.relationships import queries as relationships

PER = 25
ORDER = "-changed"
GOING, ENDED = "going", "ended"


def plans(
    person: Actor, *, which: str = GOING, relationship_id: UUID | None = None, page: int = 1, now: datetime
) -> tuple[list[PlanLine], bool]:
    """Show a page of the plans that `person` shares, going on or ended, changed last first. 7 SQL queries."""
    rows = _narrowed(person, which, relationship_id)
    found = list(rows[(page - 1) * PER : page * PER + 1])
    return _lines(person, found[:PER], now), len(found) > PER


def plans_after(
    person: Actor, cursor: str, most: int, *, which: str = GOING, relationship_id: UUID | None = None, now: datetime
) -> tuple[list[PlanLine], str | None]:
    """Show up to `most` plans after a cursor, and the cursor of those that follow."""
    rows = _narrowed(person, which, relationship_id)
    place = place_of(cursor, ORDER, datetime)
    if place is not None:
        at, key = place
        rows = rows.filter(Q(changed_at__lt=at) | Q(changed_at=at, pk__lt=key))
    found = list(rows[: most + 1])
    shown = found[:most]
    after = cursor_of(ORDER, shown[-1].changed_at, shown[-1].pk) if len(found) > most else None
    return _lines(person, shown, now), after


def plans_from(
    person: Actor, *, conversation_id: UUID | None = None, decision_id: UUID | None = None, now: datetime
) -> list[PlanLine]:
    """Show the plans that were made after a conversation or a decision, oldest first. 7 SQL queries."""
    rows = access.plans_visible_to(person).filter(
        **({"conversation_id": conversation_id} if conversation_id else {"decision_id": decision_id})
    )
    return _lines(person, list(rows.order_by("made_at", "pk")[:PER]), now)


def _narrowed(person: Actor, which: str, relationship_id: UUID | None) -> QuerySet[Plan]:
    rows = access.plans_visible_to(person).filter(ended_at__isnull=which != ENDED)
    if relationship_id is not None:
        rows = rows.filter(relationship_id=relationship_id)
    return rows.order_by("-changed_at", "-pk")


def plan(person: Actor, plan_id: UUID, *, now: datetime) -> PlanCard:
    """Show one plan with its steps. Raises Refusal(HIDDEN). 16 SQL queries at most."""
    row = access.reach_plan(person, plan_id, Deed.SEE)
    cards = relationships.cards_of(person, {row.relationship_id})
    steps = _steps([row])
    promises = _promises(person, steps, cards, now)
    said = said_last(person, list(promises.values())) if promises else {}
    card = cards.get(row.relationship_id)
    mine = row.owner_id == person.id
    may = mine and row.ended_at is None
    shown = tuple(_step(one, promises, said, now, may) for one in steps)
    line = _line(person, row, shown, card, people.names_of({row.owner_id}))
    goes_on = card is not None and card.is_active and not card.i_left
    return PlanCard(line, shown, row.conversation_id, row.decision_id, may, may and goes_on)


def plan_step(person: Actor, step_id: UUID, *, now: datetime) -> tuple[PlanCard, StepCard]:
    """Show one step of one's own plan, and the plan. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach_step(person, step_id, Deed.CHANGE)
    card = plan(person, row.plan_id, now=now)
    found = next((one for one in card.steps if one.id == row.pk), None)
    return card, found or _step(row, {}, {}, now, may=False)


def _lines(person: Actor, rows: list[Plan], now: datetime) -> list[PlanLine]:
    if not rows:
        return []
    cards = relationships.cards_of(person, {row.relationship_id for row in rows})
    names = people.names_of({row.owner_id for row in rows})
    steps = _steps(rows)
    promises = _promises(person, steps, cards, now)
    return [
        _line(
            person,
            row,
            tuple(_step(one, promises, {}, now, may=False) for one in steps if one.plan_id == row.pk),
            cards.get(row.relationship_id),
            names,
        )
        for row in rows
    ]


def _steps(rows: Collection[Plan]) -> list[PlanStep]:
    found = PlanStep.objects.filter(plan__in=[row.pk for row in rows], dropped_at__isnull=True)
    return list(found.order_by("plan_id", "place"))


def _promises(
    person: Actor, steps: Collection[PlanStep], cards: dict[UUID, relationships.RelationshipCard], now: datetime
) -> dict[UUID, CommitmentLine]:
    ids = {one.commitment_id for one in steps if one.commitment_id is not None}
    return standing_now(person, ids, cards=cards, now=now)


def _step(
    row: PlanStep, promises: dict[UUID, CommitmentLine], said: dict[UUID, AnswerCard], now: datetime, may: bool
) -> StepCard:
    promise = promises.get(row.commitment_id) if row.commitment_id else None
    card = StepCard(
        id=row.pk,
        place=row.place,
        # A promise says today what the step is; its owner may have changed it on its own page.
        words=promise.words if promise else row.words,
        due=promise.due if promise else due_card(row.due(), now),
        promise=promise,
        said=said.get(promise.id) if promise else None,
        is_promised=row.commitment_id is not None,
        may_change=False,
    )
    return replace(card, may_change=may and card.is_ahead)


def _line(
    person: Actor,
    row: Plan,
    steps: tuple[StepCard, ...],
    card: relationships.RelationshipCard | None,
    names: dict[UUID, people.PersonName],
) -> PlanLine:
    return PlanLine(
        id=row.pk,
        words=row.words,
        outside_person=row.outside_person,
        owner=Party(row.owner_id, names[row.owner_id].name, row.owner_id == person.id),
        relationship_id=row.relationship_id,
        relationship_title=card.title if card else "",
        hue=card.hue if card else 0,
        made_at=row.made_at,
        ended_at=row.ended_at,
        next_step=next((one for one in steps if one.is_ahead), None),
        steps=len(steps),
        done=sum(one.is_done for one in steps),
    )
