"""The words in which people name days and hours, as patterns and tables."""

import re
from calendar import monthrange
from datetime import date, time, timedelta

LANGUAGES = ["de", "fr", "es", "it", "nl", "pt", "en"]
LATELY = timedelta(days=31)  # a day without a year that lies less far behind is meant as that one

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {name: place for place, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
NEAR = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "end of day": 0,
    "end of the day": 0, "eod": 0, "close of business": 0, "cob": 0, "tomorrow": 1, "day after tomorrow": 2,
    "the day after tomorrow": 2, "yesterday": -1, "the day before yesterday": -2, "last night": -1,
}  # fmt: skip
MOST = {
    "day": 3650, "days": 3650, "week": 520, "weeks": 520, "month": 120, "months": 120, "fortnight": 260,
    "fortnights": 260,
}  # fmt: skip
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

_FLAGS = re.IGNORECASE
_BY = r"(?:by|before|until|till|on|due|for|at|the|bis|am|le|el|il|op|em)"
_WEEKDAY = r"mon|tues|wednes|thurs|fri|satur|sun"
_SHORT = r"mon|tues?|wed|thurs?|thu|fri|sat|sun"
_LONG_MONTH = r"january|february|april|june|july|august|september|october|november|december"
_SHORT_MONTH = r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
# "may" and "march" are verbs too: they name a month with a capital, or after a word like "by".
_VERBS = r"(?-i:May|March)|(?<=of )(?:may|march)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d)\b)?"

# What makes a day something that is talked about, right before it.
ASIDE = re.compile(r"\b(?:every|each|since|last|from|past|previous|of|most)\s+(?:the\s+)?$", _FLAGS)
RELATIVE = re.compile(
    r"\b(?P<near>(?:the\s+)?day\s+after\s+tomorrow|the\s+day\s+before\s+yesterday|today|tonight|tomorrow|yesterday|"
    r"last\s+night|this\s+(?:morning|afternoon|evening)|end\s+of\s+(?:the\s+)?day|close\s+of\s+business|eod|cob)\b",
    _FLAGS,
)
LATER = re.compile(
    r"\b(?:in|within)\s+(?:the\s+next\s+)?(?P<count>\d{1,4}|a\s+couple\s+of|an?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve)\s+(?P<unit>days?|weeks?|months?|fortnights?)\b(?!\s+of\b)",
    _FLAGS,
)
WEEKDAY = re.compile(
    rf"\b(?:(?P<which>next|this)\s+)?(?P<weekday>(?:{_WEEKDAY})day)\b"
    rf"|\b(?:by|on|before|until|till|(?P<which_short>next|this))\s+(?P<short>{_SHORT})\b(?!\w)",
    _FLAGS,
)
END = re.compile(
    r"\b(?:(?:the\s+)?end\s+of\s+(?:the\s+)?(?:(?P<which>this|next)\s+)?(?P<span>week|month|quarter|year)"
    r"|(?P<which_bare>this|next)\s+(?P<bare>week|month|quarter|year))\b",
    _FLAGS,
)
DAY_FIRST = re.compile(
    rf"\b(?P<day_said>(?P<day>\d{{1,2}}){_ORDINAL}\.?\s+(?:of\s+)?"
    rf"(?P<month>{_LONG_MONTH}|{_VERBS}|(?:{_SHORT_MONTH})\b)\.?){_YEAR}",
    _FLAGS,
)
MONTH_FIRST = re.compile(
    rf"\b(?P<day_said>(?:(?P<month>{_LONG_MONTH}|(?-i:May|March)|(?<=by )(?:may|march|{_SHORT_MONTH})|"
    rf"(?<=on )(?:may|march|{_SHORT_MONTH}))\.?)\s+(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL})(?![\d:.]\d|\w){_YEAR}",
    _FLAGS,
)
ISO = re.compile(r"(?<![\d-])(?P<day_said>(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2}))(?![\d-])")
DOTTED = re.compile(
    r"(?<![\d.])(?P<day_said>(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>20\d\d|\d\d(?!\d)))?)(?!\d)"
)
SLASHED = re.compile(
    rf"(?:(?<!\d)|\b{_BY}\s+)(?P<day_said>(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>20\d\d|\d\d))(?![\d/])",
    _FLAGS,
)
ORDINAL = re.compile(
    r"\b(?:by|on|before|until|till)\s+the\s+(?P<day_said>(?P<day>\d{1,2})(?:st|nd|rd|th))\b(?!\s+of\b)", _FLAGS
)
# A weekday that only says which day a following date is: "Friday 27 November".
BEFORE_DATE = re.compile(r"\s*,?\s*(?:the\s+)?$")
# A day and something that begins like a month in one of the languages above.
FOREIGN = re.compile(
    rf"\b{_BY}\s+(?P<day_said>\d{{1,2}}(?:\.|er|º)?\s+(?:de\s+)?"
    r"(?:jan|jän|ene|gen|f[eé]v|feb|m[aä]r|mrt|maa|a[pvb]r|mai|mei|mag|jun|jul|jui|giu|lug|ao[uû]|ago|set|ok?t|out|ott|de[zc]|d[ée]c|dic)"
    r"[^\W\d_]{0,9}(?:\s+(?:de\s+)?20\d\d)?)",
    _FLAGS,
)
_TIME = (
    r"(?P<time>(?P<noon>noon|midday)|(?P<hour12>\d{1,2})(?:[:.](?P<minute12>\d\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour>\d{1,2}):(?P<minute>\d\d))(?!\w)"
)
TIME_AFTER = re.compile(rf"\s*(?:,|at|by|before|until|around|um|à)?\s*(?:at\s+)?{_TIME}", _FLAGS)
TIME_BEFORE = re.compile(rf"\b{_TIME}\s*(?:,|on|this)?\s*$", _FLAGS)
TIME_ALONE = re.compile(rf"\b(?:by|before|until|till|at)\s+{_TIME}", _FLAGS)


def count_of(words: str) -> int | None:
    """Answer the number that `words` write in digits or letters."""
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else _COUNTS.get(plain)


def time_of(match: re.Match[str]) -> time | None:
    """Answer the time that a match names; None for one that no clock shows."""
    if match["noon"]:
        return time(12)
    if match["half"]:
        hour, minute = int(match["hour12"]), int(match["minute12"] or 0)
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    else:
        hour, minute = int(match["hour"]), int(match["minute"])
    return time(hour, minute) if hour < 24 and minute < 60 else None


def nearest(day: int, month: int, today: date) -> date:
    """Answer the next such day, or one that lies behind by less than a month. Raises ValueError for 31 June."""
    if (month, day) == (2, 29):
        year = next(year for year in range(today.year, today.year + 9) if monthrange(year, 2)[1] == 29)
        return date(year, 2, 29)
    near = date(today.year, month, day)
    if near < today - LATELY:
        return near.replace(year=today.year + 1)
    return near


def months_later(today: date, count: int) -> date:
    """Answer the same day of the month `count` months on, or that month's last day."""
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def length_of(month: date) -> int:
    """Answer how many days a month has."""
    return monthrange(month.year, month.month)[1]


def end_of(unit: str, today: date, following: bool) -> date:
    """Answer the last day of the week (its Friday, at the weekend its Sunday), month, quarter or year."""
    if unit == "week":
        friday = today + timedelta(days=4 - today.weekday())
        if following:
            return friday + timedelta(days=7)
        return friday if friday >= today else friday + timedelta(days=2)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (today.month - 1) // length * length + length * (2 if following else 1)
    return months_later(today.replace(day=1), first - today.month + 1) - timedelta(days=1)
