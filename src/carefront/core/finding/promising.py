"""How surely a sentence is its speaker's promise: a linear model over its words and the shape of its opening phrase.

Weights come from meetings labelled by experts (languages/en/ATTRIBUTION.md), trained by evals/training/finding.py.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import exp
from typing import NamedTuple

from carefront.core.finding.words import FindingWords

FIRMEST = 8
MOST_CUES = 3
SHORT = 3
HIGHEST_FLOOR = 0.6
STRONG = frozenset(("i_will", "i_go", "let_me", "we_will", "we_go", "take_action"))


class Cue(NamedTuple):
    """A phrase that may open a promise: its name, and where it stands in the plain text."""

    name: str
    start: int
    end: int


def cues(text: str, words: FindingWords) -> list[Cue]:
    """Answer the phrases that may open a promise, the first three; `text` has a blank around each word."""
    found = []
    for match in words.cue.finditer(text):
        found.append(Cue(words.cue_names[match[0][1:]], match.start(), match.end()))
        if len(found) == MOST_CUES:
            break
    return found


def features(plain: list[str], text: str, found: list[Cue], said: str, words: FindingWords) -> Iterator[str]:
    """Answer what the model looks at: runs of one to three words, and the shape of what stands around each cue."""
    run = ["<s>", *plain, "</s>"]
    yield from run
    yield from map(" ".join, pairwise(run))
    yield from map(" ".join, zip(run, run[1:], run[2:], strict=False))
    for number, cue in enumerate(found):
        yield f"C:{cue.name}"
        if number == 0:
            yield f"F:{cue.name}"
        if number == 0 or cue.name in STRONG:
            yield from _around(text[: cue.start].split(), text[cue.end :].split(), cue.name, words)
    yield f"NC:{len(found)}"
    yield f"LEN:{_size(len(plain))}"
    if "==" in said or said.endswith(("-", "—", "…")):
        yield "CUT"
    if "?" in said:
        yield "Q"


def _around(before: list[str], rest: list[str], name: str, words: FindingWords) -> Iterator[str]:
    core = [word for word in rest if word not in words.adverbs]
    verb = core[0] if core else ""
    shape = "D" if verb in words.deeds else "S" if verb in words.states else "O" if verb else "N"
    yield f"K:{name}:{shape}"
    yield f"VC:{shape}"
    yield f"V:{verb}"
    yield f"REST:{min(len(core), FIRMEST)}"
    yield f"B:{before[-1] if before else ''}"
    yield f"BL:{min(4, len(before))}"
    if not words.asides.isdisjoint(before[-4:]):
        yield "ASIDE"
    if not words.to_somebody.isdisjoint(core[1:]):
        yield "TO"
    if len(core) > 1 and core[1] in words.pointing:
        yield "POINTS"
    if not words.times.isdisjoint(core):
        yield "WHEN"
    if not words.negations.isdisjoint(core[:6]) or rest[:1] == ["not"]:
        yield "NOT"
    if not words.hedges.isdisjoint([*before, *rest[:4]]):
        yield "HEDGE"


def _size(count: int) -> int:
    return sum(count >= edge for edge in (3, 5, 8, 13, 20))


def sureness(plain: list[str], text: str, found: list[Cue], said: str, words: FindingWords) -> float:
    """Answer 0-1; 0.5 is where the F1 measure was best on meetings kept aside."""
    weights = words.weights
    if not weights:
        return _by_shape(text, found, words)
    score = words.start
    for feature in features(plain, text, found, said, words):
        if feature in weights:
            score += weights[feature]
    learnt = 1 / (1 + exp(min(30.0, max(-30.0, words.least - score))))
    return max(learnt, _floor(plain, text, found, said, words)) if learnt < HIGHEST_FLOOR else learnt


def _floor(plain: list[str], text: str, found: list[Cue], said: str, words: FindingWords) -> float:
    """Answer how sure some phrases make at least, where nobody only wonders or tells."""
    if "?" in said:
        return 0.0
    least = 0.0
    for cue in found:
        if words.asides.isdisjoint(text[: cue.start].split()[-4:]):
            name = cue.name
            if name in STRONG and not words.days.isdisjoint(plain):
                name = "dated"
            if cue.name != "alone" or len(plain) <= SHORT:
                least = max(least, words.floors.get(name, 0.0), words.floors.get(cue.name, 0.0))
    return least


def _by_shape(text: str, found: list[Cue], words: FindingWords) -> float:
    """Answer how sure the opening phrase alone makes, for a language without weights."""
    best = 0.0
    for cue in found:
        rest = [word for word in text[cue.end :].split() if word not in words.adverbs]
        sure = 0.62 if cue.name in STRONG else 0.4
        if not rest or (rest[0] in words.states):
            sure -= 0.25
        if not words.asides.isdisjoint(text[: cue.start].split()[-4:]):
            sure -= 0.15
        best = max(best, sure)
    return best
