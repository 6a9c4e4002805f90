"""A suggestion that rests on pulses that say too much: one level down, and to nobody but their author."""

from datetime import datetime, timedelta

import pytest

from carefront.core.level import Level
from carefront.core.pulsing import Answers
from carefront.pulses.commands import answering
from carefront.relationships import queries as relationships
from carefront.relationships.queries.suggested import suggested
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_pulses_that_say_too_much_suggest_less_to_their_author_alone(cast: Cast, now: datetime) -> None:
    for weeks in (3, 0):
        answers = Answers(safe=5, care=6, clear=4, dose=1)
        at = now - timedelta(weeks=weeks)
        answering.answer_pulse(by=cast.ben, relationship_id=cast.coaching, answers=answers, now=at)
    told = {who.id: suggested(who, relationships.relationship(who, cast.coaching), now) for who in (cast.ada, cast.ben)}
    assert told[cast.ada.id] == []
    (made,) = told[cast.ben.id]
    assert (made.owner_id, made.level, made.private, made.patterns) == (cast.ben.id, Level.SELF_TRACKED, True, ())
    answering.answer_pulse(
        by=cast.ben,
        relationship_id=cast.coaching,
        answers=Answers(safe=5, care=6, clear=4, dose=0),
        now=now + timedelta(weeks=1),
    )
    assert suggested(cast.ben, relationships.relationship(cast.ben, cast.coaching), now + timedelta(weeks=1)) == []
