"""The running site under load and bad luck: many at once, scanners, killed servers, a locked database, a full disk."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import client, measure

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = 5_000
KILLS = 20


class Site:
    """The site in processes of its own, as `carefront serve` starts them."""

    def __init__(self, workers: int = 0) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.workers = workers
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-m", "carefront.config.cli", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*command, "--workers", str(self.workers), "--no-migrate"],
            cwd=ROOT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "carefront.config.settings", "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(600):
            with socket.socket() as probe:
                probe.settimeout(0.5)
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise SystemExit("the site did not start")

    def kill(self) -> None:
        """End every process of it at once, as a power cut of the program would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) != 0:
                    return
            time.sleep(0.02)


@contextmanager
def running(workers: int = 0) -> Iterator[Site]:
    """Start the site and end it afterwards."""
    site = Site(workers)
    site.start()
    try:
        yield site
    finally:
        site.kill()


def posts(count: int) -> list[tuple[str, str, bytes]]:
    """Answer `count` jobs, each one answer through a link of its own."""
    from bench import answering

    return [("POST", path, answering.BODY) for path in answering.links(count)]


def fifty_at_once(engine: str) -> None:
    """Answer 2,000 check-ins over 50 connections."""
    with running() as site:
        client.run(site.port, posts(100), at_once=10)
        told = client.run(site.port, posts(2_000), at_once=50)
    p99 = measure.quantile(told.seconds, 0.99) * 1000
    rate = len(told.seconds) / (sum(told.seconds) / 50)
    name = f"{engine}: link answers, 50 at once, p99"
    measure.line(name, f"{p99:.0f} ms ({rate:.0f} a second, {told.statuses})", "≤ 100 ms", p99 <= 100)


def scanners(engine: str) -> None:
    """Open one link 1,000 times, then post it 100 times at once."""
    from carefront.kit.models import Event

    [job] = posts(1)
    with running() as site:
        before = Event.objects.count()
        client.run(site.port, [("GET", job[1], b"")] * 1_000, at_once=20)
        opened = Event.objects.count() - before
        client.run(site.port, [job] * 100, at_once=100)
    written = Event.objects.count() - before
    met = (opened, written) == (0, 1)
    measure.line(f"{engine}: 1,000 scanners, then 100 posts: facts", f"{opened} and {written}", "0 and 1", met)


def killed(engine: str) -> None:
    """Kill the server 20 times, and its worker with it 10 times, while 5,000 answers are given."""
    from django.db import connection
    from django.db.models import Count

    from carefront.commitments.models import Answer

    connection.close()
    before = Answer.objects.count()
    jobs = posts(ANSWERS)
    site, kills = Site(), 0
    site.start()

    def now_and_then(told: client.Told) -> None:
        nonlocal kills
        if kills < KILLS and len(told.acknowledged) > (kills + 1) * ANSWERS // (KILLS + 2):
            kills += 1
            site.kill()
            site.workers = kills % 2
            site.start()

    told = client.run(site.port, jobs, at_once=16, again=True, meanwhile=now_and_then)
    site.kill()
    connection.close()
    written = Answer.objects.count() - before
    doubled = Answer.objects.values("check_in").annotate(n=Count("id")).filter(n__gt=1, replaced_at=None).count()
    lost = len(set(told.acknowledged)) - written if written < len(set(told.acknowledged)) else 0
    bad = sum(count for status, count in told.statuses.items() if status >= 500)
    figure = f"{kills} kills, {len(told.acknowledged)} acknowledged, {written} there: {lost} lost, {doubled} doubled, {bad} 5xx"
    measure.line(
        f"{engine}: server killed among {ANSWERS:,} answers", figure, "0 lost, 0 doubled", not lost + doubled + bad
    )


def locked() -> None:
    """Hold SQLite's write lock for eight seconds while people answer."""
    path = Path(os.environ["CAREFRONT_HOME"]) / "carefront.sqlite3"

    def hold() -> None:
        other = sqlite3.connect(path, timeout=30, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        time.sleep(8)
        other.execute("COMMIT")
        other.close()

    with running() as site:
        holder = threading.Thread(target=hold)
        holder.start()
        time.sleep(0.3)
        told = client.run(site.port, posts(20), at_once=10)
        holder.join()
    measure.line("SQLite locked for 8 s: answers", f"{told.statuses}", "no 500", set(told.statuses) <= {200, 503})


def full() -> None:
    """Fill the disk that the database is on, answer, make room, and answer again."""
    home = Path(os.environ["CAREFRONT_HOME"])
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", home], check=False, capture_output=True
    ).returncode:
        measure.line("disk full", "not measured: no small disk can be made here", "says so and recovers")
        return
    try:
        _on_small_disk(home)
    finally:
        subprocess.run(["umount", "-l", home], check=False)


def _on_small_disk(home: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    from bench import scene

    connection.close()
    call_command("migrate", verbosity=0)
    scene.build(1_000)
    connection.close()
    ballast = home / "ballast"
    with running() as site:
        first = client.run(site.port, posts(5), at_once=1)
        with ballast.open("wb") as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
                    file.flush()
            except OSError:
                pass
        jobs = posts(200)
        during = client.run(site.port, jobs, at_once=4)
        ballast.unlink()
        after = client.run(site.port, posts(20), at_once=4)
    figure = f"before {first.statuses}, full {during.statuses}, after {after.statuses}"
    met = 500 not in during.statuses and set(after.statuses) == {200}
    measure.line("disk full", figure, "says so and recovers", met)


def main() -> None:
    """Measure on the engine that the environment names, and what only SQLite can suffer on SQLite."""
    measure.installation(DJANGO_SETTINGS_MODULE="carefront.config.settings")
    from django.db import connection

    from bench import scene

    engine = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    scene.build(12_000)
    scanners(engine)
    fifty_at_once(engine)
    killed(engine)
    if engine == "SQLite":
        locked()
        full()


if __name__ == "__main__":
    if "DATABASE_URL" not in os.environ and "--one" not in sys.argv:
        from tests.engines import postgres_folder, temporary_postgres

        subprocess.run([sys.executable, __file__, "--one"], check=True)
        if postgres_folder():
            with temporary_postgres() as url:
                subprocess.run([sys.executable, __file__, "--one"], check=True, env=os.environ | {"DATABASE_URL": url})
        else:
            measure.line("PostgreSQL", "not measured: none found", "")
    else:
        main()
