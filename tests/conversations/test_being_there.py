"""Who was there when a conversation was held, and what its brief knows of how people work together."""

from datetime import datetime

import time_machine

from carefront.conversations.commands import holding
from carefront.conversations.queries import brief as briefs
from carefront.conversations.queries import held as reading
from carefront.core.actors import Actor
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from tests.cast import Cast, day
from tests.conversations.ended import begun, decided, planned
from tests.conversations.test_doors import Visit
from tests.relationships.agreeing import agreed


def there(who: Actor, key: object, now: datetime) -> list[str]:
    card = reading.conversation(who, key, now=now)  # type: ignore[arg-type]
    return sorted(one.who.name for one in card.participants if one.was_there)


def test_whoever_does_something_in_it_was_there(cast: Cast, now: datetime) -> None:
    key = begun(cast.coaching, now, cast.ada)
    assert there(cast.ada, key, now) == ["Ada"]
    decided(cast.ben, key, now)
    assert there(cast.ada, key, now) == ["Ada", "Ben"]


def test_whoever_comes_in_says_so_with_one_button(cast: Cast, now: datetime, visit: Visit) -> None:
    key = begun(cast.coaching, now, cast.ada)
    page, ben = f"/conversations/{key}/", visit(cast.ben)
    assert "I am here, too" in ben.get(page).content.decode()
    ben.post(f"{page}beginning/")
    assert "I am here, too" not in ben.get(page).content.decode()
    holding.close_conversation(by=cast.ada, conversation_id=key, now=now)
    assert there(cast.ada, key, now) == ["Ada", "Ben"]


def test_the_brief_knows_when_people_look_again_at_how_they_work_together(cast: Cast, now: datetime) -> None:
    agreed((cast.ada, cast.ben), cast.coaching, now)  # looked at again in ninety days
    early, late = planned(cast.ada, cast.coaching, now, days=3), planned(cast.ada, cast.coaching, now, days=70)
    told = [briefs.brief(cast.ben, reading.conversation(cast.ben, key, now=now), now=now) for key in (early, late)]
    assert [one.review_on for one in told] == [None, day(now, 90)]
    assert all(one.has_covenant for one in told)


def test_what_is_asked_of_somebody_in_it_comes_in_one_letter(cast: Cast, now: datetime) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    for words in ("Call the printer", "Hang up the posters"):
        decided(cast.ada, key, now, words, owner=cast.ben, bind=True)
    letter = Letter.objects.get(kind="asked_from_conversation", to_person_id=cast.ben.id)
    assert letter.due_at is not None
    with time_machine.travel(letter.due_at, tick=False):
        told = registry.render(letter)
    assert told is not None
    assert "Call the printer" in told.text
    assert "Hang up the posters" in told.text
