"""Hints to the writer of a message: per kind, how often a hint is right and how many of the wanted ones are given."""

import sys
import tomllib
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from carefront.core.hints.finding import find
from carefront.core.hints.terms import Hints, Kind, Part
from carefront.core.hints.words import HintWords, words_from
from evals import scoring

PRECISION, RECALL = 0.80, 0.50
# Each name that a labelled set may give a kind, by how it begins.
STEMS = {
    "label": Kind.LABEL,
    "judg": Kind.LABEL,
    "blam": Kind.BLAME,
    "sham": Kind.SHAME,
    "control": Kind.CONTROL,
    "generali": Kind.GENERALISE,
    "overgeneral": Kind.GENERALISE,
}


@cache
def words(language: str) -> HintWords:
    """Answer the words of a language from its folder."""
    path = scoring.ROOT / "src" / "carefront" / "languages" / language / "hints.toml"
    return words_from(tomllib.loads(path.read_text(encoding="utf-8")))


def named(kinds: object) -> set[str]:
    """Answer the kinds and missing parts that a row names, in the spelling of the rules; unknown names stay as told."""
    found: set[str] = set()
    for kind in kinds if isinstance(kinds, list) else []:
        said = str(kind).lower().replace("-", "_").replace(" ", "_")
        stem = next((known.value for stem, known in STEMS.items() if said.startswith(stem)), None)
        part = next((part.value for part in Part if said.endswith(part.value)), None)
        found.add(stem or (f"missing_{part}" if part else said))
    return found


def told(hints: Hints) -> set[str]:
    """Answer the kinds and missing parts of what was found."""
    return {kind.value for kind in hints.kinds} | {f"missing_{one.part.value}" for one in hints.missing}


def score(name: str, rows: list[scoring.Row]) -> None:
    """Print one line for each kind that the rows name."""
    pairs = [(named(row.get("kinds")), told(found(row))) for row in rows if row.get("text")]
    asked = {kind for wanted, _said in pairs for kind in wanted}
    for kind in [*(kind.value for kind in Kind), *(f"missing_{part.value}" for part in Part)]:
        if kind not in asked:
            continue
        right = sum(kind in wanted and kind in said for wanted, said in pairs)
        said_so = sum(kind in said for _wanted, said in pairs)
        there = sum(kind in wanted for wanted, _said in pairs)
        precision, recall = scoring.precision(right, said_so), scoring.recall(right, there)
        scoring.line(
            f"hints, {name}, {kind}",
            f"precision {precision:.2f} ({right} of {said_so}), recall {recall:.2f} ({right} of {there})",
            f"precision >= {PRECISION:.2f} at recall >= {RECALL:.2f}",
            precision >= PRECISION and recall >= RECALL,
        )
    quiet = [
        said & {kind.value for kind in Kind} for wanted, said in pairs if not wanted & {kind.value for kind in Kind}
    ]
    scoring.line(f"hints, {name}, messages that need none", f"{scoring.share(not one for one in quiet):.3f} quiet", "-")


def aside(row: scoring.Row) -> bool:
    """Answer whether nobody looked at what the rules say to this row while writing them."""
    return row.get("batch") == 1 and scoring.held_out(str(row["text"]))


def missing(rows: list[scoring.Row]) -> None:
    """Print how often a hard message is known as one, and each missing part as missing."""
    pairs = [(row, found(row)) for row in rows]
    hard = [hints for row, hints in pairs if row["hard"]]
    easy = [hints for row, hints in pairs if not row["hard"]]
    scoring.line(
        "hints, own, hard messages known as hard",
        f"{scoring.share(one.hard for one in hard):.2f}, "
        f"others left alone {scoring.share(not one.hard for one in easy):.2f}",
        "-",
    )
    for part in Part:
        wanted = [part.value in row["missing"] for row, _hints in pairs]
        said = [any(one.part is part for one in hints.missing) for _row, hints in pairs]
        right = sum(one and other for one, other in zip(wanted, said, strict=True))
        scoring.line(
            f"hints, own, {part.value} is missing",
            f"precision {scoring.precision(right, sum(said)):.2f}, recall {scoring.recall(right, sum(wanted)):.2f}",
            "-",
        )


def found(row: scoring.Row) -> Hints:
    """Find the hints of a row with the words of its language, English when it names none."""
    return find(str(row["text"]), words(str(row.get("language", "en"))))


def main() -> None:
    """Score the project's own set, tuned and held-out halves apart, and the set in DATA."""
    own = scoring.own("messages.jsonl")
    for language in ("en", "de"):
        rows = [row for row in own if row.get("language", "en") == language]
        score(f"own {language}, tuned on", [row for row in rows if not aside(row)])
        score(f"own {language}, held out", [row for row in rows if aside(row)])
    missing([row for row in own if aside(row) and "missing" in row])
    path = scoring.given("messages.jsonl")
    if path:
        score("given", scoring.rows(path))


if __name__ == "__main__":
    main()
