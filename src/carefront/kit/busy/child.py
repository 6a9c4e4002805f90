"""The process that reads one calendar from its standard input, and is ended when it takes more than it was given."""

import json
import resource
import sys
from datetime import date


def main(first: str, last: str, zone: str, seconds: str, megabytes: str) -> int:
    """Write busy times as JSON; the exit code says why not: 3 for no calendar, 4 for too much."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_AS, (int(megabytes) * 1024**2,) * 2)
    from carefront.kit.busy.expanding import busy_times
    from carefront.kit.busy.sifting import NoCalendar, TooMuch

    rows = sys.stdin
    rows.reconfigure(encoding="utf-8-sig", errors="replace", newline=None)  # type: ignore[union-attr]
    try:
        found = busy_times(rows, first=date.fromisoformat(first), last=date.fromisoformat(last), zone=zone)
    except NoCalendar:
        return 3
    except (TooMuch, MemoryError, RecursionError):
        return 4
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
