"""Small things that people notice: how a letter ends, what an expectation leaves open, whose words a subject quotes."""

from datetime import datetime, timedelta
from typing import Any

from carefront.commitments.commands import ask, expect, nudge
from carefront.core.commitments import Draft
from carefront.core.expectations import ExpectationDraft
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from tests.cast import Cast, promise


def test_one_blank_line_stands_before_the_end_of_a_letter(cast: Cast, now: datetime) -> None:
    promise(cast.ben, cast.coaching, now)
    nudge.ask_due(now + timedelta(days=2), "w")
    said = registry.render(Letter.objects.get(kind="check_in"))
    assert said is not None
    assert "\n\n--\n" in said.text
    assert "\n\n\n" not in said.text


def test_an_expectation_asks_when_it_is_looked_at_and_not_when_it_is_due(cast: Cast, now: datetime, visit: Any) -> None:
    draft = ExpectationDraft("Ten visits", relationship_id=cast.coaching)
    written = expect.write_expectation(by=cast.ada, draft=draft, now=now)
    page = visit(cast.ben).get(f"/expectations/{written}/").content.decode()
    assert "By which day?" not in page
    assert "On which day do you look at it together?" in page


def test_the_letter_about_an_agreed_offer_quotes_the_offer(cast: Cast, now: datetime) -> None:
    asked = ask.make_request(by=cast.ada, draft=Draft("Call them", relationship_id=cast.coaching), now=now)
    ask.counter_request(by=cast.ben, request_id=asked, words="Write to them", due=None, now=now)
    ask.agree_to_counter(by=cast.ada, request_id=asked, now=now)
    said = registry.render(Letter.objects.get(kind="request_answered", to_person_id=cast.ben.id))
    assert said is not None
    assert said.subject == "Ada agrees: Write to them"
