"""The link of a letter: one check-in, one person, no signing in, and nothing before somebody presses the button."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from time_machine import travel

from carefront.commitments import links
from carefront.commitments.commands import answer, change, nudge
from carefront.commitments.models import Answer, CheckIn, Commitment
from carefront.core.commitments import AnswerDraft
from carefront.core.ledger import Kind
from carefront.core.outcomes import Outcome, State
from carefront.core.refusals import Refusal
from carefront.kit.models import Event, Letter
from carefront.people import commands as people_commands
from tests.cast import Cast, gather, in_days, promise

pytestmark = pytest.mark.usefixtures("at_the_hour")
LATER = timedelta(days=1, hours=8)


@pytest.fixture
def at_the_hour(now: datetime) -> Iterator[None]:
    """Let the doors' clock stand where the story is."""
    with travel(now + LATER, tick=False):
        yield


@pytest.fixture
def check_in(cast: Cast, now: datetime) -> CheckIn:
    """Ben promised Ada something for tomorrow, and was asked."""
    promise(cast.ben, cast.coaching, now, "Call the three stalled accounts")
    nudge.ask_due(now + LATER, "worker")
    return CheckIn.objects.get()


def link(check_in: CheckIn, now: datetime, person: UUID | None = None) -> str:
    """Answer the address in the letter."""
    token = links.link_token(check_in.pk, person or check_in.owner_id, asking=1, issued_at=now + LATER)
    return reverse("check_in_link", args=[token])


def answered() -> int:
    """Answer how many events say that a check-in was answered."""
    return Event.objects.filter(kind=Kind.CHECK_IN_ANSWERED.value).count()


def test_it_shows_the_exact_words_and_asks(check_in: CheckIn, now: datetime, client: Client) -> None:
    page = client.get(link(check_in, now) + "?o=partly")
    text = page.content.decode()
    assert page.status_code == 200
    assert "Call the three stalled accounts" in text
    assert "What happened?" in text
    assert 'value="partly" id="id_outcome_1" checked' in text.replace(" required", "")
    assert "promised to Ada" in text
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Robots-Tag"].startswith("noindex")
    assert not page.cookies


def test_it_writes_once_and_then_shows_no_words(cast: Cast, check_in: CheckIn, now: datetime, client: Client) -> None:
    url = link(check_in, now)
    said = {"outcome": "done", "happened": "All three picked up", "learned": "Mornings work"}
    page = client.post(url, said)
    assert page.status_code == 200
    assert "That is written" in page.content.decode()
    assert "All three picked up" in page.content.decode()
    written = Answer.objects.get()
    assert (written.outcome, written.happened, written.via, written.by_id) == (
        "done", "All three picked up", "link", cast.ben.id,
    )  # fmt: skip
    assert Commitment.objects.get().state == State.KEPT.value
    for again in (client.get(url), client.post(url, {"outcome": "not_yet"})):
        assert again.status_code == 410
        assert "This is answered" in again.content.decode()
        assert "All three" not in again.content.decode()
        assert again["Cache-Control"] == "no-store"
    assert (Answer.objects.count(), answered()) == (1, 1)


def test_a_day_taken_with_a_miss_is_said_and_not_asked_again(check_in: CheckIn, now: datetime, client: Client) -> None:
    said = {"outcome": "not_yet", "way": "recommit", "due_on": "2026-03-20"}
    page = client.post(link(check_in, now), said).content.decode()
    assert "It has another day now" in page
    assert "you can decide what comes of it" not in page
    assert "Sign in and decide" not in page


def test_scanners_change_nothing(check_in: CheckIn, now: datetime, client: Client) -> None:
    url = link(check_in, now)
    before = Event.objects.count(), Letter.objects.count()
    for scanner in range(30):
        scan = client.head if scanner % 3 == 0 else client.get
        page = scan(f"{url}?o=done&n={scanner}")
        assert (page.status_code, dict(page.cookies)) == (200, {})
    assert (Event.objects.count(), Letter.objects.count()) == before
    assert not Answer.objects.exists()
    assert not Session.objects.exists()


def test_no_writing_statement_runs_on_get(check_in: CheckIn, now: datetime, client: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as told:
        client.get(link(check_in, now) + "?o=done")
    assert all(query["sql"].lstrip().upper().startswith("SELECT") for query in told)


def test_answering_needs_few_statements(check_in: CheckIn, now: datetime, client: Client) -> None:
    client.get(link(check_in, now))
    with CaptureQueriesContext(connection) as told:
        assert client.post(link(check_in, now), {"outcome": "done", "happened": "Yes"}).status_code == 200
    assert len([query for query in told if "SAVEPOINT" not in query["sql"]]) <= 11


def test_what_is_refused_keeps_every_word(check_in: CheckIn, now: datetime, client: Client) -> None:
    said = {"outcome": "not_yet", "happened": "The week\x00 was full \u202e", "way": "recommit", "due_on": "31 June"}
    page = client.post(link(check_in, now), said)
    text = page.content.decode()
    assert page.status_code == 422
    assert "The week" in text
    assert "31 June" in text
    assert "What you wrote is kept" in text
    assert not Answer.objects.exists()
    assert client.post(link(check_in, now), {}).status_code == 422
    assert client.post(link(check_in, now), {"outcome": "changed"}).status_code == 422


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({"outcome": "changed", "way": "release", "reason": "Not mine"}, State.RELEASED),
        ({"outcome": "changed", "way": "pause", "due_on": "2026-03-15"}, State.PAUSED),
        ({"outcome": "changed", "way": "not_applicable"}, State.MOOT),
        ({"outcome": "changed", "way": "modify", "next_words": "Call two of them by 20 March"}, State.CHANGED),
        ({"outcome": "changed", "way": "recommit", "due_on": "2026-03-20"}, State.OPEN),
        ({"outcome": "partly", "enough": "on"}, State.KEPT),
    ],
)
def test_every_way_on_works_without_signing_in(
    check_in: CheckIn, now: datetime, client: Client, said: dict[str, str], stands: State
) -> None:
    page = client.post(link(check_in, now), said)
    assert page.status_code == 200, page.content.decode()
    assert Commitment.objects.get(pk=check_in.commitment_id).state == stands.value
    assert client.post(link(check_in, now), {"outcome": "done"}).status_code == 410


def test_forged_links_and_those_of_others_all_get_the_same_page(
    cast: Cast, check_in: CheckIn, now: datetime, client: Client
) -> None:
    good = link(check_in, now)
    body, _, mark = good.strip("/").split("/")[-1].rpartition(".")
    other = links.link_token(uuid4(), uuid4(), asking=1, issued_at=now)
    forged = [
        reverse("check_in_link", args=[token])
        for token in (f"{body}.{mark[::-1]}", f"{body[:-3]}AAA.{mark}", "x", "a.b", "A" * 5000, other, body, "€.€")
    ]
    forged.append(link(check_in, now, cast.ada.id))
    pages = {client.get(url).content for url in forged} | {
        client.post(url, {"outcome": "done"}).content for url in forged
    }
    assert len(pages) == 1
    assert {client.get(url).status_code for url in forged} == {410}
    assert not Answer.objects.exists()


def test_it_runs_out_after_21_days(check_in: CheckIn, now: datetime, client: Client) -> None:
    url = link(check_in, now)
    with travel(now + LATER + timedelta(days=21), tick=False):
        assert client.get(url).status_code == 200
    with travel(now + LATER + timedelta(days=21, minutes=1), tick=False):
        assert client.get(url).status_code == 410
        assert client.post(url, {"outcome": "done"}).status_code == 410
    assert not Answer.objects.exists()


def test_it_opens_nothing_for_somebody_who_left(cast: Cast, check_in: CheckIn, now: datetime, client: Client) -> None:
    people_commands.leave_workspace(by=cast.ben, now=now + LATER)
    for page in (client.get(link(check_in, now)), client.post(link(check_in, now), {"outcome": "done"})):
        assert page.status_code == 410
        assert "Call the three" not in page.content.decode()
    assert not Answer.objects.exists()


def test_a_moved_or_answered_check_in_says_how_things_stand(
    cast: Cast, check_in: CheckIn, now: datetime, client: Client
) -> None:
    change.recommit_commitment(by=cast.ben, commitment_id=check_in.commitment_id, due=in_days(now, 9), now=now + LATER)
    page = client.get(link(check_in, now))
    assert (page.status_code, "has changed since" in page.content.decode()) == (410, True)
    assert client.post(link(check_in, now), {"outcome": "done"}).status_code == 410
    newer = CheckIn.objects.latest("opens_at")
    answer.answer_check_in(by=cast.ben, check_in_id=newer.pk, draft=AnswerDraft(Outcome.PARTLY), now=now + LATER)
    assert "Partly" in client.get(link(newer, now)).content.decode()
    assert client.post(link(newer, now), {"outcome": "done"}).status_code == 410
    assert answered() == 1


@pytest.mark.django_db(transaction=True)
def test_posted_many_times_at_once_it_writes_once(transactional_db: None, now: datetime) -> None:
    told = gather(now)
    promise(told.ben, told.coaching, now)
    url = link(CheckIn.objects.get(), now)
    start, codes = threading.Barrier(12), []

    def press() -> None:
        start.wait()
        try:
            codes.append(Client().post(url, {"outcome": "done"}).status_code)
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(12)]
    for one in presses:
        one.start()
    for one in presses:
        one.join(60)
    assert sorted(codes) == [200] + [410] * 11
    assert (Answer.objects.count(), answered()) == (1, 1)


def test_tokens_name_no_words_and_stay_the_same() -> None:
    check_in, person, at = uuid4(), uuid4(), datetime.fromisoformat("2026-03-11T09:00:00+00:00")
    token = links.link_token(check_in, person, asking=2, issued_at=at)
    assert token == links.link_token(check_in, person, asking=2, issued_at=at)
    opened = links.open_link(token, now=at)
    assert (opened.check_in_id, opened.person_id, opened.asking) == (check_in, person, 2)
    reply = links.reply_token(check_in, person, issued_at=at)
    assert reply == reply.lower()
    assert len(reply) <= 45
    assert links.belongs_to(reply, person)
    assert not links.belongs_to(reply, uuid4())
    for bad in ("", "!!!", reply[:-4], "é" * 20, reply + "a" * 400):
        with pytest.raises(Refusal):
            links.open_reply(bad, now=at)
