"""Two people keep their word to each other for a while: two browser profiles, real letters, one story."""

from tests.browser import carrying, story
from tests.browser.conftest import Visiting
from tests.browser.living import LivingSite

CALL = "Call the printer about the posters"
NOTES = "Send the notes of our talk"
POSTERS = "Hang up the posters"


def test_two_people_keep_their_word(site: LivingSite, visiting: Visiting) -> None:
    """The whole loop, from an empty installation to a record that outlives an account."""
    ada, ben, stranger = visiting(site), visiting(site), visiting(site)
    story.begin(ada)
    story.invite(ada, ben)
    story.relate(ada, ben)
    called = story.promise(ben, f"{CALL} by tomorrow noon", "12", "Ada Lind")
    noted = story.promise(ben, f"{NOTES} in three days", "", "Ada Lind")
    posters = story.promise(ben, f"{POSTERS} in a week", "", "Ada Lind")
    story.promise(ada, "Listen for ten minutes before I say anything, next Monday", "Monday", "Ben Okoro")
    story.ask_and_agree(ada, ben)
    story.answer_through_link(ben, stranger, CALL)
    story.be_met(ada, ben)
    story.answer_by_reply(ada, ben, NOTES, noted)
    story.see_it_differently(ada, ben)
    story.change(ben, posters)
    carrying.bring_a_table(ada, ben)
    carrying.take_everything_out(ada)
    carrying.fetch_calendar(ben)
    carrying.leave(ada, ben, called)
