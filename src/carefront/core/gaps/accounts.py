"""An account of an agreement, promise by promise, ready to be compared."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from carefront.core.gaps.marks import Mark, amounts_in, days_in, firmness_in, negations_in, owners_in
from carefront.core.promises.clauses import Span, clauses_of
from carefront.core.promises.reading import Language, reading_of
from carefront.core.promises.slots import Modality, Reading
from carefront.core.promises.tokens import Token, phrase_at, stem_of, tokens_of
from carefront.core.promises.words import PromiseWords

LONGEST = 4000  # characters of an account that are compared
MOST = 80  # promises of an account that are compared


@dataclass(frozen=True, slots=True)
class Voice:
    """Hold who writes an account and who reads it, by the names they are called in the other account."""

    writer: str = ""
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Promised:
    """Hold one promise of an account: its reading, and everything it is compared by."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    content: tuple[Mark, ...]  # the words that say what is done, in plain form
    days: tuple[Mark, ...] = ()
    amounts: tuple[Mark, ...] = ()
    owners: tuple[Mark, ...] = ()
    firmness: tuple[Mark, ...] = ()
    negations: tuple[Mark, ...] = ()
    refusals: tuple[Mark, ...] = ()
    conditions: tuple[tuple[Mark, ...], ...] = ()
    stems: frozenset[str] = field(default=frozenset())


def promises_in(text: str, now: datetime, language: Language, voice: Voice | None = None) -> list[Promised]:
    """Answer the promises of an account in their order.

    Only the first 4,000 characters are compared. With a `voice`, "I" and the writer's name are one and the same
    person, and so are "you" and the reader's; without one, words stand for themselves.
    """
    text = text[:LONGEST]
    words = language.words
    tokens = tokens_of(text, words)
    return [
        _promised(text, tokens, span, conditions, language, voice)
        for span, conditions in clauses_of(tokens, words)[:MOST]
    ]


def _promised(
    text: str, tokens: list[Token], span: Span, conditions: list[Span], language: Language, voice: Voice | None
) -> Promised:
    words = language.words
    days, taken = days_in(tokens, span, words)
    amounts = amounts_in(tokens, span, taken, words)
    reading = reading_of(text, tokens, span, conditions, None, words)
    people = owners_in(tokens, span, words)
    if not people and reading.owner is not None:
        people = [[_as_mark(reading, words)]]
    if (
        reading.action is not None
        and reading.owner is not None
        and not any(mark.start == reading.owner.start for marks in people for mark in marks)
    ):
        people = [[_as_mark(reading, words)], *(marks for marks in people if not _is_a_thing(marks))]
    owners = tuple(_person(mark, voice) for marks in people for mark in marks)
    firmness = firmness_in(tokens, span, words)
    negations, refusals = negations_in(tokens, span, words)
    inside = {place for first, last in conditions for place in range(first, last)}
    used = [(mark.start, mark.end) for marks in (owners, firmness, negations) for mark in marks]
    plain = _content(tokens, span, taken | inside, used, words)
    stems = frozenset(mark.value for mark in plain)
    return Promised(
        tokens[span[0]].start,
        tokens[span[1] - 1].end,
        (reading,),
        tuple(plain),
        tuple(days),
        tuple(amounts),
        owners,
        tuple(mark for mark in firmness if mark.value != Modality.STATED),
        tuple(negations),
        tuple(refusals),
        tuple(tuple(_content(tokens, _after_cue(tokens, one, words), set(), [], words)) for one in conditions),
        stems,
    )


def _after_cue(tokens: list[Token], span: Span, words: PromiseWords) -> Span:
    said = phrase_at(tokens, span[0], words.conditions)
    return span[0] + (said[0] if said else 1), span[1]


def _as_mark(reading: Reading, words: PromiseWords) -> Mark:
    owner = reading.owner
    assert owner is not None
    plain = owner.value.lower()
    kind = "name" if owner.value[:1].isupper() and " " not in plain else ""
    return Mark(words.owners.get(plain, plain), owner.start, owner.end, kind)


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


def seen_from_the_other(promised: Promised) -> Promised:
    """Answer the same promise in the other one's voice: their "I" is my "you"."""
    turned = {"i": "you", "you": "i"}
    owners = tuple(mark._replace(value=turned.get(mark.value, mark.value)) for mark in promised.owners)
    return replace(promised, owners=owners)


def _content(
    tokens: list[Token], span: Span, taken: set[int], used: list[tuple[int, int]], words: PromiseWords
) -> list[Mark]:
    stop = words.any_of("stop")
    found: list[Mark] = []
    for place in range(*span):
        token = tokens[place]
        if place in taken or not token.word[0].isalpha() or token.word in stop:
            continue
        if token.word in words.numbers or token.word in words.multiples:
            continue
        if any(start <= token.start < end for start, end in used):
            continue
        plain = stem_of(token.word, words)
        if plain not in stop:
            found.append(Mark(words.same.get(plain, plain), token.start, token.end, "name" if token.capital else ""))
    return found


def merged(first: Promised, second: Promised) -> Promised:
    """Answer two promises of one account as one, where the other account says them in one."""
    both = {
        name: getattr(first, name) + getattr(second, name)
        for name in (
            "readings", "content", "days", "amounts", "owners", "firmness", "negations", "refusals", "conditions",
        )
    }  # fmt: skip
    return Promised(
        min(first.start, second.start), max(first.end, second.end), stems=first.stems | second.stems, **both
    )
