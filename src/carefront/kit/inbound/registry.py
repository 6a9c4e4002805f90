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
    calendar: bytes = b""  # the first calendar in the message, as it stands: see `kit.itip.read_answers`


@dataclass(frozen=True, slots=True)
class Receipt:
    """Say what a reply came to, as a code for the record."""

    outcome: str


# Takes a reply in the transaction that is open already, so it is a step: its effect and the mark that the message was
# received are kept together or not at all. A Refusal undoes the effect and is explained to the sender by a letter.
Receive = Callable[[str, IncomingReply], Receipt]

_receivers: dict[str, Receive] = {}
_reading_calendars: set[str] = set()


def register(prefix: str, receive: Receive, *, calendars: bool = False) -> None:
    """Let `receive` answer for tokens that begin with `prefix` and a dot, as `c.3fKx…`; it is given the whole token.

    With `calendars` it also gets what calendars send by themselves, once something is answered in it: a reply to an
    invitation often has no words, and is often marked as sent by a machine.
    """
    _receivers[prefix] = receive
    _reading_calendars.discard(prefix)
    if calendars:
        _reading_calendars.add(prefix)


def receiver_of(token: str) -> Receive | None:
    """Answer who receives replies under a token; None when nobody does."""
    prefix, dot, _ = token.partition(".")
    return _receivers.get(prefix) if dot else None


def reads_calendars(token: str) -> bool:
    """Answer whether whoever receives replies under a token reads what calendars send by themselves."""
    return token.partition(".")[0] in _reading_calendars


def reply_address(token: str) -> str | None:
    """Answer the address under which a reply with `token` comes back; None where replies are not read."""
    from django.conf import settings

    local, at, domain = settings.REPLY_ADDRESS.rpartition("@")
    return f"{local}+{token}@{domain}" if at else None
