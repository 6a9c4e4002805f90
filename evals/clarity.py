"""Score how well a promise that others can see kept stands apart from rhetoric, and which questions are found open."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from carefront.core.promises.verifying import verifiability  # noqa: E402
from carefront.kit.languages import promise_words, weights  # noqa: E402
from evals import scoring  # noqa: E402


def checkable(text: str) -> float:
    """Answer the score of a sentence."""
    return verifiability(text, promise_words(), weights("en", "clarity"))


def area(rows: list[scoring.Row], name: str) -> None:
    """Print how well `clear` is told, with the middle 95 % of samples."""
    figures = [(checkable(row["text"]), int(row["clear"])) for row in rows]
    found = scoring.auc([score for score, _ in figures], [label for _, label in figures])
    low, high = scoring.bootstrap(figures, lambda some: scoring.auc([s for s, _ in some], [y for _, y in some]), 200)
    scoring.line(f"clarity: {name}, AUC", f"{found:.3f} ({low:.3f}-{high:.3f})", ">= .82", found >= 0.82)


def by_length(rows: list[scoring.Row]) -> None:
    """Print how far length alone would come on the project's own set: it must say nothing there."""
    found = scoring.auc([len(row["text"]) for row in rows], [row["clear"] for row in rows])
    scoring.line("clarity: own sentences by length alone, AUC", f"{found:.3f}", "about .5")


def relatives() -> None:
    """Print two far relatives, where nobody expects much: objective news sentences, and specific feedback."""
    if path := scoring.given("fact_vs_opinion.jsonl"):
        rows = scoring.rows(path)
        found = scoring.auc([checkable(row["Sentence"]) for row in rows], [row["Label"] == "OBJ" for row in rows])
        scoring.line("clarity: objective against subjective news, AUC", f"{found:.3f}", "far relative")
    if path := scoring.given("feedback_specificity.jsonl"):
        rows = scoring.rows(path)
        middle = sorted(row["specificity"] for row in rows)[len(rows) // 2] if rows else 0
        found = scoring.auc([checkable(row["text"]) for row in rows], [row["specificity"] > middle for row in rows])
        scoring.line("clarity: specific against vague feedback, AUC", f"{found:.3f}", "far relative")


if __name__ == "__main__":
    own = scoring.own("clarity.jsonl")
    learnt, later = ([row for row in own if (row["domain"] == "later") == kept] for kept in (False, True))
    area(learnt, "own sentences (the weights are learnt from them)")
    area(later, "own hard sentences written later, never learnt from")
    by_length(own)
    if path := scoring.given("promises_clarity.jsonl"):
        area([row for row in scoring.rows(path) if row.get("clear") in {0, 1}], "verifiable promise against rhetoric")
    relatives()
