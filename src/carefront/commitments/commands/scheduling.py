"""When a commitment is looked at: making, moving and closing its check-ins."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from carefront.commitments.models import CheckIn, Commitment
from carefront.core.actors import Actor
from carefront.core.cadence import MOST_NUDGES, Rhythm, first_question, next_hour, next_occurrence
from carefront.core.due import Due
from carefront.kit.durable import step
from carefront.kit.ids import new_id
from carefront.kit.prepared import SLOT, PreparedUpdate
from carefront.people import queries as people


@step
def schedule(commitment: Commitment, owner: Actor, *, now: datetime, quiet: bool = False) -> CheckIn | None:
    """Make the check-in of a commitment's day, or of a practice's next occurrence; none when no day was named.

    `quiet` leaves it unasked: for days that lie behind already.
    """
    due = commitment.due()
    if due is None:
        return None
    rhythm = Rhythm.from_code(commitment.rhythm)
    if rhythm is not None:
        last = commitment.check_ins.order_by("-occurs_on").values_list("occurs_on", flat=True).first()
        # An occurrence that begins on the first day counts from the day before it.
        after = last or date.fromordinal(due.on.toordinal() - 1)
        due = Due(next_occurrence(rhythm, due.on, after), due.at, due.zone)
    return _open(commitment, owner, due, now=now, quiet=quiet)


def _open(commitment: Commitment, owner: Actor, due: Due, *, now: datetime, quiet: bool) -> CheckIn:
    opens_at = first_question(due, owner)
    check_in = CheckIn(
        id=new_id(),
        workspace_id=commitment.workspace_id,
        commitment=commitment,
        owner_id=commitment.owner_id,
        occurs_on=due.on,
        opens_at=opens_at,
        due_at=None if quiet else max(opens_at, now),
    )
    check_in.save(force_insert=True)
    commitment.ends_at = due.instant()
    return check_in


@step
def check_in_now(commitment: Commitment, owner: Actor, *, now: datetime) -> CheckIn:
    """Answer the check-in that an owner means who says, unasked, how it went: the earliest open one, or a new one."""
    waiting = open_check_ins(commitment.pk).order_by("opens_at").first()
    if waiting is not None:
        return waiting
    today = owner.local(now).date()
    check_in = CheckIn(
        id=new_id(),
        workspace_id=commitment.workspace_id,
        commitment=commitment,
        owner_id=commitment.owner_id,
        occurs_on=today,
        opens_at=now,
        due_at=None,
    )
    check_in.save(force_insert=True)
    return check_in


def open_check_ins(commitment_id: UUID) -> QuerySet[CheckIn]:
    """Answer a commitment's check-ins that have neither an answer nor lost their reason."""
    return CheckIn.objects.filter(commitment_id=commitment_id, answered_at__isnull=True, closed_at__isnull=True)


_CLOSED = PreparedUpdate(lambda: open_check_ins(SLOT), "closed_at", "due_at", "leased_by")


@step
def close_check_ins(commitment_id: UUID, *, now: datetime) -> None:
    """Close the waiting check-ins of a commitment whose day moved, or that has ended."""
    _CLOSED.write(commitment_id, now, None, "")


@step
def rest(which: Q, *, now: datetime) -> None:
    """Let the automatic questions of the check-ins `which` rest."""
    CheckIn.objects.filter(which, answered_at__isnull=True, closed_at__isnull=True).update(due_at=None, leased_by="")


@step
def wake(which: Q, *, now: datetime, at_hour: bool) -> None:
    """Take up the automatic questions again: those to come at their time, those that came due meanwhile now.

    With `at_hour` the latter are asked when the hour comes next at which their owner wants to be asked.
    """
    waiting = CheckIn.objects.filter(
        which, answered_at__isnull=True, closed_at__isnull=True, due_at__isnull=True, asks__lte=MOST_NUDGES
    )
    waiting.filter(opens_at__gt=now).update(due_at=F("opens_at"))
    late = waiting.filter(opens_at__lte=now)
    if not at_hour:
        late.update(due_at=now)
        return
    for owner_id, owner in people.actors_of(set(late.values_list("owner_id", flat=True))).items():
        late.filter(owner_id=owner_id).update(due_at=next_hour(now, owner))
