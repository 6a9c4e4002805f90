"""A database as one file, consistent while the site goes on: SQLite's online copy, or pg_dump."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

SQLITE, POSTGRES = "sqlite", "postgresql"


def engine() -> str:
    """Answer the engine of this installation."""
    from django.db import connection

    return str(connection.vendor)


def sqlite_path() -> Path:
    """Answer where the SQLite database is."""
    from django.conf import settings

    return Path(str(settings.DATABASES["default"]["NAME"]))


def copy_out(target: Path) -> None:
    """Write the database as it stands at one moment to `target`. Whoever writes meanwhile is not held up."""
    if engine() == SQLITE:
        source = sqlite3.connect(f"file:{sqlite_path()}?mode=ro", uri=True, timeout=60)
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)  # all pages in one read transaction: one moment, however long it takes
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
            source.close()
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={target}")


def copy_in(source: Path) -> None:
    """Put the database in `source` in the place of this installation's."""
    if engine() == SQLITE:
        _copy_in_sqlite(source)
    else:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-acl", "--single-transaction", str(source))


def is_empty() -> bool:
    """Answer whether this installation has no database yet."""
    from django.db import connection

    if engine() == SQLITE and not sqlite_path().exists():
        return True
    names = connection.introspection.table_names()
    connection.close()
    return "kit_letter" not in names


def _copy_in_sqlite(source: Path) -> None:
    from django.db import connections

    check = sqlite3.connect(source)
    try:
        (verdict,) = check.execute("PRAGMA quick_check").fetchone()
    finally:
        check.close()
    if verdict != "ok":
        raise click.ClickException("The database in this backup is damaged; nothing was changed.")
    connections.close_all()
    place = sqlite_path()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(".restoring")
    shutil.copyfile(source, beside)
    with beside.open("rb") as written:
        os.fsync(written.fileno())
    for ending in ("-wal", "-shm"):
        Path(f"{place}{ending}").unlink(missing_ok=True)
    beside.replace(place)


def _run(program: str, *arguments: str) -> None:
    from django.conf import settings

    where = shutil.which(program)
    if where is None:
        raise click.ClickException(f"{program} is not on this machine. It comes with PostgreSQL's client programs.")
    database: Mapping[str, Any] = settings.DATABASES["default"]
    named = {
        "PGHOST": database.get("HOST"),
        "PGPORT": database.get("PORT"),
        "PGUSER": database.get("USER"),
        "PGPASSWORD": database.get("PASSWORD"),
    }
    environment = os.environ | {name: str(value) for name, value in named.items() if value}
    done = subprocess.run(  # noqa: S603 no shell, and nothing that a person typed
        [where, f"--dbname={database['NAME']}", *arguments], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise click.ClickException(f"{program} stopped: {done.stderr.strip()[-500:]}")
