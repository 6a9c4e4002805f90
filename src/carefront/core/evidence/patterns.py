"""All that is found in the facts of one owner in one relationship, the same again whenever it is computed again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from carefront.core.evidence.cancelled import Conversation, dated
from carefront.core.evidence.counting import Fact, days_of
from carefront.core.evidence.detecting import find_cancelled, find_dropped, find_low
from carefront.core.evidence.found import Finding, stands
from carefront.core.evidence.tallies import Named, Promise, find_moved, find_tagged, find_unclear
from carefront.core.evidence.thresholds import Kind


@dataclass(frozen=True, slots=True)
class History:
    """Hold the facts of one owner in one relationship; facts of two people never go into one history."""

    facts: tuple[Fact, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    promises: tuple[Promise, ...] = ()
    hindered: tuple[Named, ...] = ()
    helped: tuple[Named, ...] = ()


def patterns_of(history: History, today: date) -> tuple[Finding, ...]:
    """Find what stands today in a history. Nothing found never means that all is well."""
    days = days_of(fact for fact in history.facts if fact.on <= today)
    dates = dated(one for one in history.conversations if one.on <= today)
    found: Iterable[Finding | None] = (
        find_low(days),
        find_dropped(days),
        find_cancelled(dates),
        find_moved(history.promises, today),
        find_unclear(history.facts, today),
        find_tagged(Kind.OBSTACLE, history.hindered, today),
        find_tagged(Kind.HELP, history.helped, today),
    )
    return tuple(one for one in found if one and stands(one, today))
