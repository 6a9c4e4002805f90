"""The only road to the rows of this room: what an asking person may fetch."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.people.keys import hash_of
from carefront.people.models import Invitation, Person, Token


def standings_of(account_id: UUID) -> QuerySet[Person]:
    """Answer the standings that an account has now, the one most recently taken first."""
    return Person.objects.filter(account_id=account_id, left_at__isnull=True).order_by("-joined_at", "-id")


def here(actor: Actor) -> QuerySet[Person]:
    """Answer everybody who belongs to the actor's workspace now."""
    return Person.objects.filter(workspace_id=actor.workspace_id, left_at__isnull=True)


def reach(actor: Actor, person_id: UUID) -> Person:
    """Answer somebody who belongs to the actor's workspace now. Raises Refusal(HIDDEN)."""
    person = here(actor).filter(pk=person_id).first()
    if person is None:
        raise Refusal(Because.HIDDEN)
    return person


def as_steward(actor: Actor) -> Person:
    """Answer the actor's own row when they are a steward now. Raises Refusal(NOT_YOURS)."""
    person = here(actor).filter(pk=actor.id, is_steward=True).first()
    if person is None:
        raise Refusal(Because.NOT_YOURS)
    return person


def invitations_of(actor: Actor) -> QuerySet[Invitation]:
    """Answer the invitations of the actor's workspace, none unless they are a steward."""
    if not actor.is_steward:
        return Invitation.objects.none()
    return Invitation.objects.filter(workspace_id=actor.workspace_id)


def reach_invitation(actor: Actor, invitation_id: UUID) -> Invitation:
    """Answer an invitation of the workspace that the actor stewards, locked. Raises Refusal(HIDDEN)."""
    invitation = invitations_of(actor).select_for_update().filter(pk=invitation_id).first()
    if invitation is None:
        raise Refusal(Because.HIDDEN)
    return invitation


def open_invitations(workspace_id: UUID, now: datetime) -> QuerySet[Invitation]:
    """Answer the invitations of a workspace that wait for an answer and have not run out."""
    return Invitation.objects.filter(
        workspace_id=workspace_id, accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    )


def open_invitation(token: str, now: datetime, *, lock: bool = False) -> Invitation:
    """Answer the invitation that `token` opens; holding it is the whole right. Raises Refusal(LINK_SPENT)."""
    rows = Invitation.objects.select_related("workspace", "by")
    if lock:
        rows = rows.select_for_update(of=("self",))
    invitation = rows.filter(
        token_hash=hash_of(token), accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    ).first()
    if invitation is None:
        raise Refusal(Because.LINK_SPENT)
    return invitation


def tokens_of(actor: Actor) -> QuerySet[Token]:
    """Answer the actor's own keys that work."""
    return Token.objects.filter(person_id=actor.id, revoked_at__isnull=True)
