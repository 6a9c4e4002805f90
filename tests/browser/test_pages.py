"""Every page of the lived-in story: accessible, whole on the narrowest phone, and usable by keyboard alone."""

from collections import Counter

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import looking
from tests.browser.conftest import Visiting
from tests.browser.living import LivingSite
from tests.browser.visiting import HAND, Visitor, watched

PEOPLE = ("miriam", "jonas", "daniel")  # a steward who manages, a client in a team, somebody with everything else
# Where the crawl begins as well, for what two samples of a kind leave out: a list, a link in it, what follows there.
ALSO = {
    "jonas": (
        ("/conversations/", "Checkout, ten minutes standing", "read-back/"),
        ("/relationships/", "Checkout", "backlog/"),
        ("/relationships/", "Checkout", "covenant/draft/"),
    ),
    "daniel": (("/plans/", "", ""),),
}
TAB_STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
  (one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !one.disabled).length"""
HERE = """() => {
  const one = document.activeElement;
  one.dataset.met ??= String(Math.random());
  return one.dataset.met;
}"""


def be(who: Visitor, name: str) -> None:
    """Sign in as somebody of the story."""
    who.go("/demo/")
    who.page.locator(f"button[value={name}]").click()
    who.page.wait_for_url(who.site.url + "/")


def starts(who: Visitor, name: str) -> list[str]:
    """Answer where to begin to look around as somebody, or signed out."""
    if not name:
        return ["/demo/", "/account/login/", "/offline/"]
    found = ["/"]
    for listed, words, further in ALSO.get(name, ()):
        who.go(listed)
        link = who.page.locator("main .rows a", has_text=words).first
        found.append(f"{link.get_attribute('href')}{further}")
    return found


@pytest.fixture(scope="module")
def found(browser: Browser, demo: LivingSite) -> looking.Findings:
    """What there is to say against any page, seen signed out and by several people."""
    all_found, axe = looking.Findings(), looking.axe_script()
    outside, inside = Counter[str](), Counter[str]()  # an address shows something else to somebody signed in
    for name in ("", *PEOPLE):
        who = watched(browser, demo)
        if name:
            be(who, name)
        for start in starts(who, name):
            looking.look_around(who, start, all_found, inside if name else outside, axe)
        assert who.complaints == []
        who.context.close()
    return all_found


def test_every_kind_of_page_is_looked_at(found: looking.Findings) -> None:
    """The crawl finds the site: a frame that hides its links would make the other tests easy."""
    seen = {looking.shape_of(url) for url in found.pages}
    paths = {shape.split("?")[0] for shape in seen}
    wanted = {
        "", "commitments/", "commitments/new/", "commitments/id/", "requests/", "requests/id/", "requests/new/",
        "expectations/", "expectations/id/", "expectations/new/", "relationships/", "relationships/id/",
        "relationships/id/settings/", "relationships/id/facts/", "relationships/new/", "check-ins/id/", "answers/id/",
        "people/", "preferences/", "tokens/", "steward/", "who-sees-what/", "search/", "import/", "export/",
        "account/erasure/", "account/login/", "demo/", "conversations/", "conversations/new/", "conversations/id/",
        "conversations/id/move/", "conversations/id/cancellation/", "conversations/id/read-back/", "topics/id/",
        "series/id/", "decisions/", "decisions/id/follow-up/", "plans/", "plans/new/", "plans/id/",
        "conversations/search/", "relationships/id/rituals/", "relationships/id/backlog/", "items/id/", "steps/id/",
        "periods/id/", "periods/new/", "periods/id/capacity/", "relationships/id/covenant/",
        "relationships/id/covenant/draft/", "relationships/id/level/", "relationships/id/release/",
        "commitments/id/level/", "calendars/", "transcripts/", "transcripts/new/", "pulses/", "relationships/id/pulse/",
    }  # fmt: skip
    assert wanted <= paths, sorted(wanted - paths)


def test_axe_finds_nothing_on_any_page(found: looking.Findings) -> None:
    """On phone and desk, light and dark."""
    if looking.axe_script() is None:
        pytest.skip("axe-core is not here (CAREFRONT_AXE, or npm install --prefix .venv/node axe-core@4)")
    assert found.axe == []


def test_nothing_sticks_out_on_the_narrowest_phone_or_at_twice_the_size(found: looking.Findings) -> None:
    assert found.overflow == []


def test_the_keyboard_reaches_and_shows_every_control(found: looking.Findings) -> None:
    assert found.focus == []


@pytest.mark.parametrize("address", ["/", "/commitments/", "/commitments/new/", "/preferences/"])
def test_tab_goes_through_the_whole_page(demo: LivingSite, visiting: Visiting, address: str) -> None:
    """As many stops as there are controls, and then around."""
    who = visiting(demo)
    be(who, "jonas")
    who.go(address)
    stops, met = who.page.evaluate(TAB_STOPS), []
    who.page.locator("body").focus()
    for _ in range(3 * stops):
        who.page.keyboard.press("Tab")
        here = who.page.evaluate(HERE)
        if met and here == met[0] and len(met) > 1:
            break
        met += [here] if here not in met else []  # a time has several stops inside
    # Of a group of radio buttons, Tab stops at one.
    radios = who.page.locator("input[type=radio]").count()
    assert stops - radios <= len(met) <= stops + 1


def test_a_promise_by_keyboard_alone(demo: LivingSite, visiting: Visiting) -> None:
    """Sign in, open the palette, find the way, promise, and read it back, without a pointer."""
    who = visiting(demo)
    who.go("/demo/")
    keys = who.page.keyboard
    who.page.locator("button[value=lena]").focus()
    keys.press("Enter")
    who.page.wait_for_url(demo.url + "/")
    keys.press("?")
    expect(who.page.locator("#shortcuts")).to_be_visible()
    keys.press("Escape")
    expect(who.page.locator("#shortcuts")).to_be_hidden()
    keys.press("Control+k")
    expect(who.page.locator("#palette input")).to_be_focused()
    keys.type("New promise")
    keys.press("Enter")
    who.page.wait_for_url("**/commitments/new/**")
    words = who.called("What do you promise?")
    words.focus()
    keys.type("Read the accessibility notes by Friday noon")
    who.reads("Understood:")
    keys.press("Enter")
    who.page.wait_for_url("**/commitments/*-*/**")
    assert "Read the accessibility notes by Friday noon" in who.page.locator("h1").inner_text()


def test_the_palette_finds_people_and_promises(demo: LivingSite, visiting: Visiting) -> None:
    who = visiting(demo)
    be(who, "jonas")
    who.page.keyboard.press("Control+k")
    who.page.keyboard.type("Ines")
    first = who.page.locator("#palette [data-palette-found] a").first
    first.wait_for()
    who.page.keyboard.press("Enter")
    who.page.wait_for_url("**/relationships/**")


def test_nothing_moves_for_those_who_asked_for_stillness(demo: LivingSite, visiting: Visiting) -> None:
    """Neither on a page, nor in a dialog, nor on the way to the next page."""
    who = visiting(demo, viewport=HAND)
    be(who, "jonas")
    who.page.locator("a[data-opens=palette]:visible").first.click()
    expect(who.page.locator("#palette")).to_be_visible()
    longest = who.page.evaluate(
        "() => Math.max(0, ...document.getAnimations().map((one) => Number(one.effect.getComputedTiming().endTime)))"
    )
    assert longest <= 10
