"""The end of the fourth level: by itself, by either of the two, with the relationship; and where it comes down to."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from carefront.commitments import access
from carefront.commitments.commands import leveling
from carefront.commitments.models import Commitment
from carefront.core.consequences import ConsequenceEnding, ConsequenceState
from carefront.core.ledger import Kind
from carefront.core.level import CameDown, Level
from carefront.core.refusals import Because
from carefront.core.talks import Came
from carefront.kit import journal
from carefront.kit.models import Event, Letter
from carefront.relationships import commands as relationships
from carefront.relationships import queries as relationship_queries
from carefront.relationships.queries import levels
from carefront.talks.commands import agreeing, consequences, waiting
from carefront.talks.queries import consequences as reading
from carefront.talks.queries import talks
from tests.cast import Cast, day, promise
from tests.talks.conftest import agreed, level_of, propose
from tests.talks.test_talking import refused


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
