"""Who answers for which replies: rooms register a receiver for the beginning of their tokens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class IncomingReply:
    """Hold what somebody wrote back: only their new words, without quotation and signature."""

    text: str
    subject: str
    sender: str  # an address, as the message claims
    message_id: str
    at: datetime  # when it was received


@dataclass(frozen=True, slots=True)
class Receipt:
    """Say what a reply came to, as a code for the record."""

    outcome: str


# Takes a reply in the transaction that is open already, so it is a step: its effect and the mark that the message was
# received are kept together or not at all. A Refusal undoes the effect and is explained to the sender by a letter.
Receive = Callable[[str, IncomingReply], Receipt]

_receivers: dict[str, Receive] = {}


def register(prefix: str, receive: Receive) -> None:
    """Let `receive` answer for tokens that begin with `prefix` and a dot, as `c.3fKx…`; it is given the whole token."""
    _receivers[prefix] = receive


def receiver_of(token: str) -> Receive | None:
    """Answer who receives replies under a token; None when nobody does."""
    prefix, dot, _ = token.partition(".")
    return _receivers.get(prefix) if dot else None


def reply_address(token: str) -> str | None:
    """Answer the address under which a reply with `token` comes back; None where replies are not read."""
    from django.conf import settings

    local, at, domain = settings.REPLY_ADDRESS.rpartition("@")
    return f"{local}+{token}@{domain}" if at else None
