"""Time zones as calendars are told them: when their clocks change, by rules where they keep to rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

AHEAD = 10  # years for which changes are looked up; a rule that holds so long is written as one without an end
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A change of the clocks: from which offset to which, and what the time is called then."""

    before: timedelta
    after: timedelta
    name: str
    summer: bool


def timezones(zones: Iterable[str], first: date) -> list[Timezone]:
    """Answer what `zones` (IANA names) are from the year of `first` on, in the order of their names; UTC needs none."""
    return [_timezone(zone, first.year) for zone in sorted(set(zones) - {"UTC"})]


@lru_cache(maxsize=256)
def _timezone(zone: str, year: int) -> Timezone:
    place = ZoneInfo(zone)
    begin = datetime(year, 1, 1, tzinfo=UTC)
    made = Timezone()
    made.add("tzid", zone)
    onset = (begin + _offset(place, begin)).replace(tzinfo=None)
    made.add_component(_observance(_kind(place, begin, begin), [onset]))
    changes: dict[_Kind, list[datetime]] = {}
    for moment in _changes(place, begin, datetime(min(year + AHEAD, 9998), 12, 31, tzinfo=UTC)):
        kind = _kind(place, moment - _SECOND, moment)
        changes.setdefault(kind, []).append((moment + kind.before).replace(tzinfo=None))  # in the time before it
    for kind, onsets in changes.items():
        made.add_component(_observance(kind, onsets, _rule(onsets)))
    return made


def _offset(place: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(place).utcoffset() or timedelta()


def _kind(place: ZoneInfo, before: datetime, moment: datetime) -> _Kind:
    there = moment.astimezone(place)
    return _Kind(_offset(place, before), _offset(place, moment), there.tzname() or "", bool(there.dst()))


def _changes(place: ZoneInfo, begin: datetime, end: datetime) -> Iterable[datetime]:
    """Answer the moments at which the offset of `place` changes, each to the second."""
    day = begin
    while day < end:
        if _offset(place, day) != _offset(place, day + _DAY):
            low, high = day, day + _DAY
            while high - low > _SECOND:
                middle = low + timedelta(seconds=(high - low) // _SECOND // 2)
                low, high = (middle, high) if _offset(place, middle) == _offset(place, low) else (low, middle)
            yield high
        day += _DAY


def _rule(onsets: list[datetime]) -> str:
    """Answer the yearly rule that `onsets` keep to; empty where they keep to none for years on end."""
    years = [each.year for each in onsets]
    same = {(each.month, each.weekday(), each.time()) for each in onsets}
    if len(onsets) < AHEAD or years != list(range(years[0], years[0] + len(years))) or len(same) != 1:
        return ""
    places = {(each.day - 1) // 7 + 1 for each in onsets}
    last = all((each + 7 * _DAY).month != each.month for each in onsets)
    if len(places) != 1 and not last:
        return ""
    first = onsets[0]
    nth = -1 if last else places.pop()
    return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={nth}{_WEEKDAYS[first.weekday()]}"


def _observance(kind: _Kind, onsets: list[datetime], rule: str = "") -> TimezoneStandard | TimezoneDaylight:
    made = TimezoneDaylight() if kind.summer else TimezoneStandard()
    made.add("dtstart", onsets[0])
    if rule:
        made.add("rrule", vRecur.from_ical(rule))
    elif len(onsets) > 1:
        made.add("rdate", onsets[1:])
    made.add("tzname", kind.name)
    made.add("tzoffsetfrom", kind.before)
    made.add("tzoffsetto", kind.after)
    return made
