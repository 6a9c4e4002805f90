"""What the tests of evidence share: dates, facts and histories, written as short words."""

from datetime import date, timedelta
from uuid import UUID

from carefront.core.evidence.cancelled import Conversation
from carefront.core.evidence.counting import Day, Fact, days_of
from carefront.core.outcomes import Counts

START = date(2026, 1, 7)  # a Wednesday
SAID = {"k": Counts.KEPT, "m": Counts.MISSED, "?": Counts.UNKNOWN, "o": Counts.OPEN, "-": Counts.APART}


def uid(number: int) -> UUID:
    """Answer an id that says which it is."""
    return UUID(int=number)


def day(week: int) -> date:
    """Answer the date of a weekly check-in."""
    return START + timedelta(7 * week)


def facts(words: str) -> tuple[Fact, ...]:
    """Answer facts of weekly dates: a word a date, a letter a promise, an asterisk after it where it was unclear."""
    found: list[Fact] = []
    for week, word in enumerate(words.split()):
        for letter in word.replace("*", ""):
            clear = word[word.index(letter) + 1 : word.index(letter) + 2] != "*"
            found.append(Fact(uid(len(found)), day(week), SAID[letter], clear))
    return tuple(found)


def days(letters: str) -> tuple[Day, ...]:
    """Answer weekly dates with one promise each."""
    return days_of(facts(" ".join(letters)))


def conversations(cells: str) -> tuple[Conversation, ...]:
    """Answer weekly conversations: a-d as the four cells are called, x and h cancelled and held without a word."""
    done = {"a": False, "b": False, "c": True, "d": True, "x": None, "h": None}
    return tuple(Conversation(uid(n), day(n), one in "acx", done[one], True) for n, one in enumerate(cells))
