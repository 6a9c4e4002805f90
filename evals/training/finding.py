"""Train the weights by which a spoken promise is known, and measure them on meetings kept aside.

Usage: DATA=folder python evals/training/finding.py [--write]. Wants scikit-learn, which the project does not need.
The folder holds `meeting_acts.jsonl` and, where there are some, `transcripts/*.gold.json` beside their text.
Sources and licences of the text: src/carefront/languages/en/ATTRIBUTION.md. No sentence of it is kept, only weights.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from carefront.core.finding.promising import cues, features  # noqa: E402
from carefront.core.finding.sentences import sentence  # noqa: E402
from carefront.core.finding.words import HELD_OUT, HELD_OUT_ALL, LEAST, SEEN, START, words_from  # noqa: E402
from carefront.kit.languages import table  # noqa: E402
from evals.scoring import f1, folder, line, rows  # noqa: E402

WEIGHTS = ROOT / "src" / "carefront" / "languages" / "en" / "weights_finding.json"
FOLDS = 20
OFTEN = 3  # a feature seen in fewer sentences is left out
SMALLEST = 0.012  # and so is a weight that moves nothing
STRENGTH = 0.02  # inverse strength of the regularisation
PROMISES_COUNT = 6  # how many others one promise outweighs: they are a tenth of what is looked at
SHAPE_COUNTS = 1.5

Meeting = list[tuple[str, bool]]


def meetings(where: Path) -> dict[str, Meeting]:
    """Answer each meeting's sentences, and whether an expert called each a promise of its speaker."""
    told: dict[str, Meeting] = {}
    for row in rows(where / "meeting_acts.jsonl"):
        told.setdefault(row["meeting"], []).append((row["text"], bool(row["commit"])))
    for path in sorted((where / "transcripts").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["meeting"] not in told:
            text = path.with_name(f"{gold['meeting']}.txt").read_text(encoding="utf-8")
            told[gold["meeting"]] = _labelled([row.partition(": ")[2] for row in text.splitlines()], gold["gold"])
    return told


def _labelled(said: list[str], gold: list[dict[str, Any]]) -> Meeting:
    # The numbers count captions, of which some are not in the text: the nearest line with the same words is meant.
    promised = set()
    for row in gold:
        places = [at for at, text in enumerate(said) if text == row["text"]]
        if places and row["commit"]:
            promised.add(min(places, key=lambda at: abs(at - row["cue"])))
    return [(text, at in promised) for at, text in enumerate(said)]


def looked_at(told: dict[str, Meeting]) -> tuple[list[set[str]], list[int], list[str], Counter[str]]:
    """Answer the features, label and meeting of each sentence that is looked at, and the promises that never are."""
    words = words_from(table("en", "finding"), {})
    seen: list[set[str]] = []
    labels: list[int] = []
    where: list[str] = []
    missed: Counter[str] = Counter()
    for meeting, said in told.items():
        for text, promised in said:
            one = sentence(text, words)
            plain = one.text()
            found = cues(plain, words)
            if found:
                seen.append(set(features(one.plain, plain, found, text, words)))
                labels.append(int(promised))
                where.append(meeting)
            else:
                missed[meeting] += promised
    return seen, labels, where, missed


def best_least(scores: list[float], labels: list[int], missed: int) -> float:
    """Answer the score from which on a sentence counts, where F1, smoothed over its neighbours, is highest."""
    order = sorted(zip(scores, labels, strict=True), reverse=True)
    right = 0
    measured = []
    for said, (_score, label) in enumerate(order, 1):
        right += label
        measured.append(f1(right, said, sum(labels) + missed))
    span = max(2, len(order) // 80)
    smooth = [sum(measured[max(0, at - span) : at + span + 1]) / (2 * span + 1) for at in range(len(measured))]
    at = max(range(len(smooth)), key=smooth.__getitem__)
    return order[at][0]


def main() -> int:
    """Train, print the held-out figures, and with --write keep the weights."""
    try:
        import numpy
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped,unused-ignore]
        from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        line("training", "not done: scikit-learn is not installed here", "pip install scikit-learn")
        return 0
    where = folder()
    if where is None:
        line("training", "not done: no folder is given", "DATA=folder")
        return 0
    seen, labels, meeting, missed = looked_at(meetings(where))
    often = Counter(name for names in seen for name in names)
    column = {name: at for at, name in enumerate(sorted(name for name, count in often.items() if count >= OFTEN))}
    scale = {name: SHAPE_COUNTS if name[0].isupper() else 1.0 for name in column}
    places = [(at, name) for at, names in enumerate(seen) for name in sorted(names) if name in column]
    matrix = csr_matrix(
        ([scale[name] for _at, name in places], ([at for at, _ in places], [column[name] for _, name in places])),
        shape=(len(seen), len(column)),
    )
    label = numpy.array(labels)

    def trained(kept: Any) -> Any:
        model = LogisticRegression(
            C=STRENGTH, class_weight={0: 1, 1: PROMISES_COUNT}, solver="liblinear", max_iter=500, random_state=0
        )
        return model.fit(matrix[kept], label[kept])

    names = sorted(set(meeting))
    scores = numpy.zeros(len(seen))
    for fold in range(FOLDS):
        aside = numpy.isin(meeting, names[fold::FOLDS])
        if aside.any():
            scores[aside] = trained(~aside).decision_function(matrix[aside])
    figure = _held_out("all meetings", set(names), meeting, labels, scores.tolist(), missed)
    acts = {row["meeting"] for row in rows(where / "meeting_acts.jsonl")}
    acts_alone = _held_out("meeting_acts alone", acts, meeting, labels, scores.tolist(), missed)
    model = trained(numpy.ones(len(seen), bool))
    least = best_least(scores.tolist(), labels, sum(missed.values()))
    kept = {name: round(float(model.coef_[0][at]) * scale[name], 3) for name, at in column.items()}
    weights = {name: weight for name, weight in kept.items() if abs(weight) >= SMALLEST}
    weights |= {START: round(float(model.intercept_[0]), 4), LEAST: round(least, 4), HELD_OUT: round(acts_alone, 3)}
    weights |= {HELD_OUT_ALL: round(figure, 3)}
    weights |= {f"{SEEN}{name}": 1.0 for name in sorted(set(names) | set(missed))}
    if "--write" in sys.argv:
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        line("weights", f"{len(weights)} kept, {WEIGHTS.stat().st_size // 1024} KB", "under 1 MB")
    return 0


def _held_out(
    title: str, of: set[str], meeting: list[str], labels: list[int], scores: list[float], missed: Counter[str]
) -> float:
    """Print and answer F1 over the meetings `of`, each scored by weights and a threshold that never saw it."""
    right = said = there = 0
    for name in sorted(of):
        others = [at for at, where in enumerate(meeting) if where != name]
        aside = [at for at, where in enumerate(meeting) if where == name]
        rest = sum(count for where, count in missed.items() if where != name)
        least = best_least([scores[at] for at in others], [labels[at] for at in others], rest)
        right += sum(labels[at] for at in aside if scores[at] >= least)
        said += sum(scores[at] >= least for at in aside)
        there += sum(labels[at] for at in aside) + missed[name]
    figure = f1(right, said, there)
    line(f"spoken promises, F1 on {len(of)} meetings kept aside, {title}", f"{figure:.3f}", ">= .46", figure >= 0.46)
    line("  precision, recall", f"{right / max(1, said):.2f}, {right / max(1, there):.2f}", "-")
    return figure


if __name__ == "__main__":
    sys.exit(main())
