"""Who will do it, and how firmly: the words between somebody and their verb."""

from carefront.core.promises.owners import Chain, owner_before
from carefront.core.promises.plainly import at_the_end, order_at, passive_at, plain_at, turned_at
from carefront.core.promises.slots import FIRMNESS, Modality, Token
from carefront.core.promises.tokens import modal_at, phrase_at
from carefront.core.promises.words import PromiseWords


def chain_in(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> Chain | None:
    """Answer the first "somebody will do" between two places; None when nobody is said to do anything."""
    passive = words.any_of("passive")
    for place in range(begin, end):
        if not free[place]:
            continue
        said = modal_at(tokens, place, words)
        if said and _finite(tokens, place, begin, words):
            return _along(tokens, place, begin, end, free, words)
        plain = plain_at(tokens, place, begin, end, words)
        if plain is None and tokens[place].word in passive:
            plain = passive_at(tokens, place, begin, end, words)
        if plain is None and words.verb_last:
            plain = turned_at(tokens, place, end, words)
        if plain is not None:
            return plain
    return order_at(tokens, begin, end, free, words) or at_the_end(tokens, begin, end, free, words)


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
        if said := modal_at(tokens, place, words):
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
    return place + 1 < end and modal_at(tokens, place + 1, words) is not None


def _loosen(chain: Chain, level: str, span: tuple[int, int]) -> None:
    modality = Modality(level)
    if chain.modal is None or FIRMNESS[modality] < FIRMNESS[chain.modality]:
        chain.modality = modality
        chain.modal = span
