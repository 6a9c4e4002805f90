"""Workers killed in the middle: what is lost, what doubles, and how soon a dead one is seen."""

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure
from bench.databases import on_each
from tests.kit.sink import Sink, open_sink

LETTERS, KILLS, LEASE = 400, 20, 2


def slowly(step: str, _line: str) -> None:
    """Take a few milliseconds over each message, so that a kill meets a worker at work."""
    if step == "body":
        time.sleep(0.004)


def worker() -> "subprocess.Popen[bytes]":
    """Start a worker as an operator does."""
    return subprocess.Popen([sys.executable, "-m", "carefront", "worker"], env=os.environ | {"CAREFRONT_LOG": "json"},
                            stderr=subprocess.DEVNULL)  # fmt: skip


def kill_many(sink: Sink) -> int:
    """Kill a worker again and again while it sends; answer how often it was at work when it died."""
    kills = 0
    while kills < KILLS and len(set(sink.ids())) < LETTERS:
        before = len(sink.taken)
        running = worker()
        deadline = time.monotonic() + 30
        while len(sink.taken) < before + 12 and time.monotonic() < deadline and len(sink.taken) < LETTERS + kills:
            time.sleep(0.003)
        running.kill()
        running.wait()
        kills += 1
    return kills


def main(name: str, url: str) -> None:
    """Print the figures of one database."""
    with open_sink(slowly) as sink:
        measure.installation(
            DATABASE_URL=url,
            CAREFRONT_SMTP_URL=f"smtp://127.0.0.1:{sink.port}",
            CAREFRONT_LETTER_LEASE=str(LEASE),
            DJANGO_SETTINGS_MODULE="carefront.config.settings",
            PYTHONPATH=str(measure.ROOT / "src"),
        )
        from django.db import connection, transaction
        from django.utils import timezone

        from carefront.kit import letters
        from carefront.kit.models import Letter
        from carefront.kit.posting.queries import workers_seen

        with transaction.atomic():
            for number in range(LETTERS):
                letters.post(
                    "reply_trouble", now=timezone.now(), address=f"p{number}@example.org", because="link_spent"
                )
        kills = kill_many(sink)
        last = worker()
        deadline = time.monotonic() + 60
        while Letter.objects.filter(due_at__isnull=False).exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        times = Counter(sink.ids())
        lost, doubled = LETTERS - len(times), sum(times.values()) - len(times)
        most = max(times.values())
        figure = f"{lost} lost, {doubled} doubled under the same Message-ID (one at most {most} ×)"
        measure.line(f"worker killed {kills} times over {LETTERS} letters, {name}", figure,
                     "0 lost, at most 1 doubled a kill", lost == 0 and doubled <= kills)  # fmt: skip
        last.kill()
        last.wait()
        died = time.monotonic()
        while any(seen.alive and str(last.pid) in seen.name.split("-") for seen in workers_seen(timezone.now())):
            time.sleep(0.5)
        seconds = time.monotonic() - died
        measure.line(f"a dead worker is seen as gone, {name}", f"after {seconds:.0f} s", "≤ 60 s", seconds <= 60)
        connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else on_each(__file__)
