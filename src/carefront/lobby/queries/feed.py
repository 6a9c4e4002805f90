"""A person's own dates: what they owe, and when Carefront asks."""

from dataclasses import dataclass
from datetime import datetime

from carefront.commitments.queries.dated import Dated, asked_dates, due_dates
from carefront.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Dates:
    """Hold the days of a person's open promises, and the moments at which Carefront asks."""

    dues: tuple[Dated, ...]
    asked: tuple[Dated, ...]

    @property
    def changed_at(self) -> datetime | None:
        """When the newest of them last changed."""
        return max((one.changed_at for one in (*self.dues, *self.asked)), default=None)


def dates_of(person: Actor) -> Dates:
    """Show own dates. 2 SQL queries."""
    return Dates(tuple(due_dates(person)), tuple(asked_dates(person)))
