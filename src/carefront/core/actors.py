"""Who acts: a person's standing in one workspace, with the hours that person chose."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Actor:
    """Describe an asking person.

    `zone` is an IANA name. `quiet_from`/`quiet_to` bound the hours without letters (equal: none);
    `ask_time` is the local time at which Carefront asks when a promise names a day without a time.
    """

    id: UUID
    workspace_id: UUID
    account_id: UUID
    name: str
    zone: str = "UTC"
    language: str = "en"
    quiet_from: time = time(20, 0)
    quiet_to: time = time(7, 0)
    ask_time: time = time(16, 0)
    is_steward: bool = False

    def local(self, now: datetime) -> datetime:
        """Answer `now` (aware) as this person's wall time."""
        return now.astimezone(ZoneInfo(self.zone))
