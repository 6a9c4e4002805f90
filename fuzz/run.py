"""Fuzz the API and the pages on SQLite, and on PostgreSQL where one is found.

Usage: python fuzz/run.py [--requests 12000] [--seed 7]. With DATABASE_URL that database alone is used (and filled).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]


def fire(requests: int, number: int) -> int:
    """Fill the database, send the requests, tell what came of them; answer the exit code."""
    import logging

    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from carefront.config.api import site
    from fuzz import _api, _pages
    from fuzz._tally import Tally
    from tests.cast import gather
    from tests.doors.canaries import build

    settings.API_CALLS_A_MINUTE = 0
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    # In the morning, whenever this runs: what is planned for later that day must lie ahead.
    morning = (timezone.now() - timedelta(days=1)).replace(hour=8, minute=0)
    scene = build(gather(morning), morning)
    tally = Tally(scene)
    operations = sum(len(methods) for methods in site.described()["paths"].values())
    _pages.shoot(scene, tally, requests * 2 // 5, number)
    _api.shoot(scene, tally, max(1, requests * 3 // 5 // (operations * 2)), number)
    for line in tally.told():
        sys.stdout.write(line + "\n")
    return 0 if tally.clean else 1


def apart(name: str, url: str, arguments: list[str]) -> int:
    """Fuzz one engine in a process and a folder of its own."""
    sys.stdout.write(f"── {name}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="carefront-fuzz-") as home:
        environment = os.environ | {
            "CAREFRONT_HOME": home,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "carefront.config.settings",
            "CAREFRONT_DEBUG": "1",
            "CAREFRONT_SQLITE_SYNCHRONOUS": "OFF",
            "CAREFRONT_FUZZ_HERE": "1",
        }
        return subprocess.run([sys.executable, __file__, *arguments], env=environment).returncode


def main(arguments: list[str]) -> int:
    """Fuzz every engine that is here; answer the exit code."""
    parser = argparse.ArgumentParser(description="Malformed requests, many thousands of them.")
    parser.add_argument("--requests", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    if os.environ.get("CAREFRONT_FUZZ_HERE"):
        return fire(given.requests, given.seed)
    if url := os.environ.get("DATABASE_URL"):
        return apart("the database of DATABASE_URL", url, arguments)
    from tests.engines import postgres_folder, temporary_postgres

    code = apart("SQLite", "", arguments)
    if postgres_folder() is None:
        sys.stdout.write("── skipped, because it is not on this machine: PostgreSQL (initdb)\n")
        return code
    with temporary_postgres() as url:
        return apart("PostgreSQL", url, arguments) or code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
