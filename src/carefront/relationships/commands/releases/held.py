"""A release under its relationship's lock: what every command about one begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.level import ReleaseState, release_state
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal, letters
from carefront.kit.models import Stream
from carefront.relationships import access
from carefront.relationships.models import Release


@dataclass(frozen=True, slots=True)
class HeldRelease:
    """Hold a locked ledger and a release as it stands now."""

    stream: Stream
    row: Release

    @property
    def state(self) -> ReleaseState:
        """Where the release stands."""
        over = self.row.over_at is not None
        return release_state(has_begun=self.row.begun_at is not None, is_over=over, ending=self.row.ending)

    def note(self, kind: Kind, by: UUID | None, now: datetime, until: date | None = None) -> None:
        """Write a fact about the release to its relationship's ledger."""
        journal.append(self.stream, kind, by=by, about=self.row.pk, at=now, until=until)

    def close(self, by: UUID | None, now: datetime, ending: ReleaseState) -> None:
        """Write that the release is over, and ask nobody about it any more."""
        self.row.over_at, self.row.over_by_id = now, by
        self.row.ending = "" if self.row.begun_at else ending.value
        self.row.save(update_fields=["over_at", "over_by_id", "ending"])
        self.row.looks.update(due_at=None, leased_by="")
        letters.withdraw(asking(self.row.pk))


def held_release(by: Actor, release_id: UUID, deed: Deed) -> HeldRelease:
    """Lock the ledger of a release's relationship and fetch the release for a deed.

    Raises Refusal(HIDDEN) when it is absent or not shared with `by`, NOT_YOURS when they are no longer in it.
    """
    place = Release.objects.filter(pk=release_id, workspace_id=by.workspace_id)
    relationship_id = place.values_list("relationship_id", flat=True).first()
    if relationship_id is None:
        raise Refusal(Because.HIDDEN)
    stream = journal.lock(relationship_id)
    return HeldRelease(stream, access.reach_release(by, release_id, deed))


def asking(release_id: UUID) -> str:
    """Answer the beginning by which the letters are known that ask people to agree to a release."""
    return f"release_proposed:{release_id}:"


def tell(kind: str, row: Release, to: Iterable[UUID], now: datetime, by: UUID | None) -> None:
    """Write a letter about a release to each of some people."""
    for person in to:
        letters.post(
            kind,
            now=now,
            to=person,
            workspace_id=row.workspace_id,
            dedupe=f"{kind}:{row.pk}:{person.hex[-12:]}",
            relationship=row.relationship_id,
            release=row.pk,
            by=by,
        )
