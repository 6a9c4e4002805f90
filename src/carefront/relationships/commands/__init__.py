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
from carefront.relationships.commands.levels import (
    accept_level,
    decline_level,
    end_own_level,
    lapse_level,
    look_again_at_level,
    lower_level,
    lower_within,
    propose_level,
    set_look_aside,
    stand_where_agreed,
    withdraw_level,
)
from carefront.relationships.commands.levels import propose_within as propose_level_within
from carefront.relationships.commands.pause import (
    pause_relationship,
    pause_within,
    resume_relationship,
    resume_within,
    wake_due,
)
from carefront.relationships.commands.propose import ensure_self, propose_relationship, propose_within
from carefront.relationships.commands.releases import (
    accept_release,
    decline_release,
    end_due,
    end_release,
    keep_release,
    look_due,
    propose_release,
    withdraw_release,
)
from carefront.relationships.commands.withdraw import withdraw_proposal, withdraw_within

__all__ = [
    "accept_level",
    "accept_relationship",
    "accept_release",
    "accept_within",
    "ask_due",
    "change_covenant",
    "confirm_review",
    "decline_level",
    "decline_relationship",
    "decline_release",
    "decline_within",
    "draft_covenant",
    "end_due",
    "end_own_level",
    "end_relationship",
    "end_release",
    "end_within",
    "ensure_self",
    "invite_member",
    "invite_within",
    "keep_release",
    "lapse_level",
    "leave_relationship",
    "leave_within",
    "let_draft_go",
    "look_again_at_level",
    "look_due",
    "lower_level",
    "lower_within",
    "pause_relationship",
    "pause_within",
    "propose_level",
    "propose_level_within",
    "propose_relationship",
    "propose_release",
    "propose_within",
    "resume_relationship",
    "resume_within",
    "set_look_aside",
    "set_review",
    "sign_covenant",
    "stand_where_agreed",
    "take_signature_back",
    "wake_due",
    "withdraw_level",
    "withdraw_proposal",
    "withdraw_release",
    "withdraw_within",
]
