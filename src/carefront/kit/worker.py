"""The loop that does the waiting work; any number of processes may run it."""

from collections.abc import Callable
from datetime import datetime

Source = Callable[[datetime, str, int], int]
SOURCES: dict[str, Source] = {}


def register_source(name: str, run_due: Source) -> None:
    """Add a kind of waiting work: `run_due(now, worker, limit)` does what is due and answers how much that was."""
    SOURCES[name] = run_due
