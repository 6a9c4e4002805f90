"""How fast a transcript is read and searched: words a second on one core, beside other finders.

The transcript is made of the project's own small meetings, over and over, as captions with voices (about twelve words
each, as captions have) and as lines with names; file to finds, in CPU seconds.
"""

import contextlib
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.measure import line
from carefront.core.finding import FindingWords, find
from carefront.core.transcripts import joined, read
from carefront.kit.languages import finding_words
from evals.scoring import own

TURNS = 6000
BAR = 200_000
ROUNDS = 5
CHUNK = 65_536
# What fills a meeting between its promises; without it every third sentence of the small meetings would be a find.
BETWEEN = (
    "The figures from the north were better than the ones from the south, which nobody had expected in spring.",
    "Yeah, that was the week in which the heating broke and everybody worked from the kitchen.",
    "I remember that the second page was the part which people read most often.",
    "It was raining, and half of the visitors left before the talk had even begun.",
)


def talk() -> list[tuple[str, str]]:
    """Answer who says what in one long meeting: three sentences of small talk to one of the small meetings."""
    small = [(turn["speaker"], turn["text"]) for row in own("meetings.jsonl") for turn in row["turns"]]
    people = list(dict.fromkeys(who for who, _what in small))[:5]
    said: list[tuple[str, str]] = []
    for number, (who, what) in enumerate(islice(cycle(small), TURNS // 4)):
        said.append((who, what))
        said += [(people[(number + at) % len(people)], BETWEEN[(number + at) % len(BETWEEN)]) for at in range(3)]
    return said


def captions(said: list[tuple[str, str]]) -> bytes:
    """Answer the meeting as WebVTT with voices, five seconds a caption."""

    def clock(at: int) -> str:
        return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.000"

    cues = [f"{clock(at * 5)} --> {clock(at * 5 + 4)}\n<v {who}>{what}</v>" for at, (who, what) in enumerate(said)]
    return "\n\n".join(["WEBVTT", *cues]).encode()


def found(whole: bytes, words: FindingWords) -> int:
    """Answer how many finds a file holds, from its bytes on."""
    pieces = (whole[at : at + CHUNK] for at in range(0, len(whole), CHUNK))
    return sum(1 for _ in find(joined(read(pieces, labels=words.labels)), words))


def rate(call: Callable[[], object], words: int) -> float:
    """Answer words a CPU second, the best of five rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return words / best


def peers(text: str, words: int, mine: float) -> None:
    """Print the same for other finders, which want the whole text at once; plainly, where one is not installed."""
    few = "\n".join(text.splitlines()[:1500])
    share = words * len(few) // len(text)
    calls: dict[str, Callable[[], object]] = {}
    with contextlib.suppress(ImportError):
        from follow_through.extract import extract_text  # type: ignore[import-not-found,unused-ignore]

        calls["follow-through"] = lambda: extract_text(few, "meeting")
    with contextlib.suppress(ImportError):
        from meeting_intelligence import (  # type: ignore[import-not-found,unused-ignore]
            extract_actions,
            parse_transcript,
        )

        calls["meeting-intelligence"] = lambda: extract_actions(parse_transcript(few))
    for name in ("follow-through", "meeting-intelligence"):
        if name not in calls:
            line(f"  {name}", "not installed here", f"pip install {name}")
            continue
        theirs = rate(calls[name], share)
        line(
            f"  {name}, words a second",
            f"{theirs / 1000:.0f} thousand",
            f"this reads {mine / theirs:.1f} times as fast",
        )


def main() -> None:
    """Print words a second."""
    words = finding_words()
    said = talk()
    count = sum(len(what.split()) for _who, what in said)
    text = "\n".join(f"{who}: {what}" for who, what in said)
    files = {"captions": captions(said), "lines with names": text.encode()}
    mine = 0.0
    for name, whole in files.items():
        mine = rate(lambda whole=whole: found(whole, words), count)  # type: ignore[misc]
        figure = f"{mine / 1000:.0f} thousand words a second, {found(whole, words)} finds in {len(said)} turns"
        line(f"transcript to finds, {name} ({count // 1000} thousand words)", figure, ">= 200 thousand", mine >= BAR)
    peers(text, count, mine)


if __name__ == "__main__":
    main()
