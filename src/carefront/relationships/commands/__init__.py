"""The only writers of relationships; upper rooms call the steps (`…_within`) inside their own transaction."""

from carefront.relationships.commands.accept import accept_relationship, accept_within
from carefront.relationships.commands.covenant import (
    ask_due,
    change_covenant,
    confirm_review,
    draft_covenant,
    let_draft_go,
    set_review,
    sign_covenant,
    take_signature_back,
)
from carefront.relationships.commands.decline import decline_relationship, decline_within
from carefront.relationships.commands.end import end_relationship, end_within
from carefront.relationships.commands.invite import invite_member, invite_within
from carefront.relationships.commands.leave import leave_relationship, leave_within
from carefront.relationships.commands.pause import (
    pause_relationship,
    pause_within,
    resume_relationship,
    resume_within,
    wake_due,
)
from carefront.relationships.commands.propose import ensure_self, propose_relationship, propose_within
from carefront.relationships.commands.withdraw import withdraw_proposal, withdraw_within

__all__ = [
    "accept_relationship",
    "accept_within",
    "ask_due",
    "change_covenant",
    "confirm_review",
    "decline_relationship",
    "decline_within",
    "draft_covenant",
    "end_relationship",
    "end_within",
    "ensure_self",
    "invite_member",
    "invite_within",
    "leave_relationship",
    "leave_within",
    "let_draft_go",
    "pause_relationship",
    "pause_within",
    "propose_relationship",
    "propose_within",
    "resume_relationship",
    "resume_within",
    "set_review",
    "sign_covenant",
    "take_signature_back",
    "wake_due",
    "withdraw_proposal",
    "withdraw_within",
]
