"""Lists go on where they stopped, and cost the same for ten rows as for fifty."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from carefront.commitments.commands import ask, change, expect
from carefront.core.commitments import Draft
from carefront.core.expectations import ExpectationDraft
from tests.cast import in_days, promise
from tests.doors.calling import Api

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(cast: Any) -> Api:
    """Ben with a key that may write."""
    return Api(cast.ben)


def walk(api: Api, path: str) -> list[dict[str, Any]]:
    """Answer every row of a list, three at a time."""
    found: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        told = api.get(f"{path}{'&' if '?' in path else '?'}limit=3&cursor={cursor}")
        assert len(told["items"]) <= 3
        found += told["items"]
        cursor = told["next"]
    return found


def promises(cast: Any, count: int, now: datetime) -> list[str]:
    """Let Ben promise Ada `count` things: some on the same day, some without one, some with the same words."""
    return [
        str(
            promise(
                cast.ben, cast.coaching, now, words=f"Call number {place % 4}",
                due=None if place % 3 == 0 else in_days(now, 1 + place % 2),
            )
        )
        for place in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("sort", ["due", "made", "words"])
def test_every_commitment_comes_once_in_order(cast: Any, ben: Api, sort: str) -> None:
    now = timezone.now()
    made = promises(cast, 10, now)
    whole = ben.get(f"/commitments?sort={sort}&limit=100")["items"]
    stepped = walk(ben, f"/commitments?sort={sort}")
    assert stepped == whole
    assert {line["id"] for line in whole} == set(made)


def test_settled_ones_come_newest_first(cast: Any, ben: Api) -> None:
    now = timezone.now()
    for place, key in enumerate(promises(cast, 7, now)):
        change.release_commitment(by=cast.ben, commitment_id=key, now=now + timedelta(minutes=place))  # type: ignore[arg-type]
    stepped = walk(ben, "/commitments?state=settled")
    assert len(stepped) == 7
    assert stepped == ben.get("/commitments?state=settled")["items"]


def test_what_is_added_meanwhile_shifts_nothing(cast: Any, ben: Api) -> None:
    now = timezone.now()
    promises(cast, 9, now)
    before = [line["id"] for line in ben.get("/commitments?sort=made&limit=9")["items"]]
    first = ben.get("/commitments?sort=made&limit=4")
    promises(cast, 5, now + timedelta(minutes=1))
    rest = ben.get(f"/commitments?sort=made&limit=100&cursor={first['next']}")["items"]
    assert [line["id"] for line in [*first["items"], *rest]] == before


def test_a_cursor_belongs_to_its_order_and_its_reader_sees_only_their_own(cast: Any, ben: Api) -> None:
    promises(cast, 5, timezone.now())
    cursor = ben.get("/commitments?sort=made&limit=2")["next"]
    assert ben("GET", f"/commitments?sort=words&cursor={cursor}").status_code == 422
    assert Api(cast.sam).get(f"/commitments?sort=made&cursor={cursor}")["items"] == []


def test_other_lists_go_on_too(cast: Any, ben: Api) -> None:
    now = timezone.now()
    for place in range(7):
        draft = Draft(f"Send plan {place}", cast.coaching, due=in_days(now, 2))
        ask.make_request(by=cast.ada, draft=draft, now=now)
        expect.write_expectation(by=cast.ada, draft=ExpectationDraft(f"Ten calls {place}", cast.coaching), now=now)
    for path, count in (
        ("/requests", 7), ("/expectations", 7), ("/people", 6), (f"/relationships/{cast.coaching}/facts", 18),
    ):  # fmt: skip
        stepped = walk(ben, path)
        assert len(stepped) == count, path
        assert stepped == ben.get(f"{path}?limit=100")["items"]


def test_a_ledger_shows_only_what_its_reader_may_see(cast: Any) -> None:
    now = timezone.now()
    draft = Draft("Send the plan", cast.team, promisee_id=cast.eve.id, due=in_days(now, 2))
    asked = ask.make_request(by=cast.ada, draft=draft, now=now)
    for name, sees in (("ada", True), ("eve", True), ("mia", False)):
        told = Api(getattr(cast, name)).get(f"/relationships/{cast.team}/facts?limit=100")["items"]
        assert (str(asked) in {fact["about"] for fact in told}) is sees
    assert Api(cast.rob)("GET", f"/relationships/{cast.team}/facts").status_code == 404


@pytest.mark.parametrize(
    "path", ["/commitments?limit=100", "/commitments?limit=100&sort=words&words=call", "/requests?limit=100",
             "/expectations?limit=100", "/people", "/check-ins", "/answers", "/relationships"]
)  # fmt: skip
def test_more_rows_ask_no_more_of_the_database(cast: Any, ben: Api, path: str) -> None:
    now = timezone.now()
    counts = []
    for more in (5, 25):
        promises(cast, more, now)
        for place in range(more):
            draft = Draft(f"Send plan {place}", cast.coaching, due=in_days(now, 2))
            ask.make_request(by=cast.ada, draft=draft, now=now)
            expect.write_expectation(by=cast.ada, draft=ExpectationDraft("Ten calls", cast.coaching), now=now)
        ben.get(path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ben.get(path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10, [query["sql"] for query in asked]
