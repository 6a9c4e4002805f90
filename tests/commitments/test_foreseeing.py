"""Around a promise: foresight and its sharing, supporters, what waits on what, asking, and the next question."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from carefront.commitments.models import CheckIn, Foresight, Supporter, Waits
from carefront.kit import journal
from carefront.kit.models import Letter
from tests.cast import Cast, promise


@pytest.fixture
def made(cast: Cast, now: datetime) -> UUID:
    """Ben promised Ada something for tomorrow."""
    return promise(cast.ben, cast.coaching, now)


@pytest.fixture
def ben(cast: Cast, visit: Any) -> Any:
    """Ben's browser."""
    return visit(cast.ben)


@pytest.fixture
def ada(cast: Cast, visit: Any) -> Any:
    """Ada's browser."""
    return visit(cast.ada)


def test_foresight_is_ones_own_until_it_is_shared_and_can_come_back(ben: Any, ada: Any, made: UUID) -> None:
    page = f"/commitments/{made}/"
    ben.post(f"{page}foresight/", {"rating": "6", "likelihood": "0", "obstacle": "CanaryObstacle", "plan": "Call"})
    seen = Foresight.objects.get(commitment_id=made)
    assert (seen.rating, seen.likelihood, seen.shared_at) == (6, 0, None)
    assert "0 %" in ben.get(page).content.decode()
    assert "CanaryObstacle" not in ada.get(page).content.decode()
    ben.post(f"{page}foresight/sharing/", {"shared": "1"})
    assert "CanaryObstacle" in ada.get(page).content.decode()
    ben.post(f"{page}foresight/sharing/", {"shared": "0"})
    assert "CanaryObstacle" not in ada.get(page).content.decode()
    assert ada.post(f"{page}foresight/sharing/", {"shared": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"rating": "11"}, "not one of those offered"),
        ({"likelihood": "-1"}, "from 0 to 100"),
        ({"likelihood": "x"}, "whole number"),
    ],
)
def test_numbers_out_of_range_are_said_and_the_rest_is_kept(ben: Any, made: UUID, sent: Any, said: str) -> None:
    answer = ben.post(f"/commitments/{made}/foresight/", sent | {"plan": "kept words"})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "kept words" in answer.content.decode()
    assert not Foresight.objects.exists()


def test_a_supporter_is_asked_says_yes_and_can_end_it(cast: Cast, visit: Any, ben: Any, made: UUID) -> None:
    eve, page = visit(cast.eve), f"/commitments/{made}/"
    assert eve.get(page).status_code == 404
    ben.post(f"{page}supporters/", {"supporter": cast.eve.id, "support": "Listen in", "once": uuid4().hex})
    asked = eve.get(page).content.decode()
    assert "Ben asks whether you would help with this." in asked
    assert "Listen in" in asked
    eve.post(f"{page}support/acceptance/")
    assert Supporter.objects.get().accepted_at is not None
    assert "Seen by you, Ada and Eve" in ben.get(page).content.decode()
    assert eve.post(f"{page}supporters/{cast.eve.id}/ending/").url == "/commitments/"
    assert eve.get(page).status_code == 404


def test_somebody_who_helps_already_is_not_asked_again(cast: Cast, ben: Any, made: UUID) -> None:
    for expected in (302, 422):
        answer = ben.post(f"/commitments/{made}/supporters/", {"supporter": cast.eve.id})
        assert answer.status_code == expected
    assert ben.post(f"/commitments/{made}/supporters/", {"supporter": cast.zoe.id}).status_code == 422
    assert Supporter.objects.count() == 1


def test_a_promise_waits_on_another_and_no_circle_is_made(
    cast: Cast, ben: Any, ada: Any, made: UUID, now: datetime
) -> None:
    other = promise(cast.ada, cast.coaching, now, words="Send the notes")
    ben.post(f"/commitments/{made}/waits/", {"waits_on": other})
    assert "Send the notes" in ben.get(f"/commitments/{made}/").content.decode()
    assert "What waits on it" in ada.get(f"/commitments/{other}/").content.decode()
    circle = ada.post(f"/commitments/{other}/waits/", {"waits_on": made})
    assert circle.status_code == 422
    assert "the two would wait for each other" in circle.content.decode()
    ben.post(f"/commitments/{made}/waits/{other}/ending/")
    assert not Waits.objects.exists()


def test_what_is_open_is_asked_for_once_a_day(cast: Cast, ada: Any, ben: Any, made: UUID) -> None:
    page = f"/commitments/{made}/"
    assert "Why does it matter now to " in ada.get(page).content.decode()
    ada.post(f"{page}question/")
    again = ada.post(f"{page}question/", follow=True).content.decode()
    assert "That is enough for now." in again
    assert Letter.objects.filter(kind="asked_about").count() == 1
    assert [fact.kind.value for fact in journal.of_subject(made)] == ["commitment.made", "commitment.nudged"]
    assert ben.post(f"{page}question/").status_code == 403


def test_the_next_question_is_moved_or_done_without(ben: Any, ada: Any, made: UUID) -> None:
    look = CheckIn.objects.get(commitment_id=made)
    page = f"/check-ins/{look.pk}/question/"
    assert page in ben.get(f"/commitments/{made}/").content.decode()
    ben.post(page, {"due_on": "2026-03-13", "due_at": "09:30"})
    look.refresh_from_db()
    assert look.due_at == datetime(2026, 3, 13, 9, 30, tzinfo=UTC)
    past = ben.post(page, {"due_on": "2026-03-01"})
    assert past.status_code == 422
    assert "lies behind you already" in past.content.decode()
    ben.post(page, {"skip": "1"})
    look.refresh_from_db()
    assert look.due_at is None
    assert ada.get(page).status_code == 403
    assert ada.post(page, {"skip": "1"}).status_code == 403


@pytest.mark.parametrize("part", ["resumption", "foresight/sharing", "support/acceptance", "question"])
def test_looking_at_an_address_does_nothing(ben: Any, made: UUID, part: str) -> None:
    assert ben.get(f"/commitments/{made}/{part}/").status_code == 302
    assert [fact.kind.value for fact in journal.of_subject(made)] == ["commitment.made"]
