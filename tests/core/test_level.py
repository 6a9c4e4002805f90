"""The four levels and what each decides; the days of a release."""

from datetime import UTC, date, datetime

import pytest

from carefront.core import level as rules
from carefront.core.level import Level, Manner, Sharing, Voice
from carefront.core.refusals import Because, Refusal

NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("level", "asks", "manner", "silence", "voice", "sharing"),
    [
        (1, False, Manner.CURIOUS, False, Voice.LEFT_TO_OWNER, Sharing.BY_OWNER),
        (2, True, Manner.CURIOUS, False, Voice.ASKS, Sharing.BY_OWNER),
        (3, True, Manner.DIRECT, True, Voice.NAMES_SILENCE, Sharing.NAMED_SINCE_CONSENT),
        (4, True, Manner.DIRECT, True, Voice.NAMES_SILENCE, Sharing.NAMED_SINCE_CONSENT),
    ],
)
def test_what_each_level_decides(level, asks, manner, silence, voice, sharing):
    it = Level(level)
    assert rules.asks_by_itself(it) is rules.calls_for_words(it) is asks
    assert rules.manner(it) is manner
    assert rules.tells_of_silence(it) is silence
    assert rules.voice(it) is voice
    assert rules.sharing(it) is sharing


@pytest.mark.parametrize(("usual", "own", "is_at"), [(None, None, 2), (3, None, 3), (3, 1, 1), (None, 1, 1)])
def test_a_promise_stands_at_its_own_level_else_at_its_owners(usual, own, is_at):
    assert rules.in_effect(usual, own) is Level(is_at)


@pytest.mark.parametrize(
    ("given", "talked", "because"),
    [
        (2, False, Because.ALREADY_THERE),
        (0, True, Because.OUT_OF_RANGE),
        (5, True, Because.OUT_OF_RANGE),
        (4, False, Because.NEEDS_CONVERSATION),
    ],
)
def test_a_level_that_cannot_be_chosen(given, talked, because):
    with pytest.raises(Refusal) as found:
        rules.checked_level(given, before=Level.CURIOUS, talked=talked)
    assert (found.value.because, found.value.field) == (because, "level")


def test_the_fourth_level_after_a_conversation():
    assert rules.checked_level(4, before=Level.DIRECT, talked=True) is Level.AGREED


@pytest.mark.parametrize(
    ("given", "before", "because"),
    [(3, 3, Because.ALREADY_THERE), (4, 3, Because.OUT_OF_RANGE), (0, 3, Because.OUT_OF_RANGE)],
)
def test_down_is_down(given, before, because):
    with pytest.raises(Refusal) as found:
        rules.checked_lower(given, before=Level(before))
    assert found.value.because is because
    assert rules.checked_lower(1, before=Level(before)) is Level.SELF_TRACKED


def test_a_release_is_looked_at_half_way_unless_a_day_is_named():
    assert rules.checked_release(date(2026, 3, 21), None, "UTC", now=NOW) == (date(2026, 3, 21), date(2026, 3, 16))
    named = rules.checked_release(date(2026, 3, 21), date(2026, 3, 13), "UTC", now=NOW)
    assert named == (date(2026, 3, 21), date(2026, 3, 13))
    assert rules.checked_release(date(2026, 3, 12), None, "UTC", now=NOW) == (date(2026, 3, 12), date(2026, 3, 12))


@pytest.mark.parametrize(
    ("until", "look_on", "because"),
    [
        (date(2026, 3, 11), None, Because.PAST_DATE),
        (date(2027, 4, 1), None, Because.LONG_PERIOD),
        (date(2099, 1, 1), None, Because.FAR_DATE),
        (date(2026, 3, 21), date(2026, 3, 21), Because.AFTER_END),
        (date(2026, 3, 21), date(2026, 3, 10), Because.PAST_DATE),
    ],
)
def test_days_that_no_release_has(until, look_on, because):
    with pytest.raises(Refusal) as found:
        rules.checked_release(until, look_on, "UTC", now=NOW)
    assert found.value.because is because
