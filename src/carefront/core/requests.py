"""The states of a request, who moves it on, and where it was said if it comes from a conversation."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RequestState(StrEnum):
    """Name where a request stands now."""

    ASKED = "asked"  # awaits the one who is asked
    COUNTERED = "countered"  # awaits the asker: the other offered their own words or day
    ACCEPTED = "accepted"  # a commitment came of it
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"  # one of the two left the workspace before it was settled


OPEN = frozenset({RequestState.ASKED, RequestState.COUNTERED})


@dataclass(frozen=True, slots=True)
class Said:
    """Name where something was said: in which conversation and on which day, by whom, at which second, and how."""

    title: str
    on: date
    by: str  # as the transcript names them; empty where it names nobody
    begins: float | None  # seconds into the recording
    sentence: str
    own: bool = False  # whoever is asked said it
