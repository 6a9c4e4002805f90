"""The same story through every door leaves the same facts in the ledger, and is refused with the same sentences."""

import html
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from time_machine import travel

from carefront.commitments import queries
from carefront.commitments.commands import change, nudge
from carefront.commitments.models import Answer, CheckIn, Commitment
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates, journal
from carefront.kit.sentences import sentence
from tests.cast import Cast
from tests.doors.doorways import DOORS, Pages

pytestmark = pytest.mark.django_db
WORDS = "Call the three stalled accounts by Thursday noon"
LATER = timedelta(days=1, hours=8)


@pytest.fixture(params=DOORS)
def door(request: Any, cast: Cast, now: datetime, tmp_path: Path, settings: Any) -> Pages:
    """Each of the doors."""
    settings.REPLY_ADDRESS = "carefront@site.example"
    return DOORS[request.param](cast, now, tmp_path)


@pytest.fixture(autouse=True)
def at_now(now: datetime) -> Iterator[Any]:
    """Let the doors' clock show the moment of the story; it can be moved on."""
    with travel(now, tick=False) as traveller:
        yield traveller


def asked(door: Pages, clock: Any, now: datetime) -> CheckIn:
    """Let Ben promise Ada something, and the day come on which he is asked."""
    door.promise(door.cast.ben, door.cast.coaching, WORDS)
    clock.move_to(now + LATER)
    door.now = now + LATER
    nudge.ask_due(now + LATER, "worker")
    return CheckIn.objects.get(commitment__words=WORDS)


def ledger(cast: Cast) -> list[tuple[str, str | None, dict[str, Any]]]:
    """Answer the coaching's facts about promises, oldest first; an id shows only that there is one."""
    names = {str(who.id): who.name for who in cast.everybody}

    def plain(value: Any) -> Any:
        return names.get(str(value), "an id" if isinstance(value, str) and len(value) == 36 else value)

    return [
        (fact.kind.value, names.get(str(fact.actor_id)), {name: plain(value) for name, value in fact.facts.items()})
        for fact in reversed(journal.of_stream(cast.coaching))
        if not fact.kind.value.startswith(("relationship", "member"))
    ]


def test_promised_asked_answered_and_met(door: Pages, cast: Cast, now: datetime, at_now: Any) -> None:
    check_in = asked(door, at_now, now)
    door.answer(cast.ben, check_in, "done", "All three picked up")
    answer = Answer.objects.get()
    door.meet(cast.ada, answer.pk, "That took some courage")
    assert ledger(cast) == [
        ("commitment.made", "Ben", {"to": "Ada", "due": "2026-03-12", "clear": False}),
        (
            "check_in.answered", "Ben",
            {"check_in": "an id", "answer": "an id", "occurs_on": "2026-03-12", "outcome": "done", "counts": "kept"},
        ),
        ("check_in.met", "Ada", {"answer": "an id", "response": "an id", "kind_of": "acknowledgement"}),
    ]  # fmt: skip
    row = Commitment.objects.get()
    assert (row.words, row.state, str(row.due_time)) == (WORDS, "kept", "12:00:00")
    card = queries.answer(cast.ben, answer.pk)
    assert (card.happened, card.responses[0].words) == ("All three picked up", "That took some courage")


def test_not_yet_leaves_it_open_and_unjudged(door: Pages, cast: Cast, now: datetime, at_now: Any) -> None:
    check_in = asked(door, at_now, now)
    door.answer(cast.ben, check_in, "not_yet", "They were away")
    assert ledger(cast)[-1][2]["outcome"] == "not_yet"
    assert Commitment.objects.get().state == "open"
    assert queries.answers_to_meet(cast.ada)[0].happened == "They were away"


def says(told: str, refusal: Refusal) -> bool:
    """Answer whether a door said a refusal in its own sentence; pages say its day in words."""
    told, ways = html.unescape(told), [refusal]
    if day := refusal.params.get("given"):
        spoken = dates.day(date.fromisoformat(day), date(2026, 3, 11), near=False)
        ways.append(Refusal(refusal.because, given=spoken))
    return any(sentence(way) in told for way in ways)


@pytest.mark.parametrize("door", ["pages", "api", "terminal"], indirect=True)
@pytest.mark.parametrize(
    ("words", "day", "refusal"),
    [
        (" \u202e ", "", Refusal(Because.EMPTY)),
        ("w" * 301, "", Refusal(Because.TOO_LONG, limit=300, length=301)),
        ("Call them", "2020-01-01", Refusal(Because.PAST_DATE, given="2020-01-01")),
        ("Call them", "2046-01-01", Refusal(Because.FAR_DATE, given="2046-01-01")),
    ],
)
def test_a_promise_is_refused_alike(door: Pages, cast: Cast, words: str, day: str, refusal: Refusal) -> None:
    told = door.promise(cast.ben, cast.coaching, words, day)
    assert says(told, refusal), told[-200:]
    assert not Commitment.objects.exists()


@pytest.mark.parametrize("door", ["pages", "api"], indirect=True)
def test_an_answer_is_its_owners_alone(door: Pages, cast: Cast, now: datetime, at_now: Any) -> None:
    check_in = asked(door, at_now, now)
    assert says(door.answer(cast.ada, check_in, "done", "I saw it"), Refusal(Because.NOT_YOURS))
    door.answer(cast.rob, check_in, "done", "I saw it")
    assert not Answer.objects.exists()


def test_what_was_let_go_is_answered_by_nobody(door: Pages, cast: Cast, now: datetime, at_now: Any) -> None:
    check_in = asked(door, at_now, now)
    change.release_commitment(by=cast.ben, commitment_id=check_in.commitment_id, now=door.now)
    before = ledger(cast)
    door.answer(cast.ben, check_in, "done", "After all")
    assert not Answer.objects.exists()
    assert ledger(cast) == before
