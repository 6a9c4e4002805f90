"""Reading the day that a cell of a table names."""

import re
from datetime import date, datetime, time

from carefront.core.actors import Actor
from carefront.core.refusals import Refusal
from carefront.kit.language import read_date

_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2}))?")


class DayReader:
    """Read the day in a cell: ISO, 24.6.2026, or in words; the same cell is read once."""

    def __init__(self, person: Actor, now: datetime) -> None:
        self._now = person.local(now)
        self._known: dict[str, tuple[date, time | None] | None] = {}

    def __call__(self, cell: str) -> tuple[date, time | None] | None:
        """Answer the day and perhaps the time that `cell` names."""
        if cell not in self._known:
            self._known[cell] = self._read(cell)
        return self._known[cell]

    def _read(self, cell: str) -> tuple[date, time | None] | None:
        if len(cell) > 80:
            return None
        try:
            if found := _DOTTED.fullmatch(cell):
                day, month, year = (int(part) for part in found.groups()[:3])
                clock = time(int(found[4]), int(found[5])) if found[4] else None
                return date(year + 2000 if year < 100 else year, month, day), clock
            if len(cell) == 10:
                return date.fromisoformat(cell), None
            moment = datetime.fromisoformat(cell)
            return moment.date(), moment.time().replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            if _DOTTED.fullmatch(cell):
                return None
        try:
            read = read_date(cell, self._now)
        except Refusal:
            return None
        return (read.on, read.at) if read else None
