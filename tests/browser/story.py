"""The main job, step by step, as two people do it on pages and in letters: with script or without."""

from urllib.request import Request, urlopen

from playwright.sync_api import expect

from tests.browser.living import link_in, soon, text_of
from tests.browser.visiting import Visitor

ADA, BEN = "ada@bridge.example", "ben@bridge.example"
PASSWORD = "seven quiet herons"


def begin(ada: Visitor) -> None:
    """Create the first account and workspace on an empty installation."""
    ada.go("/")
    ada.reads("Welcome to Carefront")
    ada.fill("Your name", "Ada Lind")
    ada.fill("E-mail", ADA)
    ada.fill("Password", PASSWORD)
    ada.fill("Name of your workspace", "Bridge Builders")
    ada.press("Begin")
    no_quiet_hours(ada)


def no_quiet_hours(who: Visitor) -> None:
    """Say in the preferences that letters may come at any hour."""
    who.go("/preferences/")
    who.choose("Time zone", "Berlin")
    who.fill("Quiet from", "00:00")
    who.fill("Quiet until", "00:00")
    who.press("Keep these")
    expect(who.page.get_by_label("Quiet until")).to_have_value("00:00")


def invite(ada: Visitor, ben: Visitor) -> None:
    """Invite somebody by e-mail; they open the link of the letter and come in on one page."""
    ada.go("/people/")
    ada.fill("E-mail", BEN)
    ada.fill("Name", "Ben Okoro")
    ada.fill("A few words from you", "Shall we keep our word to each other for a week?")
    ada.press("Send the invitation")
    letter = ada.site.letter(BEN, "Shall we keep our word")
    ben.go(link_in(letter, "/invitation/"))
    ben.reads("Ada Lind invites you to Bridge Builders")
    ben.fill("Your name", "Ben Okoro")
    ben.fill("E-mail", BEN)
    ben.fill("Password", PASSWORD + " fly")
    ben.press("Join")
    no_quiet_hours(ben)


def relate(ada: Visitor, ben: Visitor) -> None:
    """Propose a coaching relationship; the other reads who sees what and says yes."""
    ada.go("/relationships/new/")
    ada.follow("I coach somebody")
    ada.pick("Ben Okoro")
    ada.fill("What is it for?", "Asking before answering.")
    ada.press("Propose it")
    letter = ada.site.letter(BEN, "would like to keep their word with you")
    ben.go(link_in(letter, "/relationships/"))
    ben.reads("Asking before answering.")
    ben.reads("Who sees what")
    ben.press("Say yes")
    ada.site.letter(ADA, "Ben Okoro said yes")


def promise(who: Visitor, line: str, understood: str, to: str) -> str:
    """Promise something in one line; the day is shown back in words. Answers the promise's address."""
    who.go("/commitments/new/")
    who.choose("To whom?", to)
    words = who.page.locator("main").get_by_label("What do you promise?", exact=True)
    if who.scripted:
        words.press_sequentially(line)
        who.reads("can stay so.")
        who.reads("Understood:")
    else:
        words.fill(line)
    who.press("Promise it")
    who.reads("Promised.")
    assert understood in who.reads("The day was understood as").inner_text()
    return who.page.url.split("?")[0]


def ask_and_agree(ada: Visitor, ben: Visitor) -> None:
    """Ask for a promise, get a counter-offer in the other's own words, and agree to it."""
    ada.go("/requests/new/")
    ada.choose("Whom do you ask?", "Ben Okoro")
    ada.fill("What would you like them to promise?", "Write down three questions you asked, tomorrow at 3 pm")
    ada.press("Ask")
    ben.go(link_in(ada.site.letter(BEN, "three questions"), "/requests/"))
    ben.unfold("Offer something else")
    ben.fill("What you could promise", "Write down one question I asked, in two days")
    ben.fill("A word about it", "One a week is what I can keep.")
    ben.press("Offer this")
    ada.go(link_in(ada.site.letter(ADA, "one question I asked"), "/requests/"))
    ada.reads("One a week is what I can keep.")
    ada.reads(f"by {ben.day_named(2)}")
    ada.press("Agree to it")
    ben.go("/")
    ben.reads("Write down one question I asked")


def answer_through_link(ben: Visitor, stranger: Visitor, words: str) -> None:
    """Answer the letter's question on a page that needs no signing in; opening it, even often, writes nothing."""
    ben.site.bring_question_forward(BEN, words)
    letter = ben.site.letter(BEN, f"How did it go: {words[:20]}")
    assert words in text_of(letter)
    link = link_in(letter, "o=done")
    for _ in range(3):
        with urlopen(Request(link, headers={"User-Agent": "mail scanner"}), timeout=20) as page:
            assert page.status == 200
    stranger.go(link)
    stranger.reads("How did it go?")
    stranger.fill("What happened?", "I asked, and waited. They found it themselves.")
    stranger.fill("What did you learn?", "Silence is part of the question.")
    stranger.press("Write it down")
    stranger.reads("That is written")
    stranger.reads("You did what you said.")
    stranger.refused.add(link)
    stranger.page.goto(link)
    stranger.reads("This is answered")


def be_met(ada: Visitor, ben: Visitor) -> None:
    """See the other's answer, and say what it meant; the owner reads it."""
    ada.go("/")
    with ada.page.expect_navigation():
        ada.page.locator("main a[href*='/answers/']").first.click()
    ada.reads("They found it themselves.")
    ada.reads("Silence is part of the question.")
    ada.fill("Your words", "You gave them room. I noticed it on Tuesday, too.")
    ada.press("Send")
    ben.site.bring_news_forward()
    ben.go(link_in(ben.site.letter(BEN, "You gave them room"), "/answers/"))
    ben.reads("You gave them room. I noticed it on Tuesday, too.")


def answer_by_reply(ada: Visitor, ben: Visitor, words: str, address: str) -> None:
    """Answer a letter by replying to it: its first words are the outcome, the rest what happened."""
    ben.site.bring_question_forward(BEN, words)
    letter = ben.site.letter(BEN, f"How did it go: {words[:20]}")
    ben.site.reply(letter, "Not yet. The week ran away with me, and I see why now.")
    wait_for_words(ben, "The week ran away with me", address)
    ben.reads("Not yet")
    ben.reads("The week ran away with me, and I see why now.")


def see_it_differently(ada: Visitor, ben: Visitor) -> None:
    """Let the other side write its own account; both stand."""
    ada.site.bring_news_forward()
    ada.go(link_in(ada.site.letter(ADA, "The week ran away with me"), "/answers/"))
    ada.unfold("You saw it differently?")
    ada.pick("Partly")
    ada.fill("What you saw", "You wrote to two of them. I have their notes.")
    ada.press("Write it beside theirs")
    ada.reads("Both accounts stand.")
    ben.go(ada.page.url.split("?")[0])
    ben.reads("You two saw it differently. Both accounts stand.")
    ben.reads("I have their notes.")


def change(ben: Visitor, address: str) -> None:
    """Say that a promise is at risk, name another day, let it rest, take it up, change it, and let that go."""
    ben.go(f"{address}at-risk/")
    ben.fill("A few words about it", "The printer is on strike.")
    ben.press("Say it")
    ben.reads("Said. Those whom it concerns hear of it.")
    ben.site.letter(ADA, "The printer is on strike.")
    ben.go(f"{address}moves/")
    ben.fill("Day", ben.in_days(9))
    ben.press("Promise it for that day")
    ben.reads("It has another day now.")
    ben.go(f"{address}pause/")
    ben.press("Let it rest")
    ben.reads("It rests now.")
    ben.press("Take it up again")
    ben.go(f"{address}successor/")
    ben.fill("What do you promise now?", "Send the short version")
    ben.fill("Day", ben.in_days(12))
    ben.press("Promise this instead")
    ben.reads("This promise stands in its place.")
    successor = ben.page.url.split("?")[0]
    assert successor != address
    ben.go(f"{successor}release/")
    ben.press("Let it go")
    ben.reads("Let go. It stays in the record.")


def wait_for_words(who: Visitor, words: str, address: str) -> None:
    """Look at a page again and again until it says something."""

    def look() -> bool | None:
        who.go(address)
        return words in who.words() or None

    soon(look, f"“{words}” on {address}")
