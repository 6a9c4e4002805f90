"""A form that is sent twice makes one thing: the page carries a key, and the command remembers what it made with it."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from django.http import QueryDict

from carefront.kit.durable import step
from carefront.kit.ids import new_id
from carefront.kit.models import Repeat

FIELD = "once"
_APART = {FIELD, "csrfmiddlewaretoken"}


def fresh() -> str:
    """Answer a key for a form that is about to be shown."""
    return uuid4().hex


def key_of(posted: QueryDict) -> str:
    """Answer the key of a posted form together with what was written in it; empty when it carries none.

    Whoever goes back, writes something else and sends the form again means another thing, not the same one twice.
    """
    given = posted.get(FIELD, "")[:64]
    if not given:
        return ""
    written = hashlib.sha256()
    for name in sorted(set(posted) - _APART):
        for value in posted.getlist(name):
            written.update(f"{name}\0{value}\0".encode("utf-8", "surrogatepass"))
    return f"form:{given}:{written.hexdigest()[:40]}"


@step
def claim(person_id: UUID, key: str, now: datetime) -> UUID | None:
    """Take `key` for a person inside a command; answer the id of what was made with it earlier, or None.

    Of two commands at the same moment, the second waits here for the first.
    """
    mine = Repeat(id=new_id(), person_id=person_id, key=key, fingerprint="", created_at=now)
    Repeat.objects.bulk_create([mine], ignore_conflicts=True)
    found = Repeat.objects.get(person_id=person_id, key=key)
    return UUID(found.body) if found.pk != mine.pk and found.body else None


@step
def keep(person_id: UUID, key: str, made: UUID) -> None:
    """Remember what was made with a claimed key."""
    Repeat.objects.filter(person_id=person_id, key=key).update(body=str(made), status=201)


@step
def made_once(person_id: UUID, key: str, now: datetime, deed: Callable[[], UUID]) -> UUID:
    """Do `deed` (a step that answers an id) and answer its id, or the id it answered when it was done with this key.

    An empty key does the deed each time.
    """
    if not key:
        return deed()
    earlier = claim(person_id, key, now)
    if earlier is not None:
        return earlier
    made = deed()
    keep(person_id, key, made)
    return made
