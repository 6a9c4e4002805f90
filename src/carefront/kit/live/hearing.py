"""How a live process hears what others did: by the engine's own word where it has one, and by looking.

On PostgreSQL a connection listens, and a look every few seconds finds what it missed. On SQLite the number that grows
with every commit of another connection is looked at ten times a second, and rows only when it grew.
"""

import json
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import structlog
from django.conf import settings
from django.db import connection

from carefront.kit.live import keeping
from carefront.kit.live.signals import CHANNEL

log = structlog.get_logger()

LOOK = 0.1  # seconds between two looks on SQLite
REPAIR = 5.0  # seconds between two looks for missed signals on PostgreSQL
STOPS = 1.0  # seconds between two questions whether to stop
AGAIN = 2.0  # seconds until the next try when the database is away
OVERLAP = 200  # signals read again in a look: one with a lower number may be kept later

Tell = Callable[[dict[str, Any]], object]


class Ear(threading.Thread):
    """Listens in a thread of its own and passes on what it hears, each signal once."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(name="live-ear", daemon=True)
        self._tell = tell
        self._stop_it = threading.Event()
        self._last = -1
        self._lately: dict[int, None] = {}

    def stop(self) -> None:
        """Listen no longer."""
        self._stop_it.set()

    def run(self) -> None:
        """Listen until told to stop, and begin anew whenever the database was away."""
        listen = self._hear if connection.vendor == "postgresql" else self._watch
        while not self._stop_it.is_set():
            try:
                self._begin()
                listen()
            except Exception as error:
                log.warning("live.deaf", error=type(error).__name__)
                connection.close()
                self._stop_it.wait(AGAIN)
        connection.close()

    def _begin(self) -> None:
        if self._last < 0:
            self._last = keeping.last_heard()
            self._lately = dict.fromkeys(heard.id for heard in keeping.heard_since(self._last - OVERLAP))
        else:
            self._look()

    def _watch(self) -> None:
        before = -1
        with connection.cursor() as cursor:
            while not self._stop_it.wait(LOOK):
                cursor.execute("PRAGMA data_version")
                (now,) = cursor.fetchone()
                if now != before:
                    before = now
                    self._look()

    def _hear(self) -> None:
        with psycopg.connect(**direct_connection(), autocommit=True) as line:
            line.execute(f"LISTEN {CHANNEL}")
            looked = -REPAIR
            while not self._stop_it.is_set():
                if time.monotonic() - looked >= REPAIR:
                    looked = time.monotonic()
                    self._look()
                for notice in line.notifies(timeout=STOPS, stop_after=1):
                    self._pass_on(json.loads(notice.payload))

    def _look(self) -> None:
        for heard in keeping.heard_since(self._last - OVERLAP):
            told = {"id": heard.id, "room": heard.room_id, "what": heard.what, "text": heard.text_id}
            self._last = max(self._last, heard.id)
            self._pass_on(told)

    def _pass_on(self, told: dict[str, Any]) -> None:
        number = told.get("id")
        if number is not None:
            if number in self._lately:
                return
            self._lately[number] = None
            while len(self._lately) > OVERLAP * 4:
                del self._lately[next(iter(self._lately))]
        told["room"] = UUID(str(told["room"]))
        told["text"] = UUID(str(told["text"])) if told.get("text") else None
        self._tell(told)


def direct_connection() -> dict[str, Any]:
    """Answer how the database is reached without a pooler between, which would not pass notifications on."""
    config: dict[str, Any] = settings.LIVE_DATABASE or settings.DATABASES["default"]
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    given = {theirs: config[ours] for ours, theirs in names.items() if config.get(ours)}
    options = {name: value for name, value in config.get("OPTIONS", {}).items() if name.startswith("ssl")}
    return given | options
