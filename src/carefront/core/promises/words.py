"""The words of one language, made ready for looking up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from carefront.core.promises.slots import Modality

# What a phrase of several words says, by its first word: the other words and the meaning, the longest phrase first.
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """Hold the words in which promises are made in one language."""

    verb_last: bool
    negation_anywhere: bool
    contractions: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, str]
    owners: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    turned: Mapping[str, str]
    modality: Phrases
    softeners: Phrases
    negations: Phrases
    refusals: Phrases
    conditions: Phrases
    numbers: Mapping[str, float]
    multiples: Mapping[str, int]
    units: Mapping[str, str]
    days: Phrases
    halves: Mapping[str, int]
    stems: Mapping[str, str]
    done: Mapping[str, str]  # how a change sounds when it is done: improve, improved
    same: Mapping[str, str]
    opposites: Mapping[str, frozenset[str]]
    reasons: Phrases
    successes: Phrases
    cuts: tuple[tuple[str, str], ...] = ()
    cues: Mapping[str, Phrases] = field(default_factory=dict)
    abstract: tuple[str, ...] = ()  # endings of words for what nobody can touch

    def any_of(self, name: str) -> frozenset[str]:
        """Answer the set of words with this name; empty where the language has none."""
        return self.sets.get(name, _NONE)


def words_from(table: Mapping[str, Any]) -> PromiseWords:
    """Make the words of a language ready, from what its `promises.toml` holds; whatever is absent is empty."""

    part = partial(_part, table)
    negation, condition, clarity = part("negation"), part("condition"), part("clarity")
    return PromiseWords(
        verb_last=table.get("verb_place") == "last",
        negation_anywhere=table.get("negation_place") == "anywhere",
        contractions={word: tuple(said) for word, said in part("contractions").items()},
        endings=dict(part("endings")),
        owners=dict(part("owners")),
        sets=_sets(part),
        turned=dict(pair.split(":") for pair in part("words").get("turned", ())),
        modality=phrases(_levels(part("modality"), part("words").get("be", ()))),
        softeners=phrases(_levels(part("softeners"))),
        negations=_and_not(negation, "words", "not_a_no"),
        refusals=phrases((words, "no") for words in negation.get("lexical", ())),
        conditions=_and_not(condition, "cues", "not_before"),
        numbers={word: float(number) for word, number in part("numbers").items()},
        multiples=dict(part("multiples")),
        units=dict(part("units")),
        days=phrases(part("days").items()),
        halves={
            word: int(hours) for word, _, hours in (pair.partition(":") for pair in part("day_words").get("halves", ()))
        },
        stems=dict(part("stems")),
        done=dict(part("done")),
        same={other: first for first, others in part("same").items() for other in others},
        opposites=_both_ways(part("opposites")),
        reasons=phrases((words, "why") for words in clarity.get("why", ())),
        successes=phrases((words, "success") for words in clarity.get("success", ())),
        cuts=tuple((end, put) for end, put in (pair.split(":") for pair in part("words").get("cuts", _CUTS))),
        cues={name: phrases((words, name) for words in cue.get("words", ())) for name, cue in part("cues").items()},
        abstract=tuple(part("words").get("abstract", ())),
    )


_CUTS = ("sses:ss", "ies:y", "ied:y", "ing:", "ed:", "es:", "s:")


def _sets(part: Any) -> dict[str, frozenset[str]]:
    """Gather the plain lists of words under their names."""
    found: dict[str, frozenset[str]] = {}
    for table in ("words", "condition", "verbs", "day_words", "clarity"):
        for name, words in part(table).items():
            if isinstance(words, list) and name not in {"turned", "cuts", "cues", "halves"}:
                found[name] = frozenset(words)
    return found


def _part(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = table.get(name, {})
    return found if isinstance(found, Mapping) else {}


def _both_ways(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, others in table.items():
        for other in others:
            found.setdefault(word, set()).add(other)
            found.setdefault(other, set()).add(word)
    return {word: frozenset(others) for word, others in found.items()}


def _and_not(table: Mapping[str, Any], yes: str, no: str) -> Phrases:
    """Make phrases ready that count, beside longer ones that do not."""
    return phrases([(words, yes) for words in table.get(yes, ())] + [(words, "") for words in table.get(no, ())])


def _levels(table: Mapping[str, Any], be: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Pair phrases with their level; one that begins with the first of the words `be` stands for the others too."""
    levels = {modality.value for modality in Modality}
    found: list[tuple[str, str]] = []
    for level in levels & set(table):
        for words in table[level]:
            first, _, rest = words.partition(" ")
            found += [(f"{each} {rest}", level) for each in be] if be and rest and first == be[0] else [(words, level)]
    return found


def phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """Make phrases ready: pairs of words with spaces between them, and what they say."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, meaning in pairs:
        first, *others = words.lower().split()
        found.setdefault(first, []).append((tuple(others), meaning))
    return {first: tuple(sorted(said, key=lambda one: -len(one[0]))) for first, said in found.items()}
