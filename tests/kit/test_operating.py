"""An installation from outside: workers that are killed, backups taken and restored, and a check that tells."""

import os
import shutil
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.kit.sink import open_sink
from tests.kit.site import Site

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="these installations bring their own SQLite; once is enough"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A new installation on SQLite, its database up to date."""
    site = Site(tmp_path_factory.mktemp("home"))
    site.run("migrate")
    return site


@pytest.fixture
def fresh(made: Site, tmp_path: Path) -> Site:
    """An installation for one test."""
    return Site(Path(shutil.copytree(made.home, tmp_path / "fresh")))


def letters(site: Site, where: str) -> int:
    """Count the letters of an installation, from outside."""
    with closing(sqlite3.connect(site.home / "carefront.sqlite3")) as database:
        (count,) = database.execute(f"SELECT count(*) FROM kit_letter WHERE {where}").fetchone()
        return int(count)


def until(true: object, seconds: float = 20) -> bool:
    """Wait until `true()` is, at most `seconds`."""
    assert callable(true)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.02)
    return False


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_at_most_one(fresh: Site) -> None:
    def slowly(step: str, _line: str) -> None:
        if step == "body":
            time.sleep(0.01)

    with open_sink(slowly) as sink:
        site = Site(fresh.home, sink.port)
        site.write_letters(60)
        kills = 2
        for _ in range(kills):
            before = len(sink.taken)
            worker = site.start("worker")
            assert until(lambda before=before: len(sink.taken) > before + 7)
            worker.kill()
            worker.wait()
        worker = site.start("worker")
        assert until(lambda: len(set(sink.ids())) == 60)
        worker.terminate()
        assert worker.wait(timeout=20) == 0
    times = Counter(sink.ids())
    assert len(times) == 60
    assert sum(times.values()) - 60 <= kills
    assert letters(site, "outcome <> 'sent'") == 0


def test_a_backup_comes_back_whole_and_its_letters_wait_for_a_word(fresh: Site, tmp_path: Path) -> None:
    fresh.write_letters(5)
    assert "Everything kept before" in fresh.run("backup", str(tmp_path / "b.tar"), "--with-key")
    again = Site(tmp_path / "again")
    again.run("restore", str(tmp_path / "b.tar"))
    assert (again.home / "secret.key").read_text() == (fresh.home / "secret.key").read_text()
    assert letters(again, "held AND due_at IS NOT NULL") == 5
    assert "already" in again.run("restore", str(tmp_path / "b.tar"), code=1)
    assert "5 letters may go now" in again.run("letters", "release")
    assert "none with a gap" in again.run("check", "--offline")


def test_a_damaged_backup_changes_nothing(fresh: Site, tmp_path: Path) -> None:
    fresh.run("backup", str(tmp_path / "b.tar"))
    raw = bytearray((tmp_path / "b.tar").read_bytes())
    raw[40_000:40_100] = b"\xff" * 100
    (tmp_path / "b.tar").write_bytes(raw)
    again = Site(tmp_path / "again")
    assert "damaged" in again.run("restore", str(tmp_path / "b.tar"), code=1)
    assert not (again.home / "carefront.sqlite3").exists()
