"""Who will do it, and how firmly: the words between somebody and their verb."""

from dataclasses import dataclass

from carefront.core.promises.clauses import is_name
from carefront.core.promises.slots import FIRMNESS, Modality
from carefront.core.promises.tokens import Token, phrase_at, stem_of
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


def chain_in(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> Chain | None:
    """Answer the first "somebody will do" between two places; None when nobody is said to do anything."""
    for place in range(begin, end):
        if not free[place]:
            continue
        said = phrase_at(tokens, place, words.modality)
        if said and _finite(tokens, place, begin, words):
            return _along(tokens, place, begin, end, free, words)
        plain = _plain_at(tokens, place, begin, end, words)
        if plain is None and words.verb_last:
            plain = _turned_at(tokens, place, end, words)
        if plain is not None:
            return plain
    return _order_at(tokens, begin, end, free, words) or _at_the_end(tokens, begin, end, free, words)


def _finite(tokens: list[Token], place: int, begin: int, words: PromiseWords) -> bool:
    """Answer whether a modal word is one here: not "the will", "my plan to", "to try"."""
    if place == begin:
        return True
    before = tokens[place - 1].word
    if before in words.any_of("articles") and before not in words.owners:
        return False
    return before not in words.any_of("to")


def _along(tokens: list[Token], place: int, begin: int, end: int, free: list[bool], words: PromiseWords) -> Chain:
    """Walk over the words that say how firmly, up to the verb."""
    chain = Chain(place, owner_before(tokens, place, begin, free, words))
    chain.modality = Modality.STATED
    first = place
    while place < end:
        token = tokens[place]
        if said := phrase_at(tokens, place, words.modality):
            _loosen(chain, said[1], (place, place + said[0]))
            place += said[0]
        elif (said := phrase_at(tokens, place, words.negations)) and said[1]:
            chain.negation = (place, place + said[0])
            place += said[0]
        elif said := phrase_at(tokens, place, words.softeners):
            place += said[0]
        elif token.word in words.owners and _switches(tokens, place, end, first, chain, words):
            chain.asks = chain.owner is None and words.owners[token.word] == "you"
            chain.owner = (place, place + 1)
            place += 1
        elif place + 1 < end and (token.word in words.any_of("adverbs") or (token.word == "," and words.verb_last)):
            place += 1
        else:
            break
    chain.verb = place
    return chain


def _switches(tokens: list[Token], place: int, end: int, first: int, chain: Chain, words: PromiseWords) -> bool:
    """Answer whether somebody named after the modal word is the one who does it: "can you", "I hope we will"."""
    if chain.owner is None:
        return place == first + 1
    return place + 1 < end and phrase_at(tokens, place + 1, words.modality) is not None


def _loosen(chain: Chain, level: str, span: tuple[int, int]) -> None:
    modality = Modality(level)
    if chain.modal is None or FIRMNESS[modality] < FIRMNESS[chain.modality]:
        chain.modality = modality
        chain.modal = span


def owner_before(
    tokens: list[Token], place: int, begin: int, free: list[bool], words: PromiseWords
) -> tuple[int, int] | None:
    """Answer who stands before the modal word at `place`: "I", "Ben and I", "the design team"; None for nobody."""
    last = place - 1
    adverbs = words.any_of("adverbs") | words.any_of("soft_adverbs")
    while last >= begin and (tokens[last].word in adverbs or tokens[last].word in {",", "'s"}):
        last -= 1
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


def _plain_at(tokens: list[Token], place: int, begin: int, end: int, words: PromiseWords) -> Chain | None:
    """Read "Ben sends", "I never call", "we are meeting": somebody and a verb without a modal word."""
    token = tokens[place]
    named = is_name(token, words)
    if not named and token.word not in words.owners:
        return None
    if words.verb_last and place > begin and tokens[place - 1].word in words.any_of("articles"):
        return None  # a language that puts verbs last may write every noun with a capital
    owner = owner_before(tokens, place + 1, begin, [True] * (place + 1), words) or (place, place + 1)
    negation = None
    ahead = place + 1
    while ahead < end:
        said = phrase_at(tokens, ahead, words.negations)
        if said and said[1]:
            negation = (ahead, ahead + said[0])
            ahead += said[0]
        elif _only_leads(tokens, ahead, end, words):
            ahead += 1
        else:
            break
    if ahead >= end or phrase_at(tokens, ahead, words.modality):
        return None
    word = tokens[ahead].word
    if words.verb_last and named and _turned_at(tokens, ahead, end, words):
        return None  # "danach schicke ich"
    plain = stem_of(word, words)
    if plain not in words.any_of("known") or (named and plain == word and not words.verb_last):
        return None
    return Chain(ahead, owner, negation=negation)


def _turned_at(tokens: list[Token], place: int, end: int, words: PromiseWords) -> Chain | None:
    """Read "bis Freitag schicke ich": a verb right before the one who does it."""
    if place + 1 >= end or stem_of(tokens[place].word, words) not in words.any_of("known"):
        return None
    after = tokens[place + 1]
    if after.word not in words.owners or after.word in words.any_of("receivers"):
        return None
    return Chain(place, (place + 1, place + 2))


def _at_the_end(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> Chain | None:
    """Read "(dass) Ben den Raum bucht": somebody at the beginning and the verb at the end."""
    if (
        not words.verb_last
        or end - begin < 2
        or not (is_name(tokens[begin], words) or tokens[begin].word in words.owners)
    ):
        return None
    last = next((place for place in range(end - 1, begin, -1) if free[place] and tokens[place].word[0].isalpha()), None)
    if last is None or stem_of(tokens[last].word, words) not in words.any_of("known"):
        return None
    return Chain(last, (begin, begin + 1))


def _only_leads(tokens: list[Token], place: int, end: int, words: PromiseWords) -> bool:
    """Tell "she does call" from "she does the dishes": a word before the verb from the verb."""
    word = tokens[place].word
    if word in words.any_of("passive"):
        return True
    if word not in words.any_of("adverbs"):
        return False
    return not (place + 1 < end and tokens[place + 1].word in words.any_of("articles") and word in words.stems)


def _order_at(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> Chain | None:
    """Read "Send the report", "please do not call": a verb at the beginning."""
    place, asks, negation = begin, False, None
    adverbs, please = words.any_of("adverbs"), words.any_of("please")
    while place < end:
        said = phrase_at(tokens, place, words.negations)
        if said and said[1]:
            negation = (place, place + said[0])
            place += said[0]
            continue
        word = tokens[place].word
        if word in please:
            asks = True
        elif free[place] and word[0].isalpha() and word not in adverbs and word not in words.any_of("linking"):
            break
        place += 1
    if place >= end or not free[place]:
        return None
    word = tokens[place].word
    if word not in words.any_of("known") and not (words.verb_last and stem_of(word, words) in words.any_of("known")):
        return None
    return Chain(place, None, negation=negation, asks=asks)
