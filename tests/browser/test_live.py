"""Two people with one page open: what one types the other sees, and nothing typed is lost."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import Visiting
from tests.browser.living import ROOT, LivingSite, living_site
from tests.browser.visiting import Visitor


@pytest.fixture(scope="module")
def parlour(browser: Browser) -> Iterator[LivingSite]:
    """An installation with a room for trying live pages."""
    with living_site(settings="tests.parlour.settings") as running:
        yield running


@pytest.fixture
def room(parlour: LivingSite) -> dict[str, Any]:
    """A fresh room with two people."""
    command = [sys.executable, "-m", "tests.parlour.opening", "1"]
    done = subprocess.run(command, env=parlour.environment(), capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout)[0]
    return found


def enter(visiting: Visiting, site: LivingSite, room: dict[str, Any], who: int, **options: object) -> Visitor:
    visitor: Visitor = visiting(site, **options)
    name, _, value = room["cookies"][who].partition("=")
    visitor.context.add_cookies([{"name": name, "value": value, "url": site.url}])
    visitor.go(f"/parlour/{room['room']}/")
    return visitor


def notes(visitor: Visitor) -> Locator:
    return visitor.page.get_by_label("Notes")


def state(visitor: Visitor) -> Locator:
    return visitor.page.locator("[data-live-state]")


def test_two_people_write_one_text(visiting: Visiting, parlour: LivingSite, room: dict[str, Any]) -> None:
    ada, ben = (enter(visiting, parlour, room, who) for who in (0, 1))
    for each in (ada, ben):
        expect(state(each)).to_have_text(re.compile("You are both here"))
        expect(each.page.locator("[data-live-presence] li")).to_have_text(["Ada", "Ben"])
        expect(each.page.get_by_role("button", name="Save")).to_be_hidden()
    notes(ada).press_sequentially("We meet on Monday")
    expect(notes(ben)).to_have_value("We meet on Monday")
    notes(ben).press("Home")
    notes(ben).press_sequentially("Agreed: ")
    notes(ada).press_sequentially(" at noon 😀")  # Ada's caret stayed at the end
    both = "Agreed: We meet on Monday at noon 😀"
    expect(notes(ada)).to_have_value(both)
    expect(notes(ben)).to_have_value(both)
    notes(ben).press("ControlOrMeta+z")  # takes back what Ben wrote, and nothing of Ada's
    expect(notes(ada)).to_have_value("We meet on Monday at noon 😀")
    expect(notes(ben)).to_have_value("We meet on Monday at noon 😀")


def test_a_lost_connection_and_a_closed_tab_lose_nothing(
    visiting: Visiting, parlour: LivingSite, room: dict[str, Any]
) -> None:
    ada, ben = (enter(visiting, parlour, room, who) for who in (0, 1))
    expect(state(ada)).to_have_text(re.compile("You are both here"))
    ada.context.set_offline(True)
    expect(state(ada)).to_have_text(re.compile("The connection is gone"))
    notes(ada).press_sequentially("from afar ")
    notes(ben).press_sequentially("from here ")
    ada.page.wait_for_timeout(400)
    again = ada.context.new_page()
    ada.page.close()
    ada.context.set_offline(False)
    again.goto(f"{parlour.url}/parlour/{room['room']}/")
    for field in (again.get_by_label("Notes"), notes(ben)):
        expect(field).to_have_value(re.compile("from afar"))
        expect(field).to_have_value(re.compile("from here"))
    ada.complaints = [words for words in ada.complaints if "WebSocket" not in words]


def test_a_form_without_scripts_and_a_live_page_lose_no_word(
    visiting: Visiting, parlour: LivingSite, room: dict[str, Any]
) -> None:
    ada, ben = enter(visiting, parlour, room, 0), enter(visiting, parlour, room, 1, java_script_enabled=False)
    expect(state(ada)).to_have_text(re.compile("kept as you go"))
    notes(ben).fill("We meet on Monday")
    notes(ada).press_sequentially("First: ")
    ben.page.get_by_role("button", name="Save").click()
    expect(notes(ada)).to_have_value(re.compile("First:.*We meet on Monday|We meet on Monday.*First:"))
    expect(state(ada)).to_have_text(re.compile("kept as you go"))
    ben.page.wait_for_timeout(500)  # what Ada typed last may still have been on its way when Ben saved
    ben.page.goto(ben.page.url)
    expect(notes(ben)).to_have_value(notes(ada).input_value())


def test_a_part_is_fetched_anew_and_waits_while_somebody_writes_in_it(
    visiting: Visiting, parlour: LivingSite, room: dict[str, Any]
) -> None:
    ada = enter(visiting, parlour, room, 0)
    expect(state(ada)).to_have_text(re.compile("kept as you go"))
    drawn = ada.page.locator("#drawn")
    before = drawn.inner_text()
    signal = (
        "from django.db import transaction\nfrom carefront.kit.live import signals\nfrom uuid import UUID\n"
        f"with transaction.atomic(): signals.signal(UUID({room['room']!r}), 'decisions')"
    )
    parlour.do(signal)
    expect(drawn).not_to_have_text(before)
    line = ada.page.get_by_label("Add one")
    line.fill("half a sent")
    before = drawn.inner_text()
    parlour.do(signal)
    ada.page.wait_for_timeout(500)
    expect(line).to_have_value("half a sent")
    expect(drawn).to_have_text(before)
    line.fill("")
    line.blur()
    expect(drawn).not_to_have_text(before)
