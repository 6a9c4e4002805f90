"""What the doors of this room share: a command tried for a form, with its refusal beside the field it is about."""

from collections.abc import Callable, Container, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django import forms

from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.refusals import Because, Refusal
from carefront.kit.sentences import sentence

T = TypeVar("T")
# A rule's word for what it refuses, and the field in which people wrote it.
FIELDS: Mapping[str, str] = {
    "due": "due_on",
    "relationship": "to",
    "promisee": "to",
    "person": "supporter",
    "on": "waits_on",
    "ask": "support",
}


def attempt(
    form: forms.Form,
    deed: Callable[[], T],
    fields: Mapping[str, str] = FIELDS,
    past: Container[Because] = (),
) -> T | None:
    """Answer what `deed` answers; when it is refused, say so beside the field and answer None.

    A refusal that concerns no field and is one of `past` goes on to the caller, as a hidden one does.
    """
    try:
        return deed()
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN or (refusal.field is None and refusal.because in past):
            raise
        field = fields.get(refusal.field or "", refusal.field)
        form.add_error(field if field in form.fields else None, sentence(refusal))
        return None


def due_in(given: Mapping[str, Any], actor: Actor, now: datetime) -> Due | None:
    """Answer the day that was given in a form's fields, in the actor's own time.

    A time without a day is the next one that clocks there show.
    """
    on, at = given.get("due_on"), given.get("due_at")
    if on is None and at is not None:
        local = actor.local(now)
        on = local.date() + timedelta(days=0 if at > local.time() else 1)
    return Due(on, at, actor.zone) if on else None
