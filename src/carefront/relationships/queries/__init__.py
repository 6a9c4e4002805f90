"""The only readers of relationships, as frozen cards."""

from carefront.relationships.queries.cards import EndingCard, MemberCard, RelationshipCard
from carefront.relationships.queries.reading import (
    asking_in,
    at_rest,
    cards_of,
    is_active,
    member_ids,
    open_for,
    relationship,
    relationships,
    relationships_after,
)

__all__ = [
    "EndingCard",
    "MemberCard",
    "RelationshipCard",
    "asking_in",
    "at_rest",
    "cards_of",
    "is_active",
    "member_ids",
    "open_for",
    "relationship",
    "relationships",
    "relationships_after",
]
