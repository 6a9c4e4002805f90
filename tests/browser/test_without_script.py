"""The same paths in browsers that run no script at all."""

import pytest

from tests.browser import holding, story
from tests.browser.conftest import Visiting
from tests.browser.living import LivingSite
from tests.browser.visiting import Visitor

People = tuple[Visitor, Visitor, Visitor]


@pytest.fixture
def people(site: LivingSite, visiting: Visiting) -> People:
    """Somebody, another, and a stranger, without scripts."""
    ada, ben, stranger = (visiting(site, java_script_enabled=False) for _ in range(3))
    return ada, ben, stranger


def test_the_main_path_needs_no_script(people: People) -> None:
    """Arrive, invite, relate, promise, ask, answer by link and by reply, be met, change, and talk: by pages alone."""
    ada, ben, stranger = people
    story.begin(ada)
    story.invite(ada, ben)
    story.relate(ada, ben)
    promise_and_answer(ada, ben, stranger)
    talk(ada, ben)


def promise_and_answer(ada: Visitor, ben: Visitor, stranger: Visitor) -> None:
    """Promise, ask, answer, be met, see it differently, and change."""
    story.promise(ben, "Call the printer about the posters by tomorrow noon", ben.day_named(1), "Ada Lind")
    noted = story.promise(ben, "Send the notes of our talk in three days", ben.day_named(3), "Ada Lind")
    posters = story.promise(ben, "Hang up the posters in a week", ben.day_named(7), "Ada Lind")
    story.ask_and_agree(ada, ben)
    story.answer_through_link(ben, stranger, "Call the printer")
    story.be_met(ada, ben)
    story.answer_by_reply(ada, ben, "Send the notes", noted)
    story.see_it_differently(ada, ben)
    story.change(ben, posters)


def talk(ada: Visitor, ben: Visitor) -> None:
    """Hold a conversation: topics, notes that two wrote at once, a decision, and the record."""
    address = holding.plan(ada, "Ben Okoro", "Coaching", "A quiet hour")
    holding.add_topic(ben, address, "The boat club")
    ada.go(address)
    ada.press("Begin")
    ben.go(address)
    ben.press("I am here, too")
    ada.go(address)
    for who, words in ((ada, "Ada wrote this."), (ben, "Ben wrote that.")):  # both pages were drawn before either saved
        who.fill("What you all write down", words)
        with who.page.expect_navigation():
            who.page.locator("#notes").get_by_role("button", name="Save").click()
    assert "Ada wrote this." in ben.called("What you all write down").input_value()
    holding.decide(ben, address, "The boat club", "Do", words="Write to the boat club", owner="Me", days=4, bind=True)
    ben.reads("Decided, and it is your promise now.")
    ada.go(address)
    ada.press("End the conversation")
    ada.reads("What it came to")
    ada.reads("Write to the boat club")
