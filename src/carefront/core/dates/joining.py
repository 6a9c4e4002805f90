"""Putting pieces together that say one thing: "the end" and "next month", "Friday" and "noon"."""

from collections.abc import Callable
from datetime import datetime

from carefront.core.dates import joining_clocks, joining_days
from carefront.core.dates.between import Between
from carefront.core.dates.model import Piece
from carefront.core.dates.words import DateWords

APART = 12  # characters that may stand between two pieces


def joined(pieces: list[Piece], text: str, words: DateWords, now: datetime) -> list[Piece]:
    """Answer the pieces of `text` with those put together that belong together."""
    for join in _JOINS:
        place = 0
        while place < len(pieces) - 1:
            one, other = pieces[place : place + 2]
            whole = None
            if other.start - one.end <= APART:
                said, gap = text[one.start : one.end], text[one.end : other.start]
                whole = join(one, other, Between(said, gap, text[: one.start], words, now))
            if whole is None:
                place += 1
            else:
                pieces[place : place + 2] = [whole]
    return pieces


_Join = Callable[[Piece, Piece, Between], Piece | None]
_JOINS: tuple[_Join, ...] = (
    joining_days.nth,
    joining_days.part,
    joining_days.closing_day,
    joining_days.weekday_week,
    joining_days.weekday_date,
    joining_days.nth,  # once more: "the first Tuesday" of "the end of next month"
    joining_clocks.clock_half,
    joining_clocks.clock_range,
    joining_clocks.day_clock,
    joining_clocks.day_clock,  # once more: "tomorrow" and "evening" and "7"
    joining_days.shifted,
    joining_days.stretch,
)
