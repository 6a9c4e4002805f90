"""Live pages: how soon one sees what the other types, what that costs, and what open rooms weigh."""

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure
from bench.databases import on_each

sys.path.insert(0, str(measure.ROOT / "src"))

ROOMS, IDLE, SECONDS = 50, 500, 20
KEYS_A_SECOND = 4.0  # of each person who types; one of the two at a time, as in a conversation
PORT_STEP = 1


class LiveSite:
    """The live process in an installation of its own."""

    def __init__(self, url: str = "") -> None:
        import socket
        import tempfile

        self.home = tempfile.mkdtemp(prefix="carefront-live-")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port - PORT_STEP}"
        self.environment = os.environ | {
            "CAREFRONT_HOME": self.home,
            "CAREFRONT_URL": self.origin,
            "CAREFRONT_SECRET_KEY": "bench-" + "x" * 50,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "tests.parlour.settings",
            "PYTHONPATH": f"{measure.ROOT / 'src'}{os.pathsep}{measure.ROOT}",
        }
        self.process: subprocess.Popen[bytes] | None = None
        self.run("-m", "carefront", "migrate")

    def run(self, *arguments: str) -> str:
        """Run Python in the installation."""
        done = subprocess.run([sys.executable, *arguments], env=self.environment, cwd=measure.ROOT, capture_output=True)
        if done.returncode:
            raise SystemExit(done.stderr.decode())
        return done.stdout.decode()

    def rooms(self, count: int, people: int = 2) -> list[dict[str, Any]]:
        """Open rooms, and answer their ids and cookies."""
        found: list[dict[str, Any]] = json.loads(self.run("-m", "tests.parlour.opening", str(count), str(people)))
        return found

    def start(self) -> None:
        """Start the live process and wait until it listens."""
        import socket

        command = [sys.executable, "-m", "carefront", "live", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self.environment, cwd=measure.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(1200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise SystemExit("the live process did not start")

    def kill(self) -> None:
        """End it as a power cut of the program would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def page(self, room: dict[str, Any], who: int) -> Any:
        """Answer a page of somebody in a room."""
        from tests.kit.live.page import Page

        address = f"ws://127.0.0.1:{self.port}/live/parlour/{room['room']}/"
        return Page(lambda: address, room["cookies"][who], self.origin, UUID(room["text"]))

    def memory(self) -> float:
        """Answer how much memory the process holds, in MB."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def seconds(self) -> float:
        """Answer the CPU seconds that the process has used."""
        assert self.process is not None
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


async def _open(pages: list[Any]) -> None:
    for page in pages:
        await page.open()
        await page.until(page.synced.is_set, 30)


async def _typed(site: LiveSite, pairs: list[tuple[Any, Any]]) -> tuple[list[float], float]:
    """Let one of each pair type, in turns, and answer the seconds until the other saw it, and the CPU share."""
    seen: list[float] = []
    sent: dict[bytes, float] = {}
    for page in [page for pair in pairs for page in pair]:
        page.seen = lambda piece: seen.append(time.monotonic() - sent[piece]) if piece in sent else None

    async def one(pair: tuple[Any, Any], until: float) -> None:
        chance = random.Random()
        await asyncio.sleep(chance.random() / KEYS_A_SECOND)
        while time.monotonic() < until:
            page = pair[int(time.monotonic() / 5) % 2]
            before = page.doc.get_state()
            page.text.insert(len(page.text), chance.choice("abcdefg hijk lm no "))
            piece = page.doc.get_update(before)
            sent[piece] = time.monotonic()
            await page.push(piece)
            await asyncio.sleep(chance.expovariate(KEYS_A_SECOND))

    used, began = site.seconds(), time.monotonic()
    await asyncio.gather(*(one(pair, began + SECONDS) for pair in pairs))
    share = (site.seconds() - used) / (time.monotonic() - began)
    await asyncio.sleep(1)
    return seen, share


async def _two_by_two(site: LiveSite, engine: str) -> None:
    rooms = site.rooms(ROOMS)
    pairs = [(site.page(room, 0), site.page(room, 1)) for room in rooms]
    everybody = [page for pair in pairs for page in pair]
    await _open(everybody)
    seen, share = await _typed(site, pairs)
    p95 = measure.quantile(seen, 0.95) * 1000
    name = f"an edit seen by the other, {ROOMS} rooms of 2 live, p95 of {len(seen):,}, {engine}"
    measure.line(name, f"{p95:.0f} ms", "≤ 300 ms", p95 <= 300)
    name = f"CPU of the live process, {ROOMS} rooms of 2 live, {engine}"
    measure.line(name, f"{share * 100:.0f} % of one core", "≤ 40 %", share <= 0.4)
    left = sum(len(page.unkept) for page in everybody)
    measure.line(f"edits not on disk a second later, {engine}", f"{left}", "0", left == 0)
    for page in everybody:
        await page.close()


async def _idle(site: LiveSite, engine: str) -> None:
    rooms = site.rooms(IDLE, people=1)
    before = site.memory()
    pages = [site.page(room, 0) for room in rooms]
    await _open(pages)
    for page in pages:
        await page.type(0, "A page of notes. " * 20)
    await asyncio.sleep(5)
    more = site.memory() - before
    measure.line(f"{IDLE} idle open rooms over the empty process, {engine}", f"{more:.0f} MB", "≤ 200 MB", more <= 200)
    used, began = site.seconds(), time.monotonic()
    await asyncio.sleep(10)
    share = (site.seconds() - used) / (time.monotonic() - began)
    measure.line(f"CPU of the live process, {IDLE} idle rooms, {engine}", f"{share * 100:.1f} % of one core", "≤ 10 %")
    for page in pages:
        page.cut()


def main(name: str, url: str) -> None:
    """Print the figures of one database."""
    site = LiveSite(url)
    site.start()
    try:
        asyncio.run(_idle(site, name))
        asyncio.run(_two_by_two(site, name))
    finally:
        site.kill()


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else on_each(__file__)
