"""What somebody wrote of a lower level becomes a suggestion to them alone, and only while that level stands."""

from datetime import datetime, timedelta

from carefront.core.level import Level
from carefront.core.suggesting import Reason
from carefront.insights.commands import meaning
from carefront.relationships import commands as relationships
from carefront.relationships import queries as bonds
from carefront.relationships.queries.suggested import SuggestionCard, suggested
from tests.cast import Cast
from tests.relationships.leveling import stand

DAY = timedelta(days=1)


def write(cast: Cast, structure: str, now: datetime) -> None:
    said = {"means": ["control"], "words": "", "structures": [structure], "wish": ""}
    meaning.write_meaning(by=cast.ben, relationship_id=cast.coaching, now=now, **said)  # type: ignore[arg-type]


def told(cast: Cast, now: datetime) -> dict[str, list[SuggestionCard]]:
    return {who.name: suggested(who, bonds.relationship(who, cast.coaching), now) for who in (cast.ada, cast.ben)}


def test_a_wish_for_a_lower_level_is_suggested_to_its_author_alone(cast: Cast, now: datetime) -> None:
    stand(cast.ben, cast.coaching, now - 9 * DAY, 3)
    write(cast, "fewer", now)
    assert told(cast, now) == {"Ada": [], "Ben": []}
    write(cast, "lower", now)
    found = told(cast, now)
    assert found["Ada"] == []
    (made,) = found["Ben"]
    assert (made.level, made.reasons, made.private) == (Level.CURIOUS, (Reason.ASKED,), True)
    meaning.share_meaning(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert told(cast, now)["Ada"] == []
    relationships.lower_level(by=cast.ben, relationship_id=cast.coaching, level=2, now=now + DAY)
    assert told(cast, now + 2 * DAY) == {"Ada": [], "Ben": []}
