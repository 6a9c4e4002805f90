"""The turn to write, waited for in small steps.

Where SQLite waits by itself it looks again after 1, 2, 5, 10 … 100 ms. With several processes that write short
transactions, the one that has waited longest then looks least often, and a few people wait for seconds.
"""

import time
from threading import Lock

from django.db import OperationalError
from django.db.backends.sqlite3 import base

_LOOKS = 3  # milliseconds: SQLite itself looks after 1 and after 2 more, then the next round begins
_WAITS = 20.0  # seconds, where the settings name no `timeout`
BUSY = "database is locked"
_LOOKING = Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """Wait for the turn to write at an even pace, at most as long as the `timeout` in the settings."""

    def _start_transaction_under_autocommit(self) -> None:
        """Begin a transaction. Raises Django's OperationalError when no turn came within `timeout` seconds."""
        seconds = float(self.settings_dict["OPTIONS"].get("timeout", _WAITS))
        until = time.monotonic() + seconds
        # Of several threads one looks, the others sleep: many who look keep the writer itself from its work.
        looking = _LOOKING.acquire(timeout=seconds)
        try:
            self._look(seconds, until)
        finally:
            if looking:  # also where the connection is broken: the next thread has one of its own
                _LOOKING.release()

    def _look(self, seconds: float, until: float) -> None:
        self.connection.execute(f"PRAGMA busy_timeout={_LOOKS}")
        try:
            while not self._begun(last=time.monotonic() >= until):
                pass
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")

    def _begun(self, *, last: bool) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except OperationalError as error:
            if last or BUSY not in str(error):
                raise
            return False
        return True
