"""What can be found among conversations, and how each thing is written down to be found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

LONGEST = 200_000  # characters of one text that are looked through


class Sought(StrEnum):
    """Name the kinds of things whose words are found."""

    CONVERSATION = "conversation"  # its title, purpose and place, and why it did not take place
    TOPIC = "topic"
    DECISION = "decision"  # with the sentence that says it
    NOTE = "note"  # the shared notes of a conversation, or one's own
    READ_BACK = "read_back"
    AGREEMENT = "agreement"  # the words in which a gap was closed
    PLAN = "plan"  # with its steps
    FOLLOW_UP = "follow_up"
    PROPOSAL = "proposal"  # what one said oneself, kept from a transcript


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one thing to be found: what it is, where it belongs, who wrote it, when, and its words.

    `author_id` is set where only its author may find it whatever else is so; see `conversations.access.searching`.
    """

    kind: Sought
    subject_id: UUID
    workspace_id: UUID
    relationship_id: UUID
    at: datetime
    words: str
    conversation_id: UUID | None = None
    author_id: UUID | None = None


def joined(*parts: str) -> str:
    """Answer several texts as one, each on a line of its own; those without words fall out."""
    return "\n".join(part for part in parts if part)
