"""A message as it comes in: who claims to have sent it, to which token, and what they newly wrote."""

import hashlib
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy, Policy
from email.utils import getaddresses, parseaddr
from typing import Any, cast

from carefront.core.words import clean, clean_line
from carefront.kit.inbound.hypertext import words_of_html
from carefront.kit.inbound.quoting import newly_written

MOST_BYTES = 10 * 1024 * 1024
MOST_TEXT = 256 * 1024  # characters looked at
MOST_READ = 1024 * 1024  # bytes: words come before pictures, and taking a message apart is slow
MOST_PARTS = 2000
MOST_HEADER = 4000  # characters of one header
MOST_LINES = 20  # headers of one name
CALENDARS = frozenset({"text/calendar", "application/ics"})
_ID = re.compile(r"<[^<>\s]{1,900}>")


class _Policy(EmailPolicy):
    """Read the beginning of each header: the library's time for one grows with the square of its length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Answer a header as it is read out of a message."""
        return super().header_fetch_parse(name, value[:MOST_HEADER])


_POLICY = cast("Policy[EmailMessage]", _Policy())


@dataclass(frozen=True, slots=True)
class Incoming:
    """Hold what matters of a message. `automatic` when a machine sent it, so that it is never answered."""

    message_id: str
    sender: str
    subject: str
    text: str
    recipients: tuple[str, ...]
    answers: tuple[str, ...]  # Message-IDs that it answers
    automatic: bool
    cut: bool = False  # whether there was more text than is read
    calendar: bytes = b""  # the first one in the message


def read(raw: bytes, *, envelope_from: str | None = None, envelope_to: tuple[str, ...] = ()) -> Incoming:
    """Answer what a message says. An empty `envelope_from` is a bounce; None means that it is not known.

    Raises ValueError for more parts than anybody writes, and whatever the library raises for what it cannot take apart.
    """
    beginning = raw[:MOST_READ]
    if beginning.count(b"\n--") > MOST_PARTS:
        raise ValueError("too many parts")
    message = message_from_bytes(beginning, policy=_POLICY)
    given = _ID.search(_header(message, "Message-ID"))
    message_id = given.group() if given else f"<{hashlib.sha256(raw).hexdigest()}@without.id>"
    if len(message_id) > 250:
        message_id = f"<{hashlib.sha256(message_id.encode('utf-8', 'replace')).hexdigest()}@long.id>"
    text, cut = _text(message)
    cut = cut or (not text and len(raw) > MOST_READ)
    headers = ("X-Original-To", "Delivered-To", "Envelope-To", "To", "Cc")
    recipients = [*envelope_to, *(address for name in headers for address in _addresses(message, name))]
    return Incoming(
        message_id=clean_line(message_id),
        sender=clean_line(parseaddr(_header(message, "From"))[1])[:320],
        subject=clean_line(_header(message, "Subject"))[:300],
        text=text,
        recipients=tuple(dict.fromkeys(recipients)),
        answers=tuple(_ID.findall(_header(message, "In-Reply-To") + " " + _header(message, "References"))[:50]),
        automatic=envelope_from == "" or _is_automatic(message),
        cut=cut,
        calendar=_calendar(message),
    )


def _header(message: EmailMessage, name: str) -> str:
    """Answer a header as text; what cannot be read is empty."""
    try:
        value: Any = message.get(name)
        return "" if value is None else str(value).replace("\x00", "")
    except Exception:
        return ""


def _addresses(message: EmailMessage, name: str) -> list[str]:
    try:
        found = [value for given, value in message.raw_items() if given.lower() == name.lower()]
        values = [str(_POLICY.header_fetch_parse(name, value)) for value in found[:MOST_LINES]]
    except Exception:
        return []
    return [address for _, address in getaddresses(values) if "@" in address][:50]


def _is_automatic(message: EmailMessage) -> bool:
    """Answer whether a machine sent this: a bounce, an absence note, a list. Such mail is never answered."""
    if _header(message, "Auto-Submitted").lower().strip() not in ("", "no"):
        return True
    if _header(message, "Precedence").lower().strip() in {"bulk", "junk", "list", "auto_reply"}:
        return True
    marks = ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Loop")
    if any(_header(message, name) for name in marks) or _header(message, "Return-Path").strip() == "<>":
        return True
    if message.get_content_type() == "multipart/report":
        return True
    local = parseaddr(_header(message, "From"))[1].partition("@")[0].lower()
    if not local or local in {"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply"}:
        return True
    subject = _header(message, "Subject").lower().strip()
    starts = ("automatic reply", "auto:", "out of office", "automatische antwort", "abwesenheit", "réponse automatique")
    return subject.startswith(starts)


def _text(message: EmailMessage) -> tuple[str, bool]:
    plain = html = ""
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not plain:
            plain = _content(part)
        elif kind == "text/html" and not html:
            html = _content(part)
    text = plain if plain.strip() else words_of_html(html[: MOST_TEXT * 2])
    cut = len(text) > MOST_TEXT
    return clean(newly_written(text[:MOST_TEXT])), cut


def _calendar(message: EmailMessage) -> bytes:
    """Answer the first calendar of a message, in its text or as a file; none of what it quotes from another."""
    if message.get_content_type() == "multipart/report":
        return b""
    found = b""
    for part in message.walk():
        name = clean_line(str(part.get_filename() or "")).lower()
        if part.is_multipart() or not (part.get_content_type() in CALENDARS or name.endswith(".ics")):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and len(payload) <= MOST_READ and (payload := _in_utf8(part, payload)):
            found = found or payload
            if part.get_content_type() == "text/calendar":
                return payload
    return found


def _in_utf8(part: Any, payload: bytes) -> bytes:
    charset = str(part.get_content_charset("utf-8"))
    if charset in {"utf-8", "us-ascii"}:
        return payload
    try:
        return payload.decode(charset).encode("utf-8", "replace")
    except (LookupError, ValueError):
        return payload


def _content(part: Any) -> str:
    """Answer a part's text, whatever its charset claims to be."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset("utf-8")
    try:
        return payload.decode(charset)
    except (LookupError, UnicodeDecodeError, ValueError):
        try:
            return payload.decode("utf-8")
        except UnicodeDecodeError:
            return payload.decode("cp1252", "replace")
