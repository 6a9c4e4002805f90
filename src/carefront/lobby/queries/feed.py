"""A person's own dates: what they owe, and when Carefront asks."""

from dataclasses import dataclass
from datetime import datetime

from carefront.commitments.queries.dated import Dated, asked_dates, due_dates
from carefront.conversations.queries.invitations import Named, meetings_of
from carefront.core.actors import Actor
from carefront.kit.itip.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Dates:
    """Hold the days of a person's open promises, the moments at which Carefront asks, and conversations."""

    dues: tuple[Dated, ...]
    asked: tuple[Dated, ...]
    meetings: tuple[Meeting, ...] = ()

    @property
    def changed_at(self) -> datetime | None:
        """When the newest of them last changed."""
        days = [one.changed_at for one in (*self.dues, *self.asked)]
        return max([*days, *(one.changed_at for one in self.meetings)], default=None)


def dates_of(person: Actor, named: Named, *, now: datetime) -> Dates:
    """Show own dates; `named` says what a conversation is called. 4 SQL queries."""
    meetings = meetings_of(person, named, now=now)
    return Dates(tuple(due_dates(person)), tuple(asked_dates(person)), tuple(meetings))
