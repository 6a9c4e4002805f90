"""What moved is computed once, by whoever comes first, and nothing that moved is lost."""

from datetime import datetime, timedelta

from carefront.core.evidence.thresholds import Kind, Strength
from carefront.kit import journal
from carefront.trust.models import Pattern, Watch
from carefront.trust.queries.facts import whole
from tests.cast import Cast
from tests.trust.conftest import DAY, follow, found, looks


def test_what_was_counted_is_found_with_its_facts(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    assert follow(now) >= 1
    assert follow(now) == 0
    assert not journal.moved(10)
    [row] = found(cast.ben, Kind.LOW)
    assert row.strength == Strength.STRICT.value
    assert row.counts == [["kept", 0, 7, ""]]
    told = whole(cast.ben, row.pk)
    assert [fact.came for fact in told.facts] == ["missed"] * 7
    assert told.facts[0].words == "Call the three stalled accounts"
    assert found(cast.ada) == []


def test_it_goes_when_its_time_is_over(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    turn = Watch.objects.get(pk=cast.coaching).due_at
    assert turn is not None
    assert turn > now
    later = now + timedelta(days=91)
    assert follow(later) >= 1
    assert found(cast.ben, Kind.LOW) == []
    assert Pattern.objects.filter(subject_id=cast.ben.id, over_at=later).count() >= 1
    assert DAY
