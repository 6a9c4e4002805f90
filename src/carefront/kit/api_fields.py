"""The types of what the API takes: ids, days, times, zones and choices, each from JSON text and from nothing else."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeVar
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from carefront.core.due import Due
from carefront.kit.api import In

E = TypeVar("E", bound=StrEnum)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
LONG = 20_000  # characters; how much of a text is kept is the rules' to say


def _from(pattern: re.Pattern[str], read: Callable[[str], Any], kind: str, wanted: str) -> BeforeValidator:
    def reading(given: Any) -> Any:
        if given is None:
            return None
        try:
            if isinstance(given, str) and given.isascii() and pattern.fullmatch(given):
                return read(given)
        except (ValueError, OverflowError):
            pass
        raise PydanticCustomError(kind, wanted)

    return BeforeValidator(reading)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(given: Any) -> Any:
    if given is not None and not (isinstance(given, str) and given in _zones()):
        raise PydanticCustomError("zone", "An IANA time zone is taken here, such as Europe/Berlin.")
    return given


def _text(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **schema})


Id = Annotated[
    UUID,
    _from(_ID, UUID, "id", "An id is taken here, as Carefront gave it."),
    _text(format="uuid", pattern=_ID.pattern),
]
Day = Annotated[
    date, _from(_DAY, date.fromisoformat, "day", "A day is taken here, such as 2026-06-24."), _text(format="date")
]
Clock = Annotated[
    time,
    _from(_CLOCK, time.fromisoformat, "clock", "A time of day is taken here, such as 14:30."),
    _text(pattern=f"^{_CLOCK.pattern}$", examples=["14:30"]),
]
Moment = Annotated[
    datetime,
    _from(_MOMENT, datetime.fromisoformat, "moment", "A moment with its offset is taken here, 2026-06-24T14:30:00Z."),
    _text(format="date-time"),
]
Zone = Annotated[str, BeforeValidator(_zone), Field(max_length=64, description="IANA time zone.")]
Line = Annotated[str, Field(max_length=LONG)]
Text = Annotated[str, Field(max_length=LONG)]
Version = Annotated[int, Field(ge=1, le=2_000_000_000)]


def choice(kind: type[E]) -> Any:
    """Answer the type of a field that takes one of the values of `kind`."""
    values = [each.value for each in kind]

    def reading(given: Any) -> Any:
        if not isinstance(given, str) or given not in values:
            raise PydanticCustomError("choice", "One of the offered choices is taken here.")
        return kind(given)

    return Annotated[kind, BeforeValidator(reading), WithJsonSchema({"type": "string", "enum": values})]


class DueIn(In):
    """A day, perhaps a time on it; without a zone it is meant where the asking person lives."""

    on: Day
    at: Clock | None = None
    zone: Zone | None = None

    def due(self, zone: str) -> Due:
        """Answer it as a due; `zone` is the asking person's."""
        return Due(self.on, self.at, self.zone or zone)


def due_of(given: DueIn | None, zone: str) -> Due | None:
    """Answer what was given as a due, if anything was."""
    return given.due(zone) if given else None
