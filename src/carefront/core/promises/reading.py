"""Reading a sentence: who does what, how much, by when, on what condition, how firmly, or not at all."""

from dataclasses import dataclass, replace
from datetime import datetime

from carefront.core.promises.chains import chain_in
from carefront.core.promises.clauses import Span, clauses_of, is_name
from carefront.core.promises.owners import Chain
from carefront.core.promises.quantities import quantities_in
from carefront.core.promises.slots import FIRMNESS, Dated, FindDue, Modality, Part, Reading, Token
from carefront.core.promises.tokens import READ, phrase_at, stem_of, tokens_of
from carefront.core.promises.words import PromiseWords


@dataclass(frozen=True, slots=True)
class Language:
    """Hold what reading a language takes: its words, and what finds a day in them."""

    code: str
    words: PromiseWords
    find_due: FindDue


def read(text: str, now: datetime, language: Language) -> Reading:
    """Read the first promise in `text`, seen from `now` (the writer's wall time).

    Only the first 600 characters are looked at. Never raises for any text, except what the language's
    `find_due` raises for a day that does not exist.
    """
    text = text[:READ]
    words = language.words
    tokens = tokens_of(text, words)
    due = language.find_due(text, now)
    clauses = clauses_of(tokens, words)
    every = tuple(tokens)
    found = [(span, reading_of(text, tokens, span, conditions, due, words, every)) for span, conditions in clauses]
    said = [one for one in found if one[1].action is not None]
    if not said:
        return found[0][1] if found else Reading(text, due=due, tokens=every)
    # "Leave it with me, I'll find out": an order to somebody else is not the promise.
    mine = next(
        (one for one in said if one[1].owner is not None and one[1].owner.value in words.any_of("speakers")), None
    )
    span, first = mine if mine is not None and said[0][1].owner is None else said[0]
    return replace(first, due=None) if _of_another(due, tokens, span, clauses, words) else first


def _of_another(
    due: Dated | None, tokens: list[Token], mine: Span, clauses: list[tuple[Span, list[Span]]], words: PromiseWords
) -> bool:
    """Answer whether a day belongs to another promise of the same text."""
    if due is None:
        return False
    for span, conditions in clauses:
        if span != mine and tokens[span[0]].start <= due.start < tokens[span[1] - 1].end:
            return reading_of("", tokens, span, conditions, due, words).action is not None
    return False


def reading_of(
    text: str, tokens: list[Token], span: Span, conditions: list[Span], due: Dated | None, words: PromiseWords,
    every: tuple[Token, ...] = (),
) -> Reading:  # fmt: skip
    """Read one clause: the `tokens` of `text` between the two places of `span`; `every` is kept with what was read."""
    begin, end = _inside(tokens, span, words)
    free = _free(tokens, conditions, due)
    chain = chain_in(tokens, begin, end, free, words)
    said_by = conditions[0] if conditions else None
    if chain is None:
        return Reading(
            text,
            quantities=tuple(quantities_in(tokens, begin, end, free, words)),
            due=due,
            condition=_part(text, tokens, said_by),
            asks=tokens[span[1] - 1].word == "?" if span[1] else False,
            tokens=every,
        )
    verb, owner, thing = _what_is_done(tokens, chain, end, free, words)
    modality = _softened(tokens, begin, end, free, chain, words)
    negation = chain.negation or (_anywhere(tokens, begin, end, words) if words.negation_anywhere else None)
    return Reading(
        text,
        owner=_owner(text, tokens, owner, words),
        action=Part(stem_of(tokens[verb].word, words), tokens[verb].start, tokens[verb].end) if verb >= 0 else None,
        object=_part(text, tokens, thing),
        quantities=tuple(quantities_in(tokens, begin, end, free, words)),
        due=due,
        condition=_part(text, tokens, said_by),
        modality=modality,
        modal=_part(text, tokens, chain.modal),
        negation=_part(text, tokens, negation),
        asks=chain.asks or tokens[span[1] - 1].word == "?",
        tokens=every,
    )


def _inside(tokens: list[Token], span: Span, words: PromiseWords) -> Span:
    """Leave out list marks, joining words and the full stop around a clause."""
    begin, end = span
    while begin < end and (not tokens[begin].word[0].isalnum() or tokens[begin].word in words.any_of("linking")):
        begin += 1
    while end > begin and tokens[end - 1].word in words.any_of("breaks"):
        end -= 1
    return begin, end


def _free(tokens: list[Token], conditions: list[Span], due: Dated | None) -> list[bool]:
    """Answer for each token whether it is outside of the day and of the conditions."""
    free = [due is None or token.end <= due.start or token.start >= due.end for token in tokens]
    for first, last in conditions:
        for place in range(first, last):
            free[place] = False
    return free


def _what_is_done(
    tokens: list[Token], chain: Chain, end: int, free: list[bool], words: PromiseWords
) -> tuple[int, Span | None, Span | None]:
    """Answer the verb, who does it, and what it is done to; in "will be sent by Ben" the first words are the thing."""
    verb = chain.verb
    if verb >= end or not tokens[verb].word[0].isalpha():
        return -1, chain.owner, None
    passive = tokens[verb].word in words.any_of("passive") or (chain.modal is None and chain.is_passive)
    if passive and verb + 1 < end and _participle(tokens[verb + 1].word, words):
        return verb + 1, _agent(tokens, verb + 2, end, free, words), chain.owner
    if words.verb_last and chain.modal is not None:
        last = next((p for p in range(end - 1, verb - 1, -1) if free[p] and tokens[p].word[0].isalpha()), verb)
        return last, chain.owner, _thing(tokens, verb, last, free, words)
    begin = verb + 1
    if words.verb_last and chain.owner is not None and chain.modal is None:
        if chain.owner[0] > verb:
            begin = chain.owner[1]  # "schicke ich den Vertrag"
        elif verb == end - 1 and verb > chain.owner[1]:
            return verb, chain.owner, _thing(tokens, chain.owner[1], verb, free, words)
    return verb, chain.owner, _thing(tokens, begin, end, free, words)


def _participle(word: str, words: PromiseWords) -> bool:
    return word in words.stems or (len(word) > 4 and word.endswith(("ed", "en")))


def _agent(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> Span | None:
    """Answer by whom something will be done; None when that is not said."""
    for place in range(begin, end - 1):
        if tokens[place].word in words.any_of("agent") and free[place + 1]:
            after = tokens[place + 1]
            if after.word in words.owners or is_name(after, words):
                last = place + 2
                while last < end and (is_name(tokens[last], words) and free[last]):
                    last += 1
                return place + 1, last
    return None


def _thing(tokens: list[Token], begin: int, end: int, free: list[bool], words: PromiseWords) -> Span | None:
    """Answer the first run of free words, without the small words at its edges.

    Where that is only the one who gets something ("send you by Friday the notes"), a later run counts.
    """
    best: Span | None = None
    first = begin
    for place in range(begin, end + 1):
        reason = place < end and phrase_at(tokens, place, words.reasons) is not None
        if place == end or not free[place] or tokens[place].word == "," or reason:
            run = _trimmed(tokens, first, place, words)
            if run and (best is None or (_only_receivers(tokens, best, words) and _names_a_thing(tokens, run, words))):
                best = run
            first = place + 1
        if reason and best is not None:
            break  # why it is done is not what is done
    return best


def _only_receivers(tokens: list[Token], span: Span, words: PromiseWords) -> bool:
    return span[1] - span[0] == 1 and tokens[span[0]].word in words.any_of("receivers")


def _names_a_thing(tokens: list[Token], span: Span, words: PromiseWords) -> bool:
    return tokens[span[0]].word in words.any_of("articles") or tokens[span[0]].word[0].isdigit()


def _trimmed(tokens: list[Token], first: int, last: int, words: PromiseWords) -> Span | None:
    edges = words.any_of("edges")
    while last > first and (tokens[last - 1].word in edges or not tokens[last - 1].word[0].isalnum()):
        if tokens[last - 1].word in words.units:
            break
        last -= 1
    keep = words.any_of("articles")
    while first < last and tokens[first].word not in keep and tokens[first].word not in words.units:
        if tokens[first].word not in edges and tokens[first].word[0].isalnum():
            break
        first += 1
    return (first, last) if first < last else None


def _softened(
    tokens: list[Token], begin: int, end: int, free: list[bool], chain: Chain, words: PromiseWords
) -> Modality:
    """Loosen what the modal word says by "maybe", "hopefully", "probably" in the same clause."""
    modality = chain.modality
    for place in range(begin, end):
        if free[place] and (said := phrase_at(tokens, place, words.softeners)):
            softer = Modality(said[1])
            if FIRMNESS[softer] < FIRMNESS[modality]:
                modality = softer
                chain.modal = (place, place + said[0])
    return modality


def _anywhere(tokens: list[Token], begin: int, end: int, words: PromiseWords) -> Span | None:
    for place in range(begin, end):
        said = phrase_at(tokens, place, words.negations)
        if said and said[1]:
            return place, place + said[0]
    return None


def _owner(text: str, tokens: list[Token], span: Span | None, words: PromiseWords) -> Part | None:
    part = _part(text, tokens, span)
    if part is None or span is None or span[1] - span[0] > 1:
        return part
    return Part(words.owners.get(tokens[span[0]].word, part.value), part.start, part.end)


def _part(text: str, tokens: list[Token], span: Span | None) -> Part | None:
    if span is None or span[0] >= span[1]:
        return None
    start, end = tokens[span[0]].start, tokens[span[1] - 1].end
    return Part(text[start:end], start, end)
