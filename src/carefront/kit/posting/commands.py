"""A steward's word on letters that wait for it: let them go, or try again."""

from datetime import datetime
from uuid import UUID

from carefront.kit.durable import command, step
from carefront.kit.models import Letter


@command
def release_held(workspace_id: UUID | None = None, *, now: datetime) -> int:
    """Let the letters go that a restore held back, in one workspace or (None) in all; answer how many.

    Their words are made anew, so one whose reason has gone meanwhile is not sent, and old ones join into one.
    """
    held = Letter.objects.filter(held=True)
    if workspace_id is not None:
        held = held.filter(workspace_id=workspace_id)
    return held.update(held=False)


@command
def drop_held(workspace_id: UUID | None = None, *, now: datetime) -> int:
    """Give up the letters that a restore held back; answer how many."""
    held = Letter.objects.filter(held=True)
    if workspace_id is not None:
        held = held.filter(workspace_id=workspace_id)
    return held.update(held=False, due_at=None, outcome="withdrawn")


@command
def try_again(workspace_id: UUID | None = None, *, now: datetime) -> int:
    """Send letters that were set aside once more, in one workspace or (None) in all; answer how many."""
    aside = Letter.objects.filter(set_aside_at__isnull=False, due_at__isnull=True).exclude(trouble="")
    if workspace_id is not None:
        aside = aside.filter(workspace_id=workspace_id)
    return aside.update(due_at=now, set_aside_at=None, outcome="", attempts=0)


@step
def hold_all() -> int:
    """Hold back every letter that waits, until a steward lets them go; answer how many."""
    return Letter.objects.filter(due_at__isnull=False, held=False).update(held=True, leased_by="")
