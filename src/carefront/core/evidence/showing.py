"""To whom a pattern is shown beside its subject, who always sees it first."""

from datetime import datetime
from enum import StrEnum

from carefront.core.evidence.thresholds import Strength, at_least
from carefront.core.level import Level, Sharing, sharing

LEAST_SHOWN = Strength.NAME


class Shown(StrEnum):
    """Name why others see a pattern."""

    SHARED = "shared"  # its subject shared it
    BY_LEVEL = "by_level"  # its subject agreed to a level at which what they confirm is shown


def shown_by_level(
    level: Level, agreed_at: datetime | None, strength: Strength | None, *, confirmed: bool, arose_at: datetime
) -> bool:
    """Answer whether the level shows a pattern: at least named, confirmed by its subject, arisen after the consent.

    agreed_at: when its subject consented to the level. arose_at: when the day began on which the pattern arose: what
    arose on the day of the consent had arisen before it, for all that anybody can tell.
    """
    if sharing(level) is Sharing.BY_OWNER or agreed_at is None:
        return False
    return confirmed and at_least(strength, LEAST_SHOWN) and arose_at > agreed_at


class Marked(StrEnum):
    """Name what its subject does with a pattern; each is dated, and can be taken back."""

    SEEN = "seen"
    NOTE = "note"
    CONFIRMED = "confirmed"
    SHARED = "shared"
    ASIDE = "aside"  # not useful
