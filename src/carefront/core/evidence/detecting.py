"""The three detectors that carry a strength, from facts to findings."""

from collections.abc import Sequence

from carefront.core.evidence import cancelled, counting, dropped, low
from carefront.core.evidence.cancelled import Dated
from carefront.core.evidence.counting import Day, Reading
from carefront.core.evidence.found import Count, Finding, What, raised, without_a_word
from carefront.core.evidence.thresholds import (
    CONVERSATIONS_LEAST,
    DROP_LEAST,
    JOINT_LEAST,
    LEAST_DATES,
    LOW_LEAST,
    Kind,
)


def _known(days: Sequence[Day], least: int) -> list[tuple[Day, bool]] | None:
    """Answer the dates of which a word is there, when there are as many as a detector needs."""
    known = counting.sequence_of(days, Reading.LEFT_OUT)
    return known if len(known) >= max(least, LEAST_DATES) else None


def _sequences(days: Sequence[Day]) -> list[list[bool]]:
    return [[kept for _, kept in counting.sequence_of(days, one)] for one in counting.readings_of(days)]


def find_low(days: Sequence[Day]) -> Finding | None:
    """Find that fewer than half of the dates were kept, from at least six of them."""
    known = _known(days, LOW_LEAST)
    if known is None:
        return None
    measure = raised(Kind.LOW, (low.low(sum(kept), len(kept)) for kept in _sequences(days)))
    if measure is None:
        return None
    kept = sum(kept for _, kept in known)
    return _found(Kind.LOW, days, (Count(What.KEPT, kept, len(known)),), measure)


def find_dropped(days: Sequence[Day]) -> Finding | None:
    """Find that dates were kept more often before some date than after it, from at least eight of them."""
    known = _known(days, DROP_LEAST)
    if known is None:
        return None
    measure = raised(Kind.DROPPED, map(dropped.dropped, _sequences(days)))
    if measure is None:
        return None
    place = dropped.likeliest_change([kept for _, kept in known])
    before, after = known[:place], known[place:]
    counts = (
        Count(What.KEPT_BEFORE, sum(kept for _, kept in before), len(before)),
        Count(What.KEPT_AFTER, sum(kept for _, kept in after), len(after)),
    )
    return _found(Kind.DROPPED, days, counts, measure, after[0][0])


def _found(
    kind: Kind, days: Sequence[Day], counts: tuple[Count, ...], measure: float, change: Day | None = None
) -> Finding:
    return Finding(
        kind,
        counts + without_a_word(sum(1 for day in days if day.unknown), len(days)),
        tuple(one for day in days for one in day.ids),
        days[0].on,
        days[-1].on,
        measure,
        change.on if change else None,
    )


def find_cancelled(dates: Sequence[Dated]) -> Finding | None:
    """Find that conversations were cancelled more often where the work was not done.

    At least eight dates of which a word is there, at least three of them cancelled with the work not done.
    """
    cells = cancelled.cells_of(dates, None)
    if sum(cells) < CONVERSATIONS_LEAST or cells.not_done_cancelled < JOINT_LEAST:
        return None
    missing = sum(1 for one in dates if one.done is None)
    readings = (None, True, False) if missing else (None,)
    tables = [cancelled.cells_of(dates, reading) for reading in readings]
    measure = raised(Kind.CANCELLED, (cancelled.association(table)[0] for table in tables))
    if measure is None:
        return None
    counts = (
        Count(What.CANCELLED_NOT_DONE, cells.not_done_cancelled, cells.not_done_cancelled + cells.not_done_held),
        Count(What.CANCELLED_DONE, cells.done_cancelled, cells.done_cancelled + cells.done_held),
    )
    return Finding(
        Kind.CANCELLED,
        counts + without_a_word(missing, len(dates)),
        tuple(one for date in dates for one in date.ids),
        dates[0].on,
        dates[-1].on,
        measure,
    )
