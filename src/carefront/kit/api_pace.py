"""How many calls a key may make: counted within one server process, so that reading stays free of writing.

An installation with several processes lets through that many times as much; the limit is there against loops that
run away, and rests on nothing that a caller can forge.
"""

import time
from threading import Lock

from carefront.kit.api_problems import Stopped

WINDOW = 60.0  # seconds
MOST_KEYS = 10_000


class Pace:
    """Count calls by key in windows of a minute."""

    def __init__(self) -> None:
        self._windows: dict[int, tuple[float, int]] = {}
        self._lock = Lock()

    def take(self, key: str, most: int) -> None:
        """Count one call; `most` a minute, 0 for no limit. Raises Stopped(429) with the seconds to wait."""
        if most <= 0:
            return
        now, name = time.monotonic(), hash(key)
        with self._lock:
            began, count = self._windows.get(name, (now, 0))
            if now - began >= WINDOW:
                began, count = now, 0
            if len(self._windows) >= MOST_KEYS:
                self._windows = {name: seen for name, seen in self._windows.items() if now - seen[0] < WINDOW}
            self._windows[name] = (began, count + 1)
        if count >= most:
            raise Stopped(429, "too_often", retry_after=max(1, round(WINDOW - (now - began))))
