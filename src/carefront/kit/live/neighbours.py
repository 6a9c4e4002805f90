"""Who is in a room at other live processes: each says so when it changes and every twenty seconds.

Nothing of it is written down: the words travel by the notifications of PostgreSQL. On SQLite there is one live process.
"""

import asyncio
import time
from typing import Any

from django.db import connection

from carefront.kit.live import keeping
from carefront.kit.live.hub import Hub
from carefront.kit.live.rooms import ELSEWHERE, Room

SAY_AGAIN = 20.0
MOST_NAMED, LONGEST_NAME = 40, 80  # a notification has room for 8,000 bytes


class Neighbours:
    """Speak with the other live processes about people."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._alone = connection.vendor != "postgresql"
        self._known: set[Any] = set()
        if not self._alone:
            hub.gathered = self._gathered

    async def run(self) -> None:
        """Say again and again who is here."""
        while not self._alone:
            await asyncio.sleep(SAY_AGAIN)
            await self._say([self._word(room) for room in self._hub.rooms if room.visitors])

    def heard(self, told: dict[str, Any]) -> None:
        """Heed what another process says of its people."""
        room = self._hub.rooms.find(told["room"])
        if room is None or told["node"] == self._hub.node:
            return
        people = tuple((str(person), str(name)) for person, name in told.get("people", []))
        room.elsewhere[told["node"]] = (time.monotonic() + ELSEWHERE, people)
        room.show()
        if told.get("asks") and room.visitors:
            self._hub.soon(self._say([self._word(room)]))

    def _gathered(self, room: Room) -> None:
        asks = bool(room.visitors) and room.id not in self._known
        self._known = (self._known | {room.id}) if room.visitors else (self._known - {room.id})
        self._hub.soon(self._say([self._word(room) | {"asks": asks}]))

    def _word(self, room: Room) -> dict[str, Any]:
        people = [(person, name[:LONGEST_NAME]) for person, name in room.here()[:MOST_NAMED]]
        return {"room": str(room.id), "node": self._hub.node, "people": people}

    async def _say(self, words: list[dict[str, Any]]) -> None:
        if words:
            await self._hub.read(keeping.say, words)
