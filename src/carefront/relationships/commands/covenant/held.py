"""A covenant under its relationship's lock: what every command about one begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from carefront.core.actors import Actor
from carefront.core.covenants import CovenantPart, CovenantState, state_of
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal, letters
from carefront.kit.models import Stream
from carefront.relationships import access
from carefront.relationships.commands.held import refuse_rest
from carefront.relationships.models import Covenant, Signature


@dataclass(frozen=True, slots=True)
class HeldCovenant:
    """Hold a locked ledger and a covenant as it stands now."""

    stream: Stream
    row: Covenant

    @property
    def state(self) -> CovenantState:
        """Where the covenant stands."""
        return state_of(was_in_force=self.row.in_force_from is not None, is_over=self.row.over_at is not None)

    @property
    def words(self) -> dict[CovenantPart, str]:
        """The words of each part."""
        return {CovenantPart(line.part): line.words for line in self.row.lines.all()}

    def note(self, kind: Kind, by: UUID | None, now: datetime, **facts: object) -> None:
        """Write a fact about the covenant to its relationship's ledger."""
        journal.append(self.stream, kind, by=by, about=self.row.pk, at=now, version=self.row.version, **facts)


def held_covenant(by: Actor, covenant_id: UUID, deed: Deed) -> HeldCovenant:
    """Lock the ledger of a covenant's relationship and fetch the covenant for a deed.

    Raises Refusal(HIDDEN) when it is absent or not shared with `by`, NOT_YOURS when they are no longer in it.
    """
    place = Covenant.objects.filter(pk=covenant_id, workspace_id=by.workspace_id)
    relationship_id = place.values_list("relationship_id", flat=True).first()
    if relationship_id is None:
        raise Refusal(Because.HIDDEN)
    stream = journal.lock(relationship_id)
    return HeldCovenant(stream, access.reach_covenant(by, covenant_id, deed))


def held_draft(by: Actor, covenant_id: UUID) -> HeldCovenant:
    """Lock a covenant that is to be changed.

    Raises Refusal as `held_covenant` does, ALREADY_SETTLED once it is in force or was let go, and RESTING when the
    relationship does not go on now.
    """
    it = held_covenant(by, covenant_id, Deed.CHANGE)
    if it.state is not CovenantState.DRAFT:
        raise Refusal(Because.ALREADY_SETTLED)
    refuse_rest(it.row.relationship)
    return it


def standing_signatures(row: Covenant) -> QuerySet[Signature]:
    """Answer the signatures under a covenant that were not taken back."""
    return row.signatures.filter(taken_back_at__isnull=True)


def asking(covenant_id: UUID) -> str:
    """Answer the beginning by which the letters are known that ask people to sign a covenant."""
    return f"covenant_asked:{covenant_id}:"


def tell(kind: str, row: Covenant, to: Iterable[UUID], key: str, now: datetime, by: UUID | None) -> None:
    """Write a letter about a covenant to each of some people; one for each `key`."""
    for person in to:
        letters.post(
            kind,
            now=now,
            to=person,
            workspace_id=row.workspace_id,
            dedupe=f"{kind}:{row.pk}:{key}:{person.hex[-12:]}",
            relationship=row.relationship_id,
            covenant=row.pk,
            by=by,
        )
