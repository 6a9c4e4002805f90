"""Fuzz the reading of transcripts: files made in every form, whole and broken; and finding in what is read.

Usage: python fuzz/transcripts.py [--files 10000] [--seed 7]. Every file has two seconds; a whole file keeps every word.
With DATA=folder the files in `transcripts/` there are broken too.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.measure import line  # noqa: E402
from carefront.core.finding import FindingWords, find  # noqa: E402
from carefront.core.transcripts import Turn, joined, read  # noqa: E402
from carefront.kit.languages import finding_words  # noqa: E402

SECONDS = 2.0
PEOPLE = ("Ana Silva", "Ben", "Dr. Kim O'Neil", "李明", "Müller", "أحمد", "Zoë van den Berg", "SAM", "Mary-Jane Fox")
TALK = """
the plan is ready and I'll send it to you on Friday could we maybe look at that again yes no okay +1 please ask Ben
whether naïve café 世界 мир 🎉 größer 3.5 10% don't let's meet tomorrow agreed ACTION decided quite so-called a/b
we should write down what she'd said e.g. that's it really
"""
WORDS = TALK.split()
SCRAPS: tuple[bytes, ...] = (
    b"-->",
    b"<v ",
    b">",
    b"\n\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"NOTE\n",
    b"00:00:01.000",
    b"WEBVTT",
    b": ",
)
SCRAPS += (
    b"[",
    b"<",
    b"&amp;",
    b"{\\an8}",
    b"\xe2\x80",
    b" " * 50,
    b"9" * 30,
    b":" * 30,
    b"(" * 40,
    b"\n" * 10,
    b"a" * 3000,
)

Said = list[tuple[str, str]]
Form = Callable[[Said], str]


def talk(draw: random.Random) -> Said:
    """Answer who says what."""
    people = draw.sample(PEOPLE, draw.randint(1, 4))
    return [(draw.choice(people), _sentence(draw)) for _ in range(draw.randint(1, 12))]


def _sentence(draw: random.Random) -> str:
    words = draw.choices(WORDS, k=draw.randint(1, 14))
    if words[0].startswith("+1"):
        words[0] = "yes"
    return " ".join(words).capitalize() + draw.choice((".", "?", "!", ""))


def _clock(at: int, mark: str = ".") -> str:
    return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}{mark}{at * 37 % 1000:03}"


def _vtt(said: Said) -> str:
    cues = [f"{_clock(at)} --> {_clock(at + 1)}\n<v {who}>{what}</v>" for at, (who, what) in enumerate(said)]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _srt(said: Said) -> str:
    return "\n\n".join(
        f"{at + 1}\n{_clock(at, ',')} --> {_clock(at + 1, ',')}\n{who}: {what}" for at, (who, what) in enumerate(said)
    )


def _above(said: Said) -> str:
    return "\n\n".join(f"{who}   {at // 60}:{at % 60:02}\n{what}" for at, (who, what) in enumerate(said))


FORMS: dict[str, Form] = {
    "vtt": _vtt,
    "srt": _srt,
    "names over": _above,
    "colon": lambda said: "\n".join(f"{who}: {what}" for who, what in said),
    "brackets": lambda said: "\r\n\r\n".join(f"[{who}] {what}" for who, what in said),
    "clock": lambda said: "\n".join(f"[{_clock(at)}] {who}: {what}" for at, (who, what) in enumerate(said)),
    "plain": lambda said: "\n".join(what for _who, what in said),
}


def broken(whole: bytes, draw: random.Random) -> bytes:
    """Answer a file with pieces lost, doubled, moved or put in."""
    mutable = bytearray(whole)
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(mutable) + 1)
        end = min(len(mutable), at + draw.randint(1, 30))
        kind = draw.randrange(5)
        if kind == 0:
            del mutable[at:end]
        elif kind == 1:
            mutable[at:at] = draw.choice(SCRAPS)
        elif kind == 2:
            mutable[at:at] = mutable[at:end] * draw.randint(1, 20)
        elif kind == 3 and mutable:
            mutable[at - 1] = draw.randrange(256)
        else:
            mutable[at:end] = bytes(draw.randrange(256) for _ in range(draw.randint(0, 20)))
    return bytes(mutable)


def pieces(whole: bytes, draw: random.Random) -> Iterator[bytes]:
    """Answer a file in chunks of a random size."""
    size = draw.choice((1, 3, 7, 64, 1000, 65536))
    return (whole[at : at + size] for at in range(0, len(whole), size))


def lost(said: Said, turns: list[Turn], named: bool) -> bool:
    """Answer whether a word of a whole file is neither among what is said nor in a name."""
    there = Counter(" ".join(f"{turn.speaker or ''} {turn.text}" for turn in turns).split())
    spoken = Counter(" ".join(what for _who, what in said).split())
    wrong = named and [turn.speaker for turn in turns] != [who for who, _what in said]
    return bool(spoken - there) or wrong


def _late(_signal: int, _frame: object) -> None:
    raise TimeoutError


def seeds() -> list[bytes]:
    """Answer the transcripts in the folder that DATA names, the first 6,000 bytes of each."""
    folder = Path(os.environ.get("DATA", "")) / "transcripts"
    if not os.environ.get("DATA") or not folder.is_dir():
        return []
    return [path.read_bytes()[:6000] for path in sorted(folder.rglob("*.*")) if path.suffix != ".json"]


def shoot(files: int, number: int, words: FindingWords) -> tuple[Counter[str], float]:
    """Read so many files; answer what went wrong, and the longest time of one in seconds."""
    draw = random.Random(number)
    given = seeds()
    wrong: Counter[str] = Counter()
    longest = 0.0
    for at in range(files):
        name = draw.choice(tuple(FORMS))
        said = talk(draw)
        whole = FORMS[name](said).encode(draw.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16")))
        breaking = at % 2 == 1
        if breaking:
            whole = broken(draw.choice(given) if given and draw.random() < 0.4 else whole, draw)
        start = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            turns = list(read(pieces(whole, draw), labels=words.labels))
            list(find(joined(turns), words))
        except TimeoutError:
            wrong["hang"] += 1
        except Exception as error:
            wrong[f"crash: {type(error).__name__} in {name}"] += 1
        else:
            wrong["word lost"] += not breaking and lost(said, turns, named=name not in ("plain", "names over"))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        longest = max(longest, time.perf_counter() - start)
    return +wrong, longest


def main() -> int:
    """Read the files and print what came of them; answer the exit code."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--files", type=int, default=10_000)
    reader.add_argument("--seed", type=int, default=7)
    chosen = reader.parse_args()
    signal.signal(signal.SIGALRM, _late)
    words = finding_words()
    wrong, longest = shoot(chosen.files, chosen.seed, words)
    told = (
        ", ".join(f"{count} × {what}" for what, count in wrong.items()) or "no crash, no hang, every spoken word kept"
    )
    line(f"transcripts: {chosen.files} files, half of them broken", told, "none", not wrong)
    line("  the longest of them", f"{longest * 1000:.0f} ms", f"{SECONDS:.0f} s", longest < SECONDS)
    return 0 if not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
