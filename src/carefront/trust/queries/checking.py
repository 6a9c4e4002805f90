"""Whether what is kept is what the pure functions find when everything is read again."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from carefront.kit import journal
from carefront.trust.models import Pattern, Watch
from carefront.trust.queries.computing import differs, found_in, stopped_in
from carefront.trust.queries.history import room_of

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """Say what a relationship's check found: nothing, that it waits to be followed, or where it differs."""

    relationship_id: UUID
    waits: bool = False
    kept: int = 0
    differences: tuple[str, ...] = ()


def checked() -> Iterator[Checked]:
    """Read every relationship again and compare, one at a time; what moved since it was computed waits.

    Each is computed as of the moment of its last computing, by the same functions; memory stays flat.
    """
    for relationship_id, at in Watch.objects.order_by("pk").values_list("pk", "at").iterator(chunk_size=CHUNK):
        if not journal.is_followed(relationship_id):
            yield Checked(relationship_id, waits=True)
            continue
        room = room_of(relationship_id)
        if room is None or not room.place.goes_on:
            yield Checked(relationship_id)  # nothing is computed there any more
            continue
        found, _turn = found_in(room, stopped_in(relationship_id), at)
        rows = Pattern.objects.filter(relationship_id=relationship_id, over_at__isnull=True)
        here = {(row.subject_id, row.kind): row for row in rows if row.subject_id in room.told}
        told, kept = [], len(here)
        for one in found:
            kind = one.finding.kind.value
            row = here.pop((one.subject_id, kind), None)
            other = differs(row, one.columns()) if row else ["not kept"]
            told += [f"{kind} of {one.subject_id}: {', '.join(other)}"] if other else []
        told += [f"{kind} of {subject}: kept, and not found" for subject, kind in here]
        yield Checked(relationship_id, kept=kept, differences=tuple(told))
