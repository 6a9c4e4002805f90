"""The only road to the rows of this room: what an asking person may fetch."""

from uuid import UUID

from django.db.models import QuerySet

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
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


def tokens_of(actor: Actor) -> QuerySet[Token]:
    """Answer the actor's own keys that work."""
    return Token.objects.filter(person_id=actor.id, revoked_at__isnull=True)
