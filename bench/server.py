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
from bench.databases import on_each

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
        command = [sys.executable, "-m", "carefront", "serve", "--port", str(self.port)]
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
    """Let 50 people answer at once: each as fast as the site lets them, and each once a second."""
    with running() as site:
        client.run(site.port, posts(100), at_once=10)
        told = client.run(site.port, posts(1_500), at_once=50)
        paced = client.run(site.port, posts(1_000), at_once=50, every=1.0)
    p99 = measure.quantile(told.seconds, 0.99) * 1000
    rate = len(told.seconds) / (sum(told.seconds) / 50)
    name = f"answers through links, 50 connections without a pause, p99, {engine}"
    measure.line(name, f"{p99:.0f} ms ({rate:.0f} a second, {told.statuses})", "≤ 100 ms", p99 <= 100)
    p99 = measure.quantile(paced.seconds, 0.99) * 1000
    name = f"answers through links, 50 people each once a second, p99, {engine}"
    measure.line(name, f"{p99:.0f} ms ({paced.statuses})", "≤ 100 ms", p99 <= 100)


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
    measure.line(
        f"one link opened 1,000 times, posted 100 times at once, {engine}",
        f"{opened} and {written} facts",
        "0 and 1",
        met,
    )


def killed(engine: str) -> None:
    """Kill the server 20 times, and its worker with it 10 times, while 5,000 answers are given."""
    from django.db import connection
    from django.db.models import Count

    from carefront.commitments.models import Answer

    connection.close()
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
    written = set(Answer.objects.exclude(link_key=None).values_list("link_key", flat=True))
    lost = sum(path.rstrip("/").rpartition(".")[2][:64] not in written for path in told.acknowledged)
    again = Answer.objects.filter(replaced_at=None).values("check_in").annotate(times=Count("id"))
    doubled = again.filter(times__gt=1).count()
    bad = sum(count for status, count in told.statuses.items() if status >= 500 and status != 503)
    measure.line(
        f"server killed {kills} times among {ANSWERS:,} answers, {engine}",
        f"{len(told.acknowledged):,} acknowledged: {lost} lost, {doubled} doubled, {bad} answers 500",
        "0 lost, 0 doubled, 0 answers 500",
        not lost + doubled + bad and kills == KILLS,
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
    measure.line("database locked for 8 s, SQLite", f"{told.statuses}", "no 500", set(told.statuses) <= {200, 503})


def full() -> None:
    """Fill the disk that the database is on, answer, make room, and answer again."""
    home = Path(os.environ["CAREFRONT_HOME"])
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", home], check=False, capture_output=True
    ).returncode:
        measure.line("disk full, SQLite", "not measured: no small disk can be made here", "says so and recovers")
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
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError:
                pass
        jobs = posts(200)
        during = client.run(site.port, jobs, at_once=4)
        ballast.unlink()
        after = client.run(site.port, posts(20), at_once=4)
    figure = f"before {first.statuses}, full {during.statuses}, after {after.statuses}"
    met = 500 not in during.statuses and set(after.statuses) == {200}
    measure.line("disk full, SQLite", figure, "says so and recovers", met)


def main(name: str, url: str) -> None:
    """Print the figures of one database, and on SQLite those of what only SQLite can suffer."""
    measure.installation(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="carefront.config.settings")
    from bench import scene

    scene.build(12_000)
    scanners(name)
    fifty_at_once(name)
    killed(name)
    if not url:
        locked()
        full()


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else on_each(__file__)
