"""Good patterns are patterns too: when things get done, and what came of giving something another day. Counts alone.

Nothing here says why. Counts after a bad stretch get better by themselves, and a weekday is no cause.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from carefront.core.evidence.counting import Day, Reading, sequence_of
from carefront.core.evidence.found import Count, Finding, What
from carefront.core.evidence.thresholds import AGAIN, STANDS_FOR, Kind


@dataclass(frozen=True, slots=True)
class Again:
    """Hold a promise that got another day after a "not yet", and whether it was kept then (None: no word yet).

    on: the date of the word that came then, or of the new agreement while there is none.
    """

    id: UUID
    on: date
    kept: bool | None


def find_weekday(days: Sequence[Day], today: date) -> Finding | None:
    """Count by weekday on which dates things were kept: three kept dates on one, and more of them than on another.

    Somebody who looks at everything on Fridays learns nothing from "Fridays", and somebody who keeps everything nothing
    from any day; so two weekdays need three dates each, and have to differ.
    """
    recent = [day for day in days if today - STANDS_FOR <= day.on <= today]
    known = sequence_of(recent, Reading.LEFT_OUT)
    by_day: dict[int, list[bool]] = {}
    for day, kept in known:
        by_day.setdefault(day.on.isoweekday(), []).append(kept)
    often = {number: some for number, some in by_day.items() if len(some) >= AGAIN}
    shares = {sum(some) / len(some) for some in often.values()}
    if len(shares) < 2 or max(map(sum, often.values())) < AGAIN:
        return None
    ranked = sorted(by_day.items(), key=lambda item: (-sum(item[1]), len(item[1]), item[0]))
    counts = tuple(Count(What.KEPT_ON, sum(some), len(some), str(number)) for number, some in ranked)
    ids = tuple(one for day, _kept in known for one in day.ids)
    return Finding(Kind.WEEKDAY, counts, ids, known[0][0].on, known[-1][0].on)


def find_new_day(again: Iterable[Again], today: date) -> Finding | None:
    """Count what came of promises that got another day after a "not yet": before none was kept, afterwards so many."""
    some = sorted((one for one in again if today - STANDS_FOR <= one.on <= today), key=lambda one: one.on)
    known = [one for one in some if one.kept is not None]
    if len({one.on for one in known}) < AGAIN:
        return None
    kept = sum(1 for one in known if one.kept)
    counts = (Count(What.KEPT_BEFORE, 0, len(known)), Count(What.KEPT_THEN, kept, len(known)))
    return Finding(Kind.NEW_DAY, counts, tuple(one.id for one in known), known[0].on, known[-1].on)


def words_named(text: str, most: int = 40) -> tuple[str, ...]:
    """Answer what somebody named in few words, as things that can be counted: "A walk, early start" names two.

    most: characters of one; a longer piece is a sentence and is counted as nothing.
    """
    pieces = text.replace("\n", ",").replace(";", ",").replace("|", ",").split(",")
    cleaned = (" ".join(piece.split()).strip(" .!?:-–").casefold() for piece in pieces)
    return tuple(dict.fromkeys(piece for piece in cleaned if 0 < len(piece) <= most))
