"""Invite somebody into a workspace, take an invitation back, or send it again."""

from datetime import datetime, timedelta
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import ROLES, RelationshipKind, Role
from carefront.core.words import line, prose
from carefront.kit import letters
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.people import access
from carefront.people.commands.accounts import NAME, checked_address
from carefront.people.keys import fresh_nonce, hash_of, invitation_token
from carefront.people.models import Invitation

OPEN_FOR = timedelta(days=14)
MOST_OPEN = 200  # invitations of one workspace that wait for an answer
NOTE = 1_000


@command
def invite_person(
    *,
    by: Actor,
    email: str,
    name: str = "",
    note: str = "",
    relationship_kind: str = "",
    role: str = "",
    now: datetime,
) -> UUID:
    """Send an invitation, open for 14 days, and answer its id.

    It may carry a relationship that begins when it is accepted: `relationship_kind` (coaching, reporting or peer) and
    `role`, the part that the inviter takes in it. Only a steward invites.
    Raises Refusal: NOT_YOURS; ALREADY_THERE for somebody who belongs here or has an open invitation; TOO_MANY over 200
    open ones; UNKNOWN_CHOICE, UNREADABLE_ADDRESS, EMPTY, TOO_LONG.
    """
    access.as_steward(by)
    address = checked_address(email)
    kind, part = _checked_relationship(relationship_kind, role)
    waiting = access.open_invitations(by.workspace_id, now)
    if access.here(by).filter(account__email=address).exists() or waiting.filter(email=address).exists():
        raise Refusal(Because.ALREADY_THERE, "email")
    if waiting.count() >= MOST_OPEN:
        raise Refusal(Because.TOO_MANY, limit=MOST_OPEN)
    invitation = Invitation(
        id=new_id(),
        workspace_id=by.workspace_id,
        by_id=by.id,
        email=address,
        name=line(name, "name", required=False, limit=NAME),
        note=prose(note, "note", limit=NOTE),
        relationship_kind=kind,
        role=part,
        created_at=now,
    )
    _send(invitation, now)
    return invitation.id


def _checked_relationship(kind: str, role: str) -> tuple[str, str]:
    if not kind:
        return "", ""
    try:
        checked = RelationshipKind(kind)
    except ValueError:
        raise Refusal(Because.UNKNOWN_CHOICE, "relationship", given=kind[:40]) from None
    roles = ROLES[checked]
    own = role or (roles[0].value if len(roles) == 1 else "")
    if checked in {RelationshipKind.TEAM, RelationshipKind.SELF} or own not in set(map(Role, roles)):
        raise Refusal(Because.UNKNOWN_CHOICE, "relationship", given=f"{kind} {own}"[:40])
    return checked.value, own


@step
def _send(invitation: Invitation, now: datetime) -> None:
    invitation.nonce = fresh_nonce()
    invitation.token_hash = hash_of(invitation_token(invitation.id, invitation.nonce))
    invitation.expires_at = now + OPEN_FOR
    invitation.save()
    letters.post(
        "invitation",
        now=now,
        address=invitation.email,
        workspace_id=invitation.workspace_id,
        dedupe=f"{_letters_of(invitation.id)}{invitation.nonce}",
        invitation=invitation.id,
    )


def _letters_of(invitation_id: UUID) -> str:
    return f"invitation:{invitation_id}:"


@command
def withdraw_invitation(*, by: Actor, invitation_id: UUID, now: datetime) -> None:
    """Take an open invitation back: its link opens nothing any more. Raises Refusal(HIDDEN) or (ALREADY_SETTLED)."""
    invitation = _unanswered(by, invitation_id)
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    letters.withdraw(_letters_of(invitation.id))


@command
def renew_invitation(*, by: Actor, invitation_id: UUID, now: datetime) -> None:
    """Send an invitation again, open for another 14 days under a new link; the earlier link opens nothing any more.

    Raises Refusal(HIDDEN) or (ALREADY_SETTLED).
    """
    invitation = _unanswered(by, invitation_id)
    letters.withdraw(_letters_of(invitation.id))
    _send(invitation, now)


def _unanswered(by: Actor, invitation_id: UUID) -> Invitation:
    access.as_steward(by)
    invitation = access.reach_invitation(by, invitation_id)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refusal(Because.ALREADY_SETTLED)
    return invitation
