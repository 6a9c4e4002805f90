"""The fourth level: only with consequences that both wrote and the owner agreed to, and only for their time."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from carefront.commitments.commands import leveling
from carefront.core.consequences import ConsequenceEnding, ConsequenceState, Cue, cues
from carefront.core.ledger import Kind
from carefront.core.level import Level
from carefront.core.refusals import Because
from carefront.kit.models import Letter
from carefront.talks.commands import beginning, consequences, waiting
from carefront.talks.models import Consequences
from carefront.talks.queries import consequences as reading
from carefront.talks.queries import talks
from tests.cast import Cast, day, promise
from tests.talks.conftest import agreed, begin, bound, level_of, propose
from tests.talks.test_talking import kinds, refused


def test_the_fourth_level_stays_closed_before(cast: Cast, talk: UUID, now: datetime) -> None:
    own = promise(cast.ben, cast.coaching, now)

    def closed() -> None:
        for by in ("ada", "ben"):
            refused(Because.NEEDS_CONVERSATION, lambda by=by: propose(cast, now, by=by))
        refused(
            Because.NEEDS_CONVERSATION,
            lambda: leveling.propose_own_level(
                by=cast.ben, commitment_id=own, level=4, reason="x", look_on=day(now, 9), now=now
            ),
        )

    closed()
    days = {"ends_on": day(now, 30), "closing_on": day(now, 30)}
    refused(
        Because.ALREADY_SETTLED,
        lambda: consequences.begin_consequences(by=cast.ada, talk_id=talk, now=now, **days),
    )
    agreed(cast.ada, cast.ben, talk, now)
    closed()  # a talk alone is not enough
    made = consequences.begin_consequences(by=cast.ada, talk_id=talk, now=now, **days)
    consequences.write_conduct(by=cast.ada, consequences_id=made, words="I plan without it", now=now)
    read = reading.consequences(cast.ada, made).digest
    refused(
        Because.EMPTY,
        lambda: consequences.agree_to_consequences(by=cast.ada, consequences_id=made, read=read, now=now),
    )
    consequences.write_conduct(by=cast.ben, consequences_id=made, words="I say so on Monday", now=now)
    refused(
        Because.WORDS_CHANGED,
        lambda: consequences.agree_to_consequences(by=cast.ada, consequences_id=made, read=read, now=now),
    )
    read = reading.consequences(cast.ada, made).digest
    consequences.agree_to_consequences(by=cast.ada, consequences_id=made, read=read, now=now)
    closed()  # the owner has not agreed
    consequences.set_time(by=cast.ada, consequences_id=made, ends_on=day(now, 40), closing_on=day(now, 39), now=now)
    assert reading.consequences(cast.ben, made).their_yes is None
    assert level_of(cast.ben, cast.coaching) is Level.CURIOUS


def test_both_yeses_put_the_owner_there_for_a_time(cast: Cast, stands: UUID, now: datetime) -> None:
    card = reading.consequences(cast.ben, stands)
    assert (card.state, card.mine) == (ConsequenceState.IN_FORCE, "move my other work and say so on Monday")
    assert level_of(cast.ben, cast.coaching) is Level.AGREED
    assert level_of(cast.ada, cast.coaching) is Level.CURIOUS
    refused(Because.NEEDS_CONVERSATION, lambda: propose(cast, now, by="ben", owner="ada"))
    own = promise(cast.ben, cast.coaching, now)
    leveling.propose_own_level(by=cast.ben, commitment_id=own, level=1, reason="x", look_on=day(now, 9), now=now)
    leveling.propose_own_level(by=cast.ben, commitment_id=own, level=4, reason="x", look_on=day(now, 9), now=now)
    refused(
        Because.ALREADY_SETTLED,
        lambda: consequences.write_conduct(by=cast.ben, consequences_id=stands, words="else", now=now),
    )


def test_a_yes_can_be_taken_back_until_the_other_said_theirs(cast: Cast, talk: UUID, now: datetime) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    days = {"ends_on": day(now, 30), "closing_on": day(now, 30)}
    made = consequences.begin_consequences(by=cast.ada, talk_id=talk, now=now, **days)
    for who in (cast.ada, cast.ben):
        consequences.write_conduct(by=who, consequences_id=made, words="I say so on Monday", now=now)
    read = reading.consequences(cast.ada, made).digest
    consequences.agree_to_consequences(by=cast.ben, consequences_id=made, read=read, now=now)
    for _twice in range(2):
        consequences.take_back_yes(by=cast.ben, consequences_id=made, now=now)
    assert consequences.agree_to_consequences(by=cast.ada, consequences_id=made, read=read, now=now) is False
    assert level_of(cast.ben, cast.coaching) is Level.CURIOUS
    refused(Because.HIDDEN, lambda: consequences.take_back_yes(by=cast.rob, consequences_id=made, now=now))
    assert consequences.agree_to_consequences(by=cast.ben, consequences_id=made, read=read, now=now) is True
    refused(Because.ALREADY_SETTLED, lambda: consequences.take_back_yes(by=cast.ada, consequences_id=made, now=now))
    assert level_of(cast.ben, cast.coaching) is Level.AGREED


def test_a_yes_that_fell_is_told_and_does_not_come_back(cast: Cast, talk: UUID, now: datetime) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    days = {"ends_on": day(now, 30), "closing_on": day(now, 30)}
    made = consequences.begin_consequences(by=cast.ada, talk_id=talk, now=now, **days)
    assert [(one.id, one.draft_id) for one in talks.waiting(cast.ben)] == [(talk, made)]  # to write his side
    for who in (cast.ada, cast.ben):
        consequences.write_conduct(by=who, consequences_id=made, words="I say so on Monday", now=now)
    assert talks.waiting(cast.ben) == []
    read = reading.consequences(cast.ada, made).digest
    consequences.agree_to_consequences(by=cast.ben, consequences_id=made, read=read, now=now)
    consequences.write_conduct(by=cast.ada, consequences_id=made, words="I say nothing", now=now)
    card = reading.consequences(cast.ben, made)
    assert (card.my_yes, card.my_yes_fell, card.may_agree) == (None, True, True)
    assert [one.id for one in talks.waiting(cast.ben)] == [talk]
    assert reading.consequences(cast.ada, made).their_yes is None
    # The same words again are not the same yes: he may have thought otherwise since.
    consequences.write_conduct(by=cast.ada, consequences_id=made, words="I say so on Monday", now=now)
    assert consequences.agree_to_consequences(by=cast.ada, consequences_id=made, read=read, now=now) is False
    assert consequences.agree_to_consequences(by=cast.ben, consequences_id=made, read=read, now=now) is True


def test_another_agreement_takes_the_place_of_the_one_before(cast: Cast, stands: UUID, now: datetime) -> None:
    second = begin(cast.ben, cast.coaching, cast.ben, now)
    agreed(cast.ben, cast.ada, second, now)
    again = bound(cast.ben, cast.ada, second, now, days=60)
    assert reading.consequences(cast.ada, stands).ending is ConsequenceEnding.REPLACED
    assert level_of(cast.ben, cast.coaching) is Level.AGREED
    assert Consequences.objects.filter(over_at=None).get().pk == again
    assert kinds(cast.coaching).count(Kind.CONSEQUENCES_AGREED) == 2


def test_the_closing_conversation_is_reminded_of_once(cast: Cast, stands: UUID, now: datetime) -> None:
    assert waiting.look_due(now + timedelta(days=31), "w") == 4  # of the talk and of its consequences, to each
    assert Letter.objects.filter(kind="consequences_look").count() == 2


@pytest.mark.parametrize(
    ("ends", "closes", "because"),
    [(91, 20, Because.LONG_PERIOD), (0, 0, Because.PAST_DATE), (20, 21, Because.AFTER_END), (20, 0, Because.PAST_DATE),
     (90_000, 20, Because.FAR_DATE)],
)  # fmt: skip
def test_a_time_has_an_end_that_is_near(
    cast: Cast, talk: UUID, now: datetime, ends: int, closes: int, because: Because
) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    refused(
        because,
        lambda: consequences.begin_consequences(
            by=cast.ada, talk_id=talk, ends_on=day(now, ends), closing_on=day(now, closes), now=now
        ),
    )


def test_closing_the_talk_lets_a_draft_go(cast: Cast, talk: UUID, now: datetime) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    made = consequences.begin_consequences(
        by=cast.ada, talk_id=talk, ends_on=day(now, 9), closing_on=day(now, 9), now=now
    )
    beginning.close_talk(by=cast.ben, talk_id=talk, now=now)
    assert reading.consequences(cast.ada, made).state is ConsequenceState.LET_GO


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I pay 20 € into the coffee fund", (Cue.MONEY,)),
        ("You will lose the project", (Cue.THE_OTHER,)),
        ("I announce it in front of the whole team", (Cue.OTHERS,)),
        ("I plan the week without it and tell you on Monday", ()),
        ("I am fine with waiting", ()),
    ],
)
def test_a_second_look_is_a_hint_and_never_a_gate(words: str, found: tuple[Cue, ...]) -> None:
    assert cues(words) == found


def test_cues_are_for_their_writer_alone(cast: Cast, talk: UUID, now: datetime) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    made = consequences.begin_consequences(
        by=cast.ada, talk_id=talk, ends_on=day(now, 9), closing_on=day(now, 9), now=now
    )
    consequences.write_conduct(by=cast.ada, consequences_id=made, words="I pay 20 €", now=now)
    assert reading.consequences(cast.ada, made).cues == (Cue.MONEY,)
    assert reading.consequences(cast.ben, made).cues == ()
