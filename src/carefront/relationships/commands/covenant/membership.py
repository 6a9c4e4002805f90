"""What joining, leaving, ending and erasure mean for covenants: steps of the commands about those."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from carefront.core.actors import Actor
from carefront.kit import letters
from carefront.kit.durable import step
from carefront.kit.models import Stream
from carefront.relationships.commands.covenant.held import HeldCovenant, asking, standing_signatures
from carefront.relationships.commands.covenant.reviewing import move_review
from carefront.relationships.commands.covenant.signing import ask_to_sign, come_into_force, unsign
from carefront.relationships.models import Covenant, CovenantLine, CovenantQuestion, Member, Signature


@step
def ask_who_joined(mine: Member, by: Actor, now: datetime) -> None:
    """Ask somebody who has just joined to sign what is in force, and a draft that others have signed."""
    for row in Covenant.objects.filter(relationship_id=mine.relationship_id, over_at__isnull=True):
        if row.in_force_from is not None or standing_signatures(row).exists():
            ask_to_sign(row, mine.pk, now, None, only=by.id)


@step
def go_on_without(stream: Stream, relationship_id: UUID, by: Actor, now: datetime) -> None:
    """Let a covenant go on without somebody who left: what waited for their word alone waits no longer."""
    for row in Covenant.objects.filter(relationship_id=relationship_id, over_at__isnull=True).order_by("version"):
        it = HeldCovenant(stream, row)
        row.questions.filter(person_id=by.id).update(due_at=None)
        if row.in_force_from is None:
            unsign(row, by.id, now)
            come_into_force(it, None, now)
            continue
        named = row.reviews.filter(due_on=row.next_review_on).exclude(person_id=by.id).order_by("-at")
        latest = named.values_list("next_on", flat=True).first()
        if latest is not None:
            move_review(it, latest)


@step
def close_covenants(relationship_id: UUID) -> None:
    """Ask nothing more about the covenants of a relationship that has ended; they stay readable."""
    CovenantQuestion.objects.filter(covenant__relationship_id=relationship_id).update(due_at=None)
    for key in Covenant.objects.filter(relationship_id=relationship_id, over_at__isnull=True).values_list(
        "pk", flat=True
    ):
        letters.withdraw(asking(key))


@step
def forget_drafted(person_id: UUID) -> None:
    """Take away what an erased person wrote in drafts that nobody else signed; what others agreed to stays."""
    standing = Signature.objects.filter(covenant_id=OuterRef("covenant_id"), taken_back_at__isnull=True)
    others = standing.exclude(person_id=person_id)
    CovenantLine.objects.filter(
        ~Exists(others),
        by_id=person_id,
        covenant__in_force_from__isnull=True,
        changed_at__gte=F("covenant__drafted_at"),
    ).update(words="")
