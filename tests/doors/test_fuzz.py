"""A small slice of `make fuzz`: a few hundred malformed requests at the API and the pages."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from fuzz import _api, _pages
from fuzz._tally import Tally
from tests.doors.canaries import build
from tests.doors.scene import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(cast: Any, settings: Any) -> Iterator[Scene]:
    """Everything that somebody can write, written, and no pace to keep."""
    settings.API_CALLS_A_MINUTE = 0
    logging.disable(logging.CRITICAL)
    # In the morning, whenever this runs: what is planned for later that day must lie ahead.
    yield build(cast, (timezone.now() - timedelta(days=1)).replace(hour=8, minute=0))
    logging.disable(logging.NOTSET)


def test_the_api_stands_malformed_calls(scene: Scene) -> None:
    tally = Tally(scene)
    _api.shoot(scene, tally, each=1, number=7, every=4)
    assert tally.requests > 25
    assert tally.clean, tally.told()


def test_the_pages_stand_malformed_requests(scene: Scene) -> None:
    tally = Tally(scene)
    _pages.shoot(scene, tally, requests=120, number=7)
    assert tally.requests == 120
    assert tally.clean, tally.told()
