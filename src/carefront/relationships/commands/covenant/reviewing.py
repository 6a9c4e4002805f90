"""Say that a covenant is still right, and be asked about it when its day of review has come."""

from datetime import date, datetime, time
from uuid import UUID

from carefront.core import covenants as rules
from carefront.core.actors import Actor
from carefront.core.covenants import CovenantState
from carefront.core.due import Due, checked_due
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.relationships.commands.covenant.held import (
    HeldCovenant,
    held_covenant,
    standing_signatures,
    tell,
)
from carefront.relationships.commands.covenant.signing import ask_at_review
from carefront.relationships.commands.held import refuse_rest
from carefront.relationships.models import CovenantQuestion, CovenantReview
from carefront.relationships.queries import member_ids


@command
def confirm_review(*, by: Actor, covenant_id: UUID, next_on: date, now: datetime) -> None:
    """Say that a covenant is still right and when to look at it again; everybody sees who said so and when.

    The day of review moves once everybody who signed and is still in it named the same day; until then one's own can
    be named anew. `next_on` lies after today, within ten years. Raises Refusal: HIDDEN, NOT_YOURS to whoever has not
    signed, ALREADY_SETTLED when it is not in force, RESTING, PAST_DATE, FAR_DATE.
    """
    it = held_covenant(by, covenant_id, Deed.ANSWER)
    if it.state is not CovenantState.IN_FORCE:
        raise Refusal(Because.ALREADY_SETTLED)
    if not standing_signatures(it.row).filter(person_id=by.id).exists():
        raise Refusal(Because.NOT_YOURS)
    refuse_rest(it.row.relationship)
    checked_due(Due(next_on, time(0), by.zone), now=now, field="next_on")
    mine = it.row.reviews.filter(person_id=by.id, due_on=it.row.next_review_on)
    if next_on == it.row.next_review_on or mine.filter(next_on=next_on).exists():
        return
    CovenantReview.objects.update_or_create(
        covenant=it.row, person_id=by.id, due_on=it.row.next_review_on, defaults={"next_on": next_on, "at": now}
    )
    it.row.questions.filter(person_id=by.id).update(due_at=None)
    it.note(Kind.COVENANT_REVIEWED, by.id, now, until=next_on)
    move_review(it, next_on)


@step
def move_review(it: HeldCovenant, next_on: date) -> bool:
    """Move a covenant's day of review when everybody who signed and is still in it named `next_on`; answer whether."""
    here = set(member_ids(it.row.relationship_id))
    signed = here & set(standing_signatures(it.row).values_list("person_id", flat=True))
    named = it.row.reviews.filter(due_on=it.row.next_review_on, next_on=next_on).values_list("person_id", flat=True)
    if not rules.agreed(signed, list(named)):
        return False
    it.row.next_review_on = next_on
    it.row.save(update_fields=["next_review_on"])
    ask_at_review(it.row, sorted(signed))
    return True


def ask_due(now: datetime, worker: str, limit: int = 200) -> int:
    """Ask everybody for whom a covenant's day of review has come, the earliest first; answer how many.

    Nothing is asked while a relationship rests: the question waits until it goes on.
    """
    due = CovenantQuestion.objects.filter(
        due_at__lte=now, covenant__relationship__state=RelationshipState.ACTIVE.value
    ).order_by("due_at")
    return sum(
        _ask(question_id, stream_id, now)
        for question_id, stream_id in list(due.values_list("pk", "covenant__relationship_id")[:limit])
    )


@command
def _ask(question_id: UUID, relationship_id: UUID, now: datetime) -> bool:
    journal.lock(relationship_id)
    question = CovenantQuestion.objects.select_related("covenant").filter(pk=question_id, due_at__lte=now).first()
    if question is None:
        return False
    question.due_at, question.asked_at = None, now
    question.save(update_fields=["due_at", "asked_at"])
    row = question.covenant
    tell("covenant_review", row, [question.person_id], row.next_review_on.isoformat(), now, None)
    return True
