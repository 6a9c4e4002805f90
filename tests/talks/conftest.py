"""A talk between Ada and Ben about Ben's promises, from facts that both see."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from carefront.commitments.commands import answer
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft
from carefront.core.level import Level
from carefront.core.outcomes import Outcome
from carefront.core.talks import TalkPart
from carefront.relationships import commands as relationships
from carefront.relationships import queries as relationship_queries
from carefront.relationships.queries import levels
from carefront.talks.commands import agreeing, beginning, consequences, writing
from carefront.talks.queries import consequences as consequences_reading
from carefront.talks.queries import places
from carefront.talks.queries import talks as reading
from tests.cast import Cast, day, promise
from tests.commitments.conftest import at_now, visit

__all__ = ["at_now", "visit"]

CONDUCT = ("move my other work and say so on Monday", "plan the week without it")


def missed(owner: Actor, place: UUID, now: datetime, count: int = 3, **more: Any) -> list[UUID]:
    """Let somebody promise several times and answer "not yet" to each; answer the promises."""
    keys = []
    for number in range(count):
        key = promise(owner, place, now + timedelta(minutes=number), f"Send the forecast {number}", **more)
        said = AnswerDraft(Outcome.NOT_YET)
        answer.say_how_it_went(by=owner, commitment_id=key, draft=said, now=now + timedelta(minutes=number))
        keys.append(key)
    return keys


def facts_of(who: Actor, place: UUID, other: Actor, subject: Actor) -> list[UUID]:
    """Answer the ids of the facts that both see."""
    return [one.fact.id for one in places.facts_to_choose(who, place, other.id, subject.id)]


def begin(by: Actor, place: UUID, subject: Actor, now: datetime, **more: Any) -> UUID:
    """Let somebody begin a talk."""
    return beginning.begin_talk(by=by, relationship_id=place, subject_id=subject.id, now=now, **more)


def write(by: Actor, key: UUID, part: TalkPart, words: str, now: datetime, **more: Any) -> None:
    """Let somebody write a part."""
    writing.write_part(by=by, talk_id=key, part=part, words=words, now=now, **more)


def opened(one: Actor, two: Actor, key: UUID, now: datetime) -> None:
    """Let both be ready."""
    for who in (one, two):
        writing.set_ready(by=who, talk_id=key, now=now)


def agreed(one: Actor, two: Actor, key: UUID, now: datetime, look_on: date | None = None) -> None:
    """Let both write what they will do, and agree."""
    opened(one, two, key, now)
    write(one, key, TalkPart.WILL, "ask on Wednesday", now)
    write(two, key, TalkPart.WILL, "- send two lines on Wednesday\n- say on Thursday what is missing", now)
    together = "talk in the week it happens"
    agreeing.set_terms(by=one, talk_id=key, together=together, look_on=look_on or day(now, 20), now=now)
    for who in (one, two):
        agreeing.agree(by=who, talk_id=key, read=reading.talk(who, key).digest, now=now)


def bound(
    owner: Actor, other: Actor, key: UUID, now: datetime, days: int = 30, words: tuple[str, str] = CONDUCT
) -> UUID:
    """Let both write consequences after a talk, and agree to them; answer their id."""
    made = consequences.begin_consequences(
        by=other, talk_id=key, ends_on=day(now, days), closing_on=day(now, days), now=now
    )
    for who, said in zip((owner, other), words, strict=True):
        consequences.write_conduct(by=who, consequences_id=made, words=said, now=now)
    for who in (other, owner):
        read = consequences_reading.consequences(who, made).digest
        consequences.agree_to_consequences(by=who, consequences_id=made, read=read, now=now)
    return made


@pytest.fixture
def talk(cast: Cast, now: datetime) -> UUID:
    """A talk that Ada began about Ben's promises, with two facts."""
    missed(cast.ben, cast.coaching, now)
    facts = facts_of(cast.ada, cast.coaching, cast.ben, cast.ben)
    return begin(cast.ada, cast.coaching, cast.ben, now, facts=facts[:2])


def level_of(owner: object, place: UUID) -> Level:
    """Answer at which level somebody's promises stand in a relationship."""
    card = relationship_queries.relationship(owner, place)  # type: ignore[arg-type]
    return next(one.level for one in levels.levels(owner, card).owners if one.is_me)  # type: ignore[arg-type]


def propose(cast: Cast, now: datetime, *, by: str = "ada", owner: str = "ben") -> UUID:
    """Propose the fourth level as if it needed no talk; answer the change's id."""
    return relationships.propose_level(
        by=getattr(cast, by), relationship_id=cast.coaching, owner_id=getattr(cast, owner).id, level=4,
        reason="We talked", look_on=day(now, 20), now=now,
    )  # fmt: skip


@pytest.fixture
def stands(cast: Cast, talk: UUID, now: datetime) -> UUID:
    """Consequences that hold for Ben's promises for thirty days."""
    agreed(cast.ada, cast.ben, talk, now)
    return bound(cast.ben, cast.ada, talk, now)
