"""Rows of commitments: what was promised, asked, expected, and what became of it."""

from carefront.commitments.models.asking import Expectation, ReadBack, Request
from carefront.commitments.models.looking import Answer, AnswerTo, CheckIn, OtherAccount, Repair, Response
from carefront.commitments.models.promising import (
    AtRisk,
    Commitment,
    Foresight,
    Move,
    Pause,
    Release,
    Supporter,
    Waits,
)
from carefront.commitments.models.replies import HeldReply

__all__ = [
    "Answer",
    "AnswerTo",
    "AtRisk",
    "CheckIn",
    "Commitment",
    "Expectation",
    "Foresight",
    "HeldReply",
    "Move",
    "OtherAccount",
    "Pause",
    "ReadBack",
    "Release",
    "Repair",
    "Request",
    "Response",
    "Supporter",
    "Waits",
]
