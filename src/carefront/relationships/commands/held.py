"""A relationship under its ledger's lock: what every command about one begins with."""

from dataclasses import dataclass
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind, RelationshipState
from carefront.kit import journal, letters
from carefront.kit.models import Stream
from carefront.relationships import access
from carefront.relationships.models import Living, Member, Relationship


@dataclass(frozen=True, slots=True)
class Held:
    """Hold a locked ledger, the relationship as it stands now, and the asking person's part in it."""

    stream: Stream
    row: Relationship
    mine: Member

    @property
    def state(self) -> RelationshipState:
        """Where the relationship stands."""
        return RelationshipState(self.row.state)

    @property
    def kind(self) -> RelationshipKind:
        """Which of the five kinds it is."""
        return RelationshipKind(self.row.kind)

    def move_to(self, state: RelationshipState, *columns: str) -> None:
        """Write the state, and `columns` that changed along with it."""
        self.row.state = state.value
        self.row.save(update_fields=["state", *columns])


def held(by: Actor, relationship_id: UUID, deed: Deed) -> Held:
    """Lock a relationship's ledger and fetch the relationship for a deed of one of its members.

    Raises Refusal(HIDDEN) when it is absent or not shared with `by`, Refusal(NOT_YOURS) when the deed is not theirs:
    whoever was asked and has not answered yet can answer, and nothing else.
    """
    try:
        stream = journal.lock(relationship_id)
    except Stream.DoesNotExist:
        raise Refusal(Because.HIDDEN) from None
    row = access.reach(by, relationship_id, deed)
    mine = access.memberships_of(by.id).get(relationship=row)
    if deed is not Deed.ANSWER and mine.accepted_at is None:
        raise Refusal(Because.NOT_YOURS)
    return Held(stream, row, mine)


def refuse_rest(row: Relationship) -> None:
    """Refuse what needs a relationship that goes on now. Raises Refusal(RESTING)."""
    if not access.is_open(row):
        raise Refusal(Because.RESTING)


def asking_letter(relationship_id: UUID, person_id: UUID | None = None) -> str:
    """Answer the beginning by which the letters that ask people into a relationship are known, or one person's."""
    whole = f"relationship_proposed:{relationship_id}:"
    return whole if person_id is None else f"{whole}{person_id}:"


def close(relationship_id: UUID) -> None:
    """Let go of what only a living relationship holds: its place beside no other, and letters that still ask."""
    Living.objects.filter(relationship_id=relationship_id).delete()
    letters.withdraw(asking_letter(relationship_id))
