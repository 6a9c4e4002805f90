"""What its subject does with a pattern: look at it, note something, confirm it, share it, set it aside, take back."""

from datetime import datetime
from typing import Final
from uuid import UUID

from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.evidence.showing import Marked
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.relationships import queries as relationships
from carefront.trust import access
from carefront.trust.models import Mark, Pattern

NOTE: Final = 1_000  # characters


@command
def see_pattern(*, by: Actor, pattern_id: UUID, now: datetime) -> None:
    """Note that its subject has looked at a pattern. Twice is once. Raises Refusal(HIDDEN | NOT_YOURS)."""
    _mark(_held(by, pattern_id), Marked.SEEN, now)


@command
def note_pattern(*, by: Actor, pattern_id: UUID, words: str, now: datetime) -> None:
    """Write what its subject has to say about a pattern, in place of what they said before; empty words take it away.

    It is read by whoever sees the pattern, now and later. Raises Refusal(HIDDEN | NOT_YOURS | TOO_LONG).
    """
    said = text.prose(words, "words", limit=NOTE)
    row = _held(by, pattern_id)
    _mark(row, Marked.SEEN, now)
    # Of what somebody wrote before, the date stays and the words go: they meant others instead.
    row.marks.filter(what=Marked.NOTE.value, over_at__isnull=True).update(over_at=now, words="")
    if said:
        _mark(row, Marked.NOTE, now, said)


@command
def confirm_pattern(*, by: Actor, pattern_id: UUID, now: datetime) -> None:
    """Say that it is so. From the third level on, what arose since that was agreed on is shown to the others by this.

    Raises Refusal(HIDDEN | NOT_YOURS), ALREADY_SETTLED when it has gone or was set aside.
    """
    row = _standing(by, pattern_id)
    _mark(row, Marked.SEEN, now)
    _mark(row, Marked.CONFIRMED, now)


@command
def share_pattern(*, by: Actor, pattern_id: UUID, now: datetime) -> None:
    """Share a pattern with those who are in the relationship now, as it stands and as it changes. Twice is once.

    Raises Refusal(HIDDEN | NOT_YOURS), ALREADY_SETTLED when it has gone or was set aside, RESTING, NOT_IN_IT where
    there is nobody to share it with.
    """
    row = _standing(by, pattern_id)
    if row.relationship.kind == RelationshipKind.SELF.value:
        raise Refusal(Because.NOT_IN_IT)
    relationships.open_for(by, row.relationship_id)
    _mark(row, Marked.SEEN, now)
    _mark(row, Marked.SHARED, now)


@command
def take_back_pattern(*, by: Actor, pattern_id: UUID, now: datetime) -> None:
    """Let nobody else see a pattern any more: it is neither shared nor confirmed.

    Raises Refusal(HIDDEN | NOT_YOURS).
    """
    _end(_held(by, pattern_id), now, Marked.SHARED, Marked.CONFIRMED)


@command
def set_pattern_aside(*, by: Actor, pattern_id: UUID, now: datetime) -> None:
    """Mark a pattern as not useful: nobody else sees it, and its subject finds it among what they set aside.

    Raises Refusal(HIDDEN | NOT_YOURS), ALREADY_SETTLED when it has gone.
    """
    row = _held(by, pattern_id)
    if row.over_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    _end(row, now, Marked.SHARED, Marked.CONFIRMED)
    _mark(row, Marked.SEEN, now)
    _mark(row, Marked.ASIDE, now)


@command
def take_pattern_up(*, by: Actor, pattern_id: UUID, now: datetime) -> None:
    """Take a pattern up again that was set aside; it is shared with nobody. Raises Refusal(HIDDEN | NOT_YOURS)."""
    _end(_held(by, pattern_id), now, Marked.ASIDE)


def _held(by: Actor, pattern_id: UUID) -> Pattern:
    row = access.reach(by, pattern_id, Deed.CHANGE)
    journal.lock(row.relationship_id)
    row.refresh_from_db(fields=["over_at"])
    return row


def _standing(by: Actor, pattern_id: UUID) -> Pattern:
    row = _held(by, pattern_id)
    if row.over_at is not None or access.marked(Marked.ASIDE, row.pk).exists():
        raise Refusal(Because.ALREADY_SETTLED)
    return row


@step
def _mark(row: Pattern, what: Marked, now: datetime, words: str = "") -> None:
    Mark.objects.get_or_create(pattern=row, what=what.value, over_at=None, defaults={"at": now, "words": words})


@step
def _end(row: Pattern, now: datetime, *several: Marked) -> None:
    open_ones = Mark.objects.filter(pattern=row, what__in=[one.value for one in several], over_at__isnull=True)
    open_ones.update(over_at=now)
