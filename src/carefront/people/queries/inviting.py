"""Invitations, as whoever holds one and as the steward sees them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime

from carefront.core.actors import Actor
from carefront.people import access
from carefront.people.keys import invitation_token
from carefront.people.models import Invitation


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """Describe an open invitation to whoever holds its token."""

    workspace_id: UUID
    workspace_name: str
    inviter_name: str
    email: str
    name: str
    note: str
    relationship_kind: str  # of what was proposed along with it; empty for nothing
    inviter_role: str
    token: str


@dataclass(frozen=True, slots=True)
class SentInvitation:
    """Describe an invitation that waits, to the steward."""

    id: UUID
    email: str
    name: str
    sent_words: str
    until_words: str
    has_run_out: bool


def _card(invitation: Invitation, token: str) -> InvitationCard:
    inviter = invitation.by.name if invitation.by.left_at is None else ""
    kind = invitation.relationship_kind if inviter else ""
    return InvitationCard(
        workspace_id=invitation.workspace_id,
        workspace_name=invitation.workspace.name,
        inviter_name=inviter,
        email=invitation.email,
        name=invitation.name,
        note=invitation.note,
        relationship_kind=kind,
        inviter_role=invitation.role,
        token=token,
    )


def invitation_of_token(token: str, *, now: datetime) -> InvitationCard:
    """Answer the invitation that `token` opens. Raises Refusal(LINK_SPENT)."""
    return _card(access.open_invitation(token, now), token)


def invitation_for_letter(invitation_id: UUID, *, now: datetime) -> InvitationCard | None:
    """Answer an invitation with its token, for its own letter alone; None when it is open no more."""
    rows = Invitation.objects.filter(
        pk=invitation_id, accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    ).select_related("workspace", "by")
    invitation = rows.first()
    return _card(invitation, invitation_token(invitation.id, invitation.nonce)) if invitation else None


def sent_invitations(actor: Actor, *, now: datetime) -> tuple[SentInvitation, ...]:
    """Answer the unanswered invitations of the workspace that the actor stewards, newest first, at most 200."""
    rows = access.invitations_of(actor).filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    return tuple(
        SentInvitation(
            id=row.id,
            email=row.email,
            name=row.name,
            sent_words=date_format(localtime(row.created_at), "j F"),
            until_words=date_format(localtime(row.expires_at), "j F"),
            has_run_out=row.expires_at <= now,
        )
        for row in rows.order_by("-created_at", "-id")[:200]
    )
