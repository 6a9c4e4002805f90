"""The words and weights of one language, compiled once from its folder."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from carefront.core.finding.found import Kind

Patterns = tuple[tuple[str, float], ...]
KEEPS = re.compile(r"\\w\+$|\(\?:(?:send|work|update|defer|make sure|\\\\w\+ed)[^()]*\)$")
START_MARK = r"\| "  # stands before the first word of a sentence where patterns are looked for
SETS = (
    "fillers",
    "openers",
    "hedges",
    "polite",
    "anyone",
    "pointing",
    "small",
    "adverbs",
    "asides",
    "unsettled",
    "to_somebody",
    "times",
    "days",
    "negations",
    "deeds",
    "states",
    "infinitive",
)
SEEN = "# seen "
LEAST = "# least"
START = "# start"
HELD_OUT = "# held out f1"
HELD_OUT_ALL = "# held out f1, all meetings"


@dataclass(frozen=True, slots=True)
class Rule:
    """All patterns of one kind as one expression; which group matched tells how sure it makes."""

    kind: Kind
    search: re.Pattern[str]
    triggers: frozenset[str]
    sureness: tuple[float, ...]
    keeps: tuple[bool, ...]  # whether the last word that matched already says what is done


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What `find` needs of a language."""

    fillers: frozenset[str]
    openers: frozenset[str]
    hedges: frozenset[str]
    polite: frozenset[str]
    anyone: frozenset[str]
    pointing: frozenset[str]
    small: frozenset[str]
    adverbs: frozenset[str]
    asides: frozenset[str]
    unsettled: frozenset[str]
    to_somebody: frozenset[str]
    times: frozenset[str]
    days: frozenset[str]
    floors: Mapping[str, float]
    negations: frozenset[str]
    deeds: frozenset[str]
    states: frozenset[str]
    infinitive: frozenset[str]
    cue: re.Pattern[str]
    cue_names: Mapping[str, str]
    rules: tuple[Rule, ...]
    promise_triggers: frozenset[str]
    triggers: frozenset[str]
    scribed: Mapping[str, Kind | None]
    agree: frozenset[str]
    nod: frozenset[str]
    objects: frozenset[str]
    take: re.Pattern[str]
    assign: frozenset[str]
    on: frozenset[str]
    tasks: frozenset[str]
    answer_words: frozenset[str]
    denied: str
    weights: Mapping[str, float]
    start: float
    least: float

    @property
    def labels(self) -> frozenset[str]:
        """Answer the words before a colon that name no speaker, as `core.transcripts.read` wants them."""
        return frozenset(self.scribed)


def words_from(table: Mapping[str, object], weights: Mapping[str, float]) -> FindingWords:
    """Compile the words of a language from what its `finding.toml` and its weights hold.

    table: the file as it is read. weights: feature to weight; empty where the language has no trained ones.
    """
    promise = cast("Mapping[str, Sequence[str]]", table.get("promise", {}))
    patterns = cast("Mapping[str, Sequence[Any]]", table.get("patterns", {}))
    triggers = {kind.value: _words(table.get("triggers", {}), kind.value) for kind in Kind}
    rules = (Kind.DECISION, Kind.REQUEST, Kind.PROPOSAL)
    return FindingWords(
        **_sets(table),
        **_answers(cast("Mapping[str, Sequence[str]]", table.get("answers", {}))),
        cue=_cue(promise),
        cue_names={phrase: name for name, phrases in promise.items() for phrase in phrases},
        rules=tuple(_rule(kind, patterns.get(kind.value, ()), triggers[kind.value]) for kind in rules),
        promise_triggers=triggers["promise"],
        triggers=frozenset().union(*triggers.values()),
        scribed=_scribed(cast("Mapping[str, Sequence[str]]", table.get("scribed", {}))),
        denied=str(table.get("denied", "")),
        floors=cast("Mapping[str, float]", table.get("floors", {})),
        weights=weights,
        start=weights.get(START, -1.0),
        least=weights.get(LEAST, 0.0),
    )


def _sets(table: Mapping[str, object]) -> dict[str, Any]:
    return {name: _words(table, name) for name in SETS}


def _words(table: object, name: str) -> frozenset[str]:
    return frozenset(cast("Mapping[str, Sequence[str]]", table).get(name, ()))


def _answers(answers: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    told = [phrase for name in ("agree", "nod", "objects", "take") for phrase in answers.get(name, ())]
    sets = {name: _words(answers, name) for name in ("agree", "nod", "objects", "assign", "on", "tasks")}
    return {
        **sets,
        "take": re.compile(rf" (?:{_either(answers.get('take', ()))})(?= )"),
        # The longest word of each answer: a turn without any of them answers nothing.
        "answer_words": frozenset(max(phrase.split(), key=len) for phrase in told),
    }


def _either(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"


def _cue(promise: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    # Between blanks, and without groups: so the engine jumps from blank to blank and looks at first letters only.
    return re.compile(rf" (?:{_either([phrase for phrases in promise.values() for phrase in phrases])})(?= )")


def _rule(kind: Kind, patterns: Sequence[Any], triggers: frozenset[str]) -> Rule:
    told = sorted(((str(pattern), float(sure)) for pattern, sure in patterns), key=lambda pattern: -pattern[1])
    # The empty group after each pattern tells which one it was; before it, it would make each of them slow to dismiss.
    joined = "|".join(f"{pattern.replace('^', START_MARK)}()" for pattern, _sure in told) or "(?!)"
    return Rule(
        kind,
        re.compile(rf" (?:{joined})(?= )"),
        triggers,
        tuple(sure for _pattern, sure in told),
        tuple(KEEPS.search(pattern) is not None for pattern, _sure in told),
    )


def _scribed(table: Mapping[str, Sequence[str]]) -> Mapping[str, Kind | None]:
    kinds = {"action": Kind.PROMISE, "decision": Kind.DECISION, "proposal": Kind.PROPOSAL}
    return {label: kinds.get(name) for name, labels in table.items() for label in labels}
