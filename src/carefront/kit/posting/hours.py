"""When a letter may go: never in the hours that its addressee keeps quiet."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from carefront.core.actors import Actor
from carefront.core.cadence import outside_quiet
from carefront.kit.posting.registry import Addressee

_NOBODY = UUID(int=0)


def zone_of(name: str) -> ZoneInfo:
    """Answer a zone by its IANA name; UTC for one that is not known here."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def may_go_at(moment: datetime, to: Addressee) -> datetime:
    """Answer `moment` (aware), or the end of the quiet hours that it falls in for `to`."""
    actor = Actor(
        id=_NOBODY,
        workspace_id=_NOBODY,
        account_id=_NOBODY,
        name=to.name,
        zone=zone_of(to.zone).key,
        quiet_from=to.quiet_from,
        quiet_to=to.quiet_to,
    )
    return outside_quiet(moment, actor)
