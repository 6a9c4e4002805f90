"""The stage of the demo: a story is told as deeds with their moments, and each is done by its command at its moment."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from carefront.commitments.commands import nudge, waking
from carefront.conversations.commands import scheduling
from carefront.core.actors import Actor
from carefront.core.due import Due, instant
from carefront.relationships import commands as relationships
from carefront.talks.commands import waiting as talks

ZONE = "Europe/Berlin"
LONG = timedelta(weeks=12, days=3)
OFTEN = timedelta(minutes=30)  # between two looks at what waits: a conversation is many deeds in one hour
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = re.compile(r"([+-]\d+) (mon|tue|wed|thu|fri|sat|sun)(?: (\d\d):(\d\d))?")
_DAY = re.compile(r"day ([+-]?\d+)(?: (\d\d):(\d\d))?")


@dataclass(frozen=True, slots=True)
class Scene:
    """One deed and when it is done."""

    at: datetime
    place: int
    deed: Callable[[datetime], object]


@dataclass
class Stage:
    """Hold who is there, what was made under which key, and the scenes that are still to be played."""

    now: datetime
    people: dict[str, Actor] = field(default_factory=dict)
    bonds: dict[str, UUID] = field(default_factory=dict)
    promises: dict[str, UUID] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)  # of each promise, request and expectation: who made it
    answers: dict[str, UUID] = field(default_factory=dict)  # the newest answer for a promise
    requests: dict[str, UUID] = field(default_factory=dict)
    expectations: dict[str, UUID] = field(default_factory=dict)
    read_backs: dict[tuple[str, str], UUID] = field(default_factory=dict)
    talks: dict[str, UUID] = field(default_factory=dict)
    topics: dict[str, UUID] = field(default_factory=dict)
    decisions: dict[str, UUID] = field(default_factory=dict)  # by the key of their topic
    periods: dict[str, UUID] = field(default_factory=dict)
    items: dict[str, UUID] = field(default_factory=dict)
    talked: dict[str, UUID] = field(default_factory=dict)
    questions: dict[tuple[str, str], UUID] = field(default_factory=dict)  # by their talk and their code
    scenes: list[Scene] = field(default_factory=list)

    def day(self, text: str) -> tuple[date, time | None]:
        """Read `-8 tue 09:15` (weeks from this one, weekday) or `day +2 12:00` (from today)."""
        today = self.now.astimezone(ZoneInfo(ZONE)).date()
        if found := _WEEK.fullmatch(text):
            monday = today - timedelta(days=today.weekday())
            on = monday + timedelta(weeks=int(found[1]), days=WEEKDAYS.index(found[2]))
            hour, minute = found[3], found[4]
        elif found := _DAY.fullmatch(text):
            on = today + timedelta(days=int(found[1]))
            hour, minute = found[2], found[3]
        else:
            raise ValueError(text)
        return on, time(int(hour), int(minute)) if hour else None

    def due(self, text: str) -> Due | None:
        """Read a day, perhaps with a time, as a due in the story's zone; empty is none."""
        if not text:
            return None
        on, at = self.day(text)
        return Due(on, at, ZONE)

    def at(self, when: str, deed: Callable[[datetime], object], after: int = 0) -> None:
        """Let `deed` be done so many minutes `after` `when`, which lies before the present."""
        on, clock = self.day(when)
        moment = instant(on, clock or time(9), ZONE) + timedelta(minutes=after)
        moment = min(moment, self.now - timedelta(minutes=5))
        self.scenes.append(Scene(moment, len(self.scenes), deed))

    def play(self) -> None:
        """Do every deed in the order of the story, and let Carefront ask and wake each afternoon between them."""
        scenes = sorted(self.scenes, key=lambda scene: (scene.at, scene.place))
        asked, evening = scenes[0].at, _evening(scenes[0].at)
        for scene in scenes:
            while evening < scene.at:
                _tick(evening)
                evening = _evening(evening + timedelta(minutes=1))
            if scene.at - asked >= OFTEN:
                _tick(scene.at)
                asked = scene.at
            scene.deed(scene.at)
        while evening < self.now:
            _tick(evening)
            evening = _evening(evening + timedelta(minutes=1))
        _tick(self.now)


def _evening(after: datetime) -> datetime:
    """Answer the next moment at which the day's questions are asked: shortly after four in the afternoon."""
    local = after.astimezone(ZoneInfo(ZONE))
    on = local.date() if local.time() < time(16, 1) else local.date() + timedelta(days=1)
    return instant(on, time(16, 1), ZONE).astimezone(UTC)


def _tick(moment: datetime) -> None:
    relationships.wake_due(moment, "demo")
    relationships.ask_due(moment, "demo")
    scheduling.fill_due(moment, "demo")
    waking.wake_due(moment, "demo")
    talks.look_due(moment, "demo")
    talks.lapse_due(moment, "demo")
    while nudge.ask_due(moment, "demo"):
        continue
