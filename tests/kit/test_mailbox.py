"""A mailbox is looked through to its end, whatever one message in it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import ClassVar

import pytest
from django.db import DataError, OperationalError
from pytest_django import Settings

from carefront.kit.inbound import registry
from carefront.kit.inbound.mailbox import MOST_TRIES, Mailbox
from carefront.kit.inbound.registry import IncomingReply, Receipt

pytestmark = pytest.mark.django_db


class Post(StreamRequestHandler):
    """Speak as much IMAP as a mailbox asks for."""

    letters: ClassVar[dict[str, bytes]] = {}
    seen: ClassVar[set[str]] = set()

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, *said = line.decode().split()
            for piece in self.answer(said):
                self.wfile.write(piece)
            self.wfile.write(f"{tag} OK done\r\n".encode())

    def answer(self, said: list[str]) -> Iterator[bytes]:
        what = " ".join(said[:2])
        if what == "CAPABILITY":
            yield b"* CAPABILITY IMAP4rev1\r\n"
        elif what == "UID SEARCH":
            yield f"* SEARCH {' '.join(sorted(self.letters.keys() - self.seen))}\r\n".encode()
        elif what == "UID STORE":
            self.seen.add(said[2])
        elif what == "UID FETCH" and "SIZE" in said[3]:
            yield b"* 1 FETCH (RFC822.SIZE %d)\r\n" % len(self.letters[said[2]])
        elif what == "UID FETCH":
            letter = self.letters[said[2]]
            yield b"* 1 FETCH (BODY[] {%d}\r\n%s)\r\n" % (len(letter), letter)


@contextmanager
def box(*letters: bytes) -> Iterator[Mailbox]:
    Post.letters = {str(number): letter for number, letter in enumerate(letters, 1)}
    Post.seen = set()
    with ThreadingTCPServer(("127.0.0.1", 0), Post) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Mailbox(f"imap://ada:secret@127.0.0.1:{server.server_address[1]}/INBOX")
        server.shutdown()


def letter(token: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "ben@example.org", f"carefront+{token}@example.org"
    message["Message-ID"] = f"<{token}@example.org>"
    message.set_content("Done")
    return message.as_bytes()


@pytest.fixture(autouse=True)
def receivers(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[str]:
    """Register a receiver that keeps what it gets, and some that break."""
    settings.REPLY_ADDRESS = "carefront@example.org"
    monkeypatch.setattr(registry, "_receivers", {})
    got: list[str] = []

    def keep(token: str, reply: IncomingReply) -> Receipt:
        got.append(token)
        return Receipt("kept")

    def broken(error: type[Exception]) -> registry.Receive:
        def breaks(token: str, reply: IncomingReply) -> Receipt:
            raise error

        return breaks

    registry.register("k", keep)
    for key, error in {"b": KeyError, "d": DataError, "a": OperationalError}.items():
        registry.register(key, broken(error))
    return got


@pytest.mark.parametrize("key", ["b", "d"])
def test_one_message_that_breaks_keeps_no_other_back(key: str, receivers: list[str], now: datetime) -> None:
    with box(letter(f"{key}.one"), letter("k.two")) as mailbox:
        for look in range(1, MOST_TRIES + 2):
            mailbox.run_due(now + timedelta(minutes=5 * look), "w", 50)
            assert receivers == ["k.two"]
            assert Post.seen == ({"2"} if look < MOST_TRIES else {"1", "2"})


def test_while_the_database_is_away_nothing_is_given_up(receivers: list[str], now: datetime) -> None:
    with box(letter("a.one"), letter("k.two")) as mailbox:
        for look in range(MOST_TRIES + 1):
            with pytest.raises(OperationalError):
                mailbox.run_due(now + timedelta(minutes=5 * look), "w", 50)
    assert (Post.seen, receivers) == (set(), [])
