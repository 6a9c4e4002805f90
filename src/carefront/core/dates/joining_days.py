"""Joining days and stretches: "the end" and "next month", "Friday" and "27 March", "a week" and "Friday"."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from carefront.core.dates import almanac
from carefront.core.dates.between import Between, over
from carefront.core.dates.model import Kind, Piece
from carefront.core.dates.spans import parted, shift_of

WEEK_LIKE = ("week", "weekend")


def part(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "the end" and "next month", "the week of" and "3 March", "late" and "Friday"."""
    if one.kind is Kind.PART and other.kind is Kind.DAY and other.first and not (other.weak and other.weekday is None):
        if one.unit == "weekof" and between.says("beside"):
            first, last = almanac.span_of("week", other.first)
            return over(one, other, kind=Kind.SPAN, first=first, last=last, unit="week")
        if one.unit in ("end", "late", "early") and between.says("of"):
            return replace(other, start=one.start, end_of_day=one.unit == "end", weak=False)
        return None
    if one.kind is Kind.PART and other.kind is Kind.SPAN and between.says("of"):
        return parted(one, other, between.today)
    return None


def nth(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "the first Tuesday" and "October"; "the 20th" and "next month"; "the third Tuesday" and "Christmas"."""
    if one.kind is Kind.NTH and one.weekday is not None and one.number > 0 and other.last and between.says("after"):
        start = other.last + timedelta(days=1)
        on = start + timedelta(days=(one.weekday - start.weekday()) % 7 + 7 * (one.number - 1))
        return replace(other, kind=Kind.DAY, start=one.start, first=on, last=on, unit="", weekday=None, weak=False)
    if other.kind is not Kind.SPAN or other.first is None or other.last is None or not one.number:
        return None
    if not between.says("of"):
        return None
    if one.kind is Kind.DAY and one.weekday is None:
        if other.unit != "month" or one.number > almanac.length_of(other.first):
            return None
        on = other.first.replace(day=one.number)
        return over(one, other, first=on, last=on, number=0, aside=other.aside)
    if one.weekday is not None:
        on_or_none = almanac.nth_weekday(one.number, one.weekday, other.first, other.last)
        if on_or_none is None:
            return None
        return over(one, other, kind=Kind.DAY, first=on_or_none, last=on_or_none, number=0, weekday=None, aside=False)
    return _nth_unit(one, other)


def closing_day(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "end of day" and "Friday", in either order."""
    if one.kind is not Kind.DAY or other.kind is not Kind.DAY or not between.says("of", "beside"):
        return None
    closing, day = (one, other) if one.end_of_day else (other, one)
    if not closing.end_of_day or closing.first != between.today or closing.unit or day.end_of_day or day.weak:
        return None
    return replace(day, start=one.start, end=other.end, end_of_day=True)


def _nth_unit(one: Piece, other: Piece) -> Piece | None:
    first, last, number = other.first, other.last, one.number
    if first is None or last is None or other.unit == "":
        return None
    if one.unit in ("day", "working"):
        edge = first - timedelta(days=1) if number > 0 else last + timedelta(days=1)
        on = almanac.working_days_later(edge, number) if one.unit == "working" else edge + timedelta(days=number)
        return over(one, other, kind=Kind.DAY, first=on, last=on, number=0, unit="") if first <= on <= last else None
    if one.unit == "half" and other.unit in ("month", "quarter") and 1 <= number <= 2:
        ends_first = first + timedelta(days=(last - first).days // 2)
        begins = first if number == 1 else ends_first + timedelta(days=1)
        last = ends_first if number == 1 else last
        return over(one, other, kind=Kind.SPAN, first=begins, last=last, unit="half", number=0)
    if one.unit in ("half", "quarter") and other.unit == "year" and number > 0:
        begins = almanac.months_later(first, (number - 1) * almanac.MONTHS_IN[one.unit])
        last = almanac.last_of(begins, almanac.MONTHS_IN[one.unit])
        return over(one, other, kind=Kind.SPAN, first=begins, last=last, unit=one.unit, number=0)
    if one.unit not in WEEK_LIKE:
        return None
    # The first week of a month holds its first Thursday, its last one the last Thursday, as weeks of a year do.
    middle = almanac.nth_weekday(number, 3 if one.unit == "week" else 5, first, last)
    if middle is None:
        return None
    begins, ends = almanac.span_of(one.unit, middle)
    return over(one, other, kind=Kind.SPAN, first=begins, last=ends, unit=one.unit, number=0, aside=False)


def weekday_date(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "Friday" and "27 March" (the date counts), "Tuesday" and "the 19th" (the next that is both)."""
    if one.kind is not Kind.DAY or not between.says("apposed"):
        return None
    if one.weekday is None and not one.weak and one.first and other.kind is Kind.DAY and other.weekday is not None:
        matches = one.first.weekday() == other.weekday and not other.unit
        return replace(one, end=other.end) if matches else None
    if one.weekday is None or one.unit not in ("", "this"):
        return None
    if other.kind is Kind.UNREAL:
        return replace(other, start=one.start)
    if other.kind is not Kind.DAY or other.weekday is not None or other.first is None:
        return None
    on = other.first
    if other.number and not other.yearless:
        on = almanac.next_with(other.number, between.today, one.weekday) or on
    return replace(other, start=one.start, first=on, last=on, weak=False, number=0)


def weekday_week(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "Tuesday" and "next week", in either order."""
    day, week = (one, other) if one.kind is Kind.DAY else (other, one)
    if day.kind is not Kind.DAY or week.kind is not Kind.SPAN or week.unit != "week" or day.weekday is None:
        return None
    if week.first is None or week.weak or not between.says("of", "apposed", "on", "owned"):
        return None
    on = week.first + timedelta(days=day.weekday)
    return replace(day, start=one.start, end=other.end, first=on, last=on, weekday=None, weak=False, aside=week.aside)


def shifted(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "a week" and "Friday": from, after or before it."""
    the_one = " " in between.one or one.unit == "day"
    if one.kind is Kind.SPAN and one.weak and the_one and one.unit in ("day", "week", "month", "year"):
        one = replace(one, kind=Kind.SHIFT, shift=shift_of(1, one.unit))  # "the day after Christmas"
    if one.kind is not Kind.SHIFT or one.shift is None or other.first is None or other.last is None:
        return None
    if other.kind not in (Kind.DAY, Kind.SPAN) or (other.weak and not other.number):
        return None
    whole_weeks = one.shift.days > 0 and one.shift.days % 7 == 0 and between.gap.isspace() and not other.aside
    if between.says("from") or (whole_weeks and other.kind is Kind.DAY):
        start, shift = other.last, one.shift
    elif between.says("before"):
        start, shift = other.first, almanac.backwards(one.shift)
    else:
        return None
    try:
        on = almanac.shifted(datetime.combine(start, other.at or time()), shift).date()
    except (ValueError, OverflowError):
        return None
    return replace(other, kind=Kind.DAY, start=one.start, first=on, last=on, unit="", aside=False, weekday=None)


def in_year(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "July" or "24 June" and "next year"; "next year's" and "July"."""
    year, part = (one, other) if one.unit == "year" and between.says("owned") else (other, one)
    if year.kind is not Kind.SPAN or year.unit != "year" or year.weak or year.first is None:
        return None
    yearly = part.unit in ("month", "quarter", "half") if part.kind is Kind.SPAN else part.yearless
    if not yearly or part.first is None or part.last is None or not between.says("of", "apposed", "owned"):
        return None
    years = 12 * (year.first.year - part.first.year)
    first = almanac.months_later(part.first, years)
    last = first if part.kind is Kind.DAY else almanac.last_of(first, almanac.MONTHS_IN[part.unit])
    return replace(
        part,
        start=one.start,
        end=other.end,
        first=first,
        last=last,
        weak=False,
        yearless=False,
        number=0,
        aside=year.aside,
    )


def weekday_beside(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "the Sunday" and "before Easter"; "the Monday" and "after 5 May"."""
    if one.weekday is None or one.unit or other.first is None or other.last is None or other.weak or other.weekday:
        return None
    if between.says("before"):
        on = other.first - timedelta(days=(other.first.weekday() - one.weekday) % 7 or 7)
    elif between.says("after"):
        on = other.last + timedelta(days=(one.weekday - other.last.weekday()) % 7 or 7)
    else:
        return None
    return over(one, other, first=on, last=on, weekday=None)


def stretch(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join two days with "to", or with "and" after "between"."""
    kinds = (Kind.DAY, Kind.SPAN)
    if one.kind not in kinds or other.kind not in kinds or one.first is None or other.last is None:
        return None
    paired = between.says("and") and bool(between.words.leads["between"].search(between.before))
    if not (paired or between.says("to")) or (one.weak and not one.number) or (other.weak and not other.number):
        return None
    first, last = one.first, other.last
    if one.weak and other.weak and not paired:
        return None
    if one.number and other.first and not other.number:  # "the 3rd to 5 March": the number is of that month
        if one.number > other.first.day:
            return None
        first = other.first.replace(day=one.number)
    if other.weekday is not None and last < first:
        last += timedelta(days=7 * ((first - last).days // 7 + 1))
    if one.yearless and not other.yearless and other.first:
        try:
            first = first.replace(year=other.first.year)
        except ValueError:
            return None
    if last < first:
        return None
    return replace(
        other, kind=Kind.SPAN, start=one.start, first=first, last=last, unit="", weak=False, weekday=None, number=0
    )
