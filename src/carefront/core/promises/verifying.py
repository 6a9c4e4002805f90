"""How well somebody else could see whether a promise was kept: for ranking alone, never shown to anybody."""

import math
import re
from collections.abc import Mapping

from carefront.core.promises.slots import Modality, Token
from carefront.core.promises.tokens import modal_at, phrase_at, stem_of, tokens_of
from carefront.core.promises.words import PromiseWords

LOOKED_AT = 2000  # characters of a text that are looked at
MOST = 3.0  # more of the same says no more
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY = frozenset({"percent", "dollar", "euro", "pound"})


def verifiability(text: str, words: PromiseWords, weights: Mapping[str, float]) -> float:
    """Answer how likely others can see whether the promise in `text` is kept (0-1), for ranking alone.

    The signs are `signs_of`; the weights are those of a logistic regression over them. Never raises for any text.
    """
    signs = signs_of(text, words)
    sum_ = weights.get("always", 0.0) + sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum_))))


def signs_of(text: str, words: PromiseWords) -> dict[str, float]:
    """Answer the signs in a text by name: numbers, days, names, and how many words of each cue it has.

    Counts grow with the logarithm up to 3; `share_…` are parts of all words (0-1).
    """
    tokens = tokens_of(text[:LOOKED_AT], words)
    said = [token for token in tokens if token.word[0].isalpha()]
    counts = _cues(tokens, words)
    counts |= _numbers(tokens, words)
    counts["names"] = sum(1 for place, token in enumerate(tokens) if place and _is_named(tokens, place, words))
    counts["abstract"] = sum(token.word.endswith(words.abstract) for token in said if len(token.word) > 6)
    signs = {name: min(MOST, math.log2(1 + count)) for name, count in counts.items()}
    length = max(1, len(said))
    for name in ("wishing", "bettering", "comparing", "valuing", "things", "doing", "new", "abstract"):
        signs[f"share_{name}"] = min(1.0, counts.get(name, 0) / length)
    signs["length"] = math.log2(1 + length) / 5
    signs["first_verb"] = _first_verb(tokens, words)
    signs["said_firmly"] = float(any(_firm_at(tokens, place, words) for place in range(len(tokens))))
    return signs


def _cues(tokens: list[Token], words: PromiseWords) -> dict[str, int]:
    """Count the words of each cue, in the form they have or in their plain one."""
    plain = [Token(stem_of(token.word, words), token.start, token.end) for token in tokens]
    counts: dict[str, int] = {}
    for name, phrases in words.cues.items():
        counts[name] = sum(
            1 for place in range(len(tokens)) if phrase_at(tokens, place, phrases) or phrase_at(plain, place, phrases)
        )
    return counts


def _numbers(tokens: list[Token], words: PromiseWords) -> dict[str, int]:
    """Count numbers, years, shares and sums, and named days and hours."""
    counts = {"numbers": 0, "years": 0, "sums": 0, "days": 0}
    for place, token in enumerate(tokens):
        word = token.word
        if word[0].isdigit():
            counts["years" if _YEAR.fullmatch(word) else "numbers"] += 1
        elif (words.numbers.get(word, 0) > 1 and word not in words.any_of("soft_numbers")) or (
            word in words.multiples and len(word) > 2
        ):
            counts["numbers"] += 1
        elif words.units.get(word) in _MONEY or words.units.get(stem_of(word, words)) in _MONEY:
            counts["sums"] += 1
        elif phrase_at(tokens, place, words.days) and (word not in words.any_of("capital") or token.capital):
            counts["days"] += 1
    return counts


def _is_named(tokens: list[Token], place: int, words: PromiseWords) -> bool:
    """Answer whether a word is written as a name inside of a sentence."""
    before = tokens[place - 1].word
    token = tokens[place]
    return token.capital and before not in words.any_of("breaks") and token.word not in words.owners


def _firm_at(tokens: list[Token], place: int, words: PromiseWords) -> bool:
    """Answer whether "will" or a word as firm stands here."""
    said = modal_at(tokens, place, words)
    return said is not None and said[1] == Modality.WILL


def _first_verb(tokens: list[Token], words: PromiseWords) -> float:
    """Answer 1 when what follows "will" can be seen done, -1 when it is a wish or a change without a measure."""
    for place in range(len(tokens) - 1):
        said = modal_at(tokens, place, words)
        if said is None:
            continue
        after = place + said[0]
        while after < len(tokens) - 1 and tokens[after].word in words.any_of("adverbs"):
            after += 1
        if after >= len(tokens):
            return 0.0
        plain = stem_of(tokens[after].word, words)
        if plain in words.cues.get("wishing", {}) or plain in words.cues.get("bettering", {}):
            return -1.0 if plain not in words.cues.get("doing", {}) else 0.0
        return 1.0 if plain in words.cues.get("doing", {}) else 0.0
    return 0.0
