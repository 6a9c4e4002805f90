"""Making a promise through the page: what is understood, what is kept, what is refused and how."""

import dataclasses
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import models

from carefront.commitments.models import CheckIn, Commitment, Foresight, Supporter, Waits
from carefront.core.actors import Actor
from carefront.people.models import Account
from tests.cast import Cast, promise

NEW = "/commitments/new/"
NOON = "Call the three stalled accounts by Thursday noon"


def written(words: str = NOON, to: object = "self", **more: object) -> dict[str, Any]:
    """Answer what a browser sends for a promise."""
    return {"words": words, "to": str(to), "once": uuid4().hex, **more}


@pytest.fixture
def ben(cast: Cast, visit: Any) -> Any:
    """Ben's browser."""
    return visit(cast.ben)


def test_one_line_is_enough(cast: Cast, ben: Any) -> None:
    answer = ben.post(NEW, written(to=cast.coaching))
    row = Commitment.objects.get()
    assert answer.status_code == 302
    assert answer.url.startswith(f"/commitments/{row.pk}/")
    assert (row.words, row.due_on, row.due_time, row.promisee_id) == (NOON, date(2026, 3, 12), time(12), cast.ada.id)
    page = ben.get(answer.url).content.decode()
    assert "Thursday 12 March, 12:00" in page
    assert "Promised. Ada can see it." in page
    assert "Another day" in page


def test_a_day_in_its_field_goes_before_the_words(cast: Cast, ben: Any) -> None:
    ben.post(NEW, written(to=cast.coaching, due_on="2026-03-20", due_at="09:30"))
    row = Commitment.objects.get()
    assert (row.due_on, row.due_time) == (date(2026, 3, 20), time(9, 30))


def test_a_day_may_be_written_in_the_field_too(ben: Any) -> None:
    ben.post(NEW, written("Call Mara", due_on="24 June"))
    assert Commitment.objects.get().due_on == date(2026, 6, 24)


def test_to_oneself_to_a_team_and_to_a_member(cast: Cast, ben: Any) -> None:
    for to in ("self", cast.team, f"{cast.team}:{cast.mia.id}"):
        assert ben.post(NEW, written(to=to)).status_code == 302
    rows = Commitment.objects.order_by("made_at", "id")
    assert [row.promisee_id for row in rows] == [None, None, cast.mia.id]
    page = ben.get(NEW).content.decode()
    assert "Everyone in Pier" in page
    assert "Myself" in page


def test_what_is_foreseen_is_kept_with_the_promise(cast: Cast, ben: Any, now: datetime) -> None:
    other = promise(cast.ada, cast.coaching, now)
    ben.post(
        NEW,
        written(
            to=cast.coaching, why="They wait", success="Three notes", rating="6", one_higher="Two calls",
            likelihood="70", obstacle="Tickets", plan="I call at nine", supporter=cast.eve.id, support="Listen in",
            waits_on=other,
        ),
    )  # fmt: skip
    row = Commitment.objects.get(owner_id=cast.ben.id)
    seen = Foresight.objects.get(commitment=row)
    assert (row.why, row.success, seen.rating, seen.likelihood, seen.plan) == (
        "They wait", "Three notes", 6, 70, "I call at nine",
    )  # fmt: skip
    assert Supporter.objects.get(commitment=row).person_id == cast.eve.id
    assert Waits.objects.get(waiting=row).on_id == other


def test_a_refused_part_leaves_nothing_behind(cast: Cast, ben: Any) -> None:
    answer = ben.post(NEW, written(to=cast.coaching, likelihood="170", supporter=cast.eve.id))
    assert answer.status_code == 422
    assert "A number from 0 to 100 fits here." in answer.content.decode()
    assert not Commitment.objects.exists()
    assert not Supporter.objects.exists()


@pytest.mark.parametrize(
    ("words", "more", "said"),
    [
        ("Send it by 31 June", {}, "“31 June” is not a day that can be read"),
        ("Send it", {"due_on": "31 June"}, "“31 June” is not a day that can be read"),
        ("Send it yesterday", {}, "Tuesday 10 March lies behind you already. Which day did you mean?"),
        ("Send it", {"due_on": "2026-03-01"}, "lies behind you already"),
        ("Send it", {"due_on": "2126-03-01"}, "more than ten years away"),
        ("Send it", {"due_on": "whenever"}, "“whenever” is not a day that can be read"),
        ("", {}, "This is still open"),
        ("Send it", {"to": "nobody"}, "That choice is not one of those offered"),
        ("x" * 1_000_000, {}, "There is room for 300 characters here"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_words_stay(ben: Any, words: str, more: Any, said: str) -> None:
    answer = ben.post(NEW, written(words) | more)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert words[:300] in page
    assert not Commitment.objects.exists()
    for harsh in ("invalid", "Select a valid", "overdue", "failed"):
        assert harsh not in page.lower().replace('aria-invalid="true"', "")


def test_a_past_day_in_the_words_can_be_meant_otherwise(ben: Any) -> None:
    assert ben.post(NEW, written("Finish what I began yesterday", no_day="on")).status_code == 302
    assert Commitment.objects.get().due_on is None


def test_hostile_characters_are_dropped_and_the_rest_is_kept(ben: Any) -> None:
    assert ben.post(NEW, written("Send\x00 the \u202efigures\u202c\r\n<b>now</b>", why="a\x00b")).status_code == 302
    row = Commitment.objects.get()
    assert (row.words, row.why) == ("Send the figures <b>now</b>", "ab")
    assert "<b>now" not in ben.get(f"/commitments/{row.pk}/").content.decode()


def test_a_time_that_a_clock_change_skips_is_kept_as_said(cast: Cast, visit: Any) -> None:
    Account.objects.filter(pk=cast.ben.account_id).update(zone="Europe/Berlin")
    visit(cast.ben).post(NEW, written(due_on="2026-03-29", due_at="02:30"))
    row = Commitment.objects.get()
    assert (row.due_on, row.due_time, row.due_zone) == (date(2026, 3, 29), time(2, 30), "Europe/Berlin")
    assert row.ends_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_sent_twice_it_is_one_promise_and_other_words_are_another(ben: Any) -> None:
    sent = written()
    first, second = ben.post(NEW, sent), ben.post(NEW, sent)
    assert first.url == second.url
    assert Commitment.objects.count() == 1
    ben.post(NEW, sent | {"words": "Call Mara by Friday"})
    assert Commitment.objects.count() == 2


def test_the_page_takes_what_a_link_brings(cast: Cast, ben: Any) -> None:
    page = ben.get(NEW, {"relationship": cast.team, "to": cast.mia.id, "words": "Send <i>it</i>"}).content.decode()
    assert f'value="{cast.team}:{cast.mia.id}" selected' in page
    assert "Send &lt;i&gt;it&lt;/i&gt;" in page
    assert ben.get(NEW, {"relationship": "x" * 99, "expectation": "'", "words": "\x00"}).status_code == 200


def test_while_writing_the_day_is_said_back_and_nothing_is_kept(cast: Cast, ben: Any, now: datetime) -> None:
    promise(cast.ben, cast.coaching, now, words="Read the covenant")
    said = ben.post(f"{NEW}reading/", {"words": NOON, "to": "self"}).content.decode()
    assert "Thursday 12 March, 12:00 – your time, UTC" in said
    assert "Why does it matter now to call the three stalled accounts?" in said
    assert "Read the covenant" in said
    assert "Does this fit?" in said
    assert Commitment.objects.count() == 1
    assert "31 June" in ben.post(f"{NEW}reading/", {"words": "by 31 June"}).content.decode()
    assert ben.get(f"{NEW}reading/").status_code == 405


def test_while_writing_it_is_said_who_will_see_it(cast: Cast, ben: Any) -> None:
    for to, said in (
        ("self", "Only you will see it."),
        (cast.coaching, "You and Ada will see it."),
        (cast.team, "You and everyone in Pier will see it."),
        (f"{cast.team}:{cast.mia.id}", "You and Mia will see it."),
        (cast.reporting, ""),
        ("x", ""),
    ):
        page = ben.post(f"{NEW}reading/", {"words": NOON, "to": str(to)}).content.decode()
        assert said in page
        assert bool(said) == ("will see it" in page)


def test_the_word_tomorrow_is_the_owners_tomorrow(cast: Cast, visit: Any) -> None:
    Account.objects.filter(pk=cast.ben.account_id).update(zone="Pacific/Auckland")
    with time_machine.travel(datetime(2026, 3, 11, 20, 0, tzinfo=UTC), tick=False):
        visit(cast.ben).post(NEW, written("Send it tomorrow"))
    assert Commitment.objects.get().due_on == date(2026, 3, 13)


def test_nobody_promises_in_a_relationship_that_is_not_theirs(cast: Cast, visit: Any) -> None:
    answer = visit(cast.sam).post(NEW, written(to=cast.coaching))
    assert answer.status_code == 422
    assert not Commitment.objects.exists()


def test_the_signed_out_are_asked_to_sign_in(client: Any, db: None) -> None:
    assert client.get(NEW).status_code == 302
    assert client.post(NEW, written()).status_code == 302


def test_no_row_reaches_a_template(cast: Cast, ben: Any, now: datetime) -> None:
    made = promise(cast.ben, cast.coaching, now)
    for address in (NEW, "/commitments/", f"/commitments/{made}/", f"/commitments/{made}/moves/"):
        for context in ben.get(address).context:
            values = [value for name, value in context.flatten().items() if name not in {"user", "request"}]
            assert not any(_holds_row(value) for value in values)


def _holds_row(value: Any, depth: int = 0) -> bool:
    if isinstance(value, (models.Model, models.QuerySet)):
        return True
    if depth > 4:
        return False
    if dataclasses.is_dataclass(value) and not isinstance(value, (type, Actor)):
        return any(_holds_row(getattr(value, field.name), depth + 1) for field in dataclasses.fields(value))
    if isinstance(value, dict):
        return any(_holds_row(each, depth + 1) for each in value.values())
    if isinstance(value, (list, tuple)):
        return any(_holds_row(each, depth + 1) for each in value)
    return False


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar_are_days_like_others(
    cast: Cast, visit: Any, now: datetime, zone: str, day: str
) -> None:
    Account.objects.filter(pk=cast.ben.account_id).update(zone=zone)
    made = promise(cast.ben, None, now)
    ben, look = visit(cast.ben), CheckIn.objects.get(commitment_id=made)
    for address in (NEW, f"/commitments/{made}/moves/", f"/check-ins/{look.pk}/question/"):
        assert ben.post(address, written(due_on=day, due_at="23:59", promise="x")).status_code == 422
    assert ben.post(f"{NEW}reading/", written(due_on=day)).status_code == 200
