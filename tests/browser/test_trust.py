"""Two people and what keeps happening: shared, talked through, agreed on, firmer for a time, and down again.

One of them has a desk and scripts, the other a phone and none: what both see is the same.
"""

from playwright.sync_api import Locator

from tests.browser import looking
from tests.browser.conftest import Visiting
from tests.browser.living import LivingSite
from tests.browser.test_pages import be
from tests.browser.visiting import DESK, HAND, Visitor

HEAVY, LIGHT = "I plan my week around it and then sit there.", "I am ashamed and say nothing."
WILL_SEND, WILL_ASK = "I will send one sentence on Tuesday", "I will ask on Wednesday what it says"
OTHERS_WORK, SAYS_SO = "I plan the screens without it.", "I say so on Monday and move my other work."


def beside(who: Visitor, name: str) -> str:
    """Open the page of the relationship with somebody; answer its address."""
    who.go("/relationships/")
    who._leave(who.page.locator("main .rows a", has_text=name))
    return who.page.url


def looked_at(*people: Visitor) -> None:
    """See that the page each looks at has nothing that keeps anybody out, and fits."""
    for who in people:
        found = looking.Findings()
        looking.look_at(who.page, found, looking.axe_script(), looking.LOOKS)
        told = found.axe + found.overflow + found.focus
        assert not told, "\n".join(told)
        who.page.set_viewport_size(DESK)  # type: ignore[arg-type]
        who.page.reload()


def tick(box: Locator) -> None:
    """Choose a box or a button by the keyboard: no bar at the foot of a phone lies over it then."""
    box.focus()
    box.press("Space")
    assert box.is_checked()


def keep(who: Visitor, part: str, label: str, words: str, *, show: str = "") -> None:
    """Write one's side of a step."""
    form = who.page.locator(f"form[action*='/parts/{part}/']").first
    form.get_by_label(label).first.fill(words)
    button = f"Keep it and show {show}" if show else "Keep it to myself for now"
    who._leave(form.get_by_role("button", name=button))


def test_what_was_noticed_is_shared_and_taken_back(demo: LivingSite, visiting: Visiting) -> None:
    miriam, daniel = visiting(demo), visiting(demo, viewport=HAND, java_script_enabled=False)
    be(miriam, "miriam")
    be(daniel, "daniel")
    place = beside(daniel, "Miriam")
    daniel.reads("What Carefront noticed")
    daniel.reads("shown to you")
    daniel._leave(daniel.page.locator("#conversation .rows a"))
    assert daniel.page.locator("#noted li").count() == 1
    daniel._leave(daniel.page.locator("#noted li a"))
    page = daniel.page.url
    daniel.reads("Ask me what exactly.")
    assert "Take it back" not in daniel.words()
    daniel.follow("Talk about it together")
    assert daniel.page.locator("input[name=about][type=radio]:checked").count() == 1
    assert daniel.page.locator("input[name=facts]").count() > 0
    miriam.go(page)
    looked_at(miriam)
    miriam.unfold("Take it back")
    miriam.press("Take it back")
    daniel.go(place)
    assert "What Carefront noticed" not in daniel.words()
    daniel._leave(daniel.page.locator("#conversation .rows a"))
    assert daniel.page.locator("#noted").count() == 0
    daniel.refused.add(page)
    assert daniel.page.goto(page).status == 404  # type: ignore[union-attr]
    miriam.go(page)
    miriam.unfold("Share it with Daniel")
    miriam.press("Share it")
    daniel.go(place)
    daniel.reads("What Carefront noticed")


def test_a_talk_is_prepared_unseen_and_ends_in_an_agreement_a_level_and_down_again(
    demo: LivingSite, visiting: Visiting
) -> None:
    samuel, yuki = visiting(demo), visiting(demo, viewport=HAND, java_script_enabled=False)
    be(samuel, "samuel")
    be(yuki, "yuki")
    place = beside(yuki, "Samuel")
    yuki.follow("Talk about what keeps happening")
    yuki.page.locator("main a", has_text="Begin a talk").first.click()
    tick(yuki.called("Samuel Brandt"))
    yuki.press("Show the facts")
    for box in yuki.page.locator("input[name=facts]").all()[:3]:
        tick(box)
    yuki.press("Begin")
    talk = yuki.page.url
    keep(yuki, "impact", "What does it mean for you?", HEAVY)
    samuel.go(talk)
    assert HEAVY not in samuel.words()
    looked_at(samuel)
    keep(samuel, "impact", "What does it mean for you?", LIGHT)
    yuki.go(talk)
    assert LIGHT not in yuki.words()
    yuki.press("I am ready to open it")
    samuel.go(talk)
    assert HEAVY not in samuel.words()
    samuel.press("I am ready to open it")
    samuel.reads(HEAVY)
    yuki.go(talk)
    yuki.reads(LIGHT)
    for who, words in ((samuel, WILL_SEND), (yuki, WILL_ASK)):
        form = who.page.locator("form[action*='/parts/will/']").first
        form.get_by_label("I will").first.fill(words)
        who._leave(form.get_by_role("button", name="Keep it"))
    samuel.go(talk)
    terms = samuel.page.locator("#terms")
    terms.get_by_label("If it continues, we").fill("look at the day again")
    terms.get_by_label("We look again on").fill(samuel.in_days(14))
    samuel._leave(terms.get_by_role("button", name="Keep it"))
    samuel.press("Agree to these words")
    yuki.go(talk)
    yuki.reads(WILL_SEND)
    yuki.press("Agree to these words")
    yuki.reads("You agreed. You look again on")
    consequences(samuel, yuki, talk)
    for who in (samuel, yuki):
        who.go(f"{place}level/")
        who.reads("Agreed consequences")
    looked_at(samuel)
    samuel.go(place)
    samuel.reads("agreed consequences")
    samuel.go(f"{place}level/")
    down(samuel)
    yuki.go(place)
    assert "agreed consequences" not in yuki.page.locator(".aside").inner_text()


def consequences(samuel: Visitor, yuki: Visitor, talk: str) -> None:
    """Each writes what they do themselves; one yes is taken back and said again."""
    yuki.unfold("Write what each of you does if it goes on")
    yuki.fill("The last day", yuki.in_days(21))
    yuki.fill("The day on which you look back together", yuki.in_days(20))
    yuki.press("Begin to write")
    page = yuki.page.url
    for who, words in ((yuki, OTHERS_WORK), (samuel, SAYS_SO)):
        who.go(page)
        form = who.page.locator("#conduct")
        form.get_by_label("If it goes on, I").fill(words)
        who._leave(form.get_by_role("button", name="Keep it"))
    looked_at(samuel)
    samuel.press("Agree to these words")
    samuel.press("Take my yes back")
    samuel.reads("Taken back. Nothing is agreed.")
    samuel.press("Agree to these words")
    yuki.go(page)
    yuki.reads("Samuel Brandt agreed to these words.")
    yuki.press("Agree to these words")
    yuki.reads("In force until")


def down(who: Visitor) -> None:
    """Go down alone, at once."""
    who.unfold("Go down a level")
    tick(who.page.locator("form[action*='/level/'] input[name=level][value='2']").first)
    who.press("Go down")


def test_a_pulse_is_ones_own_until_it_is_shared_and_stands_on_the_map(demo: LivingSite, visiting: Visiting) -> None:
    yuki, samuel = visiting(demo, viewport=HAND, java_script_enabled=False), visiting(demo)
    be(yuki, "yuki")
    be(samuel, "samuel")
    place = beside(yuki, "Samuel")
    yuki.go(f"{place}pulse/")
    for number, name in enumerate(("safe", "care", "clear")):
        tick(yuki.page.locator(f"input[name={name}][value='{5 + number % 2}']"))
    yuki._leave(yuki.page.locator("#questions").get_by_role("button", name="Keep it"))
    samuel.go(place)
    assert samuel.page.locator(".glimpse").count() == 0
    yuki.go(f"{place}pulse/")
    yuki._leave(yuki.page.locator("form[action*='/sharing/'] button"))
    yuki.go(place)
    assert yuki.page.locator(".glimpse .mine").count() == 1
    samuel.go(place)
    assert samuel.page.locator(".glimpse .theirs").count() == 1
    looked_at(samuel)
    samuel.follow("The whole map, and as a table")
    assert "Yuki Tanabe: trust" in samuel.words()
    looked_at(samuel)


def test_the_grid_leads_to_the_list_and_the_list_to_the_answer(demo: LivingSite, visiting: Visiting) -> None:
    daniel = visiting(demo, viewport=HAND, java_script_enabled=False)
    be(daniel, "daniel")
    daniel.go("/relationships/")
    daniel.follow("Where clarity is missing")
    cell = daniel.page.locator(".clarity-grid tbody tr", has_text="Daniel").locator("td a").first
    count = int(cell.inner_text().split()[0])
    daniel._leave(cell)
    assert daniel.page.locator("#open tbody tr").count() == count
    daniel._leave(daniel.page.locator("#open tbody th a"))
    assert "/commitments/" in daniel.page.url or "/requests/" in daniel.page.url or "/expectations/" in daniel.page.url
