"""Score the parts that are read in the project's own sentences: who, by when, and how firmly."""

import sys
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from carefront.core.promises.reading import read  # noqa: E402
from carefront.core.promises.slots import Reading  # noqa: E402
from carefront.kit.languages import language  # noqa: E402
from evals import scoring  # noqa: E402

NOW = datetime(2026, 11, 18, 9)


def owner_of(found: Reading) -> str:
    """Answer who is to do it; an order or a request with nobody named is to whoever reads it."""
    if found.owner is None:
        return "you" if found.action is not None else ""
    return found.owner.value.lower()


def part(name: str, told: list[bool]) -> None:
    """Print how often a part is read as it is labelled."""
    if told:
        scoring.line(f"reading: {name}", f"{scoring.share(told):.3f} of {len(told)}", "-")


if __name__ == "__main__":
    rows = [(row, read(row["text"], NOW, language("en"))) for row in scoring.own("sentences.jsonl")]
    for act in ("promise", "hedge", "request", "decision"):
        some = [(row, found) for row, found in rows if row.get("act") == act]
        part(
            f"owner in a {act}",
            [owner_of(found) == str(row["owner"]).lower() for row, found in some if row.get("owner")],
        )
    part("a day is found where one is labelled", [found.due is not None for row, found in rows if row.get("due")])
    part(
        "an amount is found where one is labelled",
        [bool(found.quantities) for row, found in rows if row.get("quantity")],
    )
    hedges = [found.is_hedged or found.action is None for row, found in rows if row.get("act") == "hedge"]
    part("a hedge is never read as firm", hedges)
    part(
        "a promise is not read as a hedge", [not found.is_hedged for row, found in rows if row.get("act") == "promise"]
    )
