"""The live process: a WebSocket server under `/live/` that anybody who may enter a room connects to."""

import asyncio
import contextlib
import logging
import re
import resource
import signal
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from django.conf import settings
from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from carefront.kit.ids import id_in
from carefront.kit.live.frames import MOST_FRAME
from carefront.kit.live.hearing import Ear
from carefront.kit.live.hub import Hub
from carefront.kit.live.neighbours import Neighbours

log = structlog.get_logger()

_ADDRESS = re.compile(r"/live/([a-z-]{1,40})/([0-9a-f-]{36})/")
MOST_FILES = 16_384
STILL_THERE = 20  # seconds between two questions to a silent browser, and for its answer


def run(host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; what was taken in is on disk when this ends."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(MOST_FILES, most), most))
    logging.getLogger("websockets").setLevel(logging.CRITICAL)  # what hostile pages do is no event
    asyncio.run(_run(host, port))


async def _run(host: str, port: int) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with opened(host, port):
        log.info("live.started", port=port)
        await stop.wait()
    log.info("live.stopped")


@contextlib.asynccontextmanager
async def opened(host: str, port: int) -> Any:
    """Serve live pages for as long as the context lasts; answers the server."""
    loop = asyncio.get_running_loop()
    hub = Hub()
    neighbours = Neighbours(hub)

    def heed(told: dict[str, Any]) -> None:
        if "node" in told:
            neighbours.heard(told)
        else:
            hub.heard(told["what"], told["room"], told["text"])

    ear = Ear(lambda told: loop.call_soon_threadsafe(heed, told))
    ear.start()
    writing = asyncio.ensure_future(hub.writer.run())
    others = [asyncio.ensure_future(work) for work in (hub.tend(), neighbours.run())]
    try:
        async with _listening(hub, host, port) as server:
            yield server
    finally:
        ear.stop()
        hub.writer.stop()
        for task in others:
            task.cancel()
        await asyncio.wait([writing], timeout=10)
        await loop.run_in_executor(None, ear.join, 2)
        hub.close()


def _listening(hub: Hub, host: str, port: int) -> Any:
    async def visit(connection: ServerConnection) -> None:
        assert connection.request is not None
        found = _ADDRESS.fullmatch(connection.request.path)
        kind, room_id = (found[1], id_in(found[2])) if found else ("", None)
        cookies = "; ".join(connection.request.headers.get_all("Cookie"))
        await hub.visit(connection, kind, room_id or UUID(int=0), cookies)

    return serve(
        visit,
        host,
        port,
        process_request=_looked_at,
        compression=None,  # small pieces gain nothing by it, and it takes memory for every page
        max_size=MOST_FRAME,
        max_queue=8,
        write_limit=256 * 1024,
        ping_interval=STILL_THERE,
        ping_timeout=STILL_THERE,
        open_timeout=10,
        close_timeout=2,
        server_header=None,
    )


def _looked_at(connection: ServerConnection, request: Request) -> Response | None:
    """Turn away what does not come from a page of this site: another site's page would bring the visitor's cookies."""
    origins = request.headers.get_all("Origin")
    if origins != [own_origin()]:
        return Response(HTTPStatus.FORBIDDEN, "Forbidden", Headers({"Content-Length": "0"}), b"")
    return None


def own_origin() -> str:
    """Answer the origin of the site's own pages, as browsers write it."""
    parts = urlsplit(settings.SITE_URL)
    return f"{parts.scheme}://{parts.netloc}".lower()
