"""The rows of relationships."""

from carefront.relationships.models.levels import LevelChange, LookAgain, Release, ReleaseYes
from carefront.relationships.models.relating import (
    WORKSPACE,
    Covenant,
    CovenantLine,
    CovenantQuestion,
    CovenantReview,
    Ending,
    Living,
    Member,
    Pause,
    Relationship,
    Signature,
)

__all__ = [
    "WORKSPACE",
    "Covenant",
    "CovenantLine",
    "CovenantQuestion",
    "CovenantReview",
    "Ending",
    "LevelChange",
    "Living",
    "LookAgain",
    "Member",
    "Pause",
    "Relationship",
    "Release",
    "ReleaseYes",
    "Signature",
]
