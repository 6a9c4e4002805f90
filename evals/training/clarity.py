"""Learn the weights of `core.promises.verifying` from the project's own labelled sentences.

Needs scikit-learn, which the project itself does not. Writes languages/<code>/weights_clarity.json; with `--look` it
only prints the figures: one half for learning and the other for scoring, and each field of life left out in turn.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from carefront.core.promises.verifying import signs_of, verifiability  # noqa: E402
from carefront.kit.languages import promise_words  # noqa: E402
from evals import scoring  # noqa: E402

KEPT = "later"  # written after the words and weights were made: never learnt from
STRENGTH = 0.3  # how far weights may go from 0: C of the regression
# What may only speak for a promise that can be checked, and what only against it.
FOR = frozenset({"doing", "things", "measuring", "numbers", "sums", "days", "names", "first_verb", "share_doing"})
FOR |= frozenset({"share_things", "years", "new", "share_new", "said_firmly"})
AGAINST = frozenset({"wishing", "bettering", "comparing", "valuing", "we", "abstract", "telling", "share_wishing"})
AGAINST |= frozenset({"share_bettering", "share_comparing", "share_valuing", "share_abstract"})


def learnt(rows: list[scoring.Row]) -> dict[str, float]:
    """Answer weights by name; a sign whose weight goes against its meaning is left out and the rest learnt again."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        sys.exit("Learning needs scikit-learn: install it into an environment of its own and run this with it.")
    words = promise_words()
    signs = [signs_of(row["text"], words) for row in rows]
    labels = [row["clear"] for row in rows]
    names = sorted(signs[0])
    while True:
        model = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight="balanced")
        model.fit([[one[name] for name in names] for one in signs], labels)
        found = dict(zip(names, model.coef_[0], strict=True))
        wrong = {n for n, w in found.items() if (n in FOR and w < 0) or (n in AGAINST and w > 0)}
        if not wrong:
            return {"always": round(float(model.intercept_[0]), 4)} | {n: round(float(w), 4) for n, w in found.items()}
        names = [name for name in names if name not in wrong]


def area(rows: list[scoring.Row], weights: dict[str, float]) -> float:
    """Answer the area under the curve of `weights` on `rows`."""
    words = promise_words()
    return scoring.auc([verifiability(r["text"], words, weights) for r in rows], [r["clear"] for r in rows])


def look(rows: list[scoring.Row]) -> None:
    """Print how well what is learnt from some carries over to others."""
    kept = [row for row in rows if scoring.held_out(row["text"])]
    seen = [row for row in rows if not scoring.held_out(row["text"])]
    scoring.line("clarity: learnt on one half, scored on the other", f"{area(kept, learnt(seen)):.3f}", ">= .82")
    for domain in sorted({row["domain"] for row in rows}):
        rest, left = [[r for r in rows if (r["domain"] == domain) == out] for out in (False, True)]
        scoring.line(f"clarity: {domain} left out of learning", f"{area(left, learnt(rest)):.3f}", "-")


if __name__ == "__main__":
    own = [row for row in scoring.own("clarity.jsonl") if row["domain"] != KEPT]
    look(own)
    if "--look" not in sys.argv:
        path = ROOT / "src" / "carefront" / "languages" / "en" / "weights_clarity.json"
        path.write_text(json.dumps(learnt(own), indent=1, sort_keys=True) + "\n", encoding="utf-8")
