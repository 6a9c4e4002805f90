"""Begin a covenant, or the next version of one; let a draft go."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.covenants import CovenantPart, CovenantState, first_review, suits
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import letters
from carefront.kit.durable import command
from carefront.relationships.commands.covenant.held import (
    HeldCovenant,
    asking,
    held_covenant,
    standing_signatures,
    tell,
)
from carefront.relationships.commands.held import held, refuse_rest
from carefront.relationships.models import Covenant, CovenantLine


@command
def draft_covenant(*, by: Actor, relationship_id: UUID, now: datetime) -> UUID:
    """Begin to write how the people in a relationship work together, from what is in force; answer the draft's id.

    While a draft is open, that one's id is answered: two who begin at once write in the same one. Its review is in
    90 days until somebody names another day. Raises Refusal: HIDDEN, also for the relationship with oneself,
    NOT_YOURS, RESTING.
    """
    it = held(by, relationship_id, Deed.CHANGE)
    if not suits(it.kind):
        raise Refusal(Because.HIDDEN)
    open_ones = Covenant.objects.filter(relationship=it.row, over_at__isnull=True)
    there = open_ones.filter(in_force_from__isnull=True).first()
    if there is not None:
        return there.pk
    refuse_rest(it.row)
    before = open_ones.filter(in_force_from__isnull=False).first()
    review_on = first_review(by.local(now).date())
    row = Covenant(
        workspace_id=by.workspace_id,
        relationship=it.row,
        version=before.version + 1 if before else 1,
        by_id=by.id,
        drafted_at=now,
        review_on=review_on,
        next_review_on=review_on,
    )
    row.save(force_insert=True)
    taken = {line.part: line for line in before.lines.all()} if before else {}
    CovenantLine.objects.bulk_create(_line(row, part, taken.get(part.value)) for part in CovenantPart)
    HeldCovenant(it.stream, row).note(Kind.COVENANT_DRAFTED, by.id, now)
    return row.pk


def _line(row: Covenant, part: CovenantPart, before: CovenantLine | None) -> CovenantLine:
    return CovenantLine(
        covenant=row,
        part=part.value,
        words=before.words if before else "",
        by_id=before.by_id if before else row.by_id,
        changed_at=before.changed_at if before else row.drafted_at,
    )


@command
def let_draft_go(*, by: Actor, covenant_id: UUID, now: datetime) -> None:
    """Let a draft go, whoever began it; what is in force stays so, and those who had signed are told.

    Twice is once. Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED once it is in force, RESTING.
    """
    it = held_covenant(by, covenant_id, Deed.CHANGE)
    if it.state is CovenantState.LET_GO:
        return
    if it.state is not CovenantState.DRAFT:
        raise Refusal(Because.ALREADY_SETTLED)
    refuse_rest(it.row.relationship)
    it.row.over_at, it.row.over_by_id = now, by.id
    it.row.save(update_fields=["over_at", "over_by_id"])
    it.note(Kind.COVENANT_LET_GO, by.id, now)
    letters.withdraw(asking(it.row.pk))
    signed = standing_signatures(it.row).exclude(person_id=by.id)
    tell("covenant_changed", it.row, signed.values_list("person_id", flat=True), "let_go", now, by.id)
