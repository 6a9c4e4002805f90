"""Hints to the writer of a message: messages a second, beside a prose linter where one is installed."""

import sys
import tomllib
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure
from carefront.core.hints.finding import find
from carefront.core.hints.words import words_from
from evals import scoring

BAR = 0.3  # milliseconds a message


def main() -> None:
    """Time the whole own set in one process, words loaded and every phrase met once before."""
    texts = [str(row["text"]) for row in scoring.own("messages.jsonl") if row.get("language") == "en"]
    path = measure.ROOT / "src" / "carefront" / "languages" / "en" / "hints.toml"
    words = words_from(tomllib.loads(path.read_text(encoding="utf-8")))
    seconds = measure.cpu(lambda: [find(text, words) for text in texts], times=1, rounds=5) / len(texts)
    measure.line(
        "hints, one message",
        f"{seconds * 1000:.3f} ms, {1 / seconds:,.0f} messages a second",
        f"<= {BAR} ms",
        seconds * 1000 <= BAR,
    )
    try:
        checks = import_module("proselint.checks").__register__
        import_module("proselint.registry").CheckRegistry().register_many(checks)
        files = import_module("proselint.tools").LintFile
    except ImportError:
        measure.line("hints beside proselint", "not measured: proselint is not installed", "-")
        return
    sample = texts[:40]

    def lint() -> None:
        for text in sample:
            files("sample", text).lint()

    peer = measure.cpu(lint, times=1, rounds=2) / len(sample)
    measure.line(
        "hints beside proselint", f"{peer / seconds:.1f} times as many messages a second", ">= 1", peer >= seconds
    )


if __name__ == "__main__":
    main()
