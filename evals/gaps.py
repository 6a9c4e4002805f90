"""Score the gap: a changed agreement against a paraphrase, and whether the part that changed is named right."""

import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from carefront.core.gaps.gap import gap_between, gap_score, most_telling  # noqa: E402
from carefront.core.gaps.marks import Slot  # noqa: E402
from carefront.kit.languages import language  # noqa: E402
from evals import scoring  # noqa: E402

NOW = datetime(2026, 11, 18, 9)  # the pairs carry no moment of their own
PARAPHRASE = 4.6
SLOTS = {
    "when": Slot.DUE,
    "day": Slot.DUE,
    "quantity": Slot.QUANTITY,
    "negation": Slot.POLARITY,
    "owner": Slot.OWNER,
    "modality": Slot.MODALITY,
}
Scored = tuple[float, Slot | None]


def scored(row: scoring.Row) -> Scored:
    """Answer the score of a pair and the part named first."""
    names = tuple(row["names"]) if row.get("names") else None
    sides = gap_between(row["a"], row["b"], NOW, language(row.get("language", "en")), names)  # type: ignore[arg-type]
    first = most_telling(sides)
    return gap_score(sides), first.slot if first else None


def pairs(changed: list[scoring.Row], same: list[scoring.Row], name: str) -> None:
    """Print how well changed pairs stand apart from paraphrases."""
    figures = [(scored(row)[0], 1) for row in changed] + [(scored(row)[0], 0) for row in same]
    area = scoring.auc([score for score, _ in figures], [label for _, label in figures])
    low, high = scoring.bootstrap(figures, lambda some: scoring.auc([s for s, _ in some], [y for _, y in some]), 100)
    scoring.line(f"gap: {name}, AUC", f"{area:.3f} ({low:.3f}-{high:.3f})", ">= .97", area >= 0.97)


def slots(changed: list[scoring.Row], name: str) -> None:
    """Print how often the part that changed is named first.

    A number inside of a day or an hour ("5 PM" for "11 PM") is a quantity in the labels; naming the day is told apart.
    """
    rows = [row for row in changed if row["kind"] in SLOTS]
    if not rows:
        return
    named = [(row["kind"], scored(row)[1]) for row in rows]
    strict = [slot == SLOTS[kind] for kind, slot in named]
    in_day = [slot == SLOTS[kind] or (kind == "quantity" and slot == Slot.DUE) for kind, slot in named]
    figure = scoring.share(strict)
    scoring.line(f"gap: {name}, part named right", f"{figure:.3f}", ">= .90", figure >= 0.9)
    scoring.line(f"gap: {name}, the same where a number in a day may be a day", f"{scoring.share(in_day):.3f}", "-")
    every = Counter(kind for kind, _ in named)
    right = Counter(kind for (kind, _), good in zip(named, strict, strict=True) if good)
    scoring.line(f"gap: {name}, by kind", " ".join(f"{k} {right[k] / n:.2f}" for k, n in sorted(every.items())), "-")


def of_folder() -> None:
    """Score the pairs in DATA, those kept aside while tuning by themselves too."""
    changed_path, same_path = scoring.given("readback_pairs.jsonl"), scoring.given("similarity_stsb.jsonl")
    if changed_path is None or same_path is None:
        return
    every = scoring.rows(changed_path)
    changed, controls = [row for row in every if row["gap"]], [row for row in every if not row["gap"]]
    same = [row for row in scoring.rows(same_path) if row["score"] >= PARAPHRASE]
    aside = [[row for row in some if scoring.held_out(str(row["id"]))] for some in (changed, controls, same)]
    pairs(changed, same, "changed against paraphrase, all")
    pairs(aside[0], aside[2], "changed against paraphrase, held out")
    pairs(changed, controls, "changed against surface changes, all")
    slots(changed, "all")
    slots(aside[0], "held out")


def of_own() -> None:
    """Score the project's own pairs: free accounts with the parts in which they differ."""
    rows = scoring.own("gaps.jsonl")
    for code in ("en", "de"):
        some = [row for row in rows if row.get("language", "en") == code]
        changed = [row for row in some if row["slots"]]
        if not changed:
            continue
        pairs(changed, [row for row in some if not row["slots"]], f"own accounts ({code})")
        named = [str(scored(row)[1]) in row["slots"] for row in changed]
        figure = scoring.share(named)
        scoring.line(f"gap: own accounts ({code}), part named right", f"{figure:.3f}", ">= .90", figure >= 0.9)


if __name__ == "__main__":
    of_own()
    of_folder()
