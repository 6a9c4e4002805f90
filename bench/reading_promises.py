"""How long one promise takes to read, its day among it, and two accounts to compare; beside tools that read a day."""

import sys
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.measure import cpu, line
from carefront.core.gaps.gap import gap_between
from carefront.core.promises.reading import read
from carefront.core.promises.verifying import verifiability
from carefront.kit.languages import language, weights

NOW = datetime(2026, 11, 18, 9)
PROMISES = (
    "I'll send the proposal to Ana by Friday.",
    "If they sign, I'll send the invoice tomorrow.",
    "We might be able to cut the waiting time by 20 % this quarter.",
    "Call Tom about the new desk",
    "Every weekday I walk 8,000 steps before breakfast.",
    "Ben will book a room for thirty people as soon as the date is fixed.",
)
MINE = "I send the quote by Thursday noon. Ben checks the figures and calls the two other suppliers next week."
THEIRS = "Ana tries to send the quote by Friday. I check the figures. I'll call three other suppliers next week."
PEERS = (("dateparser.search", "search_dates"), ("parsedatetime", "Calendar"), ("timefhuman", "timefhuman"))


def of_all(call: Callable[[str], object]) -> float:
    """Answer the CPU milliseconds of `call` on one promise, the mean of several."""
    return cpu(lambda: [call(text) for text in PROMISES], times=30) / len(PROMISES) * 1000


def peers(own: float) -> None:
    """Print what reading the day alone costs elsewhere, where those tools are installed."""
    for module, name in PEERS:
        try:
            found = getattr(import_module(module), name)
        except ImportError:
            line(f"day alone, {module}", "not installed", "a peer")
            continue
        call = found().parse if name == "Calendar" else found
        took = of_all(call)
        line(f"day alone, {module}", f"{took:.2f} ms, {took / own:.1f} × the whole reading", "a peer")


if __name__ == "__main__":
    english = language("en")
    whole = of_all(lambda text: read(text, NOW, english))
    day = of_all(lambda text: english.find_due(text, NOW))
    line(
        "one promise read, its day among it", f"{whole:.3f} ms ({day:.3f} ms of it the day)", "<= 0.5 ms", whole <= 0.5
    )
    known = weights("en", "clarity")
    line("one promise ranked", f"{of_all(lambda text: verifiability(text, english.words, known)):.3f} ms", "-")
    pair = cpu(lambda: gap_between(MINE, THEIRS, NOW, english, ("Ana", "Ben"))) * 1000
    line("two accounts of three promises compared", f"{pair:.2f} ms", "-")
    peers(whole)
