"""Letters out: rendered check-ins to a local SMTP server, by one worker and by four, with few and many rows around."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import measure
from bench.sinking import sink
from tests.engines import postgres_folder, temporary_postgres

SIZES = (1_000, 100_000)
LETTERS = 800
OLD = 100_000  # letters that were sent before, beside 100,000 commitments
WORKERS = (1, 4)


def write(total: int) -> None:
    """Fill the installation: a scene of `total` commitments, old letters beside a large one, nobody's hours quiet."""
    from datetime import time as clock
    from datetime import timedelta

    from bench import scene
    from carefront.kit.ids import new_id
    from carefront.kit.models import Letter
    from carefront.people.models import Account

    told = scene.build(total)
    Account.objects.update(quiet_from=clock(0), quiet_to=clock(0))
    before = told.now - timedelta(days=30)
    for _ in range(OLD * total // SIZES[-1] // 2000):
        Letter.objects.bulk_create(
            Letter(
                id=new_id(), kind="check_in", to_person_id=told.people[n % len(told.people)], about={"check_in": "x"},
                written_at=before, wanted_at=before, sent_at=before, outcome="sent",
            )
            for n in range(2000)
        )  # fmt: skip


def ask(count: int) -> None:
    """Write letters that ask about `count` open check-ins."""
    from django.db import transaction
    from django.utils import timezone

    from carefront.commitments.models import CheckIn
    from carefront.kit import letters

    rows = CheckIn.objects.filter(answered_at=None, closed_at=None).order_by("id")
    with transaction.atomic():
        for pk, owner, workspace in rows.values_list("pk", "owner_id", "workspace_id")[:count]:
            letters.post("check_in", now=timezone.now(), to=owner, workspace_id=workspace, check_in=pk, asks=1)


def send() -> None:
    """Send until nothing is due, and print how many there were, the seconds and the CPU seconds."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "carefront.config.settings"
    import django

    django.setup()
    from django.utils import timezone

    from carefront.kit.posting.sender import Sender

    sender = Sender(f"bench-{os.getpid()}")
    sys.stdin.readline()
    started, busy, count = time.perf_counter(), time.process_time(), 0
    while found := sender.run_due(timezone.now()):
        count += found
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    sender.close()
    sys.stdout.write(json.dumps([count, seconds, busy]) + "\n")


def run(workers: int) -> tuple[float, float]:
    """Send all that is due with some workers; answer letters a second together, and CPU milliseconds a letter."""
    children = [
        subprocess.Popen(
            [sys.executable, __file__, "send"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ.copy()
        )
        for _ in range(workers)
    ]
    time.sleep(4)  # all have begun before the first letter goes
    for child in children:
        assert child.stdin is not None
        child.stdin.write(b"go\n")
        child.stdin.close()
    told = [json.loads(child.stdout.read()) for child in children if child.stdout is not None]
    for child in children:
        child.wait()
    count = sum(one[0] for one in told)
    return count / max(one[1] for one in told), sum(one[2] for one in told) / count * 1000


def figures(url: str, total: int) -> None:
    """Print the figures of one database at one size, as JSON."""
    with sink() as port:
        measure.installation(
            DATABASE_URL=url, CAREFRONT_SMTP_URL=f"smtp://127.0.0.1:{port}", CAREFRONT_REPLY_ADDRESS="in@bench.example"
        )
        from django.db import connection

        from carefront.kit.models import Letter

        write(total)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        told = {}
        for workers in WORKERS:
            ask(LETTERS)
            connection.close()
            told[workers] = run(workers)
        unsent = Letter.objects.filter(due_at__isnull=False).count()
        connection.close()
    sys.stdout.write(json.dumps([told[1], told[4], unsent]) + "\n")


def measured(url: str, total: int) -> list[list[float]]:
    """Measure in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "figures", url, str(total)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: list[list[float]] = json.loads(done.stdout.splitlines()[-1])
    return answer


def tell(name: str) -> None:
    """Print the lines of one database."""
    costs = {}
    for total in SIZES:
        if name == "PostgreSQL":
            with temporary_postgres(durable=True) as fresh:
                one, four, unsent = measured(fresh, total)
        else:
            one, four, unsent = measured("", total)
        costs[total] = one[1]
        title = f"{total:,} commitments, {name}"
        figure = f"{one[0]:.0f}/s, {one[1]:.1f} CPU-ms each"
        measure.line(f"letters out, 1 worker, {title}", figure, "≥ 200/s", one[0] >= 200)
        figure = f"{four[0]:.0f}/s together, {four[1]:.1f} CPU-ms each, {unsent} unsent"
        measure.line(f"letters out, 4 workers, {title}", figure, f"as {os.cpu_count()} cores allow", not unsent)
    growth = costs[SIZES[1]] / costs[SIZES[0]]
    measure.line(f"CPU a letter at 100,000 against 1,000, {name}", f"{growth:.2f} ×", "≤ 1.2 ×", growth <= 1.2)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["send"]:
            send()
        case ["figures", url, total]:
            figures(url, int(total))
        case _:
            tell("SQLite")
            if postgres_folder():
                tell("PostgreSQL")
