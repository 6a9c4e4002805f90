"""Whatever is written: a day or none, in its place, soon."""

import time as clock
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carefront.core.dates.model import Due
from carefront.core.dates.reading import LONGEST, find_all, read
from carefront.core.refusals import Refusal
from carefront.kit.language import date_words

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31))
LANGUAGES = st.sampled_from(["en", "de"])
SAID = """
the a an by on in at to of next last this every other first second third friday mon may march 3 31 30.2. 9/11 2026
2026-02-30 week month quarter year day end early mid half past noon 5pm 17:00 tomorrow today ago from before after
and - , 's q1 eod between until weeks two 99 9999 easter diwali passover nächsten jeden ende des bis kw 12 uhr
viertel vor halb woche
"""
WORDS = st.sampled_from(SAID.split())
PHRASES = st.lists(WORDS, max_size=14).map(" ".join)


def read_or_refused(text: str, now: datetime, code: str) -> Due | None:
    try:
        return read(text, now, date_words(code))
    except Refusal:
        return None


def checked(text: str, now: datetime, code: str) -> None:
    first = read_or_refused(text, now, code)
    found = find_all(text, now, date_words(code))
    for due in (*found, *([first] if first else [])):
        assert isinstance(due, Due)
        assert 0 <= due.start < due.end <= min(len(text), LONGEST)
        assert due.on is not None or due.event
        assert due.begins is None or due.on is None or due.begins <= due.on
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), MOMENTS, LANGUAGES)
def test_any_text_is_read(text: str, now: datetime, code: str) -> None:
    checked(text, now, code)


@settings(max_examples=400, deadline=None)
@given(PHRASES, MOMENTS, LANGUAGES)
def test_any_heap_of_day_words_is_read(text: str, now: datetime, code: str) -> None:
    checked(text, now, code)


@given(MOMENTS)
def test_a_weekday_alone_is_within_a_week_and_never_today(now: datetime) -> None:
    plain, following = (read(words, now, date_words("en")) for words in ("by Friday", "by next Friday"))
    assert plain is not None
    assert following is not None
    assert plain.on is not None
    assert following.on is not None
    assert 0 < (plain.on - now.date()).days <= 7
    assert following.on.isocalendar().week != now.date().isocalendar().week


@pytest.mark.parametrize(
    "text",
    [
        "12 by the in 9 may " * 60_000,
        "a" * 500_000,
        "1." * 300_000,
        "the " * 200_000,
        " " * 400_000,
        "every monday, " * 50_000,
        "@" * 300_000,
        "x://" * 100_000,
    ],
)
def test_a_long_text_costs_no_more_than_its_beginning(text: str) -> None:
    read("by Friday", datetime(2026, 3, 11), date_words("en"))
    started = clock.process_time()
    find_all(text, datetime(2026, 3, 11), date_words("en"))
    assert clock.process_time() - started < 0.5
