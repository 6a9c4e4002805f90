"""The languages in which transcripts are read."""

from datetime import date, datetime, time
from functools import cache

from carefront.core import finding
from carefront.core.dates.model import Due
from carefront.core.finding import FindingWords, words_from
from carefront.core.promises.reading import read
from carefront.kit import languages


@cache
def finding_words(code: str) -> FindingWords:
    """Answer the words by which promises, requests and decisions are found in a language."""
    return words_from(languages.table(code, "finding"), languages.weights(code, "finding"))


@cache
def codes() -> tuple[str, ...]:
    """Answer the languages in which something can be found."""
    return tuple(code for code in languages.codes() if languages.table(code, "finding"))


def chosen(code: str) -> str:
    """Answer the language in which a transcript is read: the one asked for, or the first."""
    found = languages.chosen(code)
    return found if found in codes() else codes()[0]


def points_back(words: str, code: str) -> bool:
    """Answer whether words say no more than "do that": what it means was said before them."""
    return finding.points_back(words, finding_words(chosen(code)))


def day_in(words: str, on: date, code: str) -> str:
    """Answer the part of `words` that names a day, as "tomorrow" does; nothing for none, or for "every Friday"."""
    due = read(words, datetime.combine(on, time(12)), languages.language(languages.chosen(code))).due
    if due is None or due.on is None or (isinstance(due, Due) and due.rhythm):
        return ""
    return words[due.start : due.end]
