"""The only writers of relationships; upper rooms call the steps (`…_within`) inside their own transaction."""

from carefront.relationships.commands.accept import accept_relationship, accept_within
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
    "decline_relationship",
    "decline_within",
    "end_relationship",
    "end_within",
    "ensure_self",
    "invite_member",
    "invite_within",
    "leave_relationship",
    "leave_within",
    "pause_relationship",
    "pause_within",
    "propose_relationship",
    "propose_within",
    "resume_relationship",
    "resume_within",
    "wake_due",
    "withdraw_proposal",
    "withdraw_within",
]
