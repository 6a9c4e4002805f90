"""A change of level under its relationship's lock: what every command about one begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from carefront.core.actors import Actor
from carefront.core.cadence import first_question
from carefront.core.due import Due
from carefront.core.ledger import Kind
from carefront.core.level import ChangeState, Level, change_state, in_effect
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal, letters
from carefront.kit.durable import step
from carefront.kit.live import signals
from carefront.kit.models import Stream
from carefront.people import queries as people
from carefront.relationships import access
from carefront.relationships.models import LevelChange, LookAgain, Release

CHANGED = "level"  # the part of an open page that changed


@dataclass(frozen=True, slots=True)
class HeldChange:
    """Hold a locked ledger and a change of level as it stands now."""

    stream: Stream
    row: LevelChange

    @property
    def state(self) -> ChangeState:
        """Where the change stands."""
        over = self.row.over_at is not None
        return change_state(was_agreed=self.row.agreed_at is not None, is_over=over, ending=self.row.ending)

    def note(self, kind: Kind, by: UUID | None, now: datetime, until: date | None = None) -> None:
        """Write a fact about the change, of one promise's own level into that promise's facts; tell open pages."""
        row = self.row
        journal.append(
            self.stream, kind, by=by, about=row.commitment_id or row.pk, at=now, person=row.owner_id,
            before=row.before, level=row.level, until=until,
        )  # fmt: skip
        signals.signal(row.relationship_id, CHANGED, now=now)

    def close(self, by: UUID | None, now: datetime, ending: ChangeState) -> None:
        """Write that the change is over, and ask nobody about it any more."""
        self.row.over_at, self.row.over_by_id = now, by
        self.row.ending = self.row.ending if self.row.agreed_at else ending.value
        self.row.save(update_fields=["over_at", "over_by_id", "ending", "words"])
        self.row.looks.update(due_at=None, leased_by="")
        letters.withdraw(asking(self.row.pk))


def held_change(by: Actor, change_id: UUID, deed: Deed) -> HeldChange:
    """Lock the ledger of a change's relationship and fetch the change for a deed.

    Raises Refusal(HIDDEN) when it is absent or not shared with `by`, NOT_YOURS when the deed is not theirs.
    """
    place = LevelChange.objects.filter(pk=change_id, workspace_id=by.workspace_id)
    relationship_id = place.values_list("relationship_id", flat=True).first()
    if relationship_id is None:
        raise Refusal(Because.HIDDEN)
    stream = journal.lock(relationship_id)
    return HeldChange(stream, access.reach_level(by, change_id, deed))


def changes_of(relationship_id: UUID, owner_id: UUID, commitment_id: UUID | None) -> QuerySet[LevelChange]:
    """Answer what is open or in force about somebody's level, or about one promise's own."""
    rows = LevelChange.objects.select_related("relationship").filter(
        relationship_id=relationship_id, owner_id=owner_id, over_at__isnull=True
    )
    return rows.filter(commitment_id=commitment_id) if commitment_id else rows.filter(commitment_id__isnull=True)


def level_now(relationship_id: UUID, owner_id: UUID, commitment_id: UUID | None = None) -> Level:
    """Answer at which level somebody stands in a relationship, or one promise of theirs."""
    usual = _number(changes_of(relationship_id, owner_id, None))
    own = _number(changes_of(relationship_id, owner_id, commitment_id)) if commitment_id else None
    return in_effect(usual, own)


def _number(rows: QuerySet[LevelChange]) -> int | None:
    return rows.filter(agreed_at__isnull=False).values_list("level", flat=True).first()


def asking(change_id: UUID) -> str:
    """Answer the beginning by which the letters are known that ask an owner about a change."""
    return f"level_proposed:{change_id}:"


def tell(kind: str, row: LevelChange, to: Iterable[UUID], now: datetime, by: UUID | None, key: str = "") -> None:
    """Write a letter about a change of level to each of some people."""
    for person in to:
        letters.post(
            kind,
            now=now,
            to=person,
            workspace_id=row.workspace_id,
            dedupe=f"{kind}:{row.pk}:{key}:{person.hex[-12:]}",
            relationship=row.relationship_id,
            change=row.pk,
            by=by,
        )


@step
def ask_again(on: date, person_ids: Iterable[UUID], *, change: LevelChange | None, release: Release | None) -> None:
    """Ask people on a day, each at the hour they chose; a question that is there moves along."""
    for person, actor in people.actors_of(set(person_ids)).items():
        due_at = first_question(Due(on, None, actor.zone), actor)
        LookAgain.objects.update_or_create(
            change=change,
            release=release,
            person_id=person,
            defaults={"due_at": due_at, "asked_at": None, "answered_at": None, "leased_by": ""},
        )
