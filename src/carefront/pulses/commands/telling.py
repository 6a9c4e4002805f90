"""Decide once a month, and once for every view, what is told of many: of each team, and of the workspace."""

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef

from carefront.core.evidence.groups import Voice, Voices, told_in_round, told_mean
from carefront.core.pulsing import end_of, last_round, speaks_from
from carefront.core.relationships import RelationshipKind
from carefront.kit.durable import command
from carefront.kit.ids import new_id
from carefront.pulses.models import Pulse, Round, Told, Turn
from carefront.relationships import queries as relationships

WORKSPACE = "workspace"  # the view of the whole, asked for after all teams
Answered = dict[Voice, Pulse]


def tend(now: datetime) -> int:
    """Decide the last month that is over in each workspace where it is not decided; answer how many were."""
    month = last_round(now)
    open_ones = Pulse.objects.filter(
        ~Exists(Round.objects.filter(workspace_id=OuterRef("workspace_id"), month__gte=month)),
        on__gte=speaks_from(month), on__lte=end_of(month),
    )  # fmt: skip
    places = list(open_ones.order_by().values_list("workspace_id", flat=True).distinct())
    for place in places:
        decide_round(workspace_id=place, month=month, now=now)
    return len(places)


@command
def decide_round(*, workspace_id: UUID, month: date, now: datetime) -> None:
    """Decide what is told of a month in a workspace, by the rule in `core.evidence.groups`; twice is once.

    A month before one that is decided stays undecided.

    A person speaks by their newest whole pulse of the eight weeks up to the month's end, while they are in it.
    """
    # Taken first, so that of two workers the second finds what the first one told, whichever month that was.
    Turn.objects.bulk_create([Turn(id=new_id(), workspace_id=workspace_id)], ignore_conflicts=True)
    Turn.objects.select_for_update().get(workspace_id=workspace_id)
    if Round.objects.filter(workspace_id=workspace_id, month__gte=month).exists():
        return
    row = Round.objects.create(workspace_id=workspace_id, month=month, decided_at=now)
    answered, teams = _answered(workspace_id, month)
    views: dict[str, Voices] = {str(place): voices for place, voices in teams.items()}
    views[WORKSPACE] = frozenset(answered)
    earlier = [_voices(one) for one in Told.objects.filter(round__workspace_id=workspace_id)]
    for name in told_in_round(views, earlier, last=WORKSPACE):
        _tell(row, None if name == WORKSPACE else UUID(name), [(one, answered[one]) for one in views[name]])


def _answered(workspace_id: UUID, month: date) -> tuple[Answered, dict[UUID, Voices]]:
    rows = Pulse.objects.select_related("relationship").filter(
        workspace_id=workspace_id, on__gte=speaks_from(month), on__lte=end_of(month),
        safe__isnull=False, care__isnull=False, clear__isnull=False,
    )  # fmt: skip
    found: Answered = {Voice(row.person_id, row.relationship_id): row for row in rows.order_by("on")}
    inside = {place: set(relationships.member_ids(place)) for place in {one.place for one in found}}
    found = {one: row for one, row in found.items() if one.person in inside[one.place]}
    teams: dict[UUID, set[Voice]] = defaultdict(set)
    for one, row in found.items():
        if row.relationship.kind == RelationshipKind.TEAM.value:
            teams[one.place].add(one)
    return found, {place: frozenset(voices) for place, voices in teams.items()}


def _tell(row: Round, relationship_id: UUID | None, said: list[tuple[Voice, Pulse]]) -> None:
    means = {name: told_mean([getattr(pulse, name) for _one, pulse in said]) for name in ("safe", "care", "clear")}
    Told.objects.create(
        round=row, relationship_id=relationship_id,
        voices=sorted([str(one.person), str(one.place)] for one, _pulse in said),
        **{name: Decimal(str(mean)) for name, mean in means.items()},
    )  # fmt: skip


def _voices(row: Told) -> Voices:
    return frozenset(Voice(UUID(person), UUID(place)) for person, place in row.voices)
