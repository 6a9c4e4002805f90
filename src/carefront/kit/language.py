"""Adapters for reading plain words: the day they name, and whether they say what will be done.

They stand behind the types of `core.clarity`, so that a better reader can take their place.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from carefront.core.clarity import UnderstoodDate
from carefront.core.refusals import Because, Refusal
from carefront.kit import calendar_words as said

READ = 600  # characters looked at: a promise has at most 300

_VAGUE = re.compile(
    r"^\s*(try|look into|work on|think about|improve|do better|be better|get better|handle it|something)\b",
    re.IGNORECASE,
)


def says_what(words: str) -> bool:
    """Answer whether `words` name something that can be seen to be done: at least two words, not only an intention."""
    return len(words.split()) >= 2 and not _VAGUE.match(words)


def read_date(text: str, now: datetime) -> UnderstoodDate | None:
    """Read the first day named in `text`, seen from `now` (local wall time); None when no day is named.

    "Friday" is the next one to come, never today; "next Friday" the one in the week after this one. A day and a month
    without a year are the next to come, unless that day lies less than a month behind: then it is that one, which a
    promise refuses. Raises Refusal(UNREADABLE_DATE) when the words name a day that does not exist, as 31 June.
    """
    text = text[:READ]
    found = _first(text, now.date(), _READINGS) or _first(text, now.date(), _ELSEWHERE)
    if found is None:
        return _by_time_alone(text, now)
    on, start, end = found
    at, start, end = _time_beside(text, start, end)
    return UnderstoodDate(on, at, start, end)


def _first(text: str, today: date, readings: "tuple[_Reading, ...]") -> tuple[date, int, int] | None:
    """Answer the earliest day in `text` with its place; of two that begin together, the longer one."""
    found: list[tuple[int, int, re.Match[str], Callable[[re.Match[str], date], date | None]]] = []
    for pattern, reading in readings:
        for match in pattern.finditer(text):
            if not _stands_apart(text, match):
                found.append((match.start(), -match.end(), match, reading))
                break
    found.sort(key=lambda one: one[:2])
    for place, (start, end, match, reading) in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if reading is _weekday and following and said.BEFORE_DATE.fullmatch(text[-end : following[0]]):
            end, match, reading = following[1:]
        on = reading(match, today)
        if on is not None:
            return on, start, -end
    return None


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    """Answer whether a day is only talked about: "Monday's figures", "every Friday", "since May 3"."""
    return text[match.end() : match.end() + 2] in {"'s", "’s"} or bool(said.ASIDE.search(text[: match.start()]))


def _relative(match: re.Match[str], today: date) -> date | None:
    return today + timedelta(days=said.NEAR[" ".join(match["near"].lower().split())])


def _later(match: re.Match[str], today: date) -> date | None:
    count = said.count_of(match["count"])
    unit = match["unit"].lower()
    if count is None or count > said.MOST[unit]:
        return None
    if unit.startswith("month"):
        return said.months_later(today, count)
    return today + timedelta(days=count * {"d": 1, "w": 7, "f": 14}[unit[0]])


def _weekday(match: re.Match[str], today: date) -> date | None:
    wanted = said.WEEKDAYS[(match["weekday"] or match["short"])[:3].lower()]
    word = (match["which"] or match["which_short"] or "").lower()
    if word == "next":
        return today + timedelta(days=7 - today.weekday() + wanted)
    ahead = (wanted - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead or word == "this" else 7)


def _end(match: re.Match[str], today: date) -> date | None:
    unit = (match["span"] or match["bare"]).lower()
    return said.end_of(unit, today, (match["which"] or match["which_bare"] or "").lower() == "next")


def _named(match: re.Match[str], today: date) -> date | None:
    parts = match.groupdict()
    month = said.MONTHS[parts["month"][:3].lower()] if not parts["month"].isdigit() else int(parts["month"])
    return _day(match, today, int(parts["day"]), month, parts.get("year"))


def _day(match: re.Match[str], today: date, day: int, month: int, year: str | None) -> date:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return said.nearest(day, month, today)
    except ValueError:
        raise Refusal(Because.UNREADABLE_DATE, "due", given=match["day_said"].strip(" .,")) from None


def _ordinal(match: re.Match[str], today: date) -> date:
    day = int(match["day"])
    for later in range(3):
        month = said.months_later(today.replace(day=1), later)
        if day <= said.length_of(month) and (on := month.replace(day=day)) >= today:
            return on
    raise Refusal(Because.UNREADABLE_DATE, "due", given=match["day_said"])


def _slashed(match: re.Match[str], today: date) -> date | None:
    first, second = int(match["first"]), int(match["second"])
    day, month = (second, first) if second > 12 else (first, second)
    return _day(match, today, day, month, match["year"])


def _foreign(match: re.Match[str], today: date) -> date | None:
    """Ask the library about a day and month of another language; it costs too much to be asked about anything else."""
    import dateparser  # it takes a third of a second to load, and most promises do not need it

    rules = {
        "RELATIVE_BASE": datetime.combine(today, time()),
        "PREFER_DATES_FROM": "future",
        "REQUIRE_PARTS": ["day", "month"],
    }
    understood = dateparser.parse(match["day_said"], languages=said.LANGUAGES, settings=rules)
    return understood.date() if understood else None


_Reading = tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]]
_READINGS: tuple[_Reading, ...] = (
    (said.RELATIVE, _relative),
    (said.LATER, _later),
    (said.WEEKDAY, _weekday),
    (said.END, _end),
    (said.DAY_FIRST, _named),
    (said.MONTH_FIRST, _named),
    (said.ISO, _named),
    (said.DOTTED, _named),
    (said.SLASHED, _slashed),
    (said.ORDINAL, _ordinal),
)
_ELSEWHERE: tuple[_Reading, ...] = ((said.FOREIGN, _foreign),)


def _time_beside(text: str, start: int, end: int) -> tuple[time | None, int, int]:
    """Answer the time that stands right after or right before a day, and the place of both together."""
    after = said.TIME_AFTER.match(text, end)
    if after and (at := said.time_of(after)):
        return at, start, after.end()
    before = said.TIME_BEFORE.search(text[:start])
    if before and (at := said.time_of(before)):
        return at, before.start("time"), end
    return None, start, end


def _by_time_alone(text: str, now: datetime) -> UnderstoodDate | None:
    """Read "by noon" as today, or tomorrow when that hour has gone."""
    match = said.TIME_ALONE.search(text)
    at = said.time_of(match) if match else None
    if match is None or at is None:
        return None
    on = now.date() if at > now.time() else now.date() + timedelta(days=1)
    return UnderstoodDate(on, at, match.start(), match.end())
