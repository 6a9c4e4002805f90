"""Replies out of a mailbox, by IMAP: every minute, each new message once."""

import imaplib
import ssl
from collections import Counter
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

import structlog
from django.db import DataError
from django.db import Error as DatabaseTrouble

from carefront.kit.inbound.reading import MOST_BYTES
from carefront.kit.inbound.receiving import receive

log = structlog.get_logger()

EVERY = timedelta(seconds=60)
TIMEOUT = 20  # seconds
MOST_TRIES = 3  # of one message that nothing but itself keeps from being dealt with
_AWAY = (OSError, imaplib.IMAP4.error, DatabaseTrouble)  # no message's fault: everything is tried again later


class Mailbox:
    """The mailbox at an address like imaps://user:password@host:993/INBOX."""

    def __init__(self, address: str) -> None:
        self._way = urlsplit(address)
        self._last: datetime | None = None
        self._tries: Counter[str] = Counter()

    def run_due(self, now: datetime, _worker: str, limit: int) -> int:
        """Look once a minute; answer how many messages were dealt with.

        Several workers may look at once: a message that two of them read has its effect once, by its Message-ID.
        """
        if self._last is not None and abs(now - self._last) < EVERY:
            return 0
        self._last = now
        found = self._look(now, limit)
        if found >= limit:
            self._last = None
        return found

    def _look(self, now: datetime, limit: int) -> int:
        box = self._open()
        try:
            _, answer = box.uid("SEARCH", "UNSEEN")
            numbers = answer[0].split()[:limit] if answer and answer[0] else []
            for number in numbers:
                self._try(box, number.decode("ascii"), now)
            return len(numbers)
        finally:
            try:
                box.logout()
            except (OSError, imaplib.IMAP4.error):
                box.shutdown()

    def _open(self) -> imaplib.IMAP4:
        host = self._way.hostname or "127.0.0.1"
        box: imaplib.IMAP4
        if self._way.scheme == "imaps":
            box = imaplib.IMAP4_SSL(
                host, self._way.port or 993, ssl_context=ssl.create_default_context(), timeout=TIMEOUT
            )
        else:
            box = imaplib.IMAP4(host, self._way.port or 143, timeout=TIMEOUT)
        box.login(unquote(self._way.username or ""), unquote(self._way.password or ""))
        folder = unquote(self._way.path.strip("/")) or "INBOX"
        status, _ = box.select('"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"')
        if status != "OK":
            raise imaplib.IMAP4.error("no such folder")
        return box

    def _try(self, box: imaplib.IMAP4, number: str, now: datetime) -> None:
        """Deal with one message; one that breaks is left for the next look, and after a few looks for good."""
        try:
            self._one(box, number, now)
        except Exception as error:
            if isinstance(error, _AWAY) and not isinstance(error, DataError):
                raise
            self._tries[number] += 1
            log.warning("inbound.broke", error=type(error).__name__, tries=self._tries[number])
            if self._tries[number] < MOST_TRIES:
                return
            box.uid("STORE", number, "+FLAGS", "(\\Seen)")
        self._tries.pop(number, None)

    def _one(self, box: imaplib.IMAP4, number: str, now: datetime) -> None:
        """Deal with one message and mark it as seen afterwards: whatever breaks before is tried again."""
        _, answer = box.uid("FETCH", number, "(RFC822.SIZE)")
        size = answer[0].rpartition(b"RFC822.SIZE ")[2].split(b")")[0] if answer and answer[0] else b"0"
        if size.strip().isdigit() and int(size) > MOST_BYTES:
            log.info("inbound.left", outcome="too_big")
        else:
            _, answer = box.uid("FETCH", number, "(BODY.PEEK[])")
            raw = next((part[1] for part in answer or [] if isinstance(part, tuple)), b"")
            if raw:
                receive(raw, now=now)
        box.uid("STORE", number, "+FLAGS", "(\\Seen)")
