"""A hundred thousand due times across clock changes, seen by workers whose clocks jump: each fires exactly once."""

import random
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure
from bench.databases import on_each

DUES = 100_000
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "UTC")
FIRST, DAYS = date(2026, 3, 7), 24  # New York changes on 8 March, Berlin on 29 March
LEASE = timedelta(minutes=2)


def write(now: datetime) -> None:
    """Write rows that are due at local wall times, many of them in the hours that clock changes skip or repeat."""
    from carefront.core.due import instant
    from carefront.kit.ids import new_id
    from carefront.kit.models import Letter

    chance = random.Random(7)
    for _ in range(DUES // 2000):
        rows = []
        for _ in range(2000):
            on = FIRST + timedelta(days=chance.randrange(DAYS))
            at = time(chance.choice((1, 2, 3, chance.randrange(24))), chance.randrange(60))
            due = instant(on, at, chance.choice(ZONES))
            rows.append(Letter(id=new_id(), kind="due", due_at=due, wanted_at=due, written_at=now))
        Letter.objects.bulk_create(rows)


def sweep() -> tuple[dict[object, int], int, int]:
    """Walk through the days with three workers whose clocks jump and who sometimes die with rows in hand; answer how
    often each row fired, how many fired before their time, and how many leases were let go by a death."""
    from carefront.kit.leases import claim, finish, still_due
    from carefront.kit.models import Letter

    chance = random.Random(11)
    fired: dict[object, int] = {}
    early = deaths = 0
    true = datetime.combine(FIRST - timedelta(days=1), time(0), UTC)
    end = true + timedelta(days=DAYS + 3)
    while true < end:
        true += timedelta(minutes=50)
        for worker in ("a", "b", "c"):
            jump = timedelta(minutes=chance.choice((0, 0, 0, 0, -60, 60, -61, 7)))
            while rows := claim(Letter, now=true + jump, lease=LEASE, limit=500, worker=worker):
                if chance.random() < 0.03:
                    deaths += len(rows)
                    break
                seen = true + jump + timedelta(minutes=chance.choice((0, 0, 0, 0, 60)))  # the clock jumps in between
                for row in rows:
                    if still_due(row, seen) and finish(row, worker, outcome="sent"):
                        fired[row.pk] = fired.get(row.pk, 0) + 1
                        early += row.wanted_at > true + jump
    return fired, early, deaths


def main(name: str, url: str) -> None:
    """Print the figure of one database."""
    measure.installation(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="carefront.config.settings",
                         CAREFRONT_SQLITE_SYNCHRONOUS="OFF")  # fmt: skip
    write(datetime(2026, 3, 1, tzinfo=UTC))
    fired, early, deaths = sweep()
    never, twice = DUES - len(fired), sum(count > 1 for count in fired.values())
    figure = f"{never} never, {twice} twice, {early} early; {deaths} taken up after a worker died with them"
    measure.line(f"{DUES:,} due times across clock changes and jumps, {name}", figure, "each exactly once",
                 not (never or twice or early))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else on_each(__file__)
