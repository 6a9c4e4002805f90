"""Whoever wants to write waits for a turn, at an even pace, and not for ever."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import OperationalError

from carefront.kit.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db

HELD = 0.6  # seconds


def wrapper(place: Path, timeout: float) -> DatabaseWrapper:
    """Answer a connection of its own to a small database in a file."""
    return DatabaseWrapper(
        {
            "ENGINE": "carefront.kit.sqlite", "NAME": str(place), "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True,
            "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": timeout, "init_command": "PRAGMA journal_mode=WAL"},
        }
    )  # fmt: skip


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """Hold the turn to write in another thread for a moment."""
    place, taken = tmp_path / "rows.sqlite3", Event()

    def hold() -> None:
        mine = wrapper(place, 5)
        mine.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with mine.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS said (words TEXT)")
        taken.set()
        time.sleep(HELD)
        mine.commit()
        mine.close()

    holder = Thread(target=hold)
    holder.start()
    assert taken.wait(5)
    yield place
    holder.join()


def begin(mine: DatabaseWrapper) -> None:
    """Begin a transaction and end it."""
    mine.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    mine.rollback()
    mine.set_autocommit(True)


def test_a_turn_comes_soon_after_the_one_before_it_ends(held: Path) -> None:
    mine = wrapper(held, 5)
    before = time.monotonic()
    begin(mine)
    assert HELD * 0.5 < time.monotonic() - before < HELD * 3
    mine.close()


def test_nobody_waits_longer_than_the_settings_say(held: Path) -> None:
    mine = wrapper(held, 0.1)
    with pytest.raises(OperationalError, match="locked"):
        begin(mine)
    mine.close()


def test_another_trouble_is_told_at_once(tmp_path: Path) -> None:
    mine = wrapper(tmp_path / "rows.sqlite3", 5)
    mine.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError, match="within a transaction"):
        mine._start_transaction_under_autocommit()
    mine.rollback()
    mine.close()


def test_other_statements_wait_as_long_as_before(tmp_path: Path) -> None:
    mine = wrapper(tmp_path / "rows.sqlite3", 7)
    begin(mine)
    with mine.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == 7000
    mine.close()


def test_a_broken_connection_gives_its_look_away(tmp_path: Path) -> None:
    mine = wrapper(tmp_path / "rows.sqlite3", 5)
    mine.ensure_connection()
    mine.connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        mine._start_transaction_under_autocommit()
    other = wrapper(tmp_path / "rows.sqlite3", 5)
    before = time.monotonic()
    begin(other)
    assert time.monotonic() - before < 2
    other.close()
