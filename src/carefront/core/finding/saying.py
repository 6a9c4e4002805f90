"""What one sentence does: promise, ask, propose, decide, or none of these."""

import re
from typing import NamedTuple

from carefront.core.finding.found import Kind
from carefront.core.finding.names import People
from carefront.core.finding.promising import Cue, cues, sureness
from carefront.core.finding.sentences import Sentence, as_written, tidy
from carefront.core.finding.words import FindingWords

EVEN = 0.5
FEWEST_WORDS = 2
NAMED_SURE = 0.6
HEDGE_NEAR = 4
NOT_NEAR = 5
OFFERS = ("i_offer", "take_action")
TOGETHER = ("we_", "they_", "plan")


class Saying(NamedTuple):
    """A sentence that does something: how surely, whose it is, and from which plain word on it says what is done."""

    kind: Kind
    sure: float
    whose: str  # "speaker", "you", "we", "named"
    named: str | None
    begin: int
    hedged: bool


def saying(one: Sentence, words: FindingWords, people: People, speaker: str | None) -> Saying | None:
    """Answer what a sentence does, the surest reading first; None when nothing in it is taken on, asked or settled."""
    if len(one.plain) < FEWEST_WORDS:
        return None
    text = one.text()
    bag = frozenset(one.plain)
    found = [] if bag.isdisjoint(words.promise_triggers) else cues(text, words)
    promise = _promise(one, text, found, words) if found else None
    if promise and promise.sure >= EVEN:
        return promise
    assigned = people.assigned(one.plain)
    asked = one.said.rstrip().endswith("?") and bag.isdisjoint(words.tasks)
    if assigned and assigned[0] != speaker and not asked:
        hedged = not (words.hedges - words.polite).isdisjoint(one.plain)
        return Saying(Kind.REQUEST, NAMED_SURE - 0.15 * hedged, "named", assigned[0], assigned[1], hedged)
    best = promise
    for rule in words.rules:
        match = None if bag.isdisjoint(rule.triggers) else rule.search.search(f" |{text}")
        if match is None:
            continue
        if rule.kind is Kind.DECISION and _open(one, match, words):
            continue
        which = (match.lastindex or 1) - 1
        sure = rule.sureness[which]
        if best is None or sure > best.sure:
            begin = match.string.count(" ", 0, match.end()) - 2 + (not rule.keeps[which])
            best = _ruled(rule.kind, sure, begin, one, words, people)
    return best


def _open(one: Sentence, match: re.Match[str], words: FindingWords) -> bool:
    """Answer whether what sounds like a decision is only asked, or stands under an if."""
    return one.said.rstrip().endswith("?") or not words.unsettled.isdisjoint(match.string[: match.start()].split())


def _ruled(kind: Kind, sure: float, begin: int, one: Sentence, words: FindingWords, people: People) -> Saying:
    named = people.called(one.plain) if kind is Kind.REQUEST else None
    asks = kind is Kind.REQUEST and words.anyone.isdisjoint(one.plain)
    whose = "named" if named else "you" if asks else "we"
    hedged = not (words.hedges - words.polite).isdisjoint(one.plain)
    return Saying(kind, sure, whose, named, min(begin, len(one.plain) - 1), hedged)


def _promise(one: Sentence, text: str, found: list[Cue], words: FindingWords) -> Saying:
    sure = sureness(one.plain, text, found, one.said, words)
    first = min(found, key=lambda cue: cue.name.startswith(TOGETHER))
    begin = text.count(" ", 0, first.end)
    unsure = words.hedges - words.polite if first.name in OFFERS else words.hedges
    hedged = not unsure.isdisjoint(one.plain[max(0, begin - HEDGE_NEAR - 2) : begin + HEDGE_NEAR])
    whose = "we" if first.name.startswith(TOGETHER) else "speaker"
    return Saying(Kind.PROMISE, sure, whose, None, min(begin, len(one.plain) - 1), hedged)


def done(one: Sentence, said: Saying, words: FindingWords) -> str:
    """Answer the words of what is done; a hedge or a "not" before them is kept, so that each stays what it is."""
    begin = said.begin
    written = as_written(one, words)
    kept = written[begin:]
    denied = not words.negations.isdisjoint(one.plain[max(0, begin - NOT_NEAR + 1) : begin])
    if denied and said.kind is not Kind.PROPOSAL and words.negations.isdisjoint(one.plain[begin : begin + 3]):
        kept = [words.denied, *kept]
    if said.hedged and words.hedges.isdisjoint(one.plain[begin:]):
        near = range(begin - 1, max(-1, begin - 1 - HEDGE_NEAR), -1)
        hedge = next((at for at in near if one.plain[at] in words.hedges and one.plain[at].isalpha()), None)
        if hedge is not None:
            kept = [written[hedge].strip(",;"), *kept]
    # One word alone tells nothing: then the whole sentence does.
    return tidy(kept if len(kept) > 1 else written) or one.said


def content(text: str, words: FindingWords) -> frozenset[str]:
    """Answer the words of a text that carry meaning, in small letters."""
    told = (word.strip('.,;:!?…"“”()[]`*').lower() for word in text.split())
    return frozenset(word for word in told if word and word not in words.small and word not in words.fillers)


def points_back(text: str, words: FindingWords) -> bool:
    """Answer whether a text says no more than "do that" or "yes, will do": what it means was said before it."""
    nothing = words.pointing | words.openers | words.hedges | words.adverbs | words.times | words.days | words.nod
    nothing |= {word for phrase in words.agree for word in phrase.split()}
    nothing |= {phrase.split()[0] for phrase in words.cue_names}
    told = content(text.replace("’", "'"), words)
    return all(word in nothing or word.partition("'")[0] in nothing | words.small for word in told)


def alone(text: str, words: FindingWords) -> str:
    """Answer what was decided without the "to" before it."""
    first, _blank, rest = text.partition(" ")
    return rest if rest and first.lower() in words.infinitive else text
