"""What every scoring script shares: the folder of labelled texts, their rows, the measures, and one line a figure."""

import json
import os
import random
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "evals" / "own"

Row = dict[str, Any]


def line(name: str, figure: str, bar: str, met: bool | None = None) -> None:
    """Print one figure beside its bar: `name | figure | bar`, and whether it is met where that is asked."""
    mark = "" if met is None else ("  met" if met else "  NOT MET")
    sys.stdout.write(f"{name} | {figure} | {bar}{mark}\n")
    sys.stdout.flush()


def folder() -> Path | None:
    """Answer the folder that DATA names, relative to here or to the project; None when none is named or there."""
    named = os.environ.get("DATA", "").strip()
    if not named:
        return None
    for path in (Path(named).expanduser(), ROOT / named):
        if path.is_dir():
            return path.resolve()
    line("labelled texts", f"the folder {named} is not there", "DATA=folder")
    return None


def given(name: str) -> Path | None:
    """Answer the path of file or folder `name` inside DATA; None, said in a plain line, when it is not there."""
    where = folder()
    if where is None:
        if not os.environ.get("DATA", "").strip():
            line(name, "not scored: no folder is given", "make eval DATA=folder")
        return None
    path = where / name
    if path.exists():
        return path
    line(name, "not scored: the file is not in the folder", "-")
    return None


def rows(path: Path) -> list[Row]:
    """Answer the objects in a file of JSON lines; an empty line is passed over, a broken one is told too."""
    found: list[Row] = []
    if not path.exists():
        line(path.name, "not scored: the file is not there", "-")
        return found
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, text in enumerate(lines, 1):
            if not text.strip():
                continue
            try:
                row = json.loads(text)
            except ValueError:
                line(f"{path.name}:{number}", "not read: no JSON", "-")
                continue
            if isinstance(row, dict):
                found.append(row)
    return found


def own(name: str) -> list[Row]:
    """Answer the rows of one of the project's own sets."""
    return rows(OWN / name)


def held_out(key: str, share: float = 0.5) -> bool:
    """Answer whether the row with this text or id is kept aside while tuning; the same answer on every machine.

    share: the part of all rows that is kept aside, 0-1.
    """
    return zlib.crc32(key.strip().encode("utf-8", "replace")) % 1000 < share * 1000


def auc(scores: Sequence[float], labels: Sequence[int | bool]) -> float:
    """Answer the chance that a positive has a higher score than a negative, ties counted half; 0.5 without both."""
    pairs = sorted(zip(scores, (bool(label) for label in labels), strict=True))
    positives = sum(label for _score, label in pairs)
    negatives = len(pairs) - positives
    if not positives or not negatives:
        return 0.5
    ranks = 0.0
    start = 0
    while start < len(pairs):
        end = start
        while end < len(pairs) and pairs[end][0] == pairs[start][0]:
            end += 1
        middle = (start + 1 + end) / 2
        ranks += middle * sum(label for _score, label in pairs[start:end])
        start = end
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives)


def precision(right: int, said: int) -> float:
    """Answer which part of what was said is right; 1 when nothing was said."""
    return right / said if said else 1.0


def recall(right: int, there: int) -> float:
    """Answer which part of what is there was said; 1 when nothing is there."""
    return right / there if there else 1.0


def f1(right: int, said: int, there: int) -> float:
    """Answer the harmonic mean of precision and recall; 0 when nothing is right."""
    return 2 * right / (said + there) if said + there else 0.0


def bootstrap(
    items: Sequence[Any], measure: Callable[[Sequence[Any]], float], times: int = 400, seed: int = 7
) -> tuple[float, float]:
    """Answer the middle 95 % of `measure` over samples of `items` drawn with replacement."""
    if not items:
        return 0.0, 0.0
    draw = random.Random(seed)
    drawn = sorted(measure(draw.choices(items, k=len(items))) for _ in range(times))
    return drawn[int(0.025 * times)], drawn[min(times - 1, int(0.975 * times))]


def kappa(first: Sequence[object], second: Sequence[object]) -> float:
    """Answer Cohen's kappa of two labellings of the same rows; 1 when both say the same one thing everywhere.

    Cohen, J. (1960): A coefficient of agreement for nominal scales.
    """
    count = len(first)
    if not count:
        return 1.0
    same = sum(one == other for one, other in zip(first, second, strict=True)) / count
    labels = set(first) | set(second)
    chance = sum(first.count(label) * second.count(label) for label in labels) / count**2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def share(values: Iterable[bool]) -> float:
    """Answer which part of `values` is true; 0 of none."""
    told = list(values)
    return sum(told) / len(told) if told else 0.0
