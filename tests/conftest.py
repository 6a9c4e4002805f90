"""What every test shares: a fixed moment, a cast, and passwords that are quick to check."""

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

# An installation's folder of its own, before settings are read.
os.environ.setdefault("CAREFRONT_HOME", tempfile.mkdtemp(prefix="carefront-tests-"))
os.environ.setdefault("CAREFRONT_SECRET_KEY", "only-for-tests-" + "x" * 40)

NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)  # a Wednesday


@pytest.fixture
def now() -> datetime:
    """The moment at which a test's story happens."""
    return NOW


@pytest.fixture(autouse=True)
def _quick_and_plain(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Hash passwords quickly and serve static files under plain names."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def cast(db: None, now: datetime) -> Iterator[Any]:
    """The named cast: see `tests.cast`."""
    from tests.cast import gather

    yield gather(now)
