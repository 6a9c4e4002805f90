"""A meeting to write down: every other Tuesday at ten in Berlin, without one of them, and another moved."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from carefront.core.cadence import Unit
from carefront.core.due import Due
from carefront.core.recurrence import Recurrence
from carefront.kit.itip import Answered, Attendee, Meeting, Moved, Party

ZONE = "Europe/Berlin"
SERIES = Meeting(
    uid="series-1@carefront",
    sequence=3,
    starts=Due(date(2026, 3, 3), time(10), ZONE),
    minutes=50,
    title="Coaching; plans, and “what next”",
    organizer=Party('Ada "A." Löw, Coach', "carefront+m.abc@site.example"),
    made_at=datetime(2026, 2, 1, 8, tzinfo=UTC),
    changed_at=datetime(2026, 2, 20, 9, 30, tzinfo=UTC),
    attendees=(
        Attendee("Ben", "ben@harbour.example", Answered.ACCEPTED),
        Attendee("Zoë; the other", "zoe@harbour.example"),
    ),
    recurrence=Recurrence(Unit.WEEK, 2, (2,), until=date(2026, 12, 31), skipped=(date(2026, 3, 31),)),
    moved=(Moved(date(2026, 4, 14), Due(date(2026, 4, 15), time(16, 30), ZONE), 30),),
    description="First line\nSecond, with a comma; and more. " + "Long " * 40,
    place="Room 2, Pier\\4",
    url="https://site.example/conversations/1/",
)
ONE = replace(SERIES, recurrence=None, moved=(), uid="one-1@carefront")
