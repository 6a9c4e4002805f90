"""A backup taken while people write, and restored: what was acknowledged before its stated moment is there."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure
from bench.databases import databases
from tests.engines import temporary_postgres

TOTAL = 100_000
WRITE = """
import os, sys, time
import django; django.setup()
from datetime import UTC, datetime
from django.db import transaction
from carefront.kit import letters
number = 0
while True:
    with transaction.atomic():
        address = f"{sys.argv[1]}-{number}@load.example"
        letters.post("reply_trouble", now=datetime.now(UTC), address=address, because="hidden")
    sys.stdout.write(f"{address} {datetime.now(UTC).isoformat()}\\n")
    sys.stdout.flush()
    number += 1
    time.sleep(0.002)
"""


def operate(environment: dict[str, str], *arguments: str) -> tuple[str, float]:
    """Run `carefront` to its end; answer what it said and the seconds."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "carefront", *arguments], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout, time.monotonic() - start


def under_load(target: Path) -> tuple[list[tuple[str, datetime]], datetime, float]:
    """Take a backup while two writers write; answer what each was told is kept and when, the stated moment, seconds."""
    with tempfile.TemporaryFile("w+") as log:
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITE, name], stdout=log, env=os.environ.copy()) for name in "ab"
        ]
        time.sleep(6)
        said, seconds = operate(os.environ.copy(), "backup", str(target), "--with-key")
        time.sleep(1)
        for writer in writers:
            writer.kill()
            writer.wait()
        log.seek(0)
        lines = [line.split() for line in log.read().splitlines()]
    acknowledged = [(line[0], datetime.fromisoformat(line[1])) for line in lines if len(line) == 2]
    return acknowledged, datetime.fromisoformat(said.split("before ")[1].split(" is in")[0]), seconds


def main(name: str, url: str) -> None:
    """Print the figures of one database."""
    measure.installation(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="carefront.config.settings",
                         PYTHONPATH=str(measure.ROOT / "src"))  # fmt: skip
    from django.db import connection

    from bench import scene

    scene.build(TOTAL)
    connection.close()
    with tempfile.TemporaryDirectory(prefix="carefront-copy-") as folder:
        target = Path(folder) / "copy.tar"
        acknowledged, stated, seconds = under_load(target)
        before = {address for address, at in acknowledged if at < stated}
        figure = f"{seconds:.1f} s, {target.stat().st_size / 1e6:.0f} MB, {len(acknowledged)} writes meanwhile"
        measure.line(f"backup of {TOTAL:,} commitments under load, {name}", figure, "–")
        elsewhere = os.environ | {"CAREFRONT_HOME": f"{folder}/home"}
        if url:
            with temporary_postgres(durable=True) as fresh:
                restored(name, elsewhere | {"DATABASE_URL": fresh}, target, before)
        else:
            restored(name, elsewhere, target, before)


def restored(name: str, environment: dict[str, str], target: Path, before: set[str]) -> None:
    """Restore into an empty installation, and print what is there and how long it took."""
    _, seconds = operate(environment, "restore", str(target))
    question = (
        "import django; django.setup()\nfrom carefront.kit.models import Letter\n"
        "from carefront.kit.soundness import ledgers_with_gaps\n"
        "print(ledgers_with_gaps(), Letter.objects.filter(due_at__isnull=False, held=False).count())\n"
        "print(*Letter.objects.values_list('to_address', flat=True))"
    )
    said = subprocess.run([sys.executable, "-c", question], env=environment, capture_output=True, text=True, check=True)
    counts, _, addresses = said.stdout.partition("\n")
    gaps, free = (int(word) for word in counts.split())
    missing = len(before - set(addresses.split()))
    figure = f"{missing} of {len(before)} missing, {free} letters not held, {gaps} ledgers with a gap, {seconds:.0f} s"
    measure.line(f"restored, {name}", figure, "0 missing, all held, ≤ 60 s",
                 not (missing or free or gaps) and seconds <= 60)  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:]:
        main(*sys.argv[1:])
    else:
        for engine, address in databases():
            subprocess.run([sys.executable, __file__, engine, address], check=True)
