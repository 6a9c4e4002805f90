"""Two people hold a whole conversation in two browsers: planned, answered from a calendar, held, and on record."""

import re

from playwright.sync_api import Locator, expect

from tests.browser import holding, story
from tests.browser.conftest import Visiting
from tests.browser.living import LivingSite, calendar_of, link_in, text_of
from tests.browser.story import ADA, BEN, wait_for_words
from tests.browser.visiting import HAND, Visitor

TITLE = "An hour by the harbour"
POSTERS, CREW, ALONE = "Who hangs the posters?", "A second pair of hands", "I am tired of Mondays"
FIRST, SECOND = "Ben hangs the posters by Thursday.", "I hang the posters by Friday."
AGREED = "Ben hangs the posters by Thursday noon."


def notes(who: Visitor) -> Locator:
    return who.page.get_by_label("What you all write down")


def state(who: Visitor) -> Locator:
    return who.page.locator("[data-live-state]")


def invited_and_answered(ada: Visitor, ben: Visitor, address: str) -> None:
    """The letter holds an entry that a calendar reads; the calendar says yes by mail, and Ada's page says so."""
    letter = ben.site.letter(BEN, f"asks you to “{TITLE}”")
    assert link_in(letter, "/conversations/").split("?")[0] == address
    book = calendar_of(letter)
    [event] = book.walk("VEVENT")
    assert (str(book["method"]), str(event["summary"])) == ("REQUEST", TITLE)
    assert abs((event.start - holding.begin_time()).total_seconds()) < 300
    assert str(event["location"]) == "The bench by the harbour"
    assert BEN in str(event["attendee"])
    ben.site.answer_from_calendar(letter, "ACCEPTED")
    wait_for_words(ada, "comes", address)
    assert "no answer yet" not in ada.words()


def write_at_once(ada: Visitor, ben: Visitor, address: str) -> None:
    """Both write in one text; one is cut off in the middle and goes on; no word of either is lost."""
    for who in (ada, ben):
        who.go(address)
        expect(state(who)).to_have_text(re.compile("You are both here"))
    notes(ada).press_sequentially("Posters go up before the fair.")
    expect(notes(ben)).to_have_value("Posters go up before the fair.")
    ben.context.set_offline(True)
    expect(state(ben)).to_have_text(re.compile("The connection is gone"))
    notes(ben).press("ControlOrMeta+End")
    notes(ben).press_sequentially("\nBen has a ladder.")
    notes(ada).press("ControlOrMeta+Home")
    notes(ada).press_sequentially("Monday: ")
    ben.context.set_offline(False)
    expect(notes(ada)).to_have_value("Monday: Posters go up before the fair.\nBen has a ladder.")
    expect(notes(ben)).to_have_value("Monday: Posters go up before the fair.\nBen has a ladder.")
    ben.complaints = [words for words in ben.complaints if "WebSocket" not in words and "INTERNET" not in words]
    mine = ben.page.get_by_label("Private notes")
    mine.press_sequentially("Ask her about the boat.")
    ben.go(address)
    expect(ben.page.get_by_label("Private notes")).to_have_value("Ask her about the boat.")
    assert "Ask her about the boat." not in ada.page.content()


def decide(ada: Visitor, ben: Visitor, address: str) -> None:
    """One topic becomes a promise of whoever says so, one a request to the other, and the private one stays out."""
    ada.go(address)
    assert ALONE not in ada.words()
    holding.decide(ben, address, POSTERS, "Do first", words="I hang the posters", owner="Me", days=3, bind=True)
    ben.reads("Decided, and it is your promise now.")
    ada.reads("I hang the posters")  # Ada's page shows it by itself
    holding.decide(ben, address, CREW, "Do", words="Find a second pair of hands", owner="Ada Lind", days=5, bind=True)
    ben.reads("Decided, and they are asked for it.")
    ada.go("/requests/?which=to_me")
    ada.follow("Find a second pair of hands")
    ada.press("Promise it")
    ada.reads("It is your promise now")


def close_the_gap(ada: Visitor, ben: Visitor, address: str) -> None:
    """Each reads back unseen; opened together, the other day stands out, and both agree on words."""
    holding.read_back(ada, address, FIRST, "I look for a second pair of hands.")
    ada.reads("It waits for Ben Okoro")
    ben.go(f"{address}read-back/")
    assert FIRST not in ben.words()
    holding.read_back(ben, address, SECOND, SECOND)
    ben.reads("Where your words differ")
    ben.reads(FIRST)
    ada.go(f"{address}read-back/")
    expect(ada.page.locator(".gap-side .clarity .open").first).to_contain_text("Thursday")
    ada.fill("Words that both could sign", AGREED)
    ada.press("Put them forward")
    ben.go(f"{address}read-back/")
    ben.press("Yes, in these words")
    ben.reads("They stand in the record.")


def end(ada: Visitor, ben: Visitor, address: str) -> None:
    """It ends, its record is mailed to each in their own words, and what stayed private is in none."""
    ada.go(address)
    ada.press("End the conversation")
    ada.reads("What it came to")
    told = {who: text_of(ada.site.letter(who, f"What came of “{TITLE}”")) for who in (ADA, BEN)}
    for text in told.values():
        assert AGREED in text
        assert "Find a second pair of hands" in text
        assert ALONE not in text
        assert "boat" not in text
    assert re.search(r"I hang the posters \(Do first · you · by .* · promised\)", told[BEN])
    assert re.search(r"I hang the posters \(Do first · Ben Okoro · by .* · promised\)", told[ADA])
    ben.go(address)
    ben.reads("It ended")
    for name in ("Ada Lind", "You"):
        expect(ben.page.locator("#people li", has_text=name)).to_contain_text("was there")
    ben.go("/conversations/search/?q=ladder")
    ben.reads("ladder")


def test_a_whole_conversation(site: LivingSite, visiting: Visiting) -> None:
    ada, ben = visiting(site), visiting(site, viewport=HAND)
    story.begin(ada)
    story.invite(ada, ben)
    story.relate(ada, ben)
    address = holding.plan(ada, "Ben Okoro", "Coaching", TITLE)
    invited_and_answered(ada, ben, address)
    holding.add_topic(ada, address, POSTERS)
    holding.add_topic(ben, address, CREW)
    holding.add_topic(ben, address, ALONE, private=True)
    ada.go(address)
    ada.press("Begin")
    ben.go(address)
    ben.press("I am here, too")
    write_at_once(ada, ben, address)
    decide(ada, ben, address)
    close_the_gap(ada, ben, address)
    end(ada, ben, address)
