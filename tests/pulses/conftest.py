"""Pulses that people answer, in short."""

from datetime import datetime, timedelta
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.pulsing import Answers
from carefront.pulses.commands import answering, wishing
from tests.commitments.conftest import at_now, visit

__all__ = ["at_now", "visit"]

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def answer(
    by: Actor, place: UUID, now: datetime, safe: int | None = 5, care: int | None = 6, clear: int | None = 4,
    dose: int | None = 0,
) -> UUID:  # fmt: skip
    """Let somebody answer a pulse."""
    return answering.answer_pulse(by=by, relationship_id=place, answers=Answers(safe, care, clear, dose), now=now)


def shared(by: Actor, place: UUID, now: datetime, *answers: int | None) -> UUID:
    """Let somebody answer a pulse and share it."""
    key = answer(by, place, now, *answers)
    answering.share_pulse(by=by, pulse_id=key, now=now)
    return key


def wish(by: Actor, place: UUID, now: datetime, words: str = "Ask me about one thing", share: bool = True) -> UUID:
    """Let somebody say what would make it more useful."""
    key = wishing.make_wish(by=by, relationship_id=place, words=words, now=now)
    if share:
        wishing.share_wish(by=by, wish_id=key, now=now)
    return key
