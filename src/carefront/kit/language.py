"""Adapters for reading plain words: the day they name, and whether they say what will be done.

They stand behind the types of `core.clarity`, so that a better reader can take their place.
"""

from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache

from carefront.core.clarity import Clarity, Question, UnderstoodDate, told
from carefront.core.dates import reading as dates
from carefront.core.dates.model import Due
from carefront.core.dates.words import DateWords, words_from
from carefront.core.promises import asking
from carefront.core.promises.reading import Language, read
from carefront.kit import languages

# No day matters for what is done, so the moment from which it is read does not either.
_ANY_TIME = datetime(2000, 1, 3)


@lru_cache(maxsize=4096)
def said_in(words: str) -> frozenset[Question]:
    """Answer which of what, why and success stand in the words of a promise themselves."""
    language = _undated(languages.guessed(words))
    reading = read(words, _ANY_TIME, language)
    found = asking.answered_in(reading, language.words) & {Question.WHY, Question.SUCCESS}
    return found | {Question.WHAT} if asking.says_what(words, reading, language.words) else found


def clarity_in(words: str, why: str, success: str, when: date | None) -> Clarity:
    """Answer which of the five questions a promise answers, in its fields or in its own words."""
    return _clarity(words, bool(why), bool(success), when is not None)


@lru_cache(maxsize=4096)  # lists show the same promises again and again
def _clarity(words: str, why: bool, success: bool, when: bool) -> Clarity:
    said = said_in(words)
    what = bool(words) and Question.WHAT in said
    return told((what, why or Question.WHY in said, success or Question.SUCCESS in said, True, when))


@cache
def _undated(code: str) -> Language:
    return replace(languages.language(code), find_due=_no_day)


def _no_day(_text: str, _now: datetime) -> None:
    return None


@cache
def date_words(code: str = languages.FIRST) -> DateWords:
    """Answer how a language names days, made ready once; the first choice where it has no words for them."""
    return words_from(languages.table(code, "dates") or languages.table(languages.FIRST, "dates"))


def read_date(text: str, now: datetime) -> UnderstoodDate | None:
    """Read the first day named in `text`, seen from `now` (local wall time); None when no day is named.

    "Friday" is the next one to come, never today; "next Friday" the one in the week after this one; "end of month" its
    last working day. A day and a month without a year are the next to come, unless that day lies less than a month
    behind: then it is that one, which a promise refuses. What is only talked about ("since May") and what repeats name
    no day. Raises Refusal(UNREADABLE_DATE) when the words name a day that does not exist, as 31 June.
    """
    found = _first_due(text, now)
    if found is None or found.on is None or found.aside or found.rhythm is not None or _after(text[: found.start]):
        return None
    return UnderstoodDate(found.on, found.at, found.start, found.end)


def _after(before: str) -> bool:
    """Answer whether what stands before a day says that something happens only after it."""
    last = before.rstrip().rpartition(" ")[2].lower()
    return any(last == languages.table(code, "language").get("after") for code in languages.codes())


def _first_due(text: str, now: datetime) -> Due | None:
    """Read in the language a text seems to be in, and in the first choice where that finds nothing."""
    code = languages.guessed(text)
    found = dates.read(text, now, date_words(code))
    return found or (dates.read(text, now, date_words()) if code != languages.FIRST else None)


def read_practice(text: str, now: datetime) -> Due | None:
    """Read how the first thing that repeats in `text` repeats: "every weekday", with its first day; None for none."""
    for found in dates.find_all(text, now, date_words(languages.guessed(text))):
        if found.rhythm is not None and not found.nearly:  # a rhythm that would say less than the words is none
            return found
    return None
