"""A text in words, each with its place: contractions are told apart ("I'll" is "I" and "will")."""

import re
from collections.abc import Sequence

from carefront.core.promises.slots import Token
from carefront.core.promises.words import Phrases, PromiseWords

READ = 600  # characters of one promise that are looked at
_VOWEL = re.compile("[aeiouy]")
_PIECE = re.compile(r"\d+(?:[.,:/-]\d+){0,6}|[^\W\d_]+(?:['’\-][^\W\d_]+){0,4}|[^\s\w]|_|\n")


def tokens_of(text: str, words: PromiseWords) -> list[Token]:
    """Answer the words of `text` in their order, contractions told apart."""
    found: list[Token] = []
    contractions = words.contractions
    for match in _PIECE.finditer(text):
        said = match.group()
        word = said.lower()
        start, end = match.span()
        if "’" in word:
            word = word.replace("’", "'")
        if word in contractions:
            found += [Token(one, start, end) for one in contractions[word]]
        elif "'" in word and len(word) > 2:
            found += _told_apart(word, said, start, end, words)
        else:
            found.append(Token(word, start, end, said[0].isupper()))
    return found


def _told_apart(word: str, said: str, start: int, end: int, words: PromiseWords) -> list[Token]:
    """Tell "I'll", "isn't" and "Ben's" apart; any other word with an apostrophe stays whole."""
    capital = said[0].isupper()
    if word.endswith("n't") and len(word) > 3:
        return [Token(word[:-3], start, end - 3, capital), Token("not", end - 3, end)]
    head, _, ending = word.rpartition("'")
    if ending == "s":
        return [Token(head, start, end - 2, capital), Token("'s", end - 2, end)]
    if ending in words.endings:
        middle = start + len(head)
        return [Token(head, start, middle, capital), Token(words.endings[ending], middle, end)]
    return [Token(word, start, end, capital)]


def phrase_at(tokens: Sequence[Token], place: int, phrases: Phrases) -> tuple[int, str] | None:
    """Answer the length in tokens and the meaning of the longest phrase that begins at `place`; None for no phrase."""
    said = phrases.get(tokens[place].word)
    if said is None:
        return None
    left = len(tokens) - place - 1
    for others, meaning in said:
        length = len(others)
        if length > left:
            continue
        for ahead in range(length):
            if tokens[place + 1 + ahead].word != others[ahead]:
                break
        else:
            return length + 1, meaning
    return None


def modal_at(tokens: list[Token], place: int, words: PromiseWords) -> tuple[int, str] | None:
    """Answer the word that says how firmly at `place`, as `phrase_at`; the month of May is none."""
    token = tokens[place]
    if token.word not in words.modality or (token.capital and place and token.word in words.any_of("capital")):
        return None
    return phrase_at(tokens, place, words.modality)


def stem_of(word: str, words: PromiseWords) -> str:
    """Answer a plain form of `word` that is the same for its usual forms: sends, sending, sent."""
    known = words.stems.get(word)
    if known is not None:
        return known
    verbs = words.any_of("known")
    if word in verbs or len(word) < 4:
        return word
    for ending, put in words.cuts:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            cut = word[: -len(ending)] + put
            if ending == "s" and cut.endswith("s"):
                return word
            if cut in verbs or cut + "e" in verbs:
                return cut if cut in verbs else cut + "e"
            if ending in {"ing", "ed"} and (len(cut) < 3 or word.endswith("eed") or not _VOWEL.search(cut)):
                return word
            if ending in {"ing", "ed"}:
                return _mended(cut, verbs)
            if ending == "es" and cut + "e" in verbs:
                return cut + "e"
            if ending == "es" and not cut.endswith(("s", "x", "z", "ch", "sh", "o")):
                return cut + "e"
            return cut
    return word


def _mended(cut: str, verbs: frozenset[str]) -> str:
    """Give a cut verb its end back: "mak" is "make", "stopp" is "stop"."""
    if cut in verbs:
        return cut
    if cut + "e" in verbs:
        return cut + "e"
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "lsz":
        return cut[:-1]
    if len(cut) > 2 and cut[-1] in "vcuzs" and not cut.endswith("ss"):
        return cut + "e"
    return cut
