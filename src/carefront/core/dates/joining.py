"""Putting pieces together that say one thing: "the end" and "next month", "Friday" and "noon"."""

from collections.abc import Callable
from datetime import datetime

from carefront.core.dates import joining_clocks, joining_days, rhythms
from carefront.core.dates.between import Between
from carefront.core.dates.model import Kind, Piece
from carefront.core.dates.words import DateWords

APART = 12  # characters that may stand between two pieces


_Join = Callable[[Piece, Piece, Between], Piece | None]
_D, _S, _C = (Kind.DAY,), (Kind.SPAN,), (Kind.CLOCK,)
# In their order: how two pieces are joined, and of which kinds the one and the other can be.
_JOINS: tuple[tuple[_Join, tuple[Kind, ...], tuple[Kind, ...]], ...] = (
    (joining_days.nth, (Kind.NTH, Kind.DAY, Kind.SPAN), _S + _D),
    (joining_days.part, (Kind.PART,), _S + _D),
    (joining_days.closing_day, _D, _D),
    (joining_days.in_year, _D + _S, _D + _S),
    (joining_days.weekday_beside, _D, _D + _S),
    (joining_days.weekday_week, _D + _S, _S + _D),
    (joining_days.weekday_date, _D, (Kind.DAY, Kind.UNREAL)),
    (joining_days.nth, (Kind.NTH, Kind.DAY, Kind.SPAN), _S + _D),  # "the first Tuesday" of "the end of next month"
    (rhythms.on_days, (Kind.RHYTHM, Kind.DAY), (Kind.RHYTHM, Kind.DAY)),
    (joining_clocks.clock_half, _C, _C),
    (joining_clocks.clock_range, _C, _C),
    (joining_clocks.day_clock, (Kind.DAY, Kind.CLOCK, Kind.RHYTHM), (Kind.CLOCK, Kind.DAY, Kind.RHYTHM)),
    (
        joining_clocks.day_clock,
        (Kind.DAY, Kind.CLOCK, Kind.RHYTHM),
        (Kind.CLOCK, Kind.DAY, Kind.RHYTHM),
    ),  # "evening", "7"
    (joining_days.shifted, (Kind.SHIFT, Kind.SPAN), _D + _S),
    (joining_days.stretch, _D + _S, _D + _S),
)


def joined(pieces: list[Piece], text: str, words: DateWords, now: datetime) -> list[Piece]:
    """Answer the pieces of `text` with those put together that belong together."""
    for join, ones, others in _JOINS:
        place = 0
        while place < len(pieces) - 1:
            one, other = pieces[place], pieces[place + 1]
            whole = None
            if one.kind in ones and other.kind in others and other.start - one.end <= APART:
                said, gap = text[one.start : one.end], text[one.end : other.start]
                whole = join(one, other, Between(said, gap, text[: one.start], words, now))
            if whole is None:
                place += 1
            else:
                pieces[place : place + 2] = [whole]
    return pieces
