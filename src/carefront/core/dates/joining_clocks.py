"""Joining times of day: "seven" and "in the evening", "3:30" and "6pm", "Thursday" and "noon"."""

from dataclasses import replace

from carefront.core.dates.between import Between, over
from carefront.core.dates.clock import BARE, LATE_IN_DAY, in_half
from carefront.core.dates.model import Kind, Piece


def clock_half(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "seven" and "in the evening", "tonight" and "8"."""
    if one.kind is not Kind.CLOCK or other.kind is not Kind.CLOCK:
        return None
    hour, half = (one, other) if one.at else (other, one)
    if hour.at is None or half.at is not None or not half.part or not between.says("beside", "on"):
        return None
    at = in_half(hour.at, half.part in LATE_IN_DAY) if hour.open_half else hour.at
    return over(one, other, at=at, part=half.part, open_half=False)


def clock_range(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "3:30" and "6pm": until the later one."""
    if one.kind is not Kind.CLOCK or other.kind is not Kind.CLOCK or not (one.at and other.at):
        return None
    paired = between.says("and") and bool(between.words.leads["between"].search(between.before))
    if not (paired or between.says("to")) or (BARE in (one.unit, other.unit) and one.weak and other.weak):
        return None
    return replace(other, start=one.start, weak=False, unit="")


def day_clock(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "Thursday" and "noon", in either order."""
    day, clock = (one, other) if one.kind in (Kind.DAY, Kind.RHYTHM) else (other, one)
    if day.kind not in (Kind.DAY, Kind.RHYTHM) or clock.kind is not Kind.CLOCK or day.at is not None:
        return None
    if clock.unit == BARE and not day.part:
        return None
    if (day.weak and day.number == 0) or not between.says("beside", "at", "on"):
        return None
    at = clock.at
    if at and clock.open_half and day.part:
        at = in_half(at, day.part in LATE_IN_DAY)
    end_of_day = day.end_of_day or clock.end_of_day
    open_half = clock.open_half and not day.part
    return replace(
        day, start=one.start, end=other.end, at=at, part=clock.part or day.part, weak=False,
        end_of_day=end_of_day and at is None, open_half=open_half,
    )  # fmt: skip
