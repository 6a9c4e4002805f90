"""Say what being held to account means to oneself in a relationship, share it by choice, take it back, or be left be.

Nothing of it stands in the ledger: whoever takes it back leaves no trace of it with anybody else.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from carefront.commitments.commands.locking import open_place
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.mirroring import OWN, Means, Structure, checked
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.insights import access
from carefront.insights.models import Meaning, TurnedAway
from carefront.insights.queries.meaning import bond_of
from carefront.kit import journal
from carefront.kit.durable import command


@command
def write_meaning(
    *,
    by: Actor,
    relationship_id: UUID,
    means: Iterable[str] = (),
    words: str = "",
    structures: Iterable[str] = (),
    wish: str = "",
    now: datetime,
) -> None:
    """Keep what it means to oneself and what would be supportive; said again, it replaces what stood there.

    It is one's own until it is shared. While it is shared, those who see it see what it is changed to.
    Raises Refusal(HIDDEN | NOT_YOURS | EMPTY | TOO_LONG | UNKNOWN_CHOICE).
    """
    if not bond_of(by, relationship_id).has_levels:
        raise Refusal(Because.NOT_YOURS)
    said = {
        "means": [one.value for one in checked(means, Means, "means")],
        "words": text.prose(words, "words", limit=OWN),
        "structures": [one.value for one in checked(structures, Structure, "structures")],
        "wish": text.prose(wish, "wish", limit=OWN),
    }
    if not any(said.values()):
        raise Refusal(Because.EMPTY, "words")
    journal.lock(relationship_id)
    Meaning.objects.update_or_create(
        relationship_id=relationship_id,
        person_id=by.id,
        defaults=said | {"changed_at": now},
        create_defaults=said | {"workspace_id": by.workspace_id, "at": now, "changed_at": now},
    )


@command
def share_meaning(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Show one's own to the other, or to those who are in the team now. Twice is once.

    Raises Refusal(HIDDEN | RESTING).
    """
    bond_of(by, relationship_id)
    open_place(by, relationship_id)
    row = _own(by, relationship_id)
    if row.shared_at is None:
        Meaning.objects.filter(pk=row.pk).update(shared_at=now)


@command
def unshare_meaning(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Take back what one shared, at any time, also from where one has left. Raises Refusal(HIDDEN)."""
    bond_of(by, relationship_id)
    journal.lock(relationship_id)
    Meaning.objects.filter(pk=_own(by, relationship_id).pk).update(shared_at=None)


@command
def delete_meaning(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Take one's own away for good, shared or not. Raises Refusal(HIDDEN)."""
    bond_of(by, relationship_id)
    journal.lock(relationship_id)
    _own(by, relationship_id).delete()


@command
def turn_away(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Be offered no reflection in this relationship any more; the page of it stays. Raises Refusal(HIDDEN)."""
    bond_of(by, relationship_id)
    journal.lock(relationship_id)
    TurnedAway.objects.get_or_create(relationship_id=relationship_id, person_id=by.id, defaults={"at": now})


def _own(by: Actor, relationship_id: UUID) -> Meaning:
    """Answer one's own row, reached through the gate. Raises Refusal(HIDDEN) where there is none."""
    rows = access.meanings_visible_to(by).filter(relationship_id=relationship_id, person_id=by.id)
    key = rows.values_list("pk", flat=True).first()
    if key is None:
        raise Refusal(Because.HIDDEN)
    return access.reach_meaning(by, key, Deed.CHANGE)
