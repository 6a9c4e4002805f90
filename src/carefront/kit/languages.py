"""The languages that are read: each is a folder of words and weights, loaded once and kept."""

import json
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from carefront.core.promises.reading import Language
from carefront.core.promises.slots import Dated
from carefront.core.promises.words import PromiseWords, words_from
from carefront.core.refusals import Refusal

FIRST = "en"  # what is read where nobody chose a language


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
def language(code: str = FIRST) -> Language:
    """Answer all that `core.promises.reading.read` needs for a language.

    A day that does not exist ("31 June") is no day here: whoever wants the refusal asks `kit.language.read_date`.
    """
    return Language(code, promise_words(code), _due)


def _due(text: str, now: datetime) -> Dated | None:
    from carefront.kit.language import read_date  # it stands on this module

    try:
        return read_date(text, now)
    except Refusal:
        return None


def _root() -> Traversable:
    return files("carefront") / "languages"
