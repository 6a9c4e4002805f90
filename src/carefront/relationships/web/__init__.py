"""The pages of this room."""

from carefront.relationships.web.covenants import (
    covenant,
    covenant_history,
    covenant_release,
    covenant_review,
    covenant_signature,
    covenant_unsigning,
)
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
from carefront.relationships.web.drafting import covenant_draft
from carefront.relationships.web.pages import relationship_settings, relationships, who_sees_what
from carefront.relationships.web.proposing import new_relationship

__all__ = [
    "acceptance",
    "covenant",
    "covenant_draft",
    "covenant_history",
    "covenant_release",
    "covenant_review",
    "covenant_signature",
    "covenant_unsigning",
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
