"""What was found in a transcript: one proposed promise, request, proposal or decision."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What somebody does with a sentence."""

    PROMISE = "promise"
    REQUEST = "request"
    DECISION = "decision"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Found:
    """One find. Nobody is bound by it: it is for a person to look at, to keep or to drop.

    speaker: who says it, None where the transcript names nobody.
    owner: who would do it: the speaker of "I'll …", the one named or addressed, None for "we" and "let's".
    likely: who would probably do it where nobody is named: who took it up, or else who brought it up.
    words: what would be done, without the words around it; a hedge stays in it.
    sentence: the sentence as it was said.
    about: the one sentence said just before, where the sentence only points at it ("I'll do that"), or else empty;
        it ends in "…" where short turns lie between the two. about_by: who said that one, None where nobody is named.
    turn: which turn of the transcript, from 0. line: in which line of the file, from 1. begins: seconds, where known.
    sureness: 0-1, how surely it is one; 0.5 is where right and wrong finds were equally many in labelled meetings.
    hedged: "might", "maybe", "try": never to be shown as "will".
    """

    kind: Kind
    speaker: str | None
    owner: str | None
    likely: str | None
    words: str
    sentence: str
    about: str
    about_by: str | None
    turn: int
    line: int
    begins: float | None
    sureness: float
    hedged: bool
