"""A conversation goes from its file to an accepted promise, by two people in two browsers, with script and without."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import looking
from tests.browser.conftest import Visiting
from tests.browser.living import LivingSite
from tests.browser.test_pages import be
from tests.browser.visiting import DESK, HAND, Visitor

CALL = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Jonas>Good morning. How did the calls go?

00:00:05.000 --> 00:00:09.000
<v Ines Falk>Well enough. I'll send you the {what} by Friday.

00:12:03.000 --> 00:12:09.000
<v Jonas>Thank you. I'll read your draft of the {what} tomorrow.

00:12:10.000 --> 00:12:14.000
<v Ines Falk>We decided to move the launch of the {what} to the summer.

banana --> 00:12:19.000
<v Somebody Else>Well, I will call the harbour office about the {what} next week.
"""


def bring(who: Visitor, what: str) -> str:
    """Bring a transcript, wait until it is read, and say who is who; answer the address of what was found."""
    who.go("/transcripts/new/")
    who.choose("With whom was it?", "Ines Falk")
    file = {"name": f"{what}.vtt", "mimeType": "text/vtt", "buffer": CALL.format(what=what).encode()}
    who.page.locator("main input[type=file]").set_input_files([file])  # type: ignore[list-item]
    who.press("Read it")
    address = who.page.url.removesuffix("speakers/")
    # A short file may be read before the page with its bar is shown; then the page goes on to the names by itself.
    ready = who.page.get_by_role("link", name="Look at what was found")
    for turn in range(80):
        if who.page.url.endswith("/speakers/"):
            break
        if who.scripted and ready.is_visible():
            ready.click()
            who.page.wait_for_url("**/speakers/")
            break
        who.page.wait_for_timeout(500)
        if not who.scripted or turn > 10:  # a tab in the background may draw late; looking again always helps
            who.go(address)
    assert re.search(r"Ines Falk", who.called("Ines Falk · speaks 2 times").locator("option:checked").inner_text())
    who.press("That is right")
    return address


def button(who: Visitor, words: str, name: str) -> None:
    """Press a button of the finding that holds some words."""
    row = who.page.locator("article", has_text=words)
    with who.page.expect_navigation():
        row.get_by_role("button", name=re.compile(f"^{name}")).first.click()


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without"])
def test_from_file_to_accepted_promise(demo: LivingSite, visiting: Visiting, scripted: bool) -> None:
    what = "brochure" if scripted else "leaflet"
    jonas, ines = (visiting(demo, java_script_enabled=scripted) for _ in range(2))
    be(jonas, "jonas")
    be(ines, "ines")
    page = bring(jonas, what)
    jonas.reads("1 thing about the file was unusual")
    button(jonas, f"I'll send you the {what}", "Ask Ines Falk")
    jonas.reads("It is nobody's promise until they say yes.")
    button(jonas, "I'll read your draft", "Keep it for me")
    button(jonas, "We decided", "Put it on record|It was decided")
    ines.go("/transcripts/")
    assert what not in ines.words()
    ines.go("/requests/?which=to_me")
    ines.follow(f"Send you the {what} by Friday")
    ines.reads(f"I'll send you the {what} by Friday.")
    ines.reads("You said this on")
    ines.press("Promise it")
    ines.reads("It is your promise now")
    ines.go("/decisions/")
    ines.reads(f"We decided to move the launch of the {what} to the summer.")
    jonas.go("/")
    jonas.reads("You said this. Is it your promise?")
    jonas.go("/transcripts/")
    jonas.page.locator("#said a", has_text=what).click()
    jonas.press("Yes, I promise it")
    jonas.reads("It is your promise now")
    jonas.go(page)
    jonas.page.get_by_role("button", name=re.compile("^Leave the")).click()
    expect(jonas.page.get_by_role("button", name=re.compile("^Leave the"))).to_have_count(0)


def test_its_pages_stand_every_look(demo: LivingSite, visiting: Visiting) -> None:
    """Accessible, whole on the narrowest phone, and within the keyboard's reach."""
    found, axe = looking.Findings(), looking.axe_script()
    who = visiting(demo)
    be(who, "jonas")
    one = bring(who, "poster")
    button(who, "I'll read your draft", "Keep it for me")
    button(who, "We decided", "Put it on record|It was decided")
    who.go("/transcripts/")
    said = who.page.locator("#said a").first.get_attribute("href") or ""
    who.go("/decisions/")
    decided = who.page.locator("article .words a").first.get_attribute("href") or ""
    who.go(one)
    other = who.page.get_by_role("link", name=re.compile("^In other words|^Say whose it is")).first
    path = urlsplit(one).path
    addresses = ["/transcripts/", "/transcripts/new/", "/decisions/", path, f"{path}speakers/", said, decided]
    for address in [*addresses, other.get_attribute("href") or ""]:
        who.page.set_viewport_size(DESK)  # type: ignore[arg-type]
        who.go(address)
        looking.look_at(who.page, found, axe, [(DESK, "light"), (DESK, "dark"), (HAND, "light"), (HAND, "dark")])
    assert (found.axe, found.overflow, found.focus) == ([], [], [])
