"""What every test shares: a fixed moment and a cast."""

from datetime import UTC, datetime

import pytest

from tests.cast import Cast, gather

NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)  # a Wednesday


@pytest.fixture
def now() -> datetime:
    """The moment at which a test's story happens."""
    return NOW


@pytest.fixture
def cast(db: None, now: datetime) -> Cast:
    """The named cast: see `tests.cast`."""
    return gather(now)
