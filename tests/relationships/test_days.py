"""Days of agreements in words: a moment is said as the day on the reader's own clock."""

from datetime import UTC, date, datetime

from django.utils import timezone

from carefront.relationships import wording


def test_a_moment_is_said_as_the_day_it_was_where_the_reader_lives() -> None:
    late = datetime(2026, 3, 1, 20, tzinfo=UTC)
    with timezone.override("Pacific/Auckland"):
        assert wording.day(late) == "2 March 2026"
    with timezone.override("America/Lima"):
        assert wording.day(late) == "1 March 2026"
    assert wording.day(date(2026, 3, 1)) == "1 March 2026"
    assert wording.day(None) == ""
