"""How a meeting comes round, held against another library day by day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil import tz
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given
from hypothesis import strategies as st

from carefront.core.cadence import Unit
from carefront.core.due import instant
from carefront.core.recurrence import MOST_COUNT, Recurrence, first_day, occurrences
from carefront.core.refusals import Because, Refusal
from carefront.core.rrule import from_rrule, to_rrule

TUESDAYS = Recurrence(Unit.WEEK, 2, (2,), skipped=(date(2026, 3, 31),))
START = date(2026, 3, 3)  # a Tuesday
BEFORE = START - timedelta(days=1)

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@st.composite
def recurrences(draw: Any) -> Recurrence:
    """Draw any recurrence, its skipped and extra days among those around it."""
    unit = draw(st.sampled_from(Unit))
    weekdays = draw(st.lists(st.integers(1, 7), max_size=4))
    told: dict[str, Any] = {"weekdays": weekdays if unit is Unit.WEEK else ()}
    if unit is Unit.MONTH:
        nth = {"nth": draw(st.sampled_from([1, 2, 3, 4, -1])), "weekdays": weekdays or [draw(st.integers(1, 7))]}
        told = draw(st.sampled_from([nth, {"day": draw(st.integers(1, 31))}]))
    ends = draw(st.sampled_from([{}, {"until": draw(days)}, {"count": draw(st.integers(1, 40))}]))
    return Recurrence(unit, draw(st.integers(1, 14)), **told, **ends)


def independent(rec: Recurrence, start: date, most: int, at: time = time(0), zone: str = "UTC") -> list[datetime]:
    """Answer the same by python-dateutil, in wall time."""
    found = rruleset()
    begin = datetime.combine(start, at, tz.gettz(zone))
    found.rrule(rrulestr(to_rrule(rec, at=at, zone=zone), dtstart=begin))
    for day in rec.skipped:
        found.exdate(datetime.combine(day, at, tz.gettz(zone)))
    for day in rec.extra:
        if day >= start and day not in rec.skipped:
            found.rdate(datetime.combine(day, at, tz.gettz(zone)))
    return [one for one, _ in zip(found, range(most), strict=False)]


def test_every_other_tuesday_at_ten_stays_at_ten_and_skips_what_was_agreed() -> None:
    found = occurrences(TUESDAYS, START, after=BEFORE, most=4)
    assert found == [date(2026, 3, 3), date(2026, 3, 17), date(2026, 4, 14), date(2026, 4, 28)]
    at = [instant(day, time(10), "Europe/Berlin") for day in found]
    assert [one.hour for one in at] == [9, 9, 8, 8]  # summer time began on 29 March


@given(recurrences(), days, st.data())
def test_the_days_are_those_of_an_independent_library(rec: Recurrence, start: date, data: Any) -> None:
    drawn = occurrences(rec, start, after=start - timedelta(days=1), most=30)
    skipped = data.draw(st.lists(st.sampled_from(drawn), max_size=4)) if drawn else []
    extra = [start + timedelta(days=each) for each in data.draw(st.lists(st.integers(0, 90), max_size=3))]
    rec = Recurrence(
        rec.unit, rec.every, rec.weekdays, rec.nth, rec.day, rec.until, rec.count, tuple(skipped), tuple(extra)
    )
    theirs = [one.date() for one in independent(rec, start, 30)]
    assert occurrences(rec, start, after=start - timedelta(days=1), most=30) == theirs
    for place in {len(theirs) // 3, len(theirs) - 1} if len(theirs) < 30 else {3, 15}:
        if theirs:
            assert occurrences(rec, start, after=theirs[place], most=10) == theirs[place + 1 : place + 11]


@given(recurrences(), days, st.times(), st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]))
def test_the_instants_are_those_of_an_independent_library(rec: Recurrence, start: date, at: time, zone: str) -> None:
    at = at.replace(second=0, microsecond=0, fold=0)
    known = date(2037, 1, 1)  # dateutil knows no clock changes after 2037
    days = [day for day in occurrences(rec, start, after=start - timedelta(days=1), most=25) if day < known]
    theirs = [one for one in independent(rec, start, 25, at, zone) if one.date() < known]
    assert [instant(day, at, zone) for day in days] == [tz.resolve_imaginary(one).astimezone(UTC) for one in theirs]


@given(recurrences(), days)
def test_what_is_written_is_read_again(rec: Recurrence, start: date) -> None:
    assert Recurrence.from_code(rec.code()) == rec
    assert from_rrule(to_rrule(rec)) == rec
    assert (
        from_rrule(to_rrule(rec, at=time(23, 30), zone="Pacific/Auckland"), at=time(23, 30), zone="Pacific/Auckland")
        == rec
    )


def test_a_code_is_short() -> None:
    assert TUESDAYS.code() == "week/2:2 -20260331"
    assert Recurrence(Unit.MONTH, 1, (2,), nth=-1, count=6).code() == "month/1:2#-1 x6"
    assert Recurrence(Unit.MONTH, 3, day=31, until=START, extra=(BEFORE,)).code() == "month/3@31 to20260303 +20260302"
    assert Recurrence.from_code("") is None


def test_a_month_without_the_day_uses_its_last_one() -> None:
    rec = Recurrence(Unit.MONTH, day=30)
    assert occurrences(rec, date(2026, 1, 30), after=date(2026, 1, 30), most=2) == [
        date(2026, 2, 28),
        date(2026, 3, 30),
    ]
    assert to_rrule(rec) == "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"
    assert to_rrule(Recurrence(Unit.MONTH, day=31)) == "FREQ=MONTHLY;BYMONTHDAY=-1"


def test_days_end_where_the_calendar_ends() -> None:
    daily = Recurrence(Unit.DAY)
    assert occurrences(daily, START, after=date.max - timedelta(days=2), most=9) == [date(9999, 12, 30), date.max]
    assert occurrences(daily, START, after=date.max, most=9) == []
    assert occurrences(Recurrence(Unit.MONTH, day=31), date(9999, 1, 1), after=date(9999, 11, 30), most=9) == [date.max]
    assert occurrences(Recurrence(Unit.WEEK, weekdays=(1,)), date.min, after=date.min, most=1) == [date(1, 1, 8)]
    assert first_day(Recurrence(Unit.WEEK, 2, (2,)), date(2026, 3, 5)) == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("because", "told"),
    [
        (Because.OUT_OF_RANGE, {"every": 0}),
        (Because.OUT_OF_RANGE, {"every": 100}),
        (Because.OUT_OF_RANGE, {"count": MOST_COUNT + 1}),
        (Because.UNKNOWN_CHOICE, {"weekdays": (8,)}),
        (Because.UNKNOWN_CHOICE, {"count": 2, "until": START}),
        (Because.UNKNOWN_CHOICE, {"nth": 1}),
        (Because.UNKNOWN_CHOICE, {"unit": Unit.DAY, "weekdays": (1,)}),
        (Because.EMPTY, {"unit": Unit.MONTH}),
        (Because.UNKNOWN_CHOICE, {"unit": Unit.MONTH, "nth": 1}),
        (Because.OUT_OF_RANGE, {"unit": Unit.MONTH, "nth": 5, "weekdays": (1,)}),
        (Because.OUT_OF_RANGE, {"unit": Unit.MONTH, "day": 32}),
        (Because.UNKNOWN_CHOICE, {"unit": Unit.MONTH, "day": 3, "weekdays": (1,)}),
        (Because.TOO_MANY, {"skipped": tuple(START + timedelta(days=each) for each in range(500))}),
    ],
)
def test_what_no_meeting_can_be_is_refused(because: Because, told: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        Recurrence(**({"unit": Unit.WEEK} | told))
    assert refused.value.because is because


@pytest.mark.parametrize(
    "code", ["year/1", "week", "week/x", "week/1:9,", "week/1 q3", "day/1 x", "day/1 -2026", "day/1@"]
)
def test_codes_that_say_nothing_are_refused(code: str) -> None:
    if code == "day/1@":  # an empty part says nothing more
        assert Recurrence.from_code(code) == Recurrence(Unit.DAY)
        return
    with pytest.raises(Refusal):
        Recurrence.from_code(code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=YEARLY",
        "FREQ=DAILY;BYHOUR=1,2",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=5TU",
        "FREQ=MONTHLY;BYDAY=1MO,2TU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=99999999999999999999",
        "FREQ=WEEKLY;UNTIL=99999999",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=DAILY;INTERVAL=²",
        "FREQ=WEEKLY;" * 100,
    ],
)
def test_rules_that_would_be_read_nearly_right_are_refused(text: str) -> None:
    with pytest.raises(Refusal):
        from_rrule(text)


def test_rules_of_other_calendars_are_read() -> None:
    read = from_rrule
    assert read("RRULE:FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=TU", start=START) == Recurrence(Unit.WEEK, 2, (2,))
    assert read("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2") == Recurrence(Unit.MONTH, 1, (2,), nth=2)
    assert read("FREQ=MONTHLY", start=START) == Recurrence(Unit.MONTH, day=3)
    assert read("freq=daily;byday=MO,TU,WE,TH,FR;") == Recurrence(Unit.WEEK, weekdays=(1, 2, 3, 4, 5))
    last = read("FREQ=WEEKLY;UNTIL=20261231T000000Z", start=START, at=time(10), zone="Europe/Berlin")
    assert last.until == date(2026, 12, 30)
