"""Answer cases of evidence from the product's own functions, one JSON line a case; without a file, check worked values.

python evals/evidence.py CASES.jsonl (or - for the standard input). A line that cannot be answered keeps its fields and
says why in `error`. Below what a detector needs, `enough` is false and what can be computed is computed all the same.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from carefront.core.evidence.calibrating import calibrated, calibration  # noqa: E402
from carefront.core.evidence.cancelled import Cells, association  # noqa: E402
from carefront.core.evidence.dropped import dropped, likeliest_change  # noqa: E402
from carefront.core.evidence.forecasts import overconfidence  # noqa: E402
from carefront.core.evidence.low import low  # noqa: E402
from carefront.core.evidence.rates import rate_of  # noqa: E402
from carefront.core.evidence.runs import run_chance  # noqa: E402
from carefront.core.evidence.thresholds import (  # noqa: E402
    CONVERSATIONS_LEAST,
    DROP_LEAST,
    JOINT_LEAST,
    LEAST_FOR_A_RATE,
    LOW_LEAST,
    Kind,
    strength_of,
)
from evals import scoring  # noqa: E402

Case = dict[str, Any]
MOST = 20_000  # observations of one case


class Unanswerable(ValueError):
    """Say why a case has no answer."""


def whole(value: object, name: str) -> int:
    """Answer a count of 0 and more."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise Unanswerable(f"{name} is a whole number from 0 to {MOST}")
    return value


def share(value: object, name: str) -> float:
    """Answer a number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise Unanswerable(f"{name} is a number from 0 to 1")
    return float(value)


def many(value: object, name: str) -> list[Any]:
    """Answer a list."""
    if not isinstance(value, list) or len(value) > MOST:
        raise Unanswerable(f"{name} is a list of at most {MOST}")
    return value


def yes(value: object, name: str) -> bool:
    """Answer 1 or true as kept, 0 or false as not."""
    if value not in (0, 1):
        raise Unanswerable(f"{name} is 0 or 1")
    return bool(value)


def kept_of(case: Case, n: int) -> int:
    """Answer how many of `n` were kept."""
    kept = whole(case.get("kept"), "kept")
    if kept > n:
        raise Unanswerable("kept is at most n")
    return kept


def answer_low(case: Case) -> Case:
    n = whole(case.get("n"), "n")
    found = low(kept_of(case, n), n)
    enough = n >= LOW_LEAST
    return {
        "e": found,
        "enough": enough,
        "needs": LOW_LEAST,
        "strength": (enough and strength_of(Kind.LOW, found)) or None,
    }


def answer_dropped(case: Case) -> Case:
    sequence = [yes(one, "every part of sequence") for one in many(case.get("sequence"), "sequence")]
    found = dropped(sequence)
    enough = len(sequence) >= DROP_LEAST
    told: Case = {"bf": found, "enough": enough, "needs": DROP_LEAST}
    if found is not None:
        told["before"] = likeliest_change(sequence)
    return told | {"strength": strength_of(Kind.DROPPED, found) if found is not None and enough else None}


def answer_association(case: Case) -> Case:
    cells = [whole(one, "every cell") for one in many(case.get("cells"), "cells")]
    if len(cells) != 4:
        raise Unanswerable(
            "cells are four: not done and cancelled, not done and held, done and cancelled, done and held"
        )
    factor, evidence = association(Cells(*cells))
    enough = sum(cells) >= CONVERSATIONS_LEAST and cells[0] >= JOINT_LEAST
    needs = {"conversations": CONVERSATIONS_LEAST, "not_done_cancelled": JOINT_LEAST}
    strength = (enough and strength_of(Kind.CANCELLED, factor)) or None
    return {"bf": factor, "e": evidence, "enough": enough, "needs": needs, "strength": strength}


def answer_rate(case: Case) -> Case:
    n = whole(case.get("n"), "n")
    rate = rate_of(kept_of(case, n), n)
    enough = n >= LEAST_FOR_A_RATE
    return {"mean": rate.mean, "low": rate.low, "high": rate.high, "enough": enough, "needs": LEAST_FOR_A_RATE}


def answer_overconfidence(case: Case) -> Case:
    likelihoods = [share(one, "every likelihood") for one in many(case.get("likelihoods"), "likelihoods")]
    return {"p": overconfidence(likelihoods, kept_of(case, len(likelihoods)))}


def answer_calibration(case: Case) -> Case:
    history = []
    for pair in many(case.get("history", []), "history"):
        if not isinstance(pair, list) or len(pair) != 2:
            raise Unanswerable("history is a list of pairs: a likelihood, and 1 or 0")
        history.append((share(pair[0], "every likelihood"), yes(pair[1], "every outcome")))
    at = [share(one, "every part of at") for one in many(case.get("at", []), "at")]
    line = calibration(history)
    return {"p": [calibrated(one, line) for one in at], "a": line.intercept, "b": line.slope}


def answer_run(case: Case) -> Case:
    length, n = whole(case.get("length"), "length"), whole(case.get("n"), "n")
    if length * n > MOST * 100:
        raise Unanswerable("length times n is too large")
    return {"p": run_chance(share(case.get("miss"), "miss"), length, n)}


ANSWERS: dict[str, Callable[[Case], Case]] = {
    "low": answer_low,
    "dropped": answer_dropped,
    "association": answer_association,
    "rate": answer_rate,
    "overconfidence": answer_overconfidence,
    "calibration": answer_calibration,
    "run": answer_run,
}


def _no_number(name: str) -> float:
    raise ValueError(name)  # NaN and Infinity are no JSON, and an answer must be read by others


def answer(text: str) -> Case:
    """Answer one line: its own fields with what was computed beside them, or with the reason why nothing was."""
    try:
        case = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return {"line": text[:200], "error": "no JSON"}
    if not isinstance(case, dict):
        return {"line": text[:200], "error": "a case is an object"}
    kind = case.get("kind")
    rule = ANSWERS.get(kind) if isinstance(kind, str) else None
    if rule is None:
        return case | {"error": f"kind is one of {', '.join(ANSWERS)}"}
    try:
        return case | rule(case)
    except Unanswerable as why:
        return case | {"error": str(why)}


def answer_lines(lines: Iterable[str]) -> None:
    """Print one answer for every line that is not empty."""
    for text in lines:
        if text.strip():
            sys.stdout.write(json.dumps(answer(text.strip())) + "\n")


def figure_of(case: Case, field: str) -> float:
    """Answer one field of an answer; the first of a list."""
    found = answer(json.dumps(case))[field]
    return float(found[0] if isinstance(found, list) else found)


def agrees(found: float, said: str) -> bool:
    """Answer whether a figure is the one said, to as many digits as it is said with."""
    digits = len(said.lstrip("0.").replace(".", ""))
    return float(f"{found:.{max(digits, 1)}g}") == float(said)


def worked() -> bool:
    """Print every worked value beside what the product computes; answer whether all agree."""
    everything = True
    for row in scoring.own("evidence.jsonl"):
        found = figure_of(row["case"], row["field"])
        good = agrees(found, row["said"]) if "said" in row else (found >= row["least"]) is row["reached"]
        bar = (
            f"{row['said']}, {100 * (found / float(row['said']) - 1):+.2f} %"
            if "said" in row
            else (f"{'at least' if row['reached'] else 'below'} {row['least']}")
        )
        scoring.line(f"evidence: {row['name']}", f"{found:.6g}", bar, good)
        everything = everything and good
    return everything


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(0 if worked() else 1)
    if sys.argv[1] == "-":
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
        answer_lines(sys.stdin)
    elif not Path(sys.argv[1]).is_file():
        sys.exit(f"There is no file {sys.argv[1]}.")
    else:
        with open(sys.argv[1], encoding="utf-8-sig", errors="replace") as cases:
            answer_lines(cases)
