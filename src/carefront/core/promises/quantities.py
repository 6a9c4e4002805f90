"""Amounts in words and digits: "three", "a dozen", "20 %", "$5k", "1,500 km"."""

from carefront.core.promises.slots import Quantity, Token
from carefront.core.promises.tokens import phrase_at, stem_of
from carefront.core.promises.words import PromiseWords


def quantities_in(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> list[Quantity]:
    """Answer the amounts between two places that are `free`, which no day and no hour are."""
    found: list[Quantity] = []
    some_of = words.any_of("some_of")
    place = begin
    while place < end:
        word = tokens[place].word
        counts = word[0].isdigit() or word in words.numbers or word in words.multiples or "-" in word or word in some_of
        said = number_at(tokens, place, end, words) if counts and free[place] else None
        if said is None:
            place += 1
            continue
        number, after = said
        if after < end and number <= 31 and _tells_time(tokens, after, words):
            place = after + 1
            continue
        unit, first, after = _unit(tokens, place, after, end, words)
        if not (tokens[place].word in words.any_of("soft_numbers") and not unit):
            found.append(Quantity(number, unit, tokens[first].start, tokens[after - 1].end))
        place = after
    return found


def number_at(tokens: list[Token], place: int, end: int, words: PromiseWords) -> tuple[float, int] | None:
    """Answer the number that begins at `place` and the place after it; None for no number."""
    number = _plain(tokens[place].word, words)
    after = place + 1
    if number is None:
        if tokens[place].word in words.any_of("some_of") and after < end and tokens[after].word in words.multiples:
            return float(words.multiples[tokens[after].word]), after + 1
        if tokens[place].word in words.multiples and len(tokens[place].word) > 2:
            return float(words.multiples[tokens[place].word]), after
        return None
    while after < end and after < place + 8:
        word = tokens[after].word
        if word in words.multiples and (len(word) > 2 or tokens[after].start == tokens[after - 1].end):
            number *= words.multiples[word]
        elif tokens[place].word.isalpha() and word in words.numbers and 0 < words.numbers[word] < 10 <= number:
            number += words.numbers[word]  # twenty five
        else:
            break
        after += 1
    return number, after


def _tells_time(tokens: list[Token], place: int, words: PromiseWords) -> bool:
    """Answer whether the word after a number makes it an hour or a day: "5 pm", "26 June"."""
    if tokens[place].word in words.halves:
        return True
    said = phrase_at(tokens, place, words.days)
    return said is not None and said[1].startswith("mo") and said[1][2:].isdigit()


def _plain(word: str, words: PromiseWords) -> float | None:
    if word in words.numbers:
        return words.numbers[word]
    if "-" in word and word.isascii() and not word[0].isdigit():
        first, _, second = word.partition("-")
        if first in words.numbers and second in words.numbers:
            return words.numbers[first] + words.numbers[second]
        return None
    if not word[0].isdigit() or ":" in word or "/" in word or "-" in word:
        return None
    return _digits(word)


def _digits(word: str) -> float | None:
    """Read 1,500 and 1.500 as thousands, 2.5 and 2,5 as a part."""
    for sign in (",", "."):
        head, *others = word.split(sign)
        if others and all(len(part) == 3 and part.isdecimal() for part in others) and head != "0":
            return _float(head + "".join(others))
    return _float(word.replace(",", "."))


def _float(word: str) -> float | None:
    try:
        return float(word[:40])
    except ValueError:  # 1.2.3 is a version, not an amount
        return None


def _counted(tokens: list[Token], place: int, end: int, words: PromiseWords) -> int:
    """Answer where the counted thing stands: "customers" in "three former customers", the word itself otherwise."""
    if tokens[place].word.endswith("s") or place + 1 >= end:
        return place
    after = tokens[place + 1].word
    plural = after.endswith("s") and after.isalpha() and len(after) > 3 and after not in words.any_of("stop")
    return place + 1 if plural and after not in words.any_of("known") and after not in words.days else place


def _unit(tokens: list[Token], place: int, after: int, end: int, words: PromiseWords) -> tuple[str, int, int]:
    """Answer the unit beside a number, and the places that both take up."""
    if place and tokens[place - 1].word in words.units and not tokens[place - 1].word.isalpha():
        return words.units[tokens[place - 1].word], place - 1, after
    ahead = after
    while ahead < end and tokens[ahead].word in words.any_of("beside_numbers"):
        ahead += 1
    if ahead < end:
        word = tokens[ahead].word
        if word in words.units:
            return words.units[word], place, ahead + 1
        if word[0].isalpha() and word not in words.any_of("stop"):
            ahead = _counted(tokens, ahead, end, words)
            plain = stem_of(tokens[ahead].word, words)
            return words.units.get(plain, plain), place, ahead + 1
    return "", place, after
