"""A letter as bytes: clean headers whatever people are called, and a Message-ID that stays the same at every try.

Written by hand rather than with `email.message`, whose parsing of every header would be half of a letter's cost.
"""

import re
from base64 import encodebytes
from binascii import b2a_base64, b2a_qp
from datetime import datetime
from email.utils import format_datetime, parseaddr
from functools import lru_cache
from uuid import UUID

from django.conf import settings

from carefront.core.words import clean_line
from carefront.kit.posting.registry import Attachment, Rendered

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,200}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_SUBJECT = 200  # characters
# Rows hold clean words already; this only keeps a control character from breaking the form of the message.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_OURS = frozenset(
    {"from", "to", "subject", "date", "message-id", "mime-version", "content-type", "reply-to", "bcc", "cc"}
)


class UnusableAddress(ValueError):
    """Say that no letter can be sent to an address as it stands."""


def sender() -> tuple[str, str]:
    """Answer the name and the address that letters come from."""
    return _parted(settings.DEFAULT_FROM_EMAIL)


@lru_cache(maxsize=4)
def _parted(mailbox: str) -> tuple[str, str]:
    return parseaddr(mailbox)


def message_id(letter_id: UUID) -> str:
    """Answer the Message-ID of a letter: the same one at every try, so that a doubled letter is recognised."""
    return f"<{letter_id}@{sender()[1].rpartition('@')[2]}>"


def usable(address: str) -> str:
    """Answer an address in the form in which it travels. Raises UnusableAddress."""
    local, _, domain = address.strip().rpartition("@")
    try:
        travelling = f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise UnusableAddress(address) from error
    if len(travelling) > 254 or not _ADDRESS.fullmatch(travelling):
        raise UnusableAddress(address)
    return travelling


def compose(letter_id: UUID, words: Rendered, now: datetime) -> tuple[str, bytes]:
    """Answer the travelling address of a letter and its bytes. Raises UnusableAddress."""
    to = usable(words.to_address)
    headers = [
        ("From", _mailbox(*sender())),
        ("To", _mailbox(_line(words.to_name)[:120], to)),
        ("Subject", _line(words.subject)[:_SUBJECT]),
        ("Date", format_datetime(now)),
        ("Message-ID", message_id(letter_id)),
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
        ("MIME-Version", "1.0"),
    ]
    if words.reply_to:
        headers.append(("Reply-To", usable(words.reply_to)))
    headers += further_headers(words)
    head = b"".join(_header(name, value) for name, value in headers)
    return to, head + _body(letter_id.hex, words)


def further_headers(words: Rendered) -> list[tuple[str, str]]:
    """Answer a letter's own headers, cleaned; none may stand in for one that is made here."""
    return [
        (name, _line(value)) for name, value in words.headers if _NAME.fullmatch(name) and name.lower() not in _OURS
    ]


def _line(words: str) -> str:
    """Answer words as one clean line; what needs no cleaning is told apart first, as most names and addresses do."""
    return words if words.isascii() and words.isprintable() else clean_line(words)


def _header(name: str, value: str) -> bytes:
    if not value.isascii() or (name == "Subject" and "=?" in value):
        value = _encoded(value)
    return f"{name}: {value}\r\n".encode("ascii")


def _encoded(words: str) -> str:
    """Answer words as RFC 2047 has them in headers: base64 in pieces of at most 75 characters, no letter split."""
    pieces: list[bytes] = [b""]
    for character in words:
        raw = character.encode("utf-8", "replace")
        if len(pieces[-1]) + len(raw) > 45:
            pieces.append(b"")
        pieces[-1] += raw
    return "\r\n ".join(f"=?utf-8?b?{b2a_base64(piece, newline=False).decode('ascii')}?=" for piece in pieces)


def _mailbox(name: str, address: str) -> str:
    """Answer a name and an address as they stand in a header."""
    if not name:
        return address
    if not name.isascii():
        return f"{_encoded(name)} <{address}>"
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>'


def _body(mark: str, words: Rendered) -> bytes:
    ways = [_part("plain", words.text)]
    files = list(words.attachments)
    if words.html is not None:
        ways.append(_part("html", words.html))
    if words.calendar is not None:
        # Last, as the richest way to show it; the file beside it is for programs that only know attachments.
        ways.append(_calendar(words.calendar, words.calendar_method))
        files.append(Attachment("invite.ics", words.calendar, "application/ics"))
    body = ways[0] if len(ways) == 1 else _several("alternative", f"=_a{mark}", ways)
    return _several("mixed", f"=_m{mark}", [body, *(_attached(one) for one in files)]) if files else body


def _part(kind: str, text: str) -> bytes:
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    lines = plain.encode("utf-8", "replace").replace(b"\n", b"\r\n") + b"\r\n"
    head = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head.encode("ascii") + b2a_qp(lines)


def _calendar(content: bytes, method: str) -> bytes:
    named = method if re.fullmatch(r"[A-Z]{1,20}", method) else "REQUEST"
    head = f"Content-Type: text/calendar; method={named}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head.encode("ascii") + encodebytes(content).replace(b"\n", b"\r\n")


def _several(kind: str, boundary: str, parts: list[bytes]) -> bytes:
    # "=_" cannot stand in quoted-printable or base64 text, so the boundary cannot occur inside a part.
    mark = boundary.encode("ascii")
    head = b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (kind.encode("ascii"), mark)
    return head + b"".join(b"--%s\r\n%s\r\n" % (mark, part) for part in parts) + b"--%s--\r\n" % mark


def _attached(attachment: Attachment) -> bytes:
    name = re.sub(r'["\\/;]', "_", clean_line(attachment.name)).encode("ascii", "replace").decode("ascii")
    kind = attachment.mime if re.fullmatch(r"[\w.+-]+/[\w.+-]+", attachment.mime) else "application/octet-stream"
    head = (
        f'Content-Type: {kind}\r\nContent-Disposition: attachment; filename="{name[:120]}"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode("ascii") + encodebytes(attachment.content).replace(b"\n", b"\r\n")
