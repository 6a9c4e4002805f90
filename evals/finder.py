"""Score the finder: kinds of finds in the project's own meetings, spoken promises, and what scribes recorded."""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from carefront.core.finding import FindingWords, Kind, find  # noqa: E402
from carefront.core.finding.words import HELD_OUT, HELD_OUT_ALL, SEEN  # noqa: E402
from carefront.core.transcripts import Turn  # noqa: E402
from carefront.kit.languages import finding_words  # noqa: E402
from evals.minutes import recorded  # noqa: E402
from evals.scoring import Row, bootstrap, f1, given, line, own, rows  # noqa: E402


def main() -> None:
    """Print every figure of the finder."""
    words = language()
    mine(words)
    promises(words)
    recorded(words)


def language() -> FindingWords:
    """Answer the English words and weights."""
    return finding_words()


def mine(words: FindingWords) -> None:
    """Score the project's own small meetings."""
    read = own("meetings.jsonl")
    right = said = there = owners = named = 0
    for row in read:
        turns = [Turn(turn["speaker"], turn["text"], None, None, at + 1) for at, turn in enumerate(row["turns"])]
        found = {
            (one.turn, one.kind.value): one
            for one in find(turns, words)
            if one.sureness >= 0.5 or one.kind is not Kind.PROMISE
        }
        gold = {(at, act): turn.get("owner") for at, turn in enumerate(row["turns"]) for act in turn.get("acts", ())}
        hits = gold.keys() & found.keys()
        right, said, there = right + len(hits), said + len(found), there + len(gold)
        named += sum(gold[hit] is not None for hit in hits)
        owners += sum(gold[hit] is not None and gold[hit] == (found[hit].owner or found[hit].likely) for hit in hits)
    if read:
        line(f"own meetings ({len(read)}): F1 over all kinds", f"{f1(right, said, there):.2f}", "-")
        line("  right owner among the hits", f"{owners / max(1, named):.2f}", "-")


def promises(words: FindingWords) -> None:
    """Score spoken promises, one utterance at a time, as the labels are."""
    path = given("meeting_acts.jsonl")
    if path is None:
        return
    meetings: dict[str, list[Row]] = {}
    for row in rows(path):
        meetings.setdefault(row["meeting"], []).append(row)
    new = [said for name, said in meetings.items() if f"{SEEN}{name}" not in words.weights]
    if new:
        told = [_counted(said, words) for said in new]
        low, high = bootstrap(told, _f1)
        figure = _f1(told)
        name = f"spoken promises, F1 ({len(new)} meetings the weights never saw)"
        line(name, f"{figure:.3f}", ">= .46", figure >= 0.46)
        line("  95 % of resampled meetings", f"{low:.2f} to {high:.2f}", "-")
    else:
        figure = words.weights.get(HELD_OUT, 0.0)
        name = "spoken promises, F1 (each meeting kept aside in turn when the weights were made)"
        line(name, f"{figure:.3f}", ">= .46", figure >= 0.46)
        more = words.weights.get(HELD_OUT_ALL, 0.0)
        line("  the same over all meetings that the weights come from, three more", f"{more:.3f}", "-")
        same = _f1([_counted(said, words) for said in meetings.values()])
        line("  on the very meetings that the weights come from", f"{same:.3f}", "-")
    for kinds, labels in (
        ({Kind.PROMISE}, ("commit",)),
        ({Kind.REQUEST, Kind.PROPOSAL}, ("suggest", "directive")),
    ):
        told = [_counted(said, words, kinds, labels) for said in meetings.values()]
        right, count, there = (sum(row[at] for row in told) for at in range(3))
        name = f"  {' and '.join(sorted(kinds))}: precision, recall, finds a meeting"
        figures = f"{right / max(1, count):.2f}, {right / max(1, there):.2f}, {count / len(meetings):.0f}"
        line(name, figures, "-")


def _counted(
    said: list[Row], words: FindingWords, kinds: set[Kind] | None = None, labels: tuple[str, ...] = ("commit",)
) -> tuple[int, int, int]:
    wanted = kinds or {Kind.PROMISE}
    turns = (Turn(row["speaker"], row["text"], row.get("start"), None, at) for at, row in enumerate(said))
    places = {
        found.turn
        for found in find(turns, words)
        if found.kind in wanted and (Kind.PROMISE not in wanted or found.sureness >= 0.5)
    }
    there = [any(row[label] for label in labels) for row in said]
    return sum(there[at] for at in places), len(places), sum(there)


def _f1(told: Any) -> float:
    return f1(*(sum(row[at] for row in told) for at in range(3)))


if __name__ == "__main__":
    main()
