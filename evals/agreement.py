"""How far two labellings of the project's own sets agree: Cohen's kappa for each kind and each act."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from carefront.core.hints.terms import Kind
from evals import scoring


def main() -> None:
    """Print one line for each kind of hint, and one for the acts of the sentences."""
    rows = [row for row in scoring.own("messages.jsonl") if "kinds_second" in row]
    for kind in Kind:
        first = [kind.value in row["kinds"] for row in rows]
        second = [kind.value in row["kinds_second"] for row in rows]
        tell(f"agreement, messages, {kind.value}", first, second)
    acts = [row for row in scoring.own("sentences.jsonl") if "act_second" in row]
    tell("agreement, sentences, act", [row["act"] for row in acts], [row["act_second"] for row in acts])


def tell(name: str, first: list[object] | list[bool], second: list[object] | list[bool]) -> None:
    """Print the kappa of two labellings and on how many rows they differ."""
    differing = sum(one != other for one, other in zip(first, second, strict=True))
    scoring.line(name, f"kappa {scoring.kappa(first, second):.2f}, {differing} of {len(first)} rows differ", "-")


if __name__ == "__main__":
    main()
