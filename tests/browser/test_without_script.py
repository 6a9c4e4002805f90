"""The same path in browsers that run no script at all."""

from tests.browser import story
from tests.browser.conftest import Visiting
from tests.browser.living import LivingSite


def test_the_main_path_needs_no_script(site: LivingSite, visiting: Visiting) -> None:
    """Arrive, invite, relate, promise, ask, answer by link and by reply, be met, and change: by pages alone."""
    ada, ben, stranger = (visiting(site, java_script_enabled=False) for _ in range(3))
    story.begin(ada)
    story.invite(ada, ben)
    story.relate(ada, ben)
    story.promise(ben, "Call the printer about the posters by tomorrow noon", ben.day_named(1), "Ada Lind")
    noted = story.promise(ben, "Send the notes of our talk in three days", ben.day_named(3), "Ada Lind")
    posters = story.promise(ben, "Hang up the posters in a week", ben.day_named(7), "Ada Lind")
    story.ask_and_agree(ada, ben)
    story.answer_through_link(ben, stranger, "Call the printer")
    story.be_met(ada, ben)
    story.answer_by_reply(ada, ben, "Send the notes", noted)
    story.see_it_differently(ada, ben)
    story.change(ben, posters)
