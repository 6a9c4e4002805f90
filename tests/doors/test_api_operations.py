"""Every operation of the API does its work, and answers in the shape that the description promises."""

from pathlib import Path
from types import SimpleNamespace as Callers
from typing import Any
from uuid import uuid4

import pytest

from carefront.config.api import site
from tests.doors.calling import Api
from tests.doors.chapter_brought import calendars, carrying, transcripts
from tests.doors.chapter_ended import ending, plans
from tests.doors.chapter_held import held
from tests.doors.chapter_oneself import oneself
from tests.doors.chapter_promises import around, changes, expectations, looks, requests
from tests.doors.chapter_relationships import covenants, levels, relationships, releases
from tests.insights.test_api import mirrors
from tests.planning.test_api import planning
from tests.pulses.test_api import pulses
from tests.talks.test_api import talking
from tests.trust.test_api import patterns

pytestmark = pytest.mark.django_db


def names() -> set[str]:
    """Answer the names of all operations."""
    return {told["operationId"] for path in site.described()["paths"].values() for told in path.values()}


@pytest.fixture
def who(cast: Any) -> Callers:
    """Everybody of the cast with a key that may write."""
    return Callers(**{name: Api(getattr(cast, name)) for name in ("ada", "ben", "mia", "rob", "eve", "sam")}, cast=cast)


def test_every_operation_does_its_work(who: Callers, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    who.taker = Api(who.cast.ben, scopes=("export",))
    for chapter in (
        oneself,
        mirrors,
        changes,
        around,
        looks,
        requests,
        expectations,
        relationships,
        covenants,
        levels,
        releases,
        carrying,
        transcripts,
        held,
        calendars,
        ending,
        plans,
        planning,
        patterns,
        pulses,
        talking,
    ):
        chapter(who)
    who.ada.get("/commitments?which=to_me&sort=words&words=call")
    seen = set().union(*(each.seen for each in vars(who).values() if isinstance(each, Api)))
    assert names() == seen


def test_names_of_operations_are_theirs_alone() -> None:
    told = [told for path in site.described()["paths"].values() for told in path.values()]
    assert len({each["operationId"] for each in told}) == len(told)
    assert all(each["tags"] and each["summary"] for each in told)


def test_nothing_can_be_done_with_what_is_not_there(who: Callers) -> None:
    absent = uuid4()
    for path, methods in site.described()["paths"].items():
        for method in methods:
            if "{" not in path:
                continue
            words = path.replace("/api/v1", "")
            for name in ("{" + part.split("}")[0] + "}" for part in words.split("{")[1:]):
                words = words.replace(name, str(absent))
            answer = who.ada(method.upper(), words, {} if method in {"post", "put", "patch"} else None)
            assert answer.status_code in ({403} if "exports" in path else {404, 422}), (method, path, answer.content)
