"""Carrying a table of 10,000 rows over: rows a second and memory, preview and writing apart."""

import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure

ROWS = 10_000
OUTCOMES = ("", "", "done", "partly", "not yet", "erledigt")


def table() -> bytes:
    """Write a table as people have them: several kinds of day, outcomes, other parties, other owners."""
    lines = ["words;due;outcome;with;owner"]
    for number in range(ROWS):
        day = ("2026-12-24", "3.5.2026", "next Friday", "", "12.11.2026 14:30")[number % 5]
        owner = "Person 1" if number % 50 == 0 else ""
        day = "2030-01-02" if owner else day
        outcome = OUTCOMES[number % len(OUTCOMES)]
        words = f"Call the three stalled accounts of the northern region and write down what each needs, {number}"
        lines.append(f"{words};{day};{outcome};{('Person 1', '')[number % 2]};{owner}")
    return "\r\n".join(lines).encode("utf-8-sig")


def main() -> None:
    """Measure on an installation of its own, with the worker's own way of doing jobs."""
    measure.installation()
    from bench import scene
    from carefront.kit import jobs
    from carefront.kit.models import Job
    from carefront.lobby.commands import importing
    from carefront.lobby.queries.importing import preview
    from carefront.people import queries as people

    told = scene.build(1_000)
    person = people.actor_of_person(told.person_id)
    content = table()
    before = _memory()
    start = time.perf_counter()
    upload = importing.keep_upload(by=person, name="bench.csv", content=content, now=datetime.now(UTC))
    kept = time.perf_counter() - start
    start = time.perf_counter()
    found = preview(person, upload, now=datetime.now(UTC))
    shown = time.perf_counter() - start
    if found.in_question:
        raise SystemExit(f"{found.in_question} rows of the table have a question")
    job = importing.start_import(by=person, upload_id=upload, now=datetime.now(UTC))
    start = time.perf_counter()
    jobs.run_due(datetime.now(UTC), "bench", 1)
    written = time.perf_counter() - start
    done = Job.objects.get(pk=job)
    if done.outcome.get("promises", 0) + done.outcome.get("requests", 0) != ROWS:
        raise SystemExit(f"not everything was carried over: {done.outcome} {done.trouble}")
    speed = ROWS / written
    measure.line(f"import of {ROWS:,} rows: written", f"{speed:,.0f} rows a second", "≥ 2,000", speed >= 2000)
    measure.line("import: file read and kept", f"{kept:.2f} s", "–")
    measure.line("import: preview", f"{shown:.2f} s", "–")
    measure.line("import: memory", f"{_memory():.0f} MB ({_memory() - before:+.0f})", "< 200 MB", _memory() < 200)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
