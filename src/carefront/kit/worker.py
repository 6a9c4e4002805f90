"""The worker: takes up whatever is due, from every source, until it is told to stop.

Any number of worker processes may run, on any number of machines; they share work by leases and none is special.
Each source has a thread and a database connection of its own, so that a slow mail server or a long import holds up
nobody's check-in. Waiting is counted by the monotonic clock: a step of the wall clock neither wakes nor stalls it.
"""

import os
import random
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime
from types import FrameType

import structlog
from django.db import connection
from django.utils import timezone

from carefront.kit import jobs, tending
from carefront.kit.models import Beat
from carefront.kit.posting.sender import BATCH, Sender

log = structlog.get_logger()

# Takes up to `limit` rows of a source that are due at `now`, in the name of `worker`; answers how many there were.
RunDue = Callable[[datetime, str, int], int]

IDLE = 1.0  # seconds of sleep when nothing is due
BEAT = 15.0  # seconds between two signs of life
LONGEST_PAUSE = 60.0  # seconds, after trouble upon trouble
STILL = 600.0  # seconds without a turn, after which a source counts as stuck

_sources: dict[str, RunDue] = {"jobs": jobs.run_due}


def register_source(name: str, run_due: RunDue) -> None:
    """Let every worker take up what `run_due` finds; it is called about once a second, at once while there is more."""
    _sources[name] = run_due


def sources() -> dict[str, RunDue]:
    """Answer every registered source by its name."""
    return dict(_sources)


def new_name() -> str:
    """Answer a name for a worker that no other has."""
    return f"{socket.gethostname()[:32]}-{os.getpid()}-{secrets.token_hex(4)}"


class Worker:
    """One worker process: runs its sources until `stop`."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name or new_name()
        self._stop = threading.Event()
        self._sender = Sender(self.name, stopping=self._stop.is_set)
        self._turned: dict[str, float] = {}

    def run(self) -> None:
        """Work until told to stop; what is in hand is finished, the rest is given back at once."""
        started = timezone.now()
        sources = {"letters": self._letters, "tending": tending.run_due, **_sources}
        threads = [
            threading.Thread(target=self._lane, args=(name, run_due), name=name, daemon=True)
            for name, run_due in sources.items()
        ]
        for thread in threads:
            thread.start()
        log.info("worker.started", worker=self.name, sources=sorted(sources))
        while not self._stop.is_set():
            self._sign(started)
            self._stop.wait(BEAT)
        deadline = time.monotonic() + 30
        for thread in threads:
            thread.join(timeout=max(deadline - time.monotonic(), 0.1))
        self._sender.close()
        self._leave()
        log.info("worker.stopped", worker=self.name)

    def stop(self, *_: object) -> None:
        """Ask the worker to finish what it has in hand and stop."""
        self._stop.set()

    def stop_on_signals(self) -> None:
        """Stop gracefully at SIGTERM and SIGINT; a second signal stops at once."""

        def told(number: int, _frame: FrameType | None) -> None:
            if self._stop.is_set():
                os._exit(128 + number)
            self._stop.set()

        signal.signal(signal.SIGTERM, told)
        signal.signal(signal.SIGINT, told)

    def run_once(self, now: datetime) -> int:
        """Take up what is due at `now` until nothing is; answer how much it was. For tests and for `--once`."""
        sources = {"letters": self._letters, **_sources}
        total = 0
        while found := sum(run_due(now, self.name, BATCH) for run_due in sources.values()):
            total += found
        self._sender.close()
        return total

    def _letters(self, now: datetime, _worker: str, limit: int) -> int:
        return self._sender.run_due(now, limit)

    def _lane(self, name: str, run_due: RunDue) -> None:
        pause = IDLE
        while not self._stop.is_set():
            self._turned[name] = time.monotonic()
            try:
                found = run_due(timezone.now(), self.name, BATCH)
                pause = IDLE
            except Exception as error:
                # One source's trouble is its own; the words of the error may be people's, so only its type is kept.
                log.warning("worker.trouble", source=name, error=type(error).__name__, exc_info=_debugging())
                connection.close()
                found = 0
                pause = min(pause * 2, LONGEST_PAUSE)
            if not found:
                self._stop.wait(pause * random.uniform(0.8, 1.2))
        connection.close()

    def _sign(self, started: datetime) -> None:
        now = time.monotonic()
        if self._turned and all(now - turned > STILL for turned in self._turned.values()):
            return  # nothing moves any more: better to be seen as gone
        try:
            Beat.objects.update_or_create(
                worker=self.name,
                defaults={"seen_at": timezone.now(), "trouble": self._sender.trouble},
                create_defaults={"seen_at": timezone.now(), "started_at": started},
            )
        except Exception as error:
            log.warning("worker.sign_not_written", error=type(error).__name__)
            connection.close()

    def _leave(self) -> None:
        try:
            Beat.objects.filter(worker=self.name).delete()
        except Exception as error:
            log.warning("worker.sign_not_written", error=type(error).__name__)
        connection.close()


def _debugging() -> bool:
    return os.environ.get("CAREFRONT_DEBUG", "") == "1"
