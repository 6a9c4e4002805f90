"""The words of a language, as its folder has them."""

import tomllib
from functools import cache
from pathlib import Path

from carefront.core.hints.words import HintWords, words_from

LANGUAGES = Path(__file__).resolve().parents[3] / "src" / "carefront" / "languages"


@cache
def of(language: str) -> HintWords:
    """Answer the compiled words of `language`."""
    return words_from(tomllib.loads((LANGUAGES / language / "hints.toml").read_text(encoding="utf-8")))
