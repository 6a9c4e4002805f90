"""Days and instants: when something is due, in the wall time of the person who said so."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from carefront.core.refusals import Because, Refusal

END_OF_DAY = time(23, 59, 59)
HORIZON = timedelta(days=3653)  # ten years


@dataclass(frozen=True, slots=True)
class Due:
    """Name a day, perhaps a time on it, and the IANA zone in which both were meant."""

    on: date
    at: time | None
    zone: str

    def instant(self) -> datetime:
        """Answer the UTC instant; a day without a time means its end."""
        return instant(self.on, self.at or END_OF_DAY, self.zone)


def instant(on: date, at: time, zone: str) -> datetime:
    """Answer the UTC instant of a wall time in `zone`.

    A wall time that a clock change skips means the instant just after the change by as much as it lay inside the gap
    (02:30 becomes 03:30); one that happens twice means the first. Round trips keep every other wall time.
    """
    place = ZoneInfo(zone)
    return datetime.combine(on, at.replace(fold=0), place).astimezone(UTC)


def checked_due(due: Due | None, *, now: datetime, field: str = "due", past: bool = False) -> Due | None:
    """Answer `due` when its day can be promised: not before the local today (unless `past`), within ten years.

    Raises Refusal(PAST_DATE) or Refusal(FAR_DATE), each with the day given.
    """
    if due is None:
        return None
    today = now.astimezone(ZoneInfo(due.zone)).date()
    if not past and due.on < today:
        raise Refusal(Because.PAST_DATE, field, given=due.on.isoformat())
    if abs((due.on - today).days) > HORIZON.days:  # before its instant: the calendar's last day has none in some zones
        raise Refusal(Because.FAR_DATE, field, given=due.on.isoformat())
    if not past and due.instant() <= now:
        raise Refusal(Because.PAST_DATE, field, given=due.on.isoformat())
    return due
