"""What every test shares: a fixed moment and a cast."""

from copy import copy
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models.base import ModelState
from hypothesis import HealthCheck, settings

from tests.cast import Cast, gather

# What a chapter of a story asserts is told as fully as in the test that runs it.
pytest.register_assert_rewrite("tests.doors")
# What a property says is independent of how busy the machine is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)  # a Wednesday
_GATHERED: list[tuple[Cast, list[list[models.Model]]]] = []  # once in a process


@pytest.fixture
def now() -> datetime:
    """The moment at which a test's story happens."""
    return NOW


@pytest.fixture
def cast(db: None, now: datetime) -> Cast:
    """The named cast: see `tests.cast`. Commands set it up for the first test; the others get the same rows again."""
    if now != NOW:
        return gather(now)
    if not _GATHERED:
        told = gather(now)
        _GATHERED.append((told, [rows for model in _ours() if (rows := list(model._base_manager.all()))]))
        return told
    [(told, kept)] = _GATHERED
    with transaction.atomic():
        for rows in kept:
            type(rows[0])._base_manager.bulk_create([_again(row) for row in rows])
    return told


def _ours() -> list[type[models.Model]]:
    """Answer the models that hold what people do; what Django itself keeps about them is there before any test."""
    return [model for model in apps.get_models() if model._meta.app_label not in {"auth", "contenttypes"}]


def _again(row: models.Model) -> models.Model:
    fresh = copy(row)
    fresh._state = ModelState()
    return fresh
