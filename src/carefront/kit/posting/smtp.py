"""The way to the mail server: one kept connection, and every answer of the server sorted into what it means."""

import re
import smtplib
import ssl
import time
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from django.conf import settings

from carefront.kit.posting.message import sender
from carefront.kit.posting.outcomes import Trouble

IDLE = 20.0  # seconds after which a kept connection is asked whether it still stands
ANSWER = 10.0  # seconds, at most, for one answer of the server
TAKING = 60.0  # seconds for the answer to a whole message: servers look through it first, and asking again doubles it


class Meaning(Enum):
    """Name what an attempt came to."""

    TAKEN = "taken"  # the server has the letter
    LATER = "later"  # not now; perhaps the letter's fault, perhaps the server's
    UNKNOWN = "unknown"  # the server has the words and said nothing; trying again may double the letter
    NEVER = "never"  # this letter will not be taken as it is
    DOWN = "down"  # there is no server to talk to; no letter's fault


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what an attempt came to, and the code of the trouble."""

    meaning: Meaning
    trouble: str = ""


TAKEN = Verdict(Meaning.TAKEN)


_LINE_DOT = re.compile(rb"^\.", re.MULTILINE)


class _Unanswered(Exception):
    """Say that the server got a whole message and went away without a word about it."""


class Post(Protocol):
    """A way in which a message leaves."""

    def send(self, to: str, message: bytes) -> Verdict:
        """Hand one message over and answer what came of it; raise nothing that a server can cause."""

    def close(self) -> None:
        """Give up the kept connection."""


class SmtpPost:
    """Send through the SMTP server in the settings, over one connection that is made again when it breaks."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None
        self._used = 0.0

    def send(self, to: str, message: bytes) -> Verdict:
        """Hand one message over and answer what came of it."""
        try:
            server = self._connected()
        except (OSError, smtplib.SMTPException):
            self.close()
            return Verdict(Meaning.DOWN, Trouble.UNREACHABLE)
        try:
            verdict = _hand_over(server, to, message)
        except (OSError, smtplib.SMTPException, ValueError):
            self.close()
            return Verdict(Meaning.LATER, Trouble.DROPPED)
        except _Unanswered:
            self.close()
            return Verdict(Meaning.UNKNOWN, Trouble.DROPPED)
        self._used = time.monotonic()
        if verdict is not TAKEN:
            self._begin_anew(server)
        return verdict

    def close(self) -> None:
        """Give up the kept connection."""
        server, self._server = self._server, None
        if server is not None:
            try:
                if server.sock is not None:
                    server.sock.settimeout(1)
                server.quit()
            except (OSError, smtplib.SMTPException):
                server.close()

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server is not None and time.monotonic() - self._used > IDLE:
            try:
                if server.noop()[0] != 250:
                    raise smtplib.SMTPServerDisconnected("no longer there")
            except (OSError, smtplib.SMTPException):
                self.close()
        if self._server is None:
            self._server = _connect()
        self._used = time.monotonic()
        return self._server

    def _begin_anew(self, server: smtplib.SMTP) -> None:
        try:
            server.rset()
        except (OSError, smtplib.SMTPException):
            self.close()


def reachable() -> bool:
    """Answer whether the mail server in the settings lets this installation in just now."""
    try:
        _connect().quit()
    except (OSError, smtplib.SMTPException):
        return False
    return True


def _connect() -> smtplib.SMTP:
    timeout = min(settings.EMAIL_TIMEOUT, ANSWER)
    host, port = settings.EMAIL_HOST, settings.EMAIL_PORT
    server: smtplib.SMTP
    if settings.EMAIL_USE_SSL:
        server = smtplib.SMTP_SSL(host, port, timeout=timeout, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(host, port, timeout=timeout)
    server.ehlo_or_helo_if_needed()
    if settings.EMAIL_USE_TLS:
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    if settings.EMAIL_HOST_USER:
        server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    return server


def _hand_over(server: smtplib.SMTP, to: str, message: bytes) -> Verdict:
    size = f" size={len(message)}" if server.has_extn("size") else ""
    # Both addresses are in the form in which they travel already; smtplib would take them apart once more.
    code, _ = server.docmd(f"MAIL FROM:<{sender()[1]}>{size}")
    if code != 250:
        # A refused size is about the letter; every other refusal here is about who sends, so about all letters.
        return _refused(code, Trouble.CONTENT if code == 552 else Trouble.SENDER)
    code, _ = server.docmd(f"RCPT TO:<{to}>")
    if code not in (250, 251):
        return _refused(code, Trouble.ADDRESS)
    code, _ = server.docmd("DATA")
    if code != 354:
        return _refused(code, Trouble.CONTENT)
    code = _words(server, message)
    return TAKEN if code == 250 else _refused(code, Trouble.CONTENT)


def _words(server: smtplib.SMTP, message: bytes) -> int:
    """Send the message itself and answer what the server said to it. Raises _Unanswered when it said nothing."""
    if server.sock is not None:
        server.sock.settimeout(TAKING)
    try:
        server.send(_LINE_DOT.sub(b"..", message) + b".\r\n")
        code, _ = server.getreply()
    except (OSError, smtplib.SMTPException) as silence:
        raise _Unanswered from silence
    if server.sock is not None:
        server.sock.settimeout(ANSWER)
    return code


def _refused(code: int, trouble: Trouble) -> Verdict:
    if code == 421:
        raise smtplib.SMTPServerDisconnected("the server closes")
    if code in (-1, 0):
        raise smtplib.SMTPServerDisconnected("not an answer")
    if 500 <= code < 600:
        return Verdict(Meaning.LATER if trouble is Trouble.SENDER else Meaning.NEVER, trouble)
    return Verdict(Meaning.LATER, Trouble.PUT_OFF)
