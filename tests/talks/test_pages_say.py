"""What pages of talks and consequences say: begun without a fact, where a level leads, what is told when it is over."""

import re
from datetime import datetime, timedelta
from uuid import UUID

from time_machine import travel

from carefront.core.talks import TalkPart
from carefront.kit.models import Letter
from carefront.talks import mail
from carefront.talks.commands import agreeing, consequences
from carefront.talks.models import Talk
from carefront.talks.queries import consequences as reading
from carefront.talks.queries import talks
from tests.cast import Cast, day
from tests.talks.conftest import agreed, begin, facts_of, missed, opened, write
from tests.talks.test_pages import Visit, at


def test_a_talk_begins_without_a_fact_only_when_that_is_said(cast: Cast, now: datetime, visit: Visit) -> None:
    missed(cast.ben, cast.coaching, now)
    ada = visit(cast.ada)
    sent = {"relationship": cast.coaching, "about": cast.ben.id}
    refused = ada.post(at("talk_new"), sent)
    assert refused.status_code == 422
    assert "No fact is ticked" in refused.text
    assert "Begin without a fact" in refused.text
    assert not Talk.objects.exists()
    assert ada.post(at("talk_new"), sent | {"without": "1"}).status_code == 302
    [letter] = Letter.objects.filter(kind="talk_begun")
    told = mail.talk_begun(letter)
    assert told is not None
    assert "No fact is chosen yet" in told.text
    # Where there is none to choose, the only button says so.
    page = ada.get(f"{at('talk_new')}?relationship={cast.coaching}&about={cast.ada.id}").text
    assert "There are no facts about your promises yet that Ben sees, too." in page
    assert re.findall(r"<button[^>]*>(?:<svg.*?</svg>)?(Begin[^<]*)</button>", page) == ["Begin without a fact"]


def test_the_page_of_consequences_says_what_it_is_and_where_it_leads(cast: Cast, now: datetime, visit: Visit) -> None:
    missed(cast.ben, cast.coaching, now)
    talk = begin(
        cast.ada, cast.coaching, cast.ben, now, facts=facts_of(cast.ada, cast.coaching, cast.ben, cast.ben)[:2]
    )
    agreed(cast.ada, cast.ben, talk, now)
    days = {"ends_on": day(now, 30), "closing_on": day(now, 30)}
    made = consequences.begin_consequences(by=cast.ada, talk_id=talk, now=now, **days)
    ada, ben = visit(cast.ada), visit(cast.ben)
    home = ben.get(at("home")).text
    assert at("consequences", made) in home
    assert "waits for your words" in home
    assert ben.get(at("talk", talk)).status_code == 200
    for who in (ada, ben):
        kept = who.post(at("consequences_conduct", made), {"words": "I say so on Monday"}, follow=True).text
        assert "Kept. Both of you see it." in kept
    page = ben.get(at("consequences", made)).text
    assert "Not yet" in page
    assert "What you had agreed on" in page
    assert "until that day, and at curious check-in after it" in page
    assert page.count("data-live-part") >= 5
    read = reading.consequences(cast.ben, made).digest
    ben.post(at("consequences_agreement", made), {"read": read})
    ada.post(at("consequences_conduct", made), {"words": "I say so on Tuesday"})
    assert "so your yes does not count any more" in ben.get(at("consequences", made)).text
    read = reading.consequences(cast.ben, made).digest
    for who in (ada, ben):
        who.post(at("consequences_agreement", made), {"read": read})
    assert "the level comes down to curious check-in" in ada.get(at("consequences", made)).text
    with travel(now + timedelta(days=40), tick=False):  # nobody came round to end it
        late = visit(cast.ada).get(at("consequences", made)).text
    assert "is over, so it holds no longer" in late
    assert "In force until" not in late


def test_whoever_did_not_close_it_is_told(cast: Cast, talk: UUID, now: datetime, visit: Visit) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    ada = visit(cast.ada)
    assert "Closing it means that you do not look again" in ada.get(at("talk", talk)).text
    ada.post(at("talk_closing", talk))
    ada.post(at("talk_closing", talk))
    [letter] = Letter.objects.filter(kind="talk_closed")
    assert letter.to_person_id == cast.ben.id
    told = mail.talk_closed(letter)
    assert told is not None
    assert "You had wanted to look again on" in told.text
    page = visit(cast.ben).get(at("talk", talk)).text
    assert "You had wanted to look again on" in page
    assert "You look again on" not in page
    assert "What you prepare stays with you" not in page


def test_a_line_offers_the_day_that_it_names(cast: Cast, now: datetime, visit: Visit) -> None:
    talk = begin(cast.ada, cast.coaching, cast.ben, now)
    opened(cast.ada, cast.ben, talk, now)
    write(cast.ada, talk, TalkPart.WILL, "ask once by 20 March\ndo nothing else\nmeet on 31 June", now)
    agreeing.set_terms(by=cast.ada, talk_id=talk, together="", look_on=day(now, 20), now=now)
    for who in (cast.ada, cast.ben):
        agreeing.agree(by=who, talk_id=talk, read=talks.talk(who, talk).digest, now=now)
    page = visit(cast.ada).get(at("talk", talk)).text
    assert re.findall(r'name="due_on" id="due-\d+" value="([^"]*)"', page) == ["2026-03-20", "", ""]
