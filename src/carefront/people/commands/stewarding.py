"""Make somebody a steward, or let a steward be one no longer."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.words import line
from carefront.kit.durable import command
from carefront.people import access
from carefront.people.commands.accounts import NAME
from carefront.people.commands.leaving import keep_a_steward
from carefront.people.models import Person, Workspace


@command
def make_steward(*, by: Actor, person_id: UUID, now: datetime) -> None:
    """Let somebody of the workspace run it too. Raises Refusal(NOT_YOURS) or (HIDDEN)."""
    access.as_steward(by)
    person = access.reach(by, person_id)
    Person.objects.filter(pk=person.pk).update(is_steward=True)


@command
def unmake_steward(*, by: Actor, person_id: UUID, now: datetime) -> None:
    """Let a steward, perhaps oneself, be one no longer. Raises Refusal(NOT_YOURS), (HIDDEN) or (LAST_STEWARD)."""
    access.as_steward(by)
    person = access.reach(by, person_id)
    keep_a_steward(person, even_alone=True)
    Person.objects.filter(pk=person.pk).update(is_steward=False)


@command
def rename_workspace(*, by: Actor, name: str, now: datetime) -> None:
    """Give the workspace another name, as a steward. Raises Refusal(NOT_YOURS), (EMPTY) or (TOO_LONG)."""
    access.as_steward(by)
    Workspace.objects.filter(pk=by.workspace_id).update(name=line(name, "workspace", limit=NAME))
