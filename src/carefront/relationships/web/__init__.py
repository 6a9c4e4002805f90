"""The pages of this room."""

from carefront.relationships.web.deeds import (
    acceptance,
    decline,
    departure,
    ending,
    members,
    pause,
    resumption,
    withdrawal,
)
from carefront.relationships.web.pages import relationship_settings, relationships, who_sees_what
from carefront.relationships.web.proposing import new_relationship

__all__ = [
    "acceptance",
    "decline",
    "departure",
    "ending",
    "members",
    "new_relationship",
    "pause",
    "relationship_settings",
    "relationships",
    "resumption",
    "who_sees_what",
    "withdrawal",
]
