"""The languages that are read: each is a folder of words and weights, loaded once and kept."""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from carefront.core.dates import reading as days
from carefront.core.finding.words import FindingWords
from carefront.core.finding.words import words_from as finding_from
from carefront.core.hints.words import HintWords
from carefront.core.hints.words import words_from as hints_from
from carefront.core.promises.reading import Language, read
from carefront.core.promises.slots import Dated, Reading
from carefront.core.promises.words import PromiseWords, words_from
from carefront.core.refusals import Refusal

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LOOKED_AT = 600  # characters
FIRST = "en"  # what is read where nobody chose a language


@cache
def codes() -> tuple[str, ...]:
    """Answer the codes of all languages that can be read, the first choice before the others."""
    found = sorted(folder.name for folder in _root().iterdir() if folder.is_dir() and len(folder.name) == 2)
    return tuple(sorted(found, key=lambda code: code != FIRST))


def chosen(code: str) -> str:
    """Answer the language to read for a locale such as "de-at": its folder's code, or the first choice."""
    short = code.lower().replace("_", "-").partition("-")[0]
    return short if short in codes() else FIRST


@cache
def table(code: str, name: str) -> Mapping[str, object]:
    """Answer what a language's `<name>.toml` holds; empty where the language has no such file."""
    file = _root() / code / f"{name}.toml"
    if not file.is_file():
        return MappingProxyType({})
    return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))


@cache
def weights(code: str, name: str) -> Mapping[str, float]:
    """Answer the linear weights in a language's `weights_<name>.json`; empty where it has none."""
    file = _root() / code / f"weights_{name}.json"
    if not file.is_file():
        return MappingProxyType({})
    return MappingProxyType(json.loads(file.read_text(encoding="utf-8")))


@cache
def promise_words(code: str = FIRST) -> PromiseWords:
    """Answer the words in which promises are made in a language."""
    return words_from(table(code, "promises"))


@cache
def hint_words(code: str = FIRST) -> HintWords:
    """Answer the words with which hints to a writer are found in a language."""
    return hints_from(table(code, "hints"))


@cache
def finding_words(code: str = FIRST) -> FindingWords:
    """Answer the words by which promises, requests and decisions are found in a transcript in a language."""
    return finding_from(table(code, "finding"), weights(code, "finding"))


def warm() -> None:
    """Load what is read while people write, in every language, before the first of them waits for it."""
    for code in codes():
        language(code)
        hint_words(code)


def guessed(text: str, otherwise: str = FIRST) -> str:
    """Answer the language in which a text seems to be written; `otherwise` where its words do not tell."""
    said = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT].replace("’", "'"))]
    counts = {code: sum(word in _common(code) for word in said) for code in codes()}
    best = max(counts.values(), default=0)
    return otherwise if counts.get(otherwise, 0) == best else next(code for code in counts if counts[code] == best)


@cache
def _common(code: str) -> frozenset[str]:
    return frozenset(str(table(code, "language").get("common", "")).split())


@cache
def language(code: str = FIRST) -> Language:
    """Answer all that `core.promises.reading.read` needs for a language.

    A day that does not exist ("31 June") is no day here: whoever wants the refusal asks `kit.language.read_date`.
    """
    return Language(code, promise_words(code), partial(_due, code))


def reading(text: str, now: datetime) -> Reading:
    """Read the first promise in a text, in the language it seems to be written in, seen from a local `now`."""
    return read(text, now, language(guessed(text)))


def _due(code: str, text: str, now: datetime) -> Dated | None:
    from carefront.kit.language import date_words  # it stands on this module

    try:
        found = days.read(text, now, date_words(code))
    except Refusal:
        return None
    return None if found is None or found.aside else found


def _root() -> Traversable:
    return files("carefront") / "languages"
