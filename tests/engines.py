"""Run the suite on SQLite, then on PostgreSQL where one is found, then once in a browser; say plainly what was skipped.

With CAREFRONT_REQUIRE_ALL=1 a missing engine or browser is a reason to stop. Further arguments go to pytest.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NOTHING_TO_RUN = 5  # pytest's code for it


def say(words: str) -> None:
    """Write one line for whoever reads along."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def postgres_folder() -> Path | None:
    """Answer the folder that holds initdb and postgres, the newest one; None when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def _owner() -> str | None:
    """Answer the unprivileged user that runs the engine when this runs as root: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, engine: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if engine.poll() is not None:
            raise RuntimeError("PostgreSQL stopped while it was starting")
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start within 30 seconds")


@contextmanager
def temporary_postgres(*, durable: bool = False) -> Iterator[str]:
    """Start an engine of one's own in a temporary folder and answer its URL; it is gone afterwards.

    `durable` brings every commit to disk, as figures need and tests do not.
    """
    folder = postgres_folder()
    if folder is None:
        raise RuntimeError("no PostgreSQL here")
    home = Path(tempfile.mkdtemp(prefix="carefront-pg-"))
    user = _owner()
    if user:
        shutil.chown(home, user)
    as_user: dict[str, object] = {"user": user, "group": pwd.getpwnam(user).pw_gid} if user else {}
    port = _free_port()
    try:
        with (home / "initdb.log").open("wb") as log:
            subprocess.run(
                [folder / "initdb", "-D", home / "rows", "-U", "carefront", "-A", "trust", "-E", "UTF8", "--no-sync"],
                check=True, cwd=home, stdout=log, stderr=log, env={"LC_ALL": "C.UTF-8", "PATH": os.defpath}, **as_user,
            )  # fmt: skip
        options = {
            "listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": home, "max_connections": 100,
        }  # fmt: skip
        if not durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        switches = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (home / "postgres.log").open("wb") as log:
            engine = subprocess.Popen(
                [folder / "postgres", "-D", home / "rows", *switches], cwd=home, stdout=log, stderr=log, **as_user
            )
        try:
            _wait_for(port, engine)
            yield f"postgres://carefront@127.0.0.1:{port}/postgres"
        finally:
            engine.terminate()
            engine.wait(timeout=30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def run_suite(name: str, url: str, arguments: list[str], *, browser: bool = False) -> bool:
    """Run pytest on one engine, or in a browser, where each file is a story of its own; answer whether all is well."""
    say(f"── {name}")
    # Every test of a whole process starts Python anew: compiled files are kept, whatever the shell prefers.
    kept = {"PYTHONDONTWRITEBYTECODE": ""}
    environment = os.environ | kept | {"DATABASE_URL": url, "PYTHONPATH": str(ROOT / "src")}
    spread = [] if any(word.startswith("-n") for word in arguments) else ["-n", str(min(os.cpu_count() or 1, 8))]
    which = ["-m", "browser", "--dist", "loadfile"] if browser else ["-m", "not browser"]
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", *spread, *which, *arguments]
    code = subprocess.run(command, cwd=ROOT, env=environment).returncode
    good = code in {0, NOTHING_TO_RUN} if arguments else code == 0
    say(f"   {name}: {'all is well' if good else 'something is not right'}, {time.monotonic() - started:.0f} s")
    return good


def has_browser() -> bool:
    """Answer whether there is a Chromium: named, on the path, or the one that Playwright brought."""
    if os.environ.get("CAREFRONT_CHROMIUM") or any(shutil.which(name) for name in BROWSERS):
        return True
    look = (
        "import os, sys; from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: sys.exit(not os.path.exists(playwright.chromium.executable_path))"
    )
    return subprocess.run([sys.executable, "-c", look], capture_output=True).returncode == 0


def has_axe() -> bool:
    """Answer whether axe-core is where the browser tests look for it."""
    places = [ROOT / ".venv/node/node_modules/axe-core", ROOT / "node_modules/axe-core"]
    return bool(os.environ.get("CAREFRONT_AXE")) or any(place.is_dir() for place in places)


def main(arguments: list[str]) -> int:
    """Run every engine that is here; answer the exit code."""
    missing = []
    good = run_suite("SQLite", "", arguments)
    if given := os.environ.get("DATABASE_URL", ""):
        good = run_suite("PostgreSQL", given, arguments) and good
    elif postgres_folder():
        with temporary_postgres() as url:
            good = run_suite("PostgreSQL", url, arguments) and good
    else:
        missing.append("PostgreSQL (initdb)")
    if has_browser():
        good = run_suite("In a browser", "", arguments, browser=True) and good
        if not has_axe():
            say("── no page was shown to axe-core: npm install --no-save --prefix .venv/node axe-core@4 brings it")
    else:
        missing.append("a Chromium (browser tests)")
    for thing in missing:
        say(f"── skipped, because it is not on this machine: {thing}")
    if missing and os.environ.get("CAREFRONT_REQUIRE_ALL") == "1":
        return 1
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
