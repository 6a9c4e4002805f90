"""What stands between two pieces of a text, and a piece that reaches over both."""

from dataclasses import replace
from datetime import date, datetime

from carefront.core.dates.model import Piece
from carefront.core.dates.words import DateWords


class Between:
    """Hold the words of a piece, what stands between it and the next, and what stands before both."""

    __slots__ = ("before", "gap", "now", "one", "words")

    def __init__(self, one: str, gap: str, before: str, words: DateWords, now: datetime) -> None:
        self.one, self.gap, self.before, self.words, self.now = one, gap, before, words, now

    @property
    def today(self) -> date:
        """The day from which the text is seen."""
        return self.now.date()

    def says(self, *names: str) -> bool:
        """Answer whether the words between are of one of these kinds."""
        return any(self.words.gaps[name].fullmatch(self.gap) for name in names)


def over(one: Piece, other: Piece, **more: object) -> Piece:
    """Answer `one` reaching over both, no longer weak."""
    more.setdefault("weak", False)
    return replace(one, start=one.start, end=other.end, **more)  # type: ignore[arg-type]
