"""Frozen cards of commitments: what templates and JSON get instead of rows."""

from carefront.commitments.cards.asking import ExpectationCard, ReadBackCard, RequestCard
from carefront.commitments.cards.lines import CommitmentLine, DueCard, Party
from carefront.commitments.cards.looking import AnswerCard, CheckInCard, OtherAccountCard, ResponseCard
from carefront.commitments.cards.whole import CommitmentCard, ForesightCard, RecordCard, SupporterCard

__all__ = [
    "AnswerCard",
    "CheckInCard",
    "CommitmentCard",
    "CommitmentLine",
    "DueCard",
    "ExpectationCard",
    "ForesightCard",
    "OtherAccountCard",
    "Party",
    "ReadBackCard",
    "RecordCard",
    "RequestCard",
    "ResponseCard",
    "SupporterCard",
]
