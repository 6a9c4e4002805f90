"""A small client that keeps many connections busy and knows what was acknowledged."""

import asyncio
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass
class Told:
    """Hold what a run was told: seconds and status of every answer, and what broke before an answer came."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    acknowledged: list[str] = field(default_factory=list)
    broken: int = 0


async def _once(host: str, port: int, method: str, path: str, body: bytes) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n"
        writer.write((head + "Content-Type: application/x-www-form-urlencoded\r\n\r\n").encode() + body)
        await writer.drain()
        line = await asyncio.wait_for(reader.readline(), 60)
        await asyncio.wait_for(reader.read(), 60)
        return int(line.split()[1])
    finally:
        writer.close()


async def _work(
    port: int, jobs: "asyncio.Queue[tuple[str, str, bytes]]", told: Told, again: bool, every: float
) -> None:
    await asyncio.sleep(random.random() * every)
    while True:
        began = time.perf_counter()
        try:
            method, path, body = jobs.get_nowait()
        except asyncio.QueueEmpty:
            return
        while True:
            start = time.perf_counter()
            try:
                status = await _once("127.0.0.1", port, method, path, body)
            except (OSError, IndexError, ValueError, TimeoutError):
                told.broken += 1
                if not again:
                    break
                await asyncio.sleep(0.1)
                continue
            told.seconds.append(time.perf_counter() - start)
            told.statuses[status] = told.statuses.get(status, 0) + 1
            if status == 200 and method == "POST":
                told.acknowledged.append(path)
            if status == 503 and again:
                await asyncio.sleep(0.2)
                continue
            break
        await asyncio.sleep(max(0.0, began + every - time.perf_counter()))


def run(
    port: int,
    jobs: Iterable[tuple[str, str, bytes]],
    *,
    at_once: int,
    again: bool = False,
    every: float = 0.0,
    meanwhile: Callable[[Told], None] | None = None,
) -> Told:
    """Send every job over `at_once` connections; `again` repeats what broke; `every` is the least seconds from
    one job of a connection to its next; `meanwhile` is called every 50 ms."""
    told = Told()

    async def everything() -> None:
        queue: asyncio.Queue[tuple[str, str, bytes]] = asyncio.Queue()
        for job in jobs:
            queue.put_nowait(job)
        workers = [asyncio.create_task(_work(port, queue, told, again, every)) for _ in range(at_once)]
        while not all(worker.done() for worker in workers):
            if meanwhile is not None:
                await asyncio.to_thread(meanwhile, told)
            await asyncio.sleep(0.05)
        await asyncio.gather(*workers)

    asyncio.run(everything())
    return told
