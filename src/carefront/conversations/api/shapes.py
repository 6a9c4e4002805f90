"""What the API answers about conversations."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from carefront.commitments.api.shapes import DueOut, PartyOut
from carefront.commitments.api.shapes_asking import SourceOut
from carefront.core.conversations import Became, FindingState, Sure, Trouble
from carefront.core.meetings import Ruling
from carefront.core.promises.slots import Modality
from carefront.core.transcripts import Odd
from carefront.kit.api import Out


class OddOut(Out):
    """What was unusual in a file, how often, and in which line first."""

    what: Odd
    count: int
    line: int
    sentence: str


class TranscriptOut(Out):
    """A transcript that you brought; `progress` of `total` kilobytes are read."""

    id: UUID
    title: str
    on: date
    relationship_id: UUID
    relationship_title: str
    made_at: datetime
    is_read: bool
    progress: int
    total: int
    trouble: Trouble | None
    stopped: bool
    turns: int
    odd: list[OddOut]
    still_open: int
    kept: int
    left_out: int
    likely: int
    unmatched: int
    may_keep: bool


class TranscriptsOut(Out):
    """Some transcripts; `next` is the cursor of those that follow."""

    items: list[TranscriptOut]
    next: str | None


class SpeakerOut(Out):
    """A name in a transcript: whom it means once that is `settled`, and whom it might until then."""

    id: UUID
    name: str
    turns: int
    person_id: UUID | None
    settled: bool
    suggested_id: UUID | None


class SpeakersOut(Out):
    """The names in a transcript, and the members whom they can mean."""

    items: list[SpeakerOut]
    members: list[PartyOut]


class FindingOut(Out):
    """Something that was found. `due` and `to` go along when it is kept as it stands; a past day is refused."""

    id: UUID
    transcript_id: UUID
    kind: Literal["promise", "request", "decision", "proposal"]
    speaker: str
    whose: str
    to: PartyOut | None
    guess_id: UUID | None
    words: str
    due: DueOut | None
    due_is_past: bool
    modality: Modality
    hedged: bool
    sentence: str
    about: str
    about_by: str
    line: int
    begins: float | None
    sure: Sure
    state: FindingState
    became: Became
    kept_as: UUID | None
    is_decision: bool
    may_keep: bool
    points_back: bool


class FindingsOut(Out):
    """Some of what was found, in the order it was said; `next` is the cursor of what follows."""

    items: list[FindingOut]
    next: str | None


class KeptOut(Out):
    """What became of something that was kept: a request, a proposal to yourself, or a decision."""

    became: Became
    id: UUID


class LeftOut(Out):
    """How much was left out."""

    count: int


class ProposalOut(Out):
    """Something that you said; it is your promise once you say so."""

    id: UUID
    words: str
    due: DueOut | None
    said: SourceOut
    relationship_id: UUID
    relationship_title: str
    made_at: datetime
    settled: bool
    commitment_id: UUID | None
    may_answer: bool
    may_promise: bool


class ProposalsOut(Out):
    """What you said and have not answered yet, oldest first."""

    items: list[ProposalOut]


class DecisionOut(Out):
    """What was decided in a conversation."""

    id: UUID
    words: str
    said: SourceOut
    by: PartyOut
    kept_at: datetime
    conversation_id: UUID
    relationship_id: UUID
    relationship_title: str
    may_withdraw: bool
    ruling: Ruling | None = None


class DecisionsOut(Out):
    """Some decisions, the newest first; `next` is the cursor of those that follow."""

    items: list[DecisionOut]
    next: str | None
