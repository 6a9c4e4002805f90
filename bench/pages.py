"""Pages and the API's list: SQL queries, CPU against the page floor, and growth from 1,000 to 100,000 commitments."""

import gzip
import multiprocessing
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure

PAGES = ("home", "relationship", "commitment list")
MOST = {"relationship": 14}  # SQL queries of a page that puts level, patterns and pulses together; 12 elsewhere
SIZES = (1_000, 100_000)


def measured(total: int) -> dict[str, tuple[int, float, int]]:
    """Answer, a page, its SQL queries, its CPU as a multiple of the floor, and its compressed bytes."""
    measure.installation(CAREFRONT_SQLITE_SYNCHRONOUS="OFF")  # nothing is measured that writes
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench import scene

    told = scene.build(total)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    call = measure.signed_in(told.account_id)
    floor = measure.cpu(lambda: call("/floor/page/"), times=100)
    paths = {
        "home": "/",
        "relationship": f"/relationships/{told.relationship_id}/",
        "commitment list": "/commitments/",
    }
    figures = {}
    for name, path in paths.items():
        status, _headers, body = call(path)
        if status != 200:
            raise SystemExit(f"{path} answered {status}")
        with CaptureQueriesContext(connection) as queries:
            call(path)
        count = len(queries.captured_queries)
        figures[name] = (count, measure.cpu(lambda path=path: call(path)) / floor, len(gzip.compress(body)))
    token = _token(told)
    api = measure.Caller(headers={"Authorization": f"Bearer {token}"})
    status, _headers, body = api("/api/v1/commitments?limit=100")
    if status != 200:
        raise SystemExit(f"the API answered {status}: {body[:300]!r}")
    figures["API list of 100"] = (0, measure.cpu(lambda: api("/api/v1/commitments?limit=100")) / floor, len(body))
    assert not settings.DEBUG
    return figures


def _token(told: object) -> str:
    from datetime import UTC, datetime

    from carefront.core.scopes import Scope
    from carefront.people import commands, queries

    actor = queries.actor_of_person(told.person_id)  # type: ignore[attr-defined]
    made = commands.make_token(by=actor, name="bench", scopes=tuple(Scope), now=datetime.now(UTC))
    return made.secret if hasattr(made, "secret") else str(made)


def main() -> None:
    """Measure each size in a process of its own, and print the lines."""
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        small, large = pool.map(measured, SIZES, chunksize=1)
    for name in PAGES:
        queries, ratio, size = large[name]
        growth = ratio / small[name][1]
        measure.line(
            f"{name}: SQL queries at {SIZES[0]:,} and {SIZES[1]:,}",
            f"{small[name][0]}, {queries}",
            f"≤ {MOST.get(name, 12)}",
            max(queries, small[name][0]) <= MOST.get(name, 12),
        )
        measure.line(f"{name}: CPU at {SIZES[1]:,}", f"{ratio:.1f} × page floor", "≤ 8 ×", ratio <= 8)
        measure.line(f"{name}: CPU at {SIZES[1]:,} against {SIZES[0]:,}", f"{growth:.2f} ×", "≤ 1.2 ×", growth <= 1.2)
        measure.line(f"{name}: bytes over the wire", f"{size / 1000:.1f} kB", "≤ 100 kB", size <= 100_000)
    ratio = large["API list of 100"][1]
    measure.line("API list of 100 commitments: CPU", f"{ratio:.1f} × page floor", "≤ 5 ×", ratio <= 5)


if __name__ == "__main__":
    main()
