"""The command that checks: quiet where all is as computed, and 1 where something differs."""

from datetime import datetime
from typing import Any

from click.testing import CliRunner

from carefront.config.ops import patterns
from carefront.core.evidence.thresholds import Kind
from carefront.trust.models import Pattern
from tests.cast import Cast
from tests.trust.conftest import follow, found, look, looks


def run() -> Any:
    """Run the check."""
    return CliRunner().invoke(patterns.command, ["check"])


def test_it_tells_what_differs_and_shows_no_words(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    told = run()
    assert told.exit_code == 0, told.output
    assert "1 patterns, 0 wait for the worker, 0 differ" in told.output
    [row] = found(cast.ben, Kind.LOW)
    Pattern.objects.filter(pk=row.pk).update(counts=[["kept", 1, 7, ""]])
    told = run()
    assert told.exit_code == 1
    assert "counts" in told.output
    assert "stalled" not in told.output
    Pattern.objects.filter(pk=row.pk).delete()
    assert run().exit_code == 1
    look(cast.ben, cast.coaching, now, kept=False)
    told = run()
    assert told.exit_code == 0
    assert "1 wait for the worker" in told.output
