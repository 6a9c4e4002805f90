"""The only writers of covenants: drafted together, signed by all, in force unchanged until a newer one is."""

from carefront.relationships.commands.covenant.drafting import draft_covenant, let_draft_go
from carefront.relationships.commands.covenant.reviewing import ask_due, confirm_review
from carefront.relationships.commands.covenant.signing import sign_covenant, take_signature_back
from carefront.relationships.commands.covenant.writing import change_covenant, set_review

__all__ = [
    "ask_due",
    "change_covenant",
    "confirm_review",
    "draft_covenant",
    "let_draft_go",
    "set_review",
    "sign_covenant",
    "take_signature_back",
]
