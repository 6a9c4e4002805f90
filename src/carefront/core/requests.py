"""The states of a request, and who moves it on."""

from enum import StrEnum


class RequestState(StrEnum):
    """Name where a request stands now."""

    ASKED = "asked"  # awaits the one who is asked
    COUNTERED = "countered"  # awaits the asker: the other offered their own words or day
    ACCEPTED = "accepted"  # a commitment came of it
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({RequestState.ASKED, RequestState.COUNTERED})
