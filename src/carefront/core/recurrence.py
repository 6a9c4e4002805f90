"""How a meeting comes round: every so many days, weeks or months, without the days that were agreed to be skipped.

Only local days live here. A time of day and its zone turn each into an instant by `core.due.instant`, one day at a
time, so that ten o'clock stays ten o'clock when the clocks change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from carefront.core.cadence import Unit
from carefront.core.refusals import Because, Refusal

MOST_EVERY = 99
MOST_COUNT = 1000
MOST_DAYS = 400  # skipped ones, and as many extra ones
LAST = -1  # the last one of a month
_NTH = (1, 2, 3, 4, LAST)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Describe which days a meeting falls on, counted from the day it starts.

    Every `every` (1–99) units. Weeks take ISO `weekdays` (1 Monday … 7 Sunday; none means the weekday of the start)
    and begin on Monday. Months take either `nth` (1–4, or -1 for the last) of each of `weekdays`, or a `day` (1–31);
    a month without that day uses its last one. It ends on `until`, or after `count` (1–1000) days of the rule, or not
    at all. `skipped` days are left out although they count; `extra` days come on top.
    """

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    day: int = 0
    until: date | None = None
    count: int = 0
    skipped: tuple[date, ...] = ()
    extra: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        for name in ("weekdays", "skipped", "extra"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        _within("every", self.every, 1, MOST_EVERY)
        _within("count", self.count, 0, MOST_COUNT)
        if any(not 1 <= day <= 7 for day in self.weekdays):
            raise Refusal(Because.UNKNOWN_CHOICE, "weekdays", given=str(self.weekdays)[:40])
        if self.until is not None and self.count:
            raise Refusal(Because.UNKNOWN_CHOICE, "until", given=self.until.isoformat())
        if len(self.skipped) > MOST_DAYS or len(self.extra) > MOST_DAYS:
            raise Refusal(Because.TOO_MANY, "skipped", limit=MOST_DAYS)
        if self.unit is Unit.MONTH:
            self._check_month()
        elif self.nth or self.day or (self.unit is Unit.DAY and self.weekdays):
            raise Refusal(Because.UNKNOWN_CHOICE, "unit", given=self.unit.value)

    def _check_month(self) -> None:
        if self.nth == 0 and self.day == 0:
            raise Refusal(Because.EMPTY, "day")
        if self.nth and (self.day or not self.weekdays):
            raise Refusal(Because.UNKNOWN_CHOICE, "nth", given=str(self.nth))
        if self.nth and self.nth not in _NTH:
            raise Refusal(Because.OUT_OF_RANGE, "nth", low=LAST, high=4)
        if self.day and self.weekdays:
            raise Refusal(Because.UNKNOWN_CHOICE, "weekdays", given=str(self.weekdays)[:40])
        _within("day", self.day, 0, 31)

    def code(self) -> str:
        """Answer the recurrence as one short text, as `week/2:2 -20260310`, `month/1:2#-1 x6` or `month/3@31`."""
        head = f"{self.unit.value}/{self.every}"
        head += ":" + ",".join(map(str, self.weekdays)) if self.weekdays else ""
        head += f"#{self.nth}" if self.nth else f"@{self.day}" if self.day else ""
        end = [f"to{_compact(self.until)}"] if self.until else [f"x{self.count}"] if self.count else []
        days = [f"-{_compact(day)}" for day in self.skipped] + [f"+{_compact(day)}" for day in self.extra]
        return " ".join([head, *end, *days])

    @classmethod
    def from_code(cls, code: str) -> "Recurrence | None":
        """Read what `code` wrote; an empty text is no recurrence. Raises Refusal as the value does."""
        head, *rest = code.split()[: 2 * MOST_DAYS + 3] or [""]
        if not head:
            return None
        try:
            rule, _, day = head.partition("@")
            rule, _, nth = rule.partition("#")
            rule, _, weekdays = rule.partition(":")
            unit, _, every = rule.partition("/")
            made = cls(
                Unit(unit),
                _number(every),
                tuple(_number(each) for each in weekdays.split(",")) if weekdays else (),
                _number(nth or "0"),
                _number(day or "0"),
            )
            return replace(made, **_ending(rest))
        except (ValueError, KeyError):
            raise Refusal(Because.UNKNOWN_CHOICE, "recurrence", given=code[:40]) from None


def occurrences(rec: Recurrence, start: date, *, after: date, most: int) -> list[date]:
    """Answer up to `most` local days of `rec`, in order, later than `after` and not before `start`.

    The rule is counted from `start`, which is itself a day of it only where the rule says so. Extra days before `start`
    are left out.
    """
    if after == date.max:
        return []
    rule = _counted(rec, start) if rec.count else _endless(rec, start, max(after + _DAY, start))
    left_out = set(rec.skipped)
    extra = [day for day in rec.extra if day > after and day >= start]
    found: list[date] = []
    for day in _merged(rule, iter(extra)):
        if day > after and day not in left_out:
            if len(found) >= most:
                break
            found.append(day)
    return found


def first_day(rec: Recurrence, start: date) -> date | None:
    """Answer the first day of the rule itself, skipped or not, from which a calendar counts it; None for no day."""
    return next(_endless(replace(rec, skipped=(), extra=(), count=0), start, start), None)


_DAY = timedelta(days=1)


def _counted(rec: Recurrence, start: date) -> Iterator[date]:
    for number, day in enumerate(_endless(rec, start, start)):
        if number == rec.count:
            return
        yield day


def _endless(rec: Recurrence, start: date, earliest: date) -> Iterator[date]:
    """Answer the days of the rule from `earliest` (≥ `start`) on, as far as the calendar and `until` go."""
    last = rec.until or date.max
    try:
        for day in _DAYS[rec.unit](rec, start, earliest):
            if day > last:
                return
            if day >= earliest:
                yield day
    except (OverflowError, ValueError):  # the calendar ends with the year 9999
        return


def _days(rec: Recurrence, start: date, earliest: date) -> Iterator[date]:
    day = start + timedelta(days=-((start - earliest).days // rec.every) * rec.every)
    while True:
        yield day
        day += timedelta(days=rec.every)


def _weeks(rec: Recurrence, start: date, earliest: date) -> Iterator[date]:
    weekdays = rec.weekdays or (start.isoweekday(),)
    monday = (
        start.toordinal() - start.isoweekday() + 1
    )  # a number: the first Monday of the calendar's first week is none
    week = (earliest.toordinal() - monday) // 7 // rec.every * rec.every
    while True:
        for weekday in weekdays:
            ordinal = monday + week * 7 + weekday - 1
            if ordinal >= 1:
                yield date.fromordinal(ordinal)
        week += rec.every


def _months(rec: Recurrence, start: date, earliest: date) -> Iterator[date]:
    begin = start.year * 12 + start.month - 1
    month = begin + (earliest.year * 12 + earliest.month - 1 - begin) // rec.every * rec.every
    while True:
        year, index = divmod(month, 12)
        yield from _in_month(rec, year, index + 1)
        month += rec.every


def _in_month(rec: Recurrence, year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    length = _length(year, month)
    if rec.day:
        return [first.replace(day=min(rec.day, length))]
    found = []
    for weekday in rec.weekdays:
        offset = (weekday - first.isoweekday()) % 7
        day = 1 + offset + (rec.nth - 1) * 7 if rec.nth > 0 else 1 + offset + (length - 1 - offset) // 7 * 7
        found.append(first.replace(day=day))
    return sorted(found)


_DAYS = {Unit.DAY: _days, Unit.WEEK: _weeks, Unit.MONTH: _months}


def _length(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


def _merged(first: Iterator[date], second: Iterator[date]) -> Iterator[date]:
    """Answer the days of two ordered rows in order, each once."""
    one, two = next(first, None), next(second, None)
    while one is not None or two is not None:
        day = min(each for each in (one, two) if each is not None)
        yield day
        one = next(first, None) if one == day else one
        two = next(second, None) if two == day else two


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _number(text: str) -> int:
    if len(text) > 5 or not text.isascii() or not text.removeprefix("-").isdecimal():
        raise ValueError(text[:40])
    return int(text)


def _ending(words: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    skipped: list[date] = []
    extra: list[date] = []
    days = {"-": skipped, "+": extra}
    for word in words:
        if word[0] == "x":
            told["count"] = _number(word[1:])
        elif word.startswith("to"):
            told["until"] = date.fromisoformat(word[2:])
        else:
            days[word[0]].append(date.fromisoformat(word[1:]))
    return told | {"skipped": tuple(skipped), "extra": tuple(extra)}


def _within(field: str, given: int, low: int, high: int) -> None:
    if not low <= given <= high:
        raise Refusal(Because.OUT_OF_RANGE, field, low=low, high=high)
