"""Replies to a check-in's letter: read, written once, and never lost when they cannot be used."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from carefront.commitments import links
from carefront.commitments.commands import answer, change, nudge, reply
from carefront.commitments.models import Answer, CheckIn, Commitment, HeldReply
from carefront.core.commitments import AnswerDraft
from carefront.core.outcomes import Next, Outcome, State
from carefront.core.replies import ReplyKind, read_reply
from carefront.kit.inbound.receiving import receive
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.people import commands as people_commands
from carefront.people.models import Account
from tests.cast import Cast, in_days, promise

LATER = timedelta(days=1, hours=8)


@pytest.mark.parametrize(
    ("text", "outcome", "rest"),
    [
        ("Done", Outcome.DONE, ""),
        ("done! Called all three.\nOne was glad.", Outcome.DONE, "Called all three.\nOne was glad."),
        ("  *Partly* two of three", Outcome.PARTLY, "two of three"),
        ("not\u00a0yet: ill", Outcome.NOT_YET, "ill"),
        ("No. I was ill", Outcome.NOT_YET, "I was ill"),
        ("I didn’t manage", Outcome.NOT_YET, "I didn’t manage"),
        ("N/A – the customer left", Outcome.NOT_APPLICABLE, "the customer left"),
        ("No longer needed", Outcome.NOT_APPLICABLE, ""),
        ("yes", Outcome.DONE, ""),
    ],
)
def test_first_words_name_the_outcome(text: str, outcome: Outcome, rest: str) -> None:
    read = read_reply(text)
    assert (read.kind, read.outcome, read.rest) == (ReplyKind.ANSWER, outcome, rest)


@pytest.mark.parametrize(
    ("text", "following", "rest"),
    [
        ("Let it go, it was not mine", Next.RELEASE, "it was not mine"),
        ("Released.", Next.RELEASE, ""),
        ("pause until Friday", Next.PAUSE, "Friday"),
        ("Move to Friday noon", Next.RECOMMIT, "Friday noon"),
    ],
)
def test_changes_are_read_too(text: str, following: Next, rest: str) -> None:
    read = read_reply(text)
    assert (read.kind, read.following, read.rest) == (ReplyKind.CHANGE, following, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No problem, will do",
        "Release notes are written",
        "Undone",
        "Halfway there I think",
        "changed: two",
        "Hm",
        "donee",
    ],
)
def test_what_names_no_outcome_stays_whole(text: str) -> None:
    read = read_reply(text)
    assert (read.kind, read.outcome, read.rest) == (ReplyKind.UNCLEAR, None, text)


@pytest.fixture(autouse=True)
def at_the_hour(now: datetime, settings: Any) -> Iterator[None]:
    """Let the doors' clock stand where the story is, where replies are read."""
    settings.REPLY_ADDRESS = "carefront@site.example"
    with travel(now + LATER, tick=False):
        yield


@pytest.fixture
def check_in(cast: Cast, now: datetime) -> CheckIn:
    """Ben promised Ada something for tomorrow, and was asked."""
    promise(cast.ben, cast.coaching, now, "Call the three stalled accounts")
    nudge.ask_due(now + LATER, "worker")
    return CheckIn.objects.get()


SOMEBODY = "phone@elsewhere.example"  # an address that nobody here has


def mailed(
    check_in: CheckIn,
    text: str,
    now: datetime,
    *,
    person: UUID | None = None,
    at: timedelta = LATER,
    sender: str = SOMEBODY,
) -> str:
    """Send a reply, and answer what became of it."""
    token = links.reply_token(check_in.pk, person or check_in.owner_id, issued_at=now + LATER)
    message = EmailMessage()
    message["From"] = f"Somebody <{sender}>"
    message["To"] = f"carefront+c.{token}@site.example"
    message["Subject"] = "Re: How did it go"
    message["Message-ID"] = f"<{abs(hash((text, at)))}@elsewhere.example>"
    message.set_content(text)
    return receive(message.as_bytes(), now=now + at)


def test_a_reply_answers_with_its_words(cast: Cast, check_in: CheckIn, now: datetime) -> None:
    text = (
        "Done. All three picked up.\n\nOn Thu, 12 March 2026 at 17:00, Carefront <carefront@site.example> wrote:\n> How"
    )
    assert mailed(check_in, text, now) == "done"
    said = Answer.objects.get()
    assert (said.outcome, said.happened, said.via, said.by_id) == ("done", "All three picked up.", "mail", cast.ben.id)
    assert mailed(check_in, text, now) == "again"
    assert mailed(check_in, "Not yet after all", now) == "refused:link_spent"
    assert Answer.objects.count() == 1
    assert Letter.objects.filter(kind="reply_trouble").count() == 1


def test_who_got_a_copy_and_answers_all_does_not_answer_for_another(check_in: CheckIn, now: datetime) -> None:
    assert mailed(check_in, "Done, well done", now, sender="Ada@Harbour.example") == "refused:not_yours"
    assert not Answer.objects.exists()
    assert mailed(check_in, "Done", now, sender="ben@harbour.example") == "done"


def test_a_reply_may_amend_what_was_said_on_the_page(cast: Cast, check_in: CheckIn, now: datetime) -> None:
    answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=AnswerDraft(Outcome.DONE), now=now + LATER)
    assert mailed(check_in, "Partly, one is missing", now) == "partly"
    assert [said.outcome for said in Answer.objects.order_by("at", "id")] == ["done", "partly"]
    assert Answer.objects.filter(replaced_at__isnull=True).get().outcome == "partly"


@pytest.mark.parametrize(
    ("text", "stands"),
    [("let it go", State.RELEASED), ("Pause until Friday next week", State.PAUSED), ("move to 20 March", State.OPEN)],
)
def test_a_reply_changes_the_promise(check_in: CheckIn, now: datetime, text: str, stands: State) -> None:
    mailed(check_in, text, now)
    row = Commitment.objects.get()
    assert row.state == stands.value
    assert not Answer.objects.exists()
    if stands is State.OPEN:
        assert str(row.due_on) == "2026-03-20"


def test_words_without_an_outcome_are_kept_and_asked_back(cast: Cast, check_in: CheckIn, now: datetime) -> None:
    text = "It went better than I thought,\nbut one did not pick up."
    assert mailed(check_in, text, now) == "kept"
    assert not Answer.objects.exists()
    letter = Letter.objects.get(kind="reply_kept")
    assert letter.to_person_id == cast.ben.id
    assert "better" not in str(letter.about)
    words = registry.render(letter)
    assert words is not None
    assert "It went better than I thought,\nbut one did not pick up." in words.text
    assert words.text.count("/c/") == 4
    token = links.link_token(check_in.pk, cast.ben.id, asking=1, issued_at=now + LATER)
    page = Client().get(reverse("check_in_link", args=[token]))
    assert "It went better than I thought" in page.content.decode()
    assert mailed(check_in, "Move to 31 June", now) == "kept"
    assert mailed(check_in, "changed: call two", now) == "kept"
    assert mailed(check_in, "partly", now) == "partly"
    assert registry.render(letter) is None
    assert reply.clear_held(now + LATER) == 3
    assert not HeldReply.objects.exists()


def test_nothing_can_be_made_of_a_wrong_token(cast: Cast, check_in: CheckIn, now: datetime) -> None:
    assert mailed(check_in, "Done", now, person=cast.ada.id) == "refused:link_spent"
    assert mailed(check_in, "done!", now, at=LATER + timedelta(days=23)) == "refused:link_spent"
    change.recommit_commitment(by=cast.ben, commitment_id=check_in.commitment_id, due=in_days(now, 9), now=now + LATER)
    assert mailed(check_in, "Done now", now).startswith("refused:")
    people_commands.leave_workspace(by=cast.ben, now=now + LATER)
    assert mailed(CheckIn.objects.latest("opens_at"), "Done too", now) == "refused:link_spent"
    assert not Answer.objects.exists()


@pytest.mark.parametrize("text", ["", "\x00\x00", "\u202e" * 50, "done " + "x" * 20_000, "z" * 300_000, "🙂" * 40])
def test_hostile_texts_are_answered_calmly(check_in: CheckIn, now: datetime, text: str) -> None:
    became = mailed(check_in, text.replace("\x00", " ") or " ", now)
    assert became in {"kept", "done"} or became.startswith("refused:")
    assert not Answer.objects.exists()


def test_replies_are_private_to_their_writer(cast: Cast, check_in: CheckIn, now: datetime) -> None:
    mailed(check_in, "Only for me so far", now)
    for who in (cast.ada, cast.sam):
        client = Client()
        client.force_login(Account.objects.get(pk=who.account_id))
        for name, key in (("check_in", check_in.pk), ("commitment", check_in.commitment_id)):
            assert "Only for me so far" not in client.get(reverse(name, args=[key])).content.decode()
