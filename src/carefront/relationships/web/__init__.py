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
from carefront.relationships.web.levels import (
    level_acceptance,
    level_aside,
    level_decline,
    level_look,
    level_lowering,
    level_withdrawal,
    relationship_level,
)
from carefront.relationships.web.pages import relationship_settings, relationships, who_sees_what
from carefront.relationships.web.proposing import new_relationship
from carefront.relationships.web.releases import (
    relationship_release,
    release_acceptance,
    release_decline,
    release_ending,
    release_look,
    release_withdrawal,
)

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
    "level_acceptance",
    "level_aside",
    "level_decline",
    "level_look",
    "level_lowering",
    "level_withdrawal",
    "members",
    "new_relationship",
    "pause",
    "relationship_level",
    "relationship_release",
    "relationship_settings",
    "relationships",
    "release_acceptance",
    "release_decline",
    "release_ending",
    "release_look",
    "release_withdrawal",
    "resumption",
    "who_sees_what",
    "withdrawal",
]
