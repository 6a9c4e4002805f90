"""Run a bench on every database that is here: SQLite, and PostgreSQL with every commit brought to disk."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.engines import postgres_folder, temporary_postgres


def databases() -> Iterator[tuple[str, str]]:
    """Answer the name and the URL of each database, a fresh one; that of SQLite is empty."""
    yield "SQLite", ""
    if postgres_folder():
        with temporary_postgres(durable=True) as url:
            yield "PostgreSQL", url


def on_each(file: str) -> None:
    """Run a file once for each database, in a process of its own: Django is set up once a process."""
    for name, url in databases():
        subprocess.run([sys.executable, file, name, url], check=True)
