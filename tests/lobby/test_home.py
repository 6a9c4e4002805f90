"""Home says what one owes and what awaits one, in a bounded number of queries."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carefront.commitments.commands import answer, ask, change, expect, foresee, meet, nudge
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.expectations import ExpectationDraft
from carefront.core.outcomes import Outcome
from carefront.core.relationships import RelationshipKind
from carefront.lobby.queries.home import home
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise

Visit = Callable[[Actor], Client]


def queries_of(client: Client, path: str) -> int:
    """Count the SQL queries of a page whose statements are known already."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def lively(cast: Cast, now: datetime) -> None:
    """Let something lie on every pile of Ada's."""
    ada, ben, mia = cast.ada, cast.ben, cast.mia
    own = promise(ada, cast.coaching, now, due=in_days(now, 1))
    change.say_at_risk(by=ada, commitment_id=own, now=now)
    theirs = promise(ben, cast.coaching, now)
    answer.say_how_it_went(by=ben, commitment_id=theirs, draft=AnswerDraft(Outcome.DONE, happened="All three"), now=now)
    said = answer.say_how_it_went(
        by=ada, commitment_id=own, draft=AnswerDraft(Outcome.PARTLY, happened="Half of it"), now=now
    )
    assert said.answer_id
    meet.respond_to_answer(by=ben, answer_id=said.answer_id, kind=meet.ResponseKind.WORDS, words="Good half", now=now)
    ask.make_request(by=ben, draft=Draft("Read my draft", cast.coaching, due=in_days(now, 3)), now=now)
    offered = ask.make_request(by=ada, draft=Draft("Call your sister", cast.coaching), now=now)
    ask.counter_request(by=ben, request_id=offered, words="Write to my sister", due=None, now=now)
    expect.write_expectation(by=ben, draft=ExpectationDraft("Ten visits", cast.coaching), now=now)
    mine = promise(mia, cast.team, now, words="Turn the switch")
    foresee.invite_supporter(by=mia, commitment_id=mine, person_id=cast.sam.id, now=now)
    helped = promise(mia, None, now, words="Swim on Mondays")
    foresee.invite_supporter(by=mia, commitment_id=helped, person_id=ada.id, ask="Ask me on Monday", now=now)
    relationships.propose_relationship(by=mia, kind=RelationshipKind.PEER, with_ids=[ada.id], purpose="Talk", now=now)
    people.invite_person(by=ada, email="new@harbour.example", now=now)


def test_every_pile_is_there(cast: Cast, now: datetime, visit: Visit) -> None:
    lively(cast, now)
    text = visit(cast.ada).get("/").content.decode()
    for words in (
        "Good morning, Ada", "What you owe", "What awaits you", "Read my draft", "Write to my sister", "Ten visits",
        "Ask me on Monday", "Mia would like to keep promises with you", "To acknowledge", "All three", "Good half",
        "1 invitation waits for an answer",
    ):  # fmt: skip
        assert words in text


def test_a_day_that_has_passed_comes_first_and_is_said_calmly(cast: Cast, now: datetime, visit: Visit) -> None:
    promise(cast.ben, cast.coaching, now, words="Later thing", due=in_days(now, 9))
    promise(cast.ben, cast.coaching, now, words="Earlier thing", due=in_days(now, 1))
    later = now + timedelta(days=3)
    with time_machine.travel(later, tick=False):
        while nudge.ask_due(later, "w"):
            continue
        text = visit(cast.ben).get("/").content.decode()
    assert text.index("Earlier thing") < text.index("Later thing")
    assert "The day you named was Thursday 12 March" in text
    assert "How did it go?" in text
    assert "overdue" not in text.lower()


def test_after_not_yet_it_waits_for_a_word(cast: Cast, now: datetime) -> None:
    slipped = promise(cast.ben, cast.coaching, now)
    later = now + timedelta(days=2)
    answer.say_how_it_went(by=cast.ben, commitment_id=slipped, draft=AnswerDraft(Outcome.NOT_YET), now=later)
    found = home(cast.ben, now=later)
    assert [line.id for line in found.desk.undecided] == [slipped]
    assert not found.desk.owed


def test_a_practice_is_to_be_acknowledged_once(cast: Cast, now: datetime) -> None:
    from carefront.core.cadence import Rhythm

    daily = promise(cast.ben, cast.coaching, now, rhythm=Rhythm.from_code("day/1"))
    for days in range(1, 5):
        moment = now + timedelta(days=days)
        answer.say_how_it_went(by=cast.ben, commitment_id=daily, draft=AnswerDraft(Outcome.DONE), now=moment)
    found = home(cast.ada, now=now + timedelta(days=5))
    assert len(found.desk.to_meet) == 1


@pytest.mark.parametrize("count", [5, 100])
def test_thirteen_queries_are_enough(cast: Cast, now: datetime, visit: Visit, count: int) -> None:
    lively(cast, now)
    for number in range(count):
        promise(cast.ada, cast.coaching, now, due=in_days(now, number + 1))
    assert queries_of(visit(cast.ada), "/") <= 13


def test_the_first_day_teaches_three_things(cast: Cast, visit: Visit) -> None:
    text = visit(cast.zoe).get("/").content.decode()
    for words in ("Invite somebody", "Propose a relationship", "Promise something"):
        assert words in text
    assert "Invite somebody" not in visit(cast.sam).get("/").content.decode()


def test_the_signed_out_are_shown_the_way(client: Client, db: None) -> None:
    assert client.get("/")["Location"] == "/start/"


def test_the_signed_out_sign_in(client: Client, cast: Cast) -> None:
    assert client.get("/")["Location"].startswith("/account/login/")


def test_quick_capture_goes_on_to_the_composer(cast: Cast, visit: Visit) -> None:
    text = visit(cast.ben).get("/commitments/new/", {"words": "Write to Ada by Friday"}).content.decode()
    assert "Write to Ada by Friday" in text
