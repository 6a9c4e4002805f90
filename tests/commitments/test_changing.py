"""Changing a promise through its page: each way, what is refused, and who may."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from carefront.commitments import queries
from carefront.commitments.commands import change, foresee
from carefront.commitments.models import AtRisk, Commitment, Move
from carefront.core.cadence import Rhythm
from carefront.kit import journal
from tests.cast import Cast, promise


@pytest.fixture
def made(cast: Cast, now: datetime) -> UUID:
    """Ben promised Ada something for tomorrow."""
    return promise(cast.ben, cast.coaching, now)


@pytest.fixture
def ben(cast: Cast, visit: Any) -> Any:
    """Ben's browser."""
    return visit(cast.ben)


def row(made: UUID) -> Commitment:
    """Answer a promise as it stands."""
    return Commitment.objects.get(pk=made)


WAYS = ("at-risk", "moves", "successor", "pause", "release", "clarity", "foresight", "supporters", "waits")


@pytest.mark.parametrize("way", WAYS)
def test_each_way_has_a_page_of_its_own(ben: Any, made: UUID, way: str) -> None:
    page = ben.get(f"/commitments/{made}/{way}/")
    assert page.status_code == 200
    assert "Call the three stalled accounts" in page.content.decode()
    assert 'name="once"' in page.content.decode()


def test_it_can_be_said_to_be_at_risk_once(ben: Any, made: UUID) -> None:
    sent = {"words": "Two are on holiday", "once": uuid4().hex}
    for _twice in range(2):
        assert ben.post(f"/commitments/{made}/at-risk/", sent).status_code == 302
    assert AtRisk.objects.get(commitment_id=made).words == "Two are on holiday"
    page = ben.get(f"/commitments/{made}/").content.decode()
    assert "At risk" in page
    assert "Two are on holiday" in page


def test_another_day_is_named_once_and_both_days_stay(ben: Any, made: UUID) -> None:
    sent = {"due_on": "2026-03-20", "words": "Ill", "once": uuid4().hex}
    for _twice in range(2):
        ben.post(f"/commitments/{made}/moves/", sent)
    assert row(made).due_on == date(2026, 3, 20)
    assert Move.objects.filter(commitment_id=made).count() == 1
    assert (
        "You gave it another day: Friday 20 March instead of Thursday 12 March"
        in ben.get(f"/commitments/{made}/").content.decode()
    )


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"due_on": "2026-03-01", "words": "kept words"}, "Sunday 1 March lies behind you already"),
        ({"due_on": "31 June", "words": "kept words"}, "“31 June” is not a day that can be read"),
        ({"due_on": "", "words": "kept words"}, "This is still open"),
    ],
)
def test_a_day_that_cannot_be_is_asked_again_with_the_words(ben: Any, made: UUID, sent: Any, said: str) -> None:
    answer = ben.post(f"/commitments/{made}/moves/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "kept words" in page
    assert row(made).due_on == date(2026, 3, 12)


def test_it_is_changed_into_a_successor_once(ben: Any, made: UUID) -> None:
    sent = {"promise": "Call two accounts", "due_on": "2026-03-16", "once": uuid4().hex}
    first = ben.post(f"/commitments/{made}/successor/", sent)
    second = ben.post(f"/commitments/{made}/successor/", sent)
    successor = Commitment.objects.get(predecessor_id=made)
    assert first.url.startswith(f"/commitments/{successor.pk}/")
    assert second.url == f"/commitments/{successor.pk}/"
    assert f'data-draft-saved="commitment_successor-{made}"' in ben.get(first.url).content.decode()
    assert f"/commitments/{successor.pk}/" in ben.get(f"/commitments/{made}/").content.decode()
    assert f"/commitments/{made}/" in ben.get(f"/commitments/{successor.pk}/").content.decode()


def test_it_rests_goes_on_and_is_let_go(ben: Any, made: UUID) -> None:
    ben.post(f"/commitments/{made}/pause/", {"until": "2026-03-30"})
    assert row(made).state == "paused"
    assert "It rests." in ben.get(f"/commitments/{made}/").content.decode()
    assert ben.post(f"/commitments/{made}/pause/", {}).status_code == 302
    ben.post(f"/commitments/{made}/resumption/")
    assert row(made).state == "open"
    ben.post(f"/commitments/{made}/release/", {"words": "No longer mine to do"})
    assert row(made).state == "released"
    page = ben.get(f"/commitments/{made}/").content.decode()
    assert "Let go" in page
    assert f"/commitments/{made}/release/" not in page
    assert ben.post(f"/commitments/{made}/release/", {}).status_code == 302
    kinds = [fact.kind.value for fact in journal.of_subject(made)]
    assert kinds == ["commitment.made", "commitment.paused", "commitment.resumed", "commitment.released"]


def test_open_questions_are_answered_and_a_stale_answer_is_kept_apart(ben: Any, made: UUID) -> None:
    sent = {"why": "They wait", "success": "Three notes", "version": row(made).version}
    assert ben.post(f"/commitments/{made}/clarity/", sent).status_code == 302
    assert (row(made).why, row(made).success) == ("They wait", "Three notes")
    stale = ben.post(f"/commitments/{made}/clarity/", sent | {"why": "Other words"})
    assert stale.status_code == 422
    assert "This changed while you were writing" in stale.content.decode()
    assert "Other words" in stale.content.decode()
    assert row(made).why == "They wait"


def test_a_day_is_named_where_none_was(cast: Cast, ben: Any, now: datetime) -> None:
    made = promise(cast.ben, cast.coaching, now, due=None)
    ben.post(f"/commitments/{made}/clarity/", {"due_on": "2026-03-20", "version": 1})
    assert row(made).due_on == date(2026, 3, 20)


@pytest.mark.parametrize("way", WAYS)
def test_only_its_owner_changes_it(cast: Cast, visit: Any, made: UUID, way: str) -> None:
    for browser in (visit(cast.ada),):
        assert browser.post(f"/commitments/{made}/{way}/", {"words": "x"}).status_code == 403
        assert f'action="/commitments/{made}/{way}/"' not in browser.get(f"/commitments/{made}/").content.decode()
    assert row(made).version == 1


def test_anothers_promise_and_none_at_all_answer_alike(cast: Cast, visit: Any, made: UUID) -> None:
    for stranger in (cast.sam, cast.zoe, cast.mia):
        browser = visit(stranger)
        for part in ("", *(f"{way}/" for way in WAYS)):
            hidden = browser.get(f"/commitments/{made}/{part}")
            absent = browser.get(f"/commitments/{uuid4()}/{part}")
            assert hidden.status_code == absent.status_code == 404
            assert hidden.content == absent.content
        hidden, absent = (browser.post(f"/commitments/{key}/release/", {}) for key in (made, uuid4()))
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content


def test_the_page_says_who_sees_it_and_offers_no_more_than_the_gate(cast: Cast, visit: Any, made: UUID) -> None:
    assert "Seen by you and Ada, and by nobody else." in visit(cast.ben).get(f"/commitments/{made}/").content.decode()
    theirs = visit(cast.ada).get(f"/commitments/{made}/").content.decode()
    assert "Seen by you and Ben, and by nobody else." in theirs
    assert "How did it go?" not in theirs
    assert "Ask what is open" in theirs


def test_the_time_line_names_everybody_to_its_reader(cast: Cast, visit: Any, made: UUID, now: datetime) -> None:
    change.say_at_risk(by=cast.ben, commitment_id=made, now=now)
    page = visit(cast.ada).get(f"/commitments/{made}/").content.decode()
    assert "Ben said it may not come about" in page
    assert "Ben promised it, by Thursday 12 March" in page
    assert queries.commitment(cast.ada, made, now=now).may_change is False


def test_a_practice_that_is_changed_stays_a_practice(cast: Cast, ben: Any, now: datetime) -> None:
    made = promise(cast.ben, None, now, rhythm=Rhythm.from_code("week/1:1,4"), cue="After breakfast")
    ben.post(f"/commitments/{made}/successor/", {"promise": "Ten minutes of Spanish"})
    successor = Commitment.objects.get(predecessor_id=made)
    assert (successor.rhythm, successor.cue, successor.due_on) == ("week/1:1,4", "After breakfast", date(2026, 3, 11))


def test_a_promise_with_much_around_it_costs_no_more_than_one_with_little(
    cast: Cast, ben: Any, made: UUID, now: datetime
) -> None:
    counts = []
    for size in (1, 4):
        for _each in range(size):
            foresee.say_waits_on(by=cast.ben, commitment_id=made, on_id=promise(cast.ada, cast.team, now), now=now)
            change.say_at_risk(by=cast.ben, commitment_id=made, now=now)
        ben.get(f"/commitments/{made}/")
        with CaptureQueriesContext(connection) as queries_made:
            ben.get(f"/commitments/{made}/")
        counts.append(len(queries_made))
    assert counts[0] == counts[1]
    assert counts[0] <= 26
