"""A conversation from its first plan to its record, step by step, as people do it on pages: with script or without."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.browser.visiting import Visitor


def begin_time() -> datetime:
    """Answer when a conversation of these tests begins: in half an hour, so that it can be begun at once."""
    return (datetime.now(ZoneInfo("Europe/Berlin")) + timedelta(minutes=30)).replace(second=0, microsecond=0)


def plan(who: Visitor, to: str, kind: str, title: str) -> str:
    """Plan a conversation in half an hour; answer its address."""
    starts = begin_time()
    who.go("/conversations/new/")
    who.choose("With whom?", to)
    who.choose("What kind of conversation?", kind)
    who.fill("Day", f"{starts.date()}")
    who.fill("Time", f"{starts:%H:%M}")
    who.unfold("A name, a place")
    who.fill("What is it called?", title)
    who.fill("Where?", "The bench by the harbour")
    who.press("Plan it")
    return who.page.url.split("?")[0].split("#")[0]


def add_topic(who: Visitor, address: str, words: str, *, private: bool = False) -> None:
    """Bring a topic, for all or for oneself first."""
    who.go(address)
    who.fill("What would you like to talk about?", words)
    if private:
        who.unfold("More about it, or privately first")
        who.pick("Keep it to myself for now")
    who.press("Add")
    who.reads(words)


def decide(
    who: Visitor, address: str, topic: str, ruling: str, *, words: str = "", owner: str = "", days: int = 0,
    bind: bool = False,
) -> None:  # fmt: skip
    """Say how a topic ends, perhaps in other words, with an owner and a day, and as a promise."""
    who.go(address)
    who.page.locator("#topics article", has_text=topic).get_by_role("link", name=re.compile("^Decide")).first.click()
    who.page.wait_for_url("**/topics/**")
    ruled = who.page.locator("#ruling")
    ruled.get_by_label(ruling, exact=True).check(force=True)
    if words:
        who.fill("In which words?", words, within="#ruling")
    if owner:
        who.called("Who does it?").select_option(label=owner)
    if days:
        who.fill("By which day?", who.in_days(days), within="#ruling")
    box = ruled.get_by_label("Make it a promise")
    box.set_checked(bind, force=True)
    who.press("Keep it")


def read_back(who: Visitor, address: str, agreed: str, owned: str) -> None:
    """Write, unseen, what was agreed and what of it is one's own."""
    who.go(f"{address}read-back/")
    who.fill("What was agreed?", agreed)
    who.fill("What of it is yours to do?", owned)
    who.press("Keep it, unseen")
