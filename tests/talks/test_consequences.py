"""The fourth level: only with consequences that both wrote and the owner agreed to, and only for their time."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from carefront.commitments import access
from carefront.commitments.commands import leveling
from carefront.commitments.models import Commitment
from carefront.core.consequences import ConsequenceEnding, ConsequenceState, Cue, cues
from carefront.core.ledger import Kind
from carefront.core.level import CameDown, Level
from carefront.core.refusals import Because
from carefront.core.talks import Came
from carefront.kit import journal
from carefront.kit.models import Event, Letter
from carefront.relationships import commands as relationships
from carefront.relationships import queries as relationship_queries
from carefront.relationships.queries import levels
from carefront.talks.commands import agreeing, beginning, consequences, waiting
from carefront.talks.models import Consequences
from carefront.talks.queries import consequences as reading
from carefront.talks.queries import talks
from tests.cast import Cast, day, promise
from tests.talks.conftest import agreed, begin, bound
from tests.talks.test_talking import kinds, refused


def level_of(owner: object, place: UUID) -> Level:
    card = relationship_queries.relationship(owner, place)  # type: ignore[arg-type]
    return next(one.level for one in levels.levels(owner, card).owners if one.is_me)  # type: ignore[arg-type]


def propose(cast: Cast, now: datetime, *, by: str = "ada", owner: str = "ben") -> UUID:
    return relationships.propose_level(
        by=getattr(cast, by), relationship_id=cast.coaching, owner_id=getattr(cast, owner).id, level=4,
        reason="We talked", look_on=day(now, 20), now=now,
    )  # fmt: skip


@pytest.fixture
def stands(cast: Cast, talk: UUID, now: datetime) -> UUID:
    """Consequences that hold for Ben's promises for thirty days."""
    agreed(cast.ada, cast.ben, talk, now)
    return bound(cast.ben, cast.ada, talk, now)


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


def test_it_comes_down_by_itself_when_its_time_is_over(cast: Cast, stands: UUID, now: datetime) -> None:
    own = promise(cast.ben, cast.coaching, now)
    leveling.propose_own_level(by=cast.ben, commitment_id=own, level=1, reason="x", look_on=day(now, 9), now=now)
    leveling.propose_own_level(by=cast.ben, commitment_id=own, level=4, reason="x", look_on=day(now, 9), now=now)
    relationships.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    assert waiting.lapse_due(now + timedelta(days=29), "w") == 0
    later = now + timedelta(days=31)
    assert waiting.lapse_due(later, "w") == 1
    assert waiting.lapse_due(later, "w") == 0
    card = reading.consequences(cast.ben, stands)
    assert (card.state, card.ending) == (ConsequenceState.ENDED, ConsequenceEnding.LAPSED)
    assert level_of(cast.ben, cast.coaching) is Level.CURIOUS  # where he stood before: he never agreed to the third
    relationships.resume_relationship(by=cast.ada, relationship_id=cast.coaching, now=later)
    place = relationship_queries.relationship(cast.ada, cast.coaching)
    newest = levels.levels(cast.ada, place).history[0]
    assert (newest.came_down, newest.goes_down) == (CameDown.LAPSED, True)
    assert leveling_of(own) is Level.SELF_TRACKED
    refused(Because.NEEDS_CONVERSATION, lambda: propose(cast, later))
    lowered = Event.objects.filter(kind=Kind.LEVEL_LOWERED.value, actor_id=None)
    assert lowered.count() == 2
    assert Letter.objects.filter(kind="level_lapsed").count() == 4


def leveling_of(commitment_id: UUID) -> Level:
    return Level(access.with_level(Commitment.objects.filter(pk=commitment_id)).get().level)  # type: ignore[attr-defined]


def test_no_proposal_passes_between_its_end_and_the_worker(cast: Cast, stands: UUID, now: datetime) -> None:
    relationships.lower_level(by=cast.ben, relationship_id=cast.coaching, level=2, now=now)
    assert reading.consequences(cast.ada, stands).ending is ConsequenceEnding.LOWERED
    refused(Because.NEEDS_CONVERSATION, lambda: propose(cast, now))
    assert not waiting.was_talked_through(cast.coaching, cast.ben.id, now)


def test_an_open_proposal_does_not_outlive_the_consequences(cast: Cast, stands: UUID, now: datetime) -> None:
    own = promise(cast.ben, cast.coaching, now)
    leveling.propose_own_level(by=cast.ben, commitment_id=own, level=1, reason="x", look_on=day(now, 9), now=now)
    waits = leveling.propose_own_level(
        by=cast.ada, commitment_id=own, level=4, reason="x", look_on=day(now, 9), now=now
    )
    past = now + timedelta(days=32)
    refused(Because.NEEDS_CONVERSATION, lambda: relationships.accept_level(by=cast.ben, change_id=waits, now=past))
    consequences.end_consequences(by=cast.ada, consequences_id=stands, now=now)
    refused(Because.ALREADY_SETTLED, lambda: relationships.accept_level(by=cast.ben, change_id=waits, now=now))


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_either_ends_it_kindly(cast: Cast, stands: UUID, now: datetime, who: str) -> None:
    consequences.end_consequences(by=getattr(cast, who), consequences_id=stands, now=now)
    consequences.end_consequences(by=getattr(cast, who), consequences_id=stands, now=now)
    assert level_of(cast.ben, cast.coaching) is Level.CURIOUS
    place = relationship_queries.relationship(cast.ada, cast.coaching)
    assert levels.levels(cast.ada, place).history[0].came_down is CameDown.STOPPED
    lowered = Event.objects.filter(kind=Kind.LEVEL_LOWERED.value).get()
    assert (lowered.actor_id, lowered.facts["level"]) == (getattr(cast, who).id, Level.CURIOUS.value)
    # One act, one letter: to the other, and none about a time that is over.
    other = cast.ben if who == "ada" else cast.ada
    told = Letter.objects.filter(kind__in=["level_lapsed", "consequences_ended"]).get()
    assert (told.kind, told.to_person_id) == ("consequences_ended", other.id)
    ended = [fact for fact in journal.of_stream(cast.coaching) if fact.kind is Kind.CONSEQUENCES_ENDED]
    assert [(fact.actor_id, fact.facts["ending"]) for fact in ended] == [(getattr(cast, who).id, "stopped")]


@pytest.mark.parametrize("before", [1, 2, 3])
def test_it_comes_down_to_where_it_began_and_says_so_before(cast: Cast, talk: UUID, now: datetime, before: int) -> None:
    if before != Level.CURIOUS:
        relationships.propose_level(
            by=cast.ben, relationship_id=cast.coaching, owner_id=cast.ben.id, level=before, reason="x",
            look_on=day(now, 9), now=now,
        )  # fmt: skip
    agreed(cast.ada, cast.ben, talk, now)
    made = consequences.begin_consequences(
        by=cast.ada, talk_id=talk, ends_on=day(now, 30), closing_on=day(now, 30), now=now
    )
    assert reading.consequences(cast.ben, made).lands_at is Level(before)
    for who in (cast.ada, cast.ben):
        consequences.write_conduct(by=who, consequences_id=made, words="I say so on Monday", now=now)
    read = reading.consequences(cast.ada, made).digest
    for who in (cast.ada, cast.ben):
        consequences.agree_to_consequences(by=who, consequences_id=made, read=read, now=now)
    assert level_of(cast.ben, cast.coaching) is Level.AGREED
    assert reading.consequences(cast.ben, made).lands_at is Level(before)
    waiting.lapse_due(now + timedelta(days=31), "w")
    assert level_of(cast.ben, cast.coaching) is Level(before)
    assert reading.consequences(cast.ben, made).lands_at is None


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


def test_ending_the_relationship_closes_all(cast: Cast, talk: UUID, stands: UUID, now: datetime) -> None:
    relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, words="Thank you", now=now)
    assert talks.talk(cast.ada, talk).line.closed_at is not None
    card = reading.consequences(cast.ada, stands)
    assert (card.ending, card.may_end, card.theirs) == (
        ConsequenceEnding.CLOSED, False, "move my other work and say so on Monday",
    )  # fmt: skip
    refused(
        Because.RESTING,
        lambda: agreeing.say_what_came(by=cast.ada, talk_id=talk, came=Came.CHANGED, now=now),
    )
    assert waiting.look_due(now + timedelta(days=60), "w") == 0


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
