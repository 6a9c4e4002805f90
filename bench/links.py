"""Answering a check-in through its link: CPU against the write floor, and what many scanners and many posts leave."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure

COUNT = 400


def main() -> None:
    """Measure in one process on SQLite, both through the whole stack of the site."""
    measure.installation()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench import answering, scene
    from carefront.kit.models import Beat

    told = scene.build(1_000)
    Beat.objects.create(worker="floor", seen_at=told.now, started_at=told.now)
    links = answering.links(COUNT)
    call = measure.Caller()
    numbers = iter(range(10**9))
    body = answering.BODY

    def post() -> None:
        status, _headers, content = call(next(links), "POST", body, "application/x-www-form-urlencoded")
        if status != 200:
            raise SystemExit(f"a link answered {status}: {content[:400]!r}")

    def floor() -> None:
        call(f"/floor/write/?n={next(numbers)}", "POST")

    with CaptureQueriesContext(connection) as queries:
        post()
    count = len(queries.captured_queries)  # now: the next request empties the list
    # Short rounds in turn: what else runs on the machine then falls on both alike.
    pairs = [(measure.cpu(post, 12, 1), measure.cpu(floor, 12, 1)) for _ in range(24)]
    ratio = min(one for one, _ in pairs) / min(two for _, two in pairs)
    measure.line("answering through a link: CPU", f"{ratio:.2f} × write floor ({count} SQL)", "≤ 3 ×", ratio <= 3)


if __name__ == "__main__":
    main()
