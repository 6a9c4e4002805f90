"""Two people plan two weeks in two browsers: a backlog, what each has, asking, accepting, and what gives."""

import re

from playwright.sync_api import expect

from tests.browser import holding, story
from tests.browser.conftest import Visiting
from tests.browser.living import LivingSite, link_in
from tests.browser.story import BEN
from tests.browser.visiting import HAND, Visitor

TITLE = "The next two weeks"
ITEMS = {"Paint the railing": "16", "Oil the hinges": "6", "Write to the harbour office": "4"}


def add(who: Visitor, words: str, hours: str) -> None:
    """Add a line to the backlog of a period."""
    who.fill("What could be done?", words)
    who.fill("Hours", hours)
    who.press("Add")
    who.reads(words)


def have(who: Visitor, period: str, hours: str, *, away: str = "", elsewhere: str = "") -> None:
    """Say what one has for the period."""
    who.go(f"{period}capacity/")
    who.fill("How many hours do you have for this?", hours)
    who.fill("Days away", away)
    who.fill("Hours you owe elsewhere", elsewhere)
    who.press("Say it")


def item(who: Visitor, period: str, words: str) -> None:
    """Open an item from its period."""
    who.go(period)
    who.page.locator("article.item a", has_text=words).first.click()
    who.page.wait_for_url("**/items/**")


def begin(ada: Visitor, ben: Visitor) -> str:
    """Plan a planning session, begin it, and begin a period from it; answer the period's address."""
    talk = holding.plan(ada, "Ben Okoro", "Planning", TITLE)
    ben.go(link_in(ben.site.letter(BEN, f"asks you to “{TITLE}”"), "/conversations/"))
    ben.press("I am there")
    ada.go(talk)
    ada.press("Begin")
    ada.follow("Plan the period")
    ada.press("Begin planning")
    return ada.page.url.split("?")[0]


def take_and_ask(ada: Visitor, ben: Visitor, period: str) -> None:
    """One takes something on, and asks the other for the rest: theirs only once they say yes."""
    ada.go(period)
    ben.go(period)
    expect(ben.page.locator("[data-live-presence] li")).to_have_text(["Ada Lind", "Ben Okoro"])
    for words, hours in ITEMS.items():
        add(ada, words, hours)
    expect(ben.page.locator("article.item")).to_have_count(len(ITEMS))  # Ben's page shows them by itself
    have(ada, period, "30", elsewhere="6")
    have(ben, period, "20", away="5")
    ben.page.locator("article.item", has_text="Oil the hinges").get_by_role("button", name="I take it").click()
    expect(ben.page.locator("article.item", has_text="Oil the hinges")).to_contain_text("you have it")
    item(ada, period, "Paint the railing")
    ada.unfold("Ask somebody")
    ada.choose("Whom do you ask?", "Ben Okoro")
    with ada.page.expect_navigation():
        ada.page.locator("#asking").get_by_role("button", name="Ask", exact=True).click()
    ben.go(link_in(ben.site.letter(BEN, "Paint the railing"), "/requests/"))
    ben.press("Promise it")
    ben.reads("It is your promise now")


def see_what_gives(ada: Visitor, ben: Visitor, period: str) -> None:
    """The load is drawn, and the one who has too much is asked what gives, by the order of the backlog."""
    ada.go(period)
    expect(ada.page.locator("figure.bars svg[role=img]")).to_contain_text(re.compile(r"22\sh of 10\sh"))
    ada.reads("more than Ben Okoro has. What gives?")
    ben.go(period)
    ben.reads("That is 12 h more than you have. What gives?")
    item(ben, period, "Paint the railing")
    ben.unfold("Hand it over")
    ben.choose("Whom do you ask?", "Ada Lind")
    ben.fill("What changed?", "I counted too late.", within="#handing")
    ben.press("Ask them to take it over")
    ada.go("/requests/?which=to_me")
    ada.follow("Paint the railing")
    ada.press("Promise it")
    ben.go(period)
    assert "What gives?" not in ben.words()


def close(ada: Visitor, ben: Visitor, period: str) -> None:
    """The period is closed; what nobody took goes back to the backlog, and no promise changes."""
    ben.go(period)
    ada.go(period)
    ada.unfold("Close this period")
    ada.press("Close it")
    ada.reads("Went back to the backlog")
    ben.reads("Nobody took")  # Ben's page shows it by itself
    ben.go("/commitments/")
    ben.reads("Oil the hinges")


def test_a_whole_planning_session(site: LivingSite, visiting: Visiting) -> None:
    ada, ben = visiting(site), visiting(site, viewport=HAND)
    story.begin(ada)
    story.invite(ada, ben)
    story.relate(ada, ben)
    period = begin(ada, ben)
    take_and_ask(ada, ben, period)
    see_what_gives(ada, ben, period)
    close(ada, ben, period)
