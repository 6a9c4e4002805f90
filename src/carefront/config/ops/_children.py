"""The processes that `carefront serve` keeps alive, and how they all stop together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

import click

from carefront.config.parent import FOLLOW

SOON = 5.0  # seconds: a child that ends sooner than this after its start did not really start
MOST_FALSE_STARTS = 5


class Child:
    """One process that is started again when it ends."""

    def __init__(self, name: str, arguments: Sequence[str], *, needed: bool = True) -> None:
        self.name = name
        self.needed = needed  # the site goes on without one that is not
        self._arguments = [sys.executable, *arguments]
        self._running: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self.false_starts = 0

    def start(self) -> None:
        """Start the process; it follows this one to its end."""
        self._started = time.monotonic()
        self._running = subprocess.Popen(self._arguments, env=os.environ | {FOLLOW: "1"})  # noqa: S603 our own

    def look(self) -> None:
        """Start the process again when it ended; one that is not needed and does not start is left alone."""
        if not self.needed and self.false_starts >= MOST_FALSE_STARTS:
            return
        if self._running is not None and self._running.poll() is not None:
            quick = time.monotonic() - self._started < SOON
            self.false_starts = self.false_starts + 1 if quick else 0
            if not self.needed and self.false_starts >= MOST_FALSE_STARTS:
                click.echo(f"{self.name} do not start; the site goes on without.", err=True)
                return
            click.echo(f"{self.name} ended ({self._running.returncode}) and is started again.", err=True)
            self.start()

    def tell(self, number: int) -> None:
        """Send a signal while the process runs."""
        if self._running is not None and self._running.poll() is None:
            self._running.send_signal(number)

    def ended(self) -> bool:
        """Answer whether the process is gone."""
        return self._running is None or self._running.poll() is not None


class Family:
    """All children of one site."""

    def __init__(self, children: Sequence[Child]) -> None:
        self._children = children
        self._stopping = False

    def start(self) -> None:
        """Start every child, and stop all of them at SIGTERM, SIGINT and SIGHUP."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._told)
        for child in self._children:
            child.start()

    def keep(self) -> int:
        """Keep the children running until told to stop; answer the exit code."""
        code = 0
        while not self._stopping:
            time.sleep(0.5)
            for child in self._children:
                if not self._stopping:
                    child.look()
                if child.needed and child.false_starts >= MOST_FALSE_STARTS:
                    click.echo(f"{child.name} does not start; see above for why.", err=True)
                    self._stopping, code = True, 1
        self._stop()
        return code

    def stopping(self) -> bool:
        """Answer whether somebody asked to stop."""
        return self._stopping

    def _told(self, *_: object) -> None:
        self._stopping = True

    def _stop(self) -> None:
        for child in self._children:
            child.tell(signal.SIGTERM)
        deadline = time.monotonic() + 25
        while time.monotonic() < deadline and not all(child.ended() for child in self._children):
            time.sleep(0.05)
        for child in self._children:
            child.tell(signal.SIGKILL)
