"""All that is found in the facts of one owner in one relationship, the same again whenever it is computed again."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from carefront.core.evidence.cancelled import Conversation, dated
from carefront.core.evidence.counting import Day, Fact, days_of
from carefront.core.evidence.detecting import find_cancelled, find_dropped, find_low
from carefront.core.evidence.found import Finding, stands
from carefront.core.evidence.good import Again, find_new_day, find_weekday
from carefront.core.evidence.tallies import Named, Promise, find_moved, find_tagged, find_unclear
from carefront.core.evidence.thresholds import STANDS_FOR, Kind


@dataclass(frozen=True, slots=True)
class History:
    """Hold the facts of one owner in one relationship; facts of two people never go into one history."""

    facts: tuple[Fact, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    promises: tuple[Promise, ...] = ()
    hindered: tuple[Named, ...] = ()
    helped: tuple[Named, ...] = ()
    again: tuple[Again, ...] = ()

    def dates(self) -> set[date]:
        """Answer every date on which something in it happened."""
        some = {
            one.on
            for several in (self.facts, self.conversations, self.hindered, self.helped, self.again)
            for one in several
        }
        return some | {on for one in self.promises for on in (one.made_on, *(move.on for move in one.moves))}


Finder = Callable[[History, date], Finding | None]


def _days(history: History, today: date) -> tuple[Day, ...]:
    return days_of(fact for fact in history.facts if fact.on <= today)


_FINDERS: Final[Mapping[Kind, Finder]] = {
    Kind.LOW: lambda history, today: find_low(_days(history, today)),
    Kind.DROPPED: lambda history, today: find_dropped(_days(history, today)),
    Kind.CANCELLED: lambda history, today: find_cancelled(
        dated(one for one in history.conversations if one.on <= today)
    ),
    Kind.MOVED: lambda history, today: find_moved(history.promises, today),
    Kind.UNCLEAR: lambda history, today: find_unclear(history.facts, today),
    Kind.OBSTACLE: lambda history, today: find_tagged(Kind.OBSTACLE, history.hindered, today),
    Kind.HELP: lambda history, today: find_tagged(Kind.HELP, history.helped, today),
    Kind.WEEKDAY: lambda history, today: find_weekday(_days(history, today), today),
    Kind.NEW_DAY: lambda history, today: find_new_day(history.again, today),
}


def pattern_of(kind: Kind, history: History, today: date) -> Finding | None:
    """Find one kind in a history, where it stands today."""
    found = _FINDERS[kind](history, today)
    return found if found and stands(found, today) else None


def patterns_of(history: History, today: date, without: Collection[Kind] = ()) -> tuple[Finding, ...]:
    """Find what stands today in a history. Nothing found never means that all is well.

    without: kinds that its owner stopped; they are not even computed.
    """
    found = (pattern_of(kind, history, today) for kind in Kind if kind not in without)
    return tuple(one for one in found if one)


def next_change(history: History, today: date) -> date | None:
    """Answer the first day after today on which time alone can change what stands: a fact comes, or grows too old."""
    days = history.dates()
    gone = STANDS_FOR + timedelta(days=1)
    return min((on for day in days for on in (day, day + gone) if on > today), default=None)


def arose_on(kind: Kind, history: History, today: date) -> date:
    """Answer since when a kind that stands today has stood: the first of the dates in a row on which it was found.

    What somebody consented to covers only what arose afterwards; it must not depend on when a computer came to look.
    """
    since = today
    for on in sorted((on for on in history.dates() if on <= today), reverse=True):
        if pattern_of(kind, history, on) is None:
            break
        since = on
    return since
