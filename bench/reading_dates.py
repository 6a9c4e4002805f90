"""How long reading a day takes, as a ratio beside the readers of the package index that are installed.

Every reader gets the same sentences and the same moment. What a reader understands is not judged here; see `make eval`.
"""

import os
import sys
import warnings
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "src"))

from bench.measure import cpu, line
from carefront.core.dates.reading import find_all, read
from carefront.kit.language import date_words

NOW = datetime(2026, 3, 11, 10, 0)
BAR = 0.1  # milliseconds for a usual promise
PROMISES = (
    "I will send the draft of the offer by Thursday noon",
    "Call the three quiet accounts tomorrow",
    "Write to everyone in two weeks with the figures",
    "Look at the pricing page with Ben before the end of the month",
    "Walk home every other Tuesday",
    "Answer the open questions of the team next Friday at 5pm",
    "Ask Ada what she needs for the launch on 24 June",
    "Read the handbook and note down what is unclear in it",
)


def _dateparser() -> Callable[[str], object]:
    search = import_module("dateparser.search").search_dates
    rules = {"RELATIVE_BASE": NOW, "PREFER_DATES_FROM": "future"}
    return lambda words: search(words, languages=["en"], settings=rules)


def _parsedatetime() -> Callable[[str], object]:
    calendar = import_module("parsedatetime").Calendar()
    return lambda words: calendar.nlp(words, sourceTime=NOW.timetuple())


def _timefhuman() -> Callable[[str], object]:
    module = import_module("timefhuman")
    config = module.tfhConfig(now=NOW)
    return lambda words: module.timefhuman(words, config)


PEERS = {"dateparser": _dateparser, "parsedatetime": _parsedatetime, "timefhuman": _timefhuman}


def each(reader: Callable[[str], object], times: int) -> float:
    """Answer the milliseconds of CPU that one of the sentences takes; one that a reader cannot read counts too."""

    def all_of_them() -> None:
        for words in PROMISES:
            try:
                reader(words)
            except Exception:  # a peer that stumbles has still taken its time
                continue

    return cpu(all_of_them, times=times) / len(PROMISES) * 1000


def main() -> None:
    """Print the own figure, then each peer's beside it."""
    warnings.simplefilter("ignore")
    words = date_words("en")
    own = each(lambda said: read(said, NOW, words), times=40)
    line("one promise read for its day", f"{own:.3f} ms", f"<= {BAR} ms", own <= BAR)
    line("every day in a sentence", f"{each(lambda said: find_all(said, NOW, words), times=40):.3f} ms", "-")
    german = date_words("de")
    line("the same sentences with German words", f"{each(lambda said: read(said, NOW, german), times=40):.3f} ms", "-")
    for name, made in PEERS.items():
        if find_spec(name) is None:
            line(f"beside {name}", "not installed here", "-")
            continue
        theirs = each(made(), times=3)
        line(f"beside {name}", f"{theirs:.3f} ms, {theirs / own:.1f} times as long", "-")


if __name__ == "__main__":
    main()
