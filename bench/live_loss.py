"""Two people write one text while lines drop and the live process is killed and started again: no word may be lost."""

import asyncio
import random
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure
from bench.databases import on_each
from bench.live import LiveSite

TROUBLES = 200  # drops and kills; every eighth is a kill
PAIRS = 4


class Writer:
    """Somebody who types words of their own, whatever happens to the line."""

    def __init__(self, page: Any, name: str) -> None:
        self.page, self.name, self.words = page, name, 0
        self.stopping = False

    async def write(self) -> None:
        """Type, a word at a time, at random places, and take other people's spaces away now and then."""
        chance = random.Random(self.name)
        while not self.stopping:
            text = self.page.words
            spaces = [at for at, letter in enumerate(text) if letter == " "] or [0]
            await self.page.type(chance.choice(spaces) if text else 0, f" {self.name}{self.words}")
            self.words += 1
            await asyncio.sleep(chance.uniform(0.02, 0.15))

    async def come_back(self) -> None:
        """Connect again whenever the line is gone."""
        while not self.stopping or self.page.unkept or self.page.line is None:
            if self.page.line is None:
                try:
                    await self.page.open()
                except (OSError, TimeoutError, EOFError, Exception):
                    await asyncio.sleep(0.1)
            await asyncio.sleep(0.05)


async def _troubled(site: LiveSite) -> tuple[int, int, int, int]:
    rooms = site.rooms(PAIRS)
    writers = [
        Writer(site.page(room, who), f"{'ab'[who]}{number}x") for number, room in enumerate(rooms) for who in (0, 1)
    ]
    tasks = [asyncio.ensure_future(task) for one in writers for task in (one.write(), one.come_back())]
    chance, kills = random.Random(11), 0
    for number in range(TROUBLES):
        await asyncio.sleep(chance.uniform(0.02, 0.4))
        if number % 8 == 7:
            site.kill()
            kills += 1
            await asyncio.to_thread(site.start)
        else:
            chance.choice(writers).page.cut()
    for one in writers:
        one.stopping = True
    async with asyncio.timeout(60):
        await asyncio.gather(*tasks)
    await asyncio.sleep(3)
    typed = sum(one.words for one in writers)
    lost = apart = 0
    for number, room in enumerate(rooms):
        pair = writers[number * 2 : number * 2 + 2]
        kept = _kept(site, room["text"])
        apart += len({kept, *(one.page.words for one in pair)}) > 1
        there = set(kept.split())
        lost += sum(f"{one.name}{word}" not in there for one in pair for word in range(one.words))
    return typed, lost, apart, kills


def _kept(site: LiveSite, text_id: str) -> str:
    code = (
        "import django; django.setup()\nfrom uuid import UUID\nfrom carefront.kit.live import texts\n"
        f"print(texts.text_of(UUID({text_id!r})).words, end='')"
    )
    return site.run("-c", code)


def main(name: str, url: str) -> None:
    """Print the figure of one database."""
    site = LiveSite(url)
    site.start()
    began = time.monotonic()
    try:
        typed, lost, apart, kills = asyncio.run(_troubled(site))
    finally:
        site.kill()
    measure.line(
        f"words lost over {TROUBLES} drops, kills ({kills}) and reconnects, {name}",
        f"{lost} of {typed:,} words, {apart} texts that differ, {time.monotonic() - began:.0f} s",
        "0 of all, 0",
        not lost + apart,
    )


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else on_each(__file__)
