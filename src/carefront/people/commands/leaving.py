"""Leave a workspace, or end somebody's standing in it."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command, step
from carefront.people import access, arrivals
from carefront.people.models import Person, Token, Workspace


@command
def leave_workspace(*, by: Actor, now: datetime) -> None:
    """Give up one's own standing. Keys stop working; what was written with others stays theirs to read.

    Raises Refusal(LAST_STEWARD) while others are here and nobody else is a steward.
    """
    leave_within(access.reach(by, by.id), now=now)


@command
def end_standing(*, by: Actor, person_id: UUID, now: datetime) -> None:
    """End somebody else's standing, as a steward. Their record stays readable to those who share it.

    Raises Refusal(NOT_YOURS), (HIDDEN) or (LAST_STEWARD).
    """
    access.as_steward(by)
    leave_within(access.reach(by, person_id), now=now)


@step
def leave_within(person: Person, *, now: datetime) -> None:
    """End a standing inside a caller's transaction; raises as `leave_workspace` does."""
    keep_a_steward(person)
    for deed in arrivals.before_leaving:
        deed(person.id, now)
    Token.objects.filter(person=person, revoked_at__isnull=True).update(revoked_at=now)
    Person.objects.filter(pk=person.pk).update(left_at=now, is_steward=False, feed_hash=None)


@step
def keep_a_steward(person: Person, *, even_alone: bool = False) -> None:
    """Refuse to let the last steward of a workspace go while somebody else is in it, or `even_alone`.

    Raises Refusal(LAST_STEWARD).
    The workspace's row is locked, so that two stewards who go at the same moment do not each count on the other.
    Rows that name the workspace can be written meanwhile.
    """
    Workspace.objects.select_for_update(no_key=True).get(pk=person.workspace_id)
    others = Person.objects.filter(workspace_id=person.workspace_id, left_at__isnull=True).exclude(pk=person.pk)
    needed = even_alone or others.exists()
    if person.is_steward and needed and not others.filter(is_steward=True).exists():
        raise Refusal(Because.LAST_STEWARD)
