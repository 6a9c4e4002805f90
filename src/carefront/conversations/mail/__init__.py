"""The letters of this room: their words, made from the rows as they stand when a letter goes."""

from carefront.conversations.mail.answers import receive
from carefront.conversations.mail.asking import asked_from_conversation
from carefront.conversations.mail.invitations import (
    conversation_cancelled,
    conversation_invited,
    conversation_moved,
    conversation_soon,
    series_ended,
)
from carefront.conversations.mail.records import conversation_record

__all__ = [
    "asked_from_conversation",
    "conversation_cancelled",
    "conversation_invited",
    "conversation_moved",
    "conversation_record",
    "conversation_soon",
    "receive",
    "series_ended",
]
