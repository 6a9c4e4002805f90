"""What evidence costs: one relationship after one new fact, everything again, and what importing it takes.

Beside it, in the same run, the same Bayes factor by the vectorised functions of scipy.special, which is no part of the
product: it is there as a measure, and as a judge in the tests.
"""

import os
import random
import subprocess
import sys
import time
import tracemalloc
from datetime import date, timedelta
from functools import partial
from uuid import UUID

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir)
sys.path[:0] = [ROOT, os.path.join(ROOT, "src")]

from bench.measure import cpu, line
from carefront.core.evidence.cancelled import Conversation
from carefront.core.evidence.counting import Fact
from carefront.core.evidence.dropped import dropped
from carefront.core.evidence.patterns import History, patterns_of
from carefront.core.evidence.tallies import Move, Named, Promise
from carefront.core.outcomes import Counts

TODAY = date(2026, 3, 11)
TWO_YEARS = 104  # check-in dates, one a week
RELATIONSHIPS, FACTS = 100_000, 60
SAMPLE = 1_000  # of these relationships; the rest is multiplied
TAGS = ("time", "waiting for others", "unclear", "energy")
BAR, BAR_ALL = 5.0, 10.0  # milliseconds, minutes


def history(dates: int, each: int, seed: int, later: float | None = None) -> History:
    """Answer an owner's history: promises on weekly dates, a conversation each, some moves and some missing words.

    later: the chance that a promise of the second half is kept, where it changes.
    """
    draw = random.Random(seed)
    days = [TODAY - timedelta(7 * (dates - place)) for place in range(dates)]
    rate = draw.choice((0.4, 0.6, 0.8, 0.9))

    def uid() -> UUID:
        return UUID(int=draw.getrandbits(128))

    def came(on: date) -> Counts:
        if draw.random() < 0.03:
            return Counts.UNKNOWN
        now = later if later is not None and on > days[dates // 2] else rate
        return Counts.KEPT if draw.random() < now else Counts.MISSED

    facts = tuple(Fact(uid(), on, came(on), clear=draw.random() < 0.9) for on in days for _ in range(each))
    conversations = tuple(
        Conversation(uid(), on, draw.random() < 0.15, draw.choice((True, False, True, None)), True) for on in days
    )
    promises = tuple(Promise(on, True, (Move(uid(), on + timedelta(3)),) if draw.random() < 0.3 else ()) for on in days)
    named = tuple(Named(uid(), on, (draw.choice(TAGS),)) for on in days)
    return History(facts, conversations, promises, named, named)


def one_relationship() -> None:
    """Print what one relationship costs after one new fact: nothing is remembered from the fact before."""
    for name, each, later in (
        ("one promise a date", 1, None),
        ("three promises a date", 3, None),
        ("three promises a date, a drop", 3, 0.3),
    ):
        given = history(TWO_YEARS, each, 2, later)
        took = cpu(partial(patterns_of, given, TODAY)) * 1000
        line(f"patterns of two years, {name}", f"{took:.2f} ms", f"<= {BAR:g} ms", took <= BAR)


def everything() -> None:
    """Print what all relationships cost again, and whether time grows in step and memory does not."""
    sizes = {}
    for count in (SAMPLE, 2 * SAMPLE):
        took, most = 0.0, 0
        tracemalloc.start()
        for seed in range(count):
            given = history(FACTS, 1, seed)
            start = time.process_time()
            patterns_of(given, TODAY)
            took += time.process_time() - start
            most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        sizes[count] = took, most
    (small, small_memory), (large, large_memory) = sizes.values()
    line("twice as many relationships, time", f"{large / small:.2f} times", "about 2")
    grown = (large_memory - small_memory) / 1024
    line("twice as many relationships, largest memory", f"{grown:+.0f} kB", "<= 1024 kB more", grown <= 1024)
    start = time.process_time()
    for seed in range(SAMPLE):
        given = history(FACTS, 1, seed)
    making = time.process_time() - start
    start = time.process_time()
    for seed in range(SAMPLE):
        patterns_of(history(FACTS, 1, seed), TODAY)
    minutes = (time.process_time() - start - making) / SAMPLE * RELATIONSHIPS / 60
    name = f"{RELATIONSHIPS:,} relationships of {FACTS} facts, on one core"
    line(name, f"{minutes:.1f} minutes", f"<= {BAR_ALL:g} minutes", minutes <= BAR_ALL)


def beside_scipy() -> None:
    """Print the same Bayes factor by scipy.special, and what importing either takes."""
    try:
        import numpy as np
        from scipy.special import betaln, logsumexp
    except ImportError:
        line("beside scipy.special", "not installed here", "-")
        return
    draw = random.Random(3)
    sequence = [draw.random() < 0.8 for _ in range(TWO_YEARS)]

    def above(a: int, b: int, c: int, d: int) -> float:
        part = np.arange(a)
        return float(logsumexp(betaln(c + part, b + d) - np.log(b + part) - betaln(1 + part, b) - betaln(c, d)))

    def theirs() -> float:
        n, kept, found = len(sequence), sum(sequence), []
        for place in range(3, n - 2):
            first = sum(sequence[:place])
            a, b, c, d = 3 + first, 2 + place - first, 3 + kept - first, 2 + n - place - kept + first
            found.append(betaln(a, b) + betaln(c, d) - 2 * betaln(3, 2) + np.log(2) + above(a, b, c, d))
        steady = betaln(3 + kept, 2 + n - kept) - betaln(3, 2)
        return float(np.exp(logsumexp(found) - np.log(len(found)) - steady))

    ours = dropped(sequence) or 0.0
    line(
        "the same by scipy.special, difference",
        f"{abs(theirs() / ours - 1):.0e}",
        "<= 1e-9",
        abs(theirs() / ours - 1) <= 1e-9,
    )
    own = cpu(partial(dropped, sequence))
    line("a drop in 104 dates", f"{own * 1000:.2f} ms", "-")
    line("the same by scipy.special", f"{cpu(theirs, 3, 3) / own:.1f} times as long", "-")
    for name in ("carefront.core.evidence.patterns", "scipy.special"):
        line(f"importing {name}", f"{importing(name) * 1000:.0f} ms", "-")


def importing(name: str) -> float:
    """Answer the CPU seconds of an import in an interpreter of its own, over an empty one; the least of five."""
    path = os.path.join(ROOT, "src")
    code = f"import sys, time; sys.path.insert(0, {path!r}); import dataclasses, datetime, uuid, enum, typing\n"
    code += f"t = time.process_time(); import {name}; print(time.process_time() - t)"
    command = [sys.executable, "-c", code]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5))


if __name__ == "__main__":
    one_relationship()
    everything()
    beside_scipy()
