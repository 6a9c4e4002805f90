"""Receive one message: once, in the same transaction as its effect; what cannot be used is explained to its sender."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction

from carefront.core.refusals import Because, Refusal
from carefront.kit import letters
from carefront.kit.inbound import registry
from carefront.kit.inbound.reading import MOST_BYTES, MOST_TEXT, Incoming, read
from carefront.kit.inbound.registry import IncomingReply
from carefront.kit.itip.reading import read_answers
from carefront.kit.models import Letter, Received
from carefront.kit.posting import message as outgoing
from carefront.kit.posting import registry as posting

log = structlog.get_logger()

TROUBLE = "reply_trouble"  # the kind of letter that explains
MOST_A_DAY = 5  # explanations for one address
MOST_FOR_ALL = 500  # explanations a day: a forged sender must not make this a source of mail

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{1,200}")


class _AlreadyReceived(Exception):
    """Say that a message with this Message-ID was dealt with."""


def receive(raw: bytes, *, now: datetime, envelope_from: str | None = None, envelope_to: tuple[str, ...] = ()) -> str:
    """Deal with one message and answer a code of what became of it; the same message again changes nothing.

    Raises what the database raises, so that the door can ask for the message once more later.
    """
    if len(raw) > MOST_BYTES:
        return "too_big"
    try:
        incoming = read(raw, envelope_from=envelope_from, envelope_to=envelope_to)
    except Exception as error:  # whatever a hostile message makes the parser raise
        log.warning("inbound.unreadable", error=type(error).__name__)
        return "unreadable"
    token = None
    if incoming.automatic:
        token = _token_of_calendar(incoming)
        if token is None:
            return _note(incoming, "automatic", now)
    token = token or _token_of(incoming)
    receiver = registry.receiver_of(token) if token else None
    if token is None or receiver is None:
        return _note(incoming, "no_token", now)
    try:
        if incoming.cut:
            raise Refusal(Because.TOO_LONG, "text", limit=MOST_TEXT, length=MOST_TEXT)
        return _effect(receiver, token, incoming, now)
    except _AlreadyReceived:
        return "again"
    except Refusal as refusal:
        return _explain(incoming, refusal, now)
    except (ValueError, OverflowError) as error:  # what no reader of it can make sense of, now or later
        log.warning("inbound.unreadable", error=type(error).__name__)
        return _note(incoming, "unreadable", now)


@transaction.atomic(durable=True)
def _effect(receiver: registry.Receive, token: str, incoming: Incoming, now: datetime) -> str:
    # The mark comes first: a second delivery at the same moment waits here for the first to commit, then stops.
    _mark(incoming, "received", now)
    reply = IncomingReply(incoming.text, incoming.subject, incoming.sender, incoming.message_id, now, incoming.calendar)
    outcome = receiver(token, reply).outcome
    Received.objects.filter(pk=incoming.message_id).update(outcome=outcome[:40])
    log.info("inbound.received", outcome=outcome)
    return outcome


def _mark(incoming: Incoming, outcome: str, now: datetime) -> None:
    _, made = Received.objects.get_or_create(
        message_id=incoming.message_id, defaults={"at": now, "outcome": outcome[:40]}
    )
    if not made:
        raise _AlreadyReceived


@transaction.atomic(durable=True)
def _note(incoming: Incoming, outcome: str, now: datetime) -> str:
    try:
        _mark(incoming, outcome, now)
    except _AlreadyReceived:
        return "again"
    log.info("inbound.left", outcome=outcome)
    return outcome


@transaction.atomic(durable=True)
def _explain(incoming: Incoming, refusal: Refusal, now: datetime) -> str:
    outcome = f"refused:{refusal.because.value}"
    try:
        _mark(incoming, outcome, now)
    except _AlreadyReceived:
        return "again"
    log.info("inbound.refused", because=refusal.because.value)
    if not incoming.automatic and _may_explain(incoming.sender, now):
        params: dict[str, Any] = {name: value for name, value in refusal.params.items() if isinstance(value, int)}
        letters.post(
            TROUBLE,
            now=now,
            address=incoming.sender,
            because=refusal.because.value,
            answers=incoming.message_id,
            **params,
        )
    return outcome


def _may_explain(sender: str, now: datetime) -> bool:
    try:
        outgoing.usable(sender)
    except outgoing.UnusableAddress:
        return False
    if sender.lower() in {settings.REPLY_ADDRESS.lower(), outgoing.sender()[1].lower()}:
        return False
    today = Letter.objects.filter(kind=TROUBLE, written_at__gt=now - timedelta(days=1)).exclude(to_address="")
    return today.filter(to_address__iexact=sender).count() < MOST_A_DAY and today.count() < MOST_FOR_ALL


def _token_of_calendar(incoming: Incoming) -> str | None:
    """Answer the token of a reply that a calendar sent by itself, where its receiver reads those and it answers."""
    if not incoming.calendar or not read_answers(incoming.calendar, sender=incoming.sender):
        return None
    token = _token_of(incoming)
    return token if token and registry.reads_calendars(token) else None


def _token_of(incoming: Incoming) -> str | None:
    """Answer the token a message was sent to: from its address, else from the letter that it answers."""
    local, _, domain = settings.REPLY_ADDRESS.rpartition("@")
    for address in incoming.recipients:
        ours, plus, rest = address.partition("+")
        token, _, at = rest.rpartition("@")
        if plus and ours.lower() == local.lower() and at.lower() == domain.lower() and _TOKEN.fullmatch(token):
            return token
    return _token_of_letter(incoming)


def _token_of_letter(incoming: Incoming) -> str | None:
    for answered in incoming.answers:
        try:
            letter_id = UUID(answered[1:-1].partition("@")[0])
        except ValueError:
            continue
        letter = Letter.objects.filter(pk=letter_id).first()
        if letter is None or posting.kind_of(letter) is None:
            continue
        words = posting.render(letter)
        if words is not None and words.reply_to and "+" in words.reply_to:
            return words.reply_to.partition("+")[2].rpartition("@")[0]
    return None
