"""Sign a covenant, take a signature back, and what follows when everybody has signed."""

from datetime import datetime
from uuid import UUID

from carefront.core import covenants as rules
from carefront.core.actors import Actor
from carefront.core.cadence import first_question
from carefront.core.covenants import CovenantState
from carefront.core.due import Due
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit import letters
from carefront.kit.durable import command, step
from carefront.people import queries as people
from carefront.relationships.commands.covenant.held import (
    HeldCovenant,
    asking,
    held_covenant,
    standing_signatures,
    tell,
)
from carefront.relationships.commands.held import refuse_rest
from carefront.relationships.models import Covenant, CovenantQuestion, Signature
from carefront.relationships.queries import member_ids


@command
def sign_covenant(*, by: Actor, covenant_id: UUID, read: str, now: datetime) -> None:
    """Sign a covenant as it was read; with the last signature of those who are in it, it is in force.

    `read` is `core.covenants.digest` of what was read. The first signature asks the others for theirs. One that is in
    force already is signed by whoever joined since. Twice is once. Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED
    when it was let go or replaced, RESTING, WORDS_CHANGED, EMPTY, PAST_DATE for a draft whose review lies behind.
    """
    it = held_covenant(by, covenant_id, Deed.ANSWER)
    if it.state in {CovenantState.REPLACED, CovenantState.LET_GO}:
        raise Refusal(Because.ALREADY_SETTLED)
    if standing_signatures(it.row).filter(person_id=by.id).exists():
        return
    refuse_rest(it.row.relationship)
    rules.checked_for_signing(it.words, it.row.review_on, read)
    if it.state is CovenantState.DRAFT and it.row.review_on <= by.local(now).date():
        raise Refusal(Because.PAST_DATE, "review_on", given=it.row.review_on.isoformat())
    signature = Signature(covenant=it.row, person_id=by.id, at=now, digest=read)
    signature.save(force_insert=True)
    it.note(Kind.COVENANT_SIGNED, by.id, now)
    if it.state is CovenantState.IN_FORCE:
        ask_at_review(it.row, [by.id])
    elif not come_into_force(it, by.id, now) and standing_signatures(it.row).count() == 1:
        ask_to_sign(it.row, signature.pk, now, by.id)


@command
def take_signature_back(*, by: Actor, covenant_id: UUID, now: datetime) -> None:
    """Take back one's signature under a draft; no reason is asked. Twice is once.

    Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED once it is in force, replaced or let go, RESTING after the end.
    """
    it = held_covenant(by, covenant_id, Deed.ANSWER)
    if it.state is not CovenantState.DRAFT:
        raise Refusal(Because.ALREADY_SETTLED)
    if it.row.relationship.state == RelationshipState.ENDED.value:
        raise Refusal(Because.RESTING)
    if unsign(it.row, by.id, now):
        it.note(Kind.COVENANT_UNSIGNED, by.id, now)


@step
def unsign(row: Covenant, person_id: UUID, now: datetime) -> bool:
    """Take somebody's signature from a draft; answer whether there was one."""
    taken = standing_signatures(row).filter(person_id=person_id).update(taken_back_at=now)
    if taken and not standing_signatures(row).exists():
        letters.withdraw(asking(row.pk))
    return bool(taken)


@step
def ask_to_sign(row: Covenant, cause: UUID, now: datetime, by: UUID | None, only: UUID | None = None) -> None:
    """Ask those who are in a relationship and have not signed a covenant for their signature, or `only` one of them.

    `cause` is the id of what gave the reason: a first signature, or somebody's joining.
    """
    signed = set(standing_signatures(row).values_list("person_id", flat=True))
    missing = [one for one in member_ids(row.relationship_id) if one not in signed and only in (None, one)]
    tell("covenant_asked", row, missing, cause.hex[-12:], now, by)


@step
def come_into_force(it: HeldCovenant, by: UUID | None, now: datetime) -> bool:
    """Put a draft in force when everybody who is in it now has signed, in place of the one before; answer whether.

    `by` gave the last signature, or left, so that the signatures of the others became all of them.
    """
    members = member_ids(it.row.relationship_id)
    signed = list(standing_signatures(it.row).values_list("person_id", flat=True))
    if not rules.agreed(members, signed):
        return False
    before = Covenant.objects.filter(
        relationship_id=it.row.relationship_id, in_force_from__isnull=False, over_at__isnull=True
    ).first()
    if before is not None:
        before.over_at, before.over_by_id = now, by
        before.save(update_fields=["over_at", "over_by_id"])
        before.questions.update(due_at=None)
        letters.withdraw(asking(before.pk))
        HeldCovenant(it.stream, before).note(Kind.COVENANT_REPLACED, by, now)
    it.row.in_force_from = now
    it.row.save(update_fields=["in_force_from"])
    it.note(Kind.COVENANT_IN_FORCE, by, now, review_on=it.row.review_on)
    letters.withdraw(asking(it.row.pk))
    ask_at_review(it.row, members)
    tell("covenant_in_force", it.row, [one for one in members if one != by], "now", now, by)
    return True


@step
def ask_at_review(row: Covenant, person_ids: list[UUID]) -> None:
    """Ask people on a covenant's day of review, each at the hour they chose; a question that is there moves along."""
    for person, actor in people.actors_of(person_ids).items():
        due_at = first_question(Due(row.next_review_on, None, actor.zone), actor)
        CovenantQuestion.objects.update_or_create(
            covenant=row, person_id=person, defaults={"due_at": due_at, "asked_at": None}
        )
