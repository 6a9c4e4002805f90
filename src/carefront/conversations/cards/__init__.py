"""What is shown of this room: frozen cards."""

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
    "BriefCard",
    "ConversationCard",
    "ConversationLine",
    "DecisionCard",
    "FindingCard",
    "FollowUpCard",
    "LastTime",
    "OddCard",
    "ParticipantCard",
    "ProposalCard",
    "RulingCard",
    "SeriesCard",
    "SpeakerCard",
    "TopicCard",
    "TranscriptCard",
]
