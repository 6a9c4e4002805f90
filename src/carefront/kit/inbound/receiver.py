"""A small SMTP server for replies, on an address that only this machine's mail server reaches."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import connection
from django.utils import timezone

from carefront.kit.inbound.reading import MOST_BYTES
from carefront.kit.inbound.receiving import receive

log = structlog.get_logger()

MOST_RECIPIENTS = 20


class Replies:
    """Take mail for the reply address, and for nobody else."""

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        """Refuse other people's mail, so that this is no way through."""
        local, _, domain = settings.REPLY_ADDRESS.lower().rpartition("@")
        given, _, at = address.lower().rpartition("@")
        if at != domain or given.partition("+")[0] != local:
            return "550 5.1.1 Nobody by that name reads here"
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 That is enough recipients"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Answer 250 once the message and its effect are kept; until then its sender keeps it."""
        raw = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        try:
            code = await asyncio.to_thread(_receive, raw, envelope.mail_from, tuple(envelope.rcpt_tos))
        except Exception as error:
            log.warning("inbound.trouble", error=type(error).__name__)
            return "451 4.3.0 Not now; please try again"
        return "552 5.3.4 That is more than is read here" if code == "too_big" else "250 OK"


def _receive(raw: bytes, mail_from: str | None, rcpt_tos: tuple[str, ...]) -> str:
    try:
        return receive(raw, now=timezone.now(), envelope_from=mail_from, envelope_to=rcpt_tos)
    finally:
        connection.close()


@contextmanager
def listening(host: str, port: int) -> Iterator[int]:
    """Listen for replies while the block runs; answers the port. Raises OSError when it is taken."""
    loop = asyncio.new_event_loop()
    try:
        server = loop.run_until_complete(loop.create_server(_talk, host, port))
    except OSError:
        loop.close()
        raise
    thread = threading.Thread(target=loop.run_forever, name="mail-in", daemon=True)
    thread.start()
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        asyncio.run_coroutine_threadsafe(_close(server), loop).result(timeout=30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=10)
        loop.close()


def _talk() -> SMTP:
    return SMTP(Replies(), data_size_limit=MOST_BYTES, ident="Carefront", decode_data=False)


async def _close(server: asyncio.Server) -> None:
    """Stop listening, end every talk, and let what is being kept be kept."""
    server.close()
    loop = asyncio.get_running_loop()
    others = [task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await server.wait_closed()
    await loop.shutdown_default_executor()


@contextmanager
def start_if_set() -> Iterator[None]:
    """Read replies while the block runs, in the way that CAREFRONT_INBOUND names, if it names one."""
    way = urlsplit(settings.INBOUND)
    with ExitStack() as stack:
        if way.scheme == "smtp":
            try:
                stack.enter_context(listening(way.hostname or "127.0.0.1", way.port or 2525))
                log.info("inbound.listening", port=way.port or 2525)
            except OSError:
                log.info("inbound.elsewhere")  # another worker on this machine listens there already
        elif way.scheme in {"imap", "imaps"}:
            from carefront.kit import worker
            from carefront.kit.inbound.mailbox import Mailbox

            worker.register_source("inbound", Mailbox(settings.INBOUND).run_due)
        yield
