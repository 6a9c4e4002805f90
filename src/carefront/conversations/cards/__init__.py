"""What is shown of this room: frozen cards."""

from carefront.conversations.cards.ending import (
    AccountGap,
    LeftOpen,
    ReadBackCard,
    ReadingBackCard,
    RecordCard,
    WordingCard,
)
from carefront.conversations.cards.following import CameCard, PlanCard, PlanLine, StepCard
from carefront.conversations.cards.holding import (
    BriefCard,
    ConversationCard,
    ConversationLine,
    FollowUpCard,
    LastTime,
    ParticipantCard,
    RulingCard,
    SeriesCard,
    TopicCard,
)
from carefront.conversations.cards.transcripts import (
    DecisionCard,
    FindingCard,
    OddCard,
    ProposalCard,
    SpeakerCard,
    TranscriptCard,
)

__all__ = [
    "AccountGap",
    "BriefCard",
    "CameCard",
    "ConversationCard",
    "ConversationLine",
    "DecisionCard",
    "FindingCard",
    "FollowUpCard",
    "LastTime",
    "LeftOpen",
    "OddCard",
    "ParticipantCard",
    "PlanCard",
    "PlanLine",
    "ProposalCard",
    "ReadBackCard",
    "ReadingBackCard",
    "RecordCard",
    "RulingCard",
    "SeriesCard",
    "SpeakerCard",
    "StepCard",
    "TopicCard",
    "TranscriptCard",
    "WordingCard",
]
