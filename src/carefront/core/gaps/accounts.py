"""An account of an agreement, promise by promise, ready to be compared."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from carefront.core.gaps.marks import Mark, amounts_in, days_in, firmness_in, negations_in
from carefront.core.gaps.people import Voice, of_the_two, owners_of
from carefront.core.promises.clauses import Span, clauses_of
from carefront.core.promises.reading import Language, reading_of
from carefront.core.promises.slots import Modality, Reading, Token
from carefront.core.promises.tokens import phrase_at, stem_of, tokens_of
from carefront.core.promises.words import PromiseWords

LONGEST = 4000  # characters of an account that are compared
MOST = 40  # promises of an account that are compared


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
    turning: tuple[Mark, ...] = ()  # small words that turn a promise around: "before", "without"
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
    owners = owners_of(tokens, span, reading, voice, words)
    firmness = firmness_in(tokens, span, words)
    negations, refusals = negations_in(tokens, span, words)
    inside = {place for first, last in conditions for place in range(first, last)}
    used = [(mark.start, mark.end) for marks in (owners, firmness, negations) for mark in marks]
    plain = [
        mark
        for mark in _content(tokens, span, taken | inside, used, words)
        if not (mark.unit == "name" and of_the_two(mark.value, voice))
    ]
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
        _turning(tokens, span, words),
        stems,
    )


def _after_cue(tokens: list[Token], span: Span, words: PromiseWords) -> Span:
    said = phrase_at(tokens, span[0], words.conditions)
    return span[0] + (said[0] if said else 1), span[1]


def seen_from_the_other(promised: Promised) -> Promised:
    """Answer the same promise in the other one's voice: their "I" is my "you"."""
    turned = {"i": "you", "you": "i"}
    owners = tuple(mark._replace(value=turned.get(mark.value, mark.value)) for mark in promised.owners)
    return replace(promised, owners=owners)


def _turning(tokens: list[Token], span: Span, words: PromiseWords) -> tuple[Mark, ...]:
    stop = words.any_of("stop")
    return tuple(
        Mark(token.word, token.start, token.end)
        for token in tokens[span[0] : span[1]]
        if token.word in stop and token.word in words.opposites
    )


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
            "turning",
        )
    }  # fmt: skip
    return Promised(
        min(first.start, second.start), max(first.end, second.end), stems=first.stems | second.stems, **both
    )
