"""Promises without a word that says how firmly: "Ben sends it", "Send it, please", and verbs at the end."""

from carefront.core.promises.clauses import is_name
from carefront.core.promises.owners import Chain, owner_before
from carefront.core.promises.slots import Token
from carefront.core.promises.tokens import modal_at, phrase_at, stem_of
from carefront.core.promises.words import PromiseWords


def plain_at(tokens: list[Token], place: int, begin: int, end: int, words: PromiseWords) -> Chain | None:
    """Read "Ben sends", "I never call", "we are meeting": somebody and a verb without a modal word."""
    token = tokens[place]
    if not token.capital and token.word not in words.owners:
        return None
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
    if ahead >= end or modal_at(tokens, ahead, words):
        return None
    word = tokens[ahead].word
    if words.verb_last and named and turned_at(tokens, ahead, end, words):
        return None  # "danach schicke ich"
    plain = stem_of(word, words)
    if plain not in words.any_of("known") and not (
        place == begin and ahead == place + 1 and token.word in words.any_of("speakers") and _may_be_verb(word, words)
    ):
        return None
    if named and plain == word and not words.verb_last:
        return None
    return Chain(ahead, owner, negation=negation)


def _may_be_verb(word: str, words: PromiseWords) -> bool:
    """Answer whether a word right after "I" is taken for a verb that is in no table."""
    return word.isalpha() and word not in words.any_of("stop") and word not in words.any_of("adverbs")


def passive_at(tokens: list[Token], place: int, begin: int, end: int, words: PromiseWords) -> Chain | None:
    """Read "the kitchen is cleaned (by Dev)": what it is done to stands where its owner would."""
    after = place + 1
    while after < end and tokens[after].word in words.any_of("adverbs"):
        after += 1
    said = phrase_at(tokens, after, words.negations) if after < end else None
    negation = (after, after + said[0]) if said and said[1] else None
    after += said[0] if said else 0
    if after >= end or tokens[after].word.endswith("ing") or stem_of(tokens[after].word, words) == tokens[after].word:
        return None
    if stem_of(tokens[after].word, words) not in words.any_of("known"):
        return None
    thing = owner_before(tokens, place, begin, [True] * len(tokens), words)
    return Chain(after - 1, thing, negation=negation, is_passive=True) if thing is not None else None


def turned_at(tokens: list[Token], place: int, end: int, words: PromiseWords) -> Chain | None:
    """Read "bis Freitag schicke ich": a verb right before the one who does it."""
    if place + 1 >= end or stem_of(tokens[place].word, words) not in words.any_of("known"):
        return None
    after = tokens[place + 1]
    if after.word not in words.owners or after.word in words.any_of("receivers"):
        return None
    return Chain(place, (place + 1, place + 2))


def at_the_end(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> Chain | None:
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


def order_at(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> Chain | None:
    """Read "Send the report", "Wes, please do not call": a verb at the beginning, or after a greeting or "please"."""
    please = next((place for place in range(begin, end) if tokens[place].word in words.any_of("please")), None)
    first = _order_from(tokens, _greeted(tokens, begin, end, words), end, free, words)
    if first is not None or please is None:
        return first
    return _order_from(tokens, please, end, free, words)


def _greeted(tokens: list[Token], begin: int, end: int, words: PromiseWords) -> int:
    """Answer the place after "Wes," or "Dear Wes -" at the beginning."""
    place = begin
    while place < end and place < begin + 3 and tokens[place].word[0].isalpha():
        if not is_name(tokens[place], words) and tokens[place].word not in words.any_of("names_never"):
            return begin
        place += 1
    return place + 1 if begin < place < end - 1 and tokens[place].word in {",", "-", "–", ":"} else begin


def _order_from(tokens: list[Token], place: int, end: int, free: list[bool], words: PromiseWords) -> Chain | None:
    asks, negation = False, None
    while place < end:
        said = phrase_at(tokens, place, words.negations)
        word = tokens[place].word
        if said and said[1]:
            negation = (place, place + said[0])
            place += said[0] - 1
        elif word in words.any_of("please"):
            asks = True
        elif free[place] and word[0].isalpha() and not _leads_in(tokens, place, end, words):
            break
        place += 1
    if place >= end or not free[place]:
        return None
    word = tokens[place].word
    known = words.any_of("known")
    asked = asks and word not in words.any_of("stop") and word not in words.owners
    if word in known or asked or (words.verb_last and stem_of(word, words) in known):
        return Chain(place, None, negation=negation, asks=asks)
    return None


def _leads_in(tokens: list[Token], place: int, end: int, words: PromiseWords) -> bool:
    word = tokens[place].word
    if word in words.any_of("linking"):
        return True
    return word in words.any_of("adverbs") and not (
        word in words.any_of("known") and place + 1 < end and tokens[place + 1].word in words.any_of("articles")
    )
