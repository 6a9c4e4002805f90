"""Tokens of one check-in for one person: the one-tap link of a letter, and the address its reply comes back to.

Holding such a token is the whole right to answer that check-in, and nothing else. It names no words and no address, it
is the same however often a letter is made again, and it runs out.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from carefront.core.refusals import Because, Refusal

LASTS = timedelta(days=21)
_LINK_SALT = "carefront.commitments.check-in-link"
_REPLY_SALT = "carefront.commitments.check-in-reply"
_LONGEST = 200  # characters; anything longer is not one of ours
_DAY_ZERO = datetime(2020, 1, 1, tzinfo=UTC)
_MARK = 10  # bytes of a reply's signature: 80 bits, so that the address stays within its 64 characters


@dataclass(frozen=True, slots=True)
class Opened:
    """Say what a token opens: one check-in for one person. `key` names the token itself, so that it works once."""

    check_in_id: UUID
    person_id: UUID | None  # a reply's token has it in its signature alone
    asking: int
    key: str
    has_run_out: bool


def link_token(check_in_id: UUID, person_id: UUID, *, asking: int, issued_at: datetime) -> str:
    """Answer the token of the link in the letter of `asking` (1 first, 2 and 3 the nudges)."""
    body = check_in_id.bytes + person_id.bytes + bytes([asking & 0xFF]) + int(issued_at.timestamp()).to_bytes(5, "big")
    return _link_signer().sign(base64.urlsafe_b64encode(body).rstrip(b"=").decode("ascii"))


def open_link(token: str, *, now: datetime) -> Opened:
    """Answer what a link's token opens. Raises Refusal(LINK_SPENT) for one that was not made here."""
    try:
        if len(token) > _LONGEST:
            raise BadSignature
        text = _link_signer().unsign(token)
        body = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        check_in_id, person_id = UUID(bytes=body[:16]), UUID(bytes=body[16:32])
    except (BadSignature, ValueError, binascii.Error):
        raise Refusal(Because.LINK_SPENT) from None
    issued_at = datetime.fromtimestamp(int.from_bytes(body[33:], "big"), UTC)
    return Opened(check_in_id, person_id, body[32], token.rpartition(".")[2][:64], now - issued_at > LASTS)


def reply_token(check_in_id: UUID, person_id: UUID, *, issued_at: datetime) -> str:
    """Answer the token of a letter's reply address: lower-case letters and digits, for mail keeps no more than that."""
    body = check_in_id.bytes + max(0, (issued_at - _DAY_ZERO).days).to_bytes(2, "big")
    return base64.b32encode(body + _mark(body, person_id, settings.SECRET_KEY)).decode("ascii").rstrip("=").lower()


def open_reply(token: str, *, now: datetime) -> Opened:
    """Answer what a reply's token claims to open; `belongs_to` says whether it does. Raises Refusal(LINK_SPENT)."""
    try:
        if len(token) > _LONGEST:
            raise ValueError
        body = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
        if len(body) != 18 + _MARK:
            raise ValueError
    except (ValueError, binascii.Error):
        raise Refusal(Because.LINK_SPENT) from None
    issued_at = _DAY_ZERO + timedelta(days=int.from_bytes(body[16:18], "big"))
    run_out = now - issued_at > LASTS + timedelta(days=1)  # only the day it was issued on is known
    return Opened(UUID(bytes=body[:16]), None, 0, token.lower()[:64], run_out)


def belongs_to(token: str, person_id: UUID) -> bool:
    """Answer whether a reply's token was made for a person."""
    body = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return any(hmac.compare_digest(body[18:], _mark(body[:18], person_id, key)) for key in keys)


def _link_signer() -> Signer:
    return Signer(salt=_LINK_SALT, sep=".")


def _mark(body: bytes, person_id: UUID, key: str) -> bytes:
    return salted_hmac(_REPLY_SALT, body + person_id.bytes, key, algorithm="sha256").digest()[:_MARK]
