"""What somebody writes before their mirror, and what being held to account means to them, in a scene."""

from uuid import UUID

from carefront.core.actors import Actor
from carefront.insights.commands import meaning, reflecting
from tests.doors.scene import Scene


def mirrored(scene: Scene, by: Actor, place: UUID, others: tuple[Actor, ...]) -> None:
    """Let `by` write for themselves; share what it means with `others`, and let the first of them take theirs back."""
    word, now, first = scene.canary, scene.now, others[0]
    scene.note("reflection", reflecting.write_reflection(by=by, words=word(by), prompt="fear", now=now))
    for who, seen in ((by, (by, *others)), (first, (first,))):
        meaning.write_meaning(
            by=who, relationship_id=place, means=["shame"], words=word(*seen), structures=["rest"], wish=word(*seen),
            now=now,
        )  # fmt: skip
    meaning.share_meaning(by=by, relationship_id=place, now=now)
    meaning.share_meaning(by=first, relationship_id=place, now=now)
    meaning.unshare_meaning(by=first, relationship_id=place, now=now)
