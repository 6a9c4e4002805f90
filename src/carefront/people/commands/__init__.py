"""The only writers of this room; upper commands call the steps (`…_within`) in their own transaction."""

from carefront.people.commands.accepting import Arrived, accept_invitation, join_within
from carefront.people.commands.accounts import make_account
from carefront.people.commands.erasing import erase_account, erase_within
from carefront.people.commands.founding import Founded, found_workspace, take_standing
from carefront.people.commands.inviting import invite_person, renew_invitation, withdraw_invitation
from carefront.people.commands.leaving import end_standing, leave_within, leave_workspace
from carefront.people.commands.preferring import change_preferences, rename_person
from carefront.people.commands.stewarding import make_steward, rename_workspace, unmake_steward
from carefront.people.commands.tokens import MadeToken, make_token, renew_feed_key, revoke_token, stop_feed

__all__ = [
    "Arrived",
    "Founded",
    "MadeToken",
    "accept_invitation",
    "change_preferences",
    "end_standing",
    "erase_account",
    "erase_within",
    "found_workspace",
    "invite_person",
    "join_within",
    "leave_within",
    "leave_workspace",
    "make_account",
    "make_steward",
    "make_token",
    "rename_person",
    "rename_workspace",
    "renew_feed_key",
    "renew_invitation",
    "revoke_token",
    "stop_feed",
    "take_standing",
    "unmake_steward",
    "withdraw_invitation",
]
