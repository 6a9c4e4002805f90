"""The people in an account: who will do something, and which of the two writers they are."""

from dataclasses import dataclass

from carefront.core.gaps.marks import Mark
from carefront.core.promises.clauses import Span, is_name
from carefront.core.promises.owners import owner_before
from carefront.core.promises.slots import Reading, Token
from carefront.core.promises.tokens import modal_at, stem_of
from carefront.core.promises.words import PromiseWords


@dataclass(frozen=True, slots=True)
class Voice:
    """Hold who writes an account and who reads it, by the names they are called in the other account."""

    writer: str = ""
    reader: str = ""


def owners_of(
    tokens: list[Token], span: Span, reading: Reading, voice: Voice | None, words: PromiseWords
) -> tuple[Mark, ...]:
    """Answer everybody who is said to do something in a clause, the writer as "i" and the reader as "you"."""
    people = _named_in(tokens, span, words)
    first = _of_reading(tokens, reading, words)
    if (
        first
        and reading.action is not None
        and not any(mark.start == first[0].start for marks in people for mark in marks)
    ):
        people = [first, *(marks for marks in people if not _is_a_thing(marks))]
    elif not people:
        people = [first]
    return tuple(mark for marks in people for mark in _together([_person(mark, voice) for mark in marks], voice))


def _together(marks: list[Mark], voice: Voice | None) -> list[Mark]:
    """Answer "we" for the two writers together, and for both of them."""
    said = {mark.value for mark in marks}
    if voice is not None and {"i", "you"} <= said:
        return [Mark("we", marks[0].start, marks[-1].end)]
    return marks


def of_the_two(name: str, voice: Voice | None) -> bool:
    """Answer whether a name is that of the writer or of the reader."""
    return voice is not None and any(each and _same_name(name, each) for each in (voice.writer, voice.reader))


def _named_in(tokens: list[Token], span: Span, words: PromiseWords) -> list[list[Mark]]:
    """Answer those who stand before each "will" of a clause, or right after it in a question."""
    found: list[list[Mark]] = []
    free = [True] * len(tokens)
    place, end = span
    while place < end:
        said = modal_at(tokens, place, words)
        if said is None:
            place += 1
            continue
        owner = owner_before(tokens, place, span[0], free, words)
        if owner is None and place + 1 < end and tokens[place + 1].word in words.owners:
            owner = (place + 1, place + 2)
        if owner is not None:
            found.append(_each(tokens, owner, words))
        place += said[0]
    return found


def _of_reading(tokens: list[Token], reading: Reading, words: PromiseWords) -> list[Mark]:
    owner = reading.owner
    if owner is None:
        return []
    places = [place for place, token in enumerate(tokens) if owner.start <= token.start < owner.end]
    return _each(tokens, (places[0], places[-1] + 1), words) if places else []


def _each(tokens: list[Token], span: Span, words: PromiseWords) -> list[Mark]:
    """Answer everyone in "Ben, Mia and I" by themselves; a thing such as "the design team" by its last word."""
    found: list[Mark] = []
    for place in range(*span):
        token = tokens[place]
        if token.word in words.owners:
            found.append(Mark(words.owners[token.word], token.start, token.end))
        elif is_name(token, words) and token.word.isalpha():
            if found and found[-1].unit == "name" and place and tokens[place - 1].end == found[-1].end:
                found[-1] = found[-1]._replace(value=f"{found[-1].value} {token.word}", end=token.end)
            else:
                found.append(Mark(token.word, token.start, token.end, "name"))
    if not found and span[1] > span[0]:
        last = tokens[span[1] - 1]
        plain = stem_of(last.word, words)
        found.append(Mark(words.same.get(plain, plain), tokens[span[0]].start, last.end, "thing"))
    return found


def _is_a_thing(marks: list[Mark]) -> bool:
    return all(mark.unit == "thing" for mark in marks)


def _person(mark: Mark, voice: Voice | None) -> Mark:
    """Name the writer "i" and the reader "you", whatever they are called; "he" may be either of them."""
    if voice is None:
        return mark
    if mark.value == "i" or (voice.writer and _same_name(mark.value, voice.writer)):
        return mark._replace(value="i", unit="")
    if mark.value == "you" or (voice.reader and _same_name(mark.value, voice.reader)):
        return mark._replace(value="you", unit="")
    return mark._replace(unit="any") if mark.value in {"he", "she", "they"} else mark


def _same_name(said: str, name: str) -> bool:
    """Answer whether somebody is called by their whole name, or by one part of it."""
    plain = name.lower().split()
    return said == " ".join(plain) or said in plain
