"""carefront check: whether everything is as it should be."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from carefront.config.ops._ready import needs_site

Finding = tuple[bool, str]
ROOM = 200 * 1024 * 1024  # bytes that should be free


@click.command()
@click.option("--offline", is_flag=True, help="Leave out the mail server and the worker.")
@needs_site
def command(offline: bool) -> None:
    """Look at settings, database, ledgers, mail server and workers; the exit code is 1 when something needs care."""
    good = True
    for sound, words in _findings(offline):
        good = good and sound
        click.echo(f"{'well' if sound else 'CARE'}  {words}")
    sys.exit(0 if good else 1)


def _findings(offline: bool) -> Iterator[Finding]:
    yield from _settings()
    ready = True
    for finding in _database():
        ready = ready and finding[0]
        yield finding
    if ready:
        yield from _ledgers()
    if ready and not offline:
        yield from _letters()


def _settings() -> Iterator[Finding]:
    from django.conf import settings
    from django.core.checks import run_checks

    troubles = [str(message.msg) for message in run_checks() if message.level >= 30]
    yield not troubles, "settings fit together" if not troubles else f"settings: {'; '.join(troubles)}"
    yield not settings.DEBUG, "debug mode is off" if not settings.DEBUG else "debug mode is on: never for others to see"
    local = any(mark in settings.SITE_URL for mark in ("127.0.0.1", "localhost"))
    https = settings.SITE_URL.startswith("https://")
    said = "" if https or local else " is not https, so sign-ins travel in the open"
    yield https or local, f"people open {settings.SITE_URL}{said}"
    free = shutil.disk_usage(Path(settings.HOME)).free
    yield free > ROOM, f"{free // 1024**2} MB are free in {settings.HOME}"


def _database() -> Iterator[Finding]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    said = "is up to date" if not missing else f"needs {missing} changes: carefront migrate"
    yield not missing, f"the database ({name}) {said}"


def _ledgers() -> Iterator[Finding]:
    from carefront.kit.models import Stream
    from carefront.kit.soundness import ledgers_with_gaps

    gaps = ledgers_with_gaps()
    yield not gaps, f"{Stream.objects.count()} ledgers, " + ("none with a gap" if not gaps else f"{gaps} with a gap")


def _letters() -> Iterator[Finding]:
    from django.conf import settings
    from django.utils import timezone

    from carefront.kit.posting import queries
    from carefront.kit.posting.backend import SMTP
    from carefront.kit.posting.smtp import reachable

    now = timezone.now()
    if settings.EMAIL_BACKEND == SMTP:
        there = reachable()
        server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        yield there, f"the mail server {server} " + ("answers" if there else "does not answer: set CAREFRONT_SMTP_URL")
    alive = [worker for worker in queries.workers_seen(now) if worker.alive]
    yield bool(alive), f"{len(alive)} workers were seen within the last minute"
    waiting = queries.waiting(None, now)
    yield not waiting.held, f"{waiting.due} letters are due, {waiting.held} held"
    aside = sum(card.count for card in queries.troubles(None) if card.set_aside)
    yield not aside, f"{aside} letters are set aside" + (": carefront letters status" if aside else "")
