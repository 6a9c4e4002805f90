"""Reading back: unseen until opened together, opened once, and words that close the gap."""

import time
from datetime import datetime, timedelta

import pytest

from carefront.conversations.commands import holding, reading_back
from carefront.conversations.models import Conversation, ReadBack, Wording
from carefront.conversations.queries.reading_back import reading_back as card_of
from carefront.conversations.queries.reading_back import whole_account
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.meetings import ConversationKind
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.conversations.ended import HOUR, begun, planned

THURSDAY = "The launch moves to May. I send Ben the brief by Thursday."
FRIDAY = "The launch moves to May. Ada sends me the brief by Friday."


def write(by: Actor, key: object, now: datetime, agreed: str = THURSDAY, owned: str = "") -> object:
    """Write what was agreed."""
    return reading_back.write_read_back(by=by, conversation_id=key, agreed=agreed, owned=owned, now=now)  # type: ignore[arg-type]


def test_each_writes_unseen_and_all_is_opened_together(cast: Cast, now: datetime) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    write(cast.ada, key, now)
    before = card_of(cast.ben, key, now=now)
    assert (before.read_backs, [one.name for one in before.written], before.is_open) == ((), ["Ada"], False)
    write(cast.ada, key, now + HOUR, THURSDAY, "I send the brief by Thursday.")  # said otherwise until then
    write(cast.ben, key, now + HOUR, FRIDAY, "Call the three customers by Monday")
    after = card_of(cast.ada, key, now=now + HOUR)
    assert after.is_open
    assert [one.by.name for one in after.read_backs] == ["Ada", "Ben"] or len(after.read_backs) == 2
    [gap] = after.gaps
    said = [(each.slot.value, each.how.value) for side in gap.sides for each in side.differences]
    assert ("due", "differs") in said
    fact = journal.of_stream(cast.coaching)[0]
    assert (fact.kind, fact.facts) == (Kind.READ_BACK_OPENED, {"people": 2})
    with pytest.raises(Refusal) as refused:
        write(cast.ada, key, now + HOUR)
    assert refused.value.because is Because.ALREADY_SETTLED


def test_what_one_owns_counts_once_beside_what_was_agreed(cast: Cast, now: datetime) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    write(cast.ada, key, now, THURSDAY, "I send the brief by Thursday.\nI call the three customers.")
    mine = card_of(cast.ada, key, now=now).mine
    assert mine is not None
    assert whole_account(cast.ada, mine) == f"{THURSDAY}\nI call the three customers."


def test_the_longest_accounts_are_laid_side_by_side_soon(cast: Cast, now: datetime) -> None:
    everybody = (cast.ada, cast.ben, cast.mia, cast.eve)
    key = begun(cast.team, now, *everybody, kind=ConversationKind.CHECK_IN)
    for number, by in enumerate(everybody):
        agreed, owned = (f"By {day} I call {'abcd'[number] * 3}, " * 200 for day in ("Friday", "Monday"))
        write(by, key, now, agreed[:3900], owned[:4000])
    card_of(cast.ada, key, now=now)
    start = time.thread_time()
    assert len(card_of(cast.ada, key, now=now).gaps) == 3
    assert time.thread_time() - start < 1  # a tenth of this as a rule; other work may go on beside


def test_whoever_wrote_can_open_without_the_others_and_who_writes_later_is_dated_after(
    cast: Cast, now: datetime
) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    with pytest.raises(Refusal) as refused:
        reading_back.reveal_read_backs(by=cast.ben, conversation_id=key, now=now)
    assert refused.value == Refusal(Because.EMPTY, "agreed")
    write(cast.ada, key, now)
    with pytest.raises(Refusal):
        reading_back.reveal_read_backs(by=cast.ben, conversation_id=key, now=now)
    reading_back.reveal_read_backs(by=cast.ada, conversation_id=key, now=now)
    reading_back.reveal_read_backs(by=cast.ada, conversation_id=key, now=now)  # a second time changes nothing
    assert [one.by.name for one in card_of(cast.ben, key, now=now).read_backs] == ["Ada"]
    write(cast.ben, key, now + HOUR, FRIDAY)
    assert [one.came_after for one in card_of(cast.ada, key, now=now + HOUR).read_backs] == [False, True]
    opened = [fact for fact in journal.of_stream(cast.coaching) if fact.kind is Kind.READ_BACK_OPENED]
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("when", "because"),
    [("before", Because.ALREADY_SETTLED), ("late", Because.ALREADY_SETTLED), ("empty", Because.EMPTY),
     ("long", Because.TOO_LONG), ("stranger", Because.HIDDEN), ("ended", Because.RESTING)],
)  # fmt: skip
def test_what_cannot_be_read_back_is_refused_and_leaves_nothing(
    cast: Cast, now: datetime, when: str, because: Because
) -> None:
    key = (
        planned(cast.ada, cast.coaching, now) if when == "before" else begun(cast.coaching, now, cast.ada, cast.ben)
    )  # fmt: skip
    by, moment, words = cast.ada, now, THURSDAY
    if when in {"late", "ended"}:
        holding.close_conversation(by=cast.ada, conversation_id=key, now=now)
        moment = now + timedelta(days=2, minutes=1)
    if when == "ended":
        relationships.end_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    if when == "stranger":
        by = cast.rob
    words = {"empty": " \n\n", "long": "x" * 4001}.get(when, words)
    with pytest.raises(Refusal) as refused:
        write(by, key, moment, words)
    assert refused.value.because is because
    assert not ReadBack.objects.exists()


def test_a_closed_conversation_can_be_read_back_and_taken_up_again(cast: Cast, now: datetime) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    holding.close_conversation(by=cast.ada, conversation_id=key, now=now)
    write(cast.ada, key, now + HOUR)
    holding.reopen_conversation(by=cast.ben, conversation_id=key, now=now + HOUR)
    write(cast.ben, key, now + HOUR, FRIDAY)
    holding.close_conversation(by=cast.ben, conversation_id=key, now=now + 2 * HOUR)
    assert card_of(cast.ada, key, now=now + 2 * HOUR).is_open


def test_where_one_alone_said_to_be_there_the_other_is_waited_for(cast: Cast, now: datetime) -> None:
    key = begun(cast.coaching, now, cast.ada)
    write(cast.ada, key, now)
    card = card_of(cast.ada, key, now=now)
    assert (card.is_open, [one.name for one in card.waited_for]) == (False, ["Ben"])


def test_words_are_what_was_agreed_when_all_who_were_there_say_yes(cast: Cast, now: datetime) -> None:
    key = begun(cast.team, now, cast.ada, cast.ben, cast.mia, kind=ConversationKind.CHECK_IN)
    write(cast.ada, key, now)
    reading_back.reveal_read_backs(by=cast.ada, conversation_id=key, now=now)
    first = reading_back.put_words_forward(by=cast.ada, conversation_id=key, words="By Thursday, then", now=now)
    words = reading_back.put_words_forward(by=cast.ben, conversation_id=key, words="By Friday, then", now=now)
    with pytest.raises(Refusal) as refused:
        reading_back.agree_to_words(by=cast.mia, wording_id=first, now=now)
    assert refused.value.because is Because.ALREADY_SETTLED
    assert not reading_back.agree_to_words(by=cast.ada, wording_id=words, now=now)
    assert not reading_back.agree_to_words(by=cast.ada, wording_id=words, now=now)
    waiting = card_of(cast.mia, key, now=now).wording
    assert waiting is not None
    assert [one.name for one in waiting.waits_for] == ["Mia"]
    assert reading_back.agree_to_words(by=cast.mia, wording_id=words, now=now)
    assert reading_back.agree_to_words(by=cast.mia, wording_id=words, now=now)
    assert Conversation.objects.get(pk=key).agreed_words == "By Friday, then"
    assert [fact.kind for fact in journal.of_stream(cast.team)].count(Kind.WORDING_AGREED) == 1
    with pytest.raises(Refusal) as refused:
        reading_back.agree_to_words(by=cast.rob, wording_id=words, now=now)
    assert refused.value.because is Because.HIDDEN


def test_nobody_who_left_is_waited_for(cast: Cast, now: datetime) -> None:
    key = begun(cast.team, now, cast.ada, cast.ben, cast.mia, kind=ConversationKind.CHECK_IN)
    with pytest.raises(Refusal) as refused:
        reading_back.put_words_forward(by=cast.ada, conversation_id=key, words="By Friday", now=now)
    assert refused.value.because is Because.ALREADY_SETTLED
    write(cast.ada, key, now)
    reading_back.reveal_read_backs(by=cast.ada, conversation_id=key, now=now)
    words = reading_back.put_words_forward(by=cast.ada, conversation_id=key, words="By Friday", now=now)
    reading_back.agree_to_words(by=cast.ben, wording_id=words, now=now)
    relationships.leave_relationship(by=cast.mia, relationship_id=cast.team, now=now)
    assert reading_back.agree_to_words(by=cast.ada, wording_id=words, now=now)


def test_an_erasure_takes_what_was_never_opened(cast: Cast, now: datetime) -> None:
    key = begun(cast.team, now, cast.ada, cast.ben, cast.mia, kind=ConversationKind.CHECK_IN)
    opened = begun(cast.coaching, now, cast.ada, cast.ben)
    write(cast.ben, key, now)
    write(cast.ben, opened, now)
    write(cast.ada, opened, now, FRIDAY)
    reading_back.put_words_forward(by=cast.ben, conversation_id=opened, words="By Friday", now=now)
    people.erase_account(account_id=cast.ben.account_id, now=now + HOUR)
    assert set(ReadBack.objects.values_list("conversation_id", flat=True)) == {opened}
    assert Wording.objects.count() == 1
    assert {one.by.name for one in card_of(cast.ada, opened, now=now + HOUR).read_backs} >= {"Ada"}
    assert "Ben" not in str(card_of(cast.ada, opened, now=now + HOUR).written)
