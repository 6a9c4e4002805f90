"""The outbox: a letter is a row written in the transaction of its cause, sent later by a worker."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from carefront.kit.durable import step
from carefront.kit.ids import new_id
from carefront.kit.models import Letter
from carefront.kit.posting.outcomes import Became
from carefront.kit.prepared import insert


@step
def post(
    kind: str,
    *,
    now: datetime,
    to: UUID | None = None,
    address: str = "",
    workspace_id: UUID | None = None,
    due_at: datetime | None = None,
    wanted_at: datetime | None = None,
    dedupe: str | None = None,
    **about: Any,
) -> None:
    """Write a letter of `kind` to a person (`to`), or to an address for somebody who is nobody here yet.

    `about` holds ids and codes, never words: the words are made from the rows as they stand when it is sent.
    `wanted_at` is when it should have gone, where workers were away: old ones are gathered into one. A second letter
    with the same `dedupe` is not written.
    """
    letter = Letter(
        id=new_id(),
        kind=kind,
        to_person_id=to,
        to_address=address,
        workspace_id=workspace_id,
        about={name: str(value) for name, value in about.items() if value is not None},
        due_at=due_at or now,
        wanted_at=wanted_at or due_at or now,
        written_at=now,
        dedupe=dedupe,
    )
    if dedupe is None:
        insert(letter)
    else:
        insert(letter, unless_there=True)


@step
def withdraw(dedupe_prefix: str) -> None:
    """Take back letters that were not sent and whose reason has gone, by the beginning of their `dedupe`."""
    letters = Letter.objects.filter(dedupe__startswith=dedupe_prefix, due_at__isnull=False)
    if connection.vendor == "sqlite":  # its LIKE reads the whole table; this range reads the index
        letters = letters.filter(dedupe__gte=dedupe_prefix, dedupe__lt=dedupe_prefix + "\U0010ffff")
    letters.update(due_at=None, leased_by="", outcome=Became.WITHDRAWN.value)


@step
def forget_address(address: str) -> None:
    """Take an erased address out of every letter that was written to it, and take back those that wait."""
    letters = Letter.objects.filter(to_address__iexact=address)
    letters.filter(due_at__isnull=False).update(due_at=None, leased_by="", outcome=Became.WITHDRAWN.value)
    letters.update(to_address="")
