"""The languages in which transcripts are read."""

from functools import cache

from carefront.core.finding import FindingWords, words_from
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
