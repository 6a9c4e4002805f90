"""Decide once a month how much clarity is missing in a workspace, as a figure of many."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from carefront.commitments.queries import unclear
from carefront.core.clarity import TOLD
from carefront.core.evidence.groups import may_tell, told_share
from carefront.core.pulsing import end_of, last_round
from carefront.insights.models import ClarityMonth
from carefront.kit.durable import command
from carefront.kit.ids import new_id


def tend(now: datetime) -> int:
    """Decide the last month that is over, in each workspace where it is not decided; answer how many were."""
    month = last_round(now)
    decided = set(ClarityMonth.objects.filter(month__gte=month).values_list("workspace_id", flat=True))
    places = [place for place in unclear.promising_workspaces() if place not in decided]
    for place in places:
        decide_month(workspace_id=place, month=month, now=now)
    return len(places)


@command
def decide_month(*, workspace_id: UUID, month: date, now: datetime) -> None:
    """Decide what is told of a month in a workspace (`core.evidence.groups`); twice is once, and a month before one
    that is decided stays undecided.

    A person counts once, however much they promised: by the share of their promises to others that are open now and
    were made by the month's end.
    """
    # Taken first: of two workers the second waits here, and finds that it is decided.
    ClarityMonth.objects.bulk_create(
        [ClarityMonth(id=new_id(), workspace_id=workspace_id, month=month, decided_at=now)], ignore_conflicts=True
    )
    rows = ClarityMonth.objects.select_for_update().filter(workspace_id=workspace_id).order_by("month")
    *earlier, row = list(rows)
    if row.month != month or row.decided_at != now or row.people:
        return
    shares = unclear.shares_open(workspace_id, datetime.combine(end_of(month) + timedelta(days=1), time.min, UTC))
    people = frozenset(shares)
    if not may_tell(people, [frozenset(map(UUID, one.people)) for one in earlier if one.people]):
        return
    for question in TOLD:
        setattr(row, question.value, told_share([share[question] for share in shares.values()]))
    row.people = sorted(str(one) for one in people)
    row.save()
