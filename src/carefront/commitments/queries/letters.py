"""What letters say, as the rows stand when they go: at most three SQL queries a letter; None when its reason has gone.

A letter is to one person, and each query asks first whether that person may still see what it would tell.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from carefront.commitments.models import CheckIn, Commitment, HeldReply
from carefront.core.outcomes import State
from carefront.people import queries as people
from carefront.relationships import queries as relationships


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold a promise about which its owner is asked; without a check-in there is no link to answer by."""

    check_in_id: UUID | None
    commitment_id: UUID
    words: str
    to_name: str
    on: date | None
    by_name: str = ""


def _open(row: Commitment) -> bool:
    return row.state == State.OPEN.value and not relationships.not_active([row.relationship_id])


def _name(person_id: UUID | None) -> str:
    return people.names_of([person_id])[person_id].name if person_id else ""


def check_in_to_ask(check_in_id: UUID, owner: UUID) -> Asked | None:
    """Show a check-in that waits for its owner's word."""
    rows = CheckIn.objects.select_related("commitment").filter(
        pk=check_in_id, owner_id=owner, answered_at__isnull=True, closed_at__isnull=True
    )
    row = rows.first()
    if row is None or not _open(row.commitment):
        return None
    promise = row.commitment
    return Asked(row.pk, promise.pk, promise.words, _name(promise.promisee_id), row.occurs_on)


def asked_now(commitment_id: UUID, owner: UUID, by: UUID) -> Asked | None:
    """Show a promise about which `by` asks its owner, with the check-in that waits, if one does."""
    row = Commitment.objects.filter(pk=commitment_id, owner_id=owner, state=State.OPEN.value).first()
    if row is None:
        return None
    waiting = CheckIn.objects.filter(commitment=row, answered_at__isnull=True, closed_at__isnull=True)
    check_in_id = waiting.order_by("opens_at").values_list("pk", flat=True).first()
    names = people.names_of([by, row.promisee_id] if row.promisee_id else [by])
    to_name = names[row.promisee_id].name if row.promisee_id else ""
    by_name = names[by].name if by in names else ""
    return Asked(check_in_id, row.pk, row.words, to_name, row.due_on, by_name)


def kept_reply(reply_id: UUID, owner: UUID) -> tuple[str, Asked] | None:
    """Show a reply that named no outcome, and the check-in it was about."""
    row = HeldReply.objects.select_related("check_in__commitment").filter(pk=reply_id, by_id=owner).first()
    if row is None or row.check_in.answered_at is not None or row.check_in.closed_at is not None:
        return None
    promise = row.check_in.commitment
    asked = Asked(row.check_in_id, promise.pk, promise.words, _name(promise.promisee_id), row.check_in.occurs_on)
    return row.words, asked


def held_words(check_in_id: UUID, owner: UUID) -> str:
    """Answer what an owner wrote about a check-in in replies that named no outcome, in the order they came."""
    rows = HeldReply.objects.filter(check_in_id=check_in_id, by_id=owner).order_by("at")
    return "\n\n".join(rows.values_list("words", flat=True)[:5])


def owner_of_check_in(check_in_id: UUID) -> UUID | None:
    """Answer whose check-in it is, for a token that names it."""
    return CheckIn.objects.filter(pk=check_in_id).values_list("owner_id", flat=True).first()
