"""A turn: what one person says in one go, and where it stands in the recording."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

MOST_WORDS_JOINED = 60
LONGEST_PAUSE = 3.0
SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", '"', "”", ")", "。", "！", "？")


class Turn(NamedTuple):
    """Words of one speaker. `begins` and `ends` are seconds into the recording, `line` counts from 1."""

    # A tuple and not a frozen dataclass: a long recording makes tens of thousands, and a tuple is made thrice as fast.
    speaker: str | None
    text: str
    begins: float | None
    ends: float | None
    line: int


class Odd(StrEnum):
    """What was unusual in a file, as codes that doors put into words. None of them loses a spoken word."""

    NOTHING_SPOKEN = "nothing_spoken"
    NO_SPEAKERS = "no_speakers"
    NO_TIMES = "no_times"
    TIMING_UNREAD = "timing_unread"
    TIMES_BACKWARDS = "times_backwards"
    NO_HEADER = "no_header"
    WORDS_OUTSIDE_CUES = "words_outside_cues"
    COMMENTS_LEFT_OUT = "comments_left_out"
    LETTERS_GUESSED = "letters_guessed"
    LONG_LINE_CUT = "long_line_cut"
    CONTROL_CHARACTERS = "control_characters"


@dataclass(slots=True)
class Notes:
    """What a reading noticed on its way: how often each odd thing came, in which line first, and the totals."""

    counts: dict[Odd, int] = field(default_factory=dict)
    first: dict[Odd, int] = field(default_factory=dict)
    turns: int = 0
    named: int = 0
    timed: int = 0
    encoding: str = "utf-8"

    def odd(self, what: Odd, line: int) -> None:
        """Remember that `what` came in `line`."""
        self.counts[what] = self.counts.get(what, 0) + 1
        self.first.setdefault(what, line)

    def finish(self, line: int) -> None:
        """Say what is true of the whole file, once its last line is read."""
        if not self.turns:
            self.odd(Odd.NOTHING_SPOKEN, line)
        elif not self.named:
            self.odd(Odd.NO_SPEAKERS, 1)
        if self.turns and not self.timed:
            self.odd(Odd.NO_TIMES, 1)


def joined(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Put captions that cut a sentence in two together again: same speaker, no full stop, going on in small letters.

    Holds one turn at a time and at most 60 words, so that a recording of any length stays flat in memory.
    """
    held: Turn | None = None
    count = 0
    for turn in turns:
        if held is not None and _goes_on(held, turn) and count < MOST_WORDS_JOINED:
            held = Turn(held.speaker, f"{held.text} {turn.text}", held.begins, turn.ends, held.line)
            count += turn.text.count(" ") + 1
            continue
        if held is not None:
            yield held
        held = turn
        count = turn.text.count(" ") + 1
    if held is not None:
        yield held


def _goes_on(first: Turn, then: Turn) -> bool:
    if first.speaker != then.speaker or first.text.endswith(SENTENCE_ENDS) or not then.text[:1].islower():
        return False
    if first.ends is None or then.begins is None:
        return first.ends is None and then.begins is None and first.speaker is not None
    return -1.0 <= then.begins - first.ends <= LONGEST_PAUSE
