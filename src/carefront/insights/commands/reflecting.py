"""Write before one's own mirror, write it otherwise, and take it away: nobody else is told that one did."""

from datetime import datetime
from uuid import UUID

from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.mirroring import WORDS, Prompt, checked
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.insights import access
from carefront.insights.models import Reflection
from carefront.kit.durable import command
from carefront.kit.once import made_once

MOST = 2_000  # reflections of one person


@command
def write_reflection(*, by: Actor, words: str, prompt: str = "", now: datetime, once: str = "") -> UUID:
    """Keep words for oneself, perhaps to one of the mirror's questions; answer the reflection's id.

    Raises Refusal(EMPTY | TOO_LONG | TOO_MANY | UNKNOWN_CHOICE).
    """

    def deed() -> UUID:
        said = text.prose(words, "words", required=True, limit=WORDS)
        asked = checked([prompt] if prompt else [], Prompt, "prompt")
        if access.reflections_visible_to(by).count() >= MOST:
            raise Refusal(Because.TOO_MANY, "words", limit=MOST)
        return Reflection.objects.create(
            workspace_id=by.workspace_id, person_id=by.id, prompt=asked[0] if asked else "", words=said, at=now,
            changed_at=now,
        ).pk  # fmt: skip

    return made_once(by.id, once, now, deed)


@command
def reword_reflection(*, by: Actor, reflection_id: UUID, words: str, version: int | None = None, now: datetime) -> None:
    """Say one's reflection in other words; `version` is the one that was read, none for whichever stands.

    Raises Refusal(HIDDEN | EMPTY | TOO_LONG | CHANGED_MEANWHILE).
    """
    row = access.reach_reflection(by, reflection_id, Deed.CHANGE)
    said = text.prose(words, "words", required=True, limit=WORDS)
    if version is not None and version != row.version:
        raise Refusal(Because.CHANGED_MEANWHILE)
    same = access.reflections_visible_to(by).filter(pk=row.pk, version=row.version)
    if not same.update(words=said, changed_at=now, version=row.version + 1):
        raise Refusal(Because.CHANGED_MEANWHILE)


@command
def delete_reflection(*, by: Actor, reflection_id: UUID, now: datetime) -> None:
    """Take one's reflection away for good. Raises Refusal(HIDDEN)."""
    access.reach_reflection(by, reflection_id, Deed.CHANGE).delete()
