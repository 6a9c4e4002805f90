"""Who is to do something, and what is known of it before the verb."""

from dataclasses import dataclass

from carefront.core.promises.clauses import is_name
from carefront.core.promises.slots import Modality, Token
from carefront.core.promises.words import PromiseWords


@dataclass(slots=True)
class Chain:
    """Hold the place where the verb stands, and what was said before it; places are those of tokens."""

    verb: int
    owner: tuple[int, int] | None = None
    modality: Modality = Modality.STATED
    modal: tuple[int, int] | None = None
    negation: tuple[int, int] | None = None
    asks: bool = False
    is_passive: bool = False


def owner_before(
    tokens: list[Token], place: int, begin: int, free: list[bool], words: PromiseWords
) -> tuple[int, int] | None:
    """Answer who stands before the modal word at `place`: "I", "Ben and I", "the design team"; None for nobody."""
    last = place - 1
    adverbs = words.any_of("before_modal")
    while last >= begin and (tokens[last].word in adverbs or tokens[last].word in {",", "'s"}):
        last -= 1
    if last > begin and tokens[last].word in words.any_of("linking"):
        last = begin  # "I'm away, but will call": the one who was named first
    if last < begin or not free[last] or not tokens[last].word[0].isalpha():
        return None
    first = last
    if tokens[last].word in words.owners:
        pass
    elif is_name(tokens[last], words):
        while first > begin and is_name(tokens[first - 1], words):
            first -= 1
    else:
        return _noun_before(tokens, last, begin, free, words)
    joins = words.any_of("joins")
    if first - 1 > begin and tokens[first - 1].word in joins:
        other = tokens[first - 2]
        if other.word in words.owners or is_name(other, words):
            return _joined(tokens, first - 2, begin, words), last + 1
    return first, last + 1


def _joined(tokens: list[Token], first: int, begin: int, words: PromiseWords) -> int:
    while first > begin and (is_name(tokens[first - 1], words) or tokens[first - 1].word == ","):
        first -= 1
    return first


def _noun_before(
    tokens: list[Token], last: int, begin: int, free: list[bool], words: PromiseWords
) -> tuple[int, int] | None:
    articles, stop = words.any_of("articles"), words.any_of("stop")
    for first in range(last, max(begin - 1, last - 7), -1):
        if tokens[first].word in articles:
            return first, last + 1
        if not free[first] or not tokens[first].word[0].isalpha():
            break
    word = tokens[last].word
    if word in stop or word in words.any_of("names_never"):
        return None
    return last, last + 1
