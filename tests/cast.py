"""The cast: invented people who know each other in every way that matters, set up by calling commands.

- Ada coaches Ben (coaching). Ada is the steward of the workspace "Harbour".
- Mia manages Rob (reporting); Rob has seen the two others but shares nothing with them.
- Ben and Rob are peers.
- Ada, Ben, Mia and Eve are a team; Rob is not in it.
- Sam is in the workspace and in nothing else; Zoe lives in another workspace, "Elsewhere", which she stewards.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from carefront.commitments.commands import make
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.due import Due
from carefront.core.relationships import RelationshipKind, Role
from carefront.kit.models import Letter
from carefront.people import queries as people
from carefront.people.models import Account, Person, Workspace
from carefront.relationships import commands as relationships

PASSWORD = "a long enough password"


@dataclass(frozen=True)
class Cast:
    """Hold the actors and the relationships between them."""

    ada: Actor
    ben: Actor
    mia: Actor
    rob: Actor
    eve: Actor
    sam: Actor
    zoe: Actor
    harbour: UUID
    elsewhere: UUID
    coaching: UUID
    reporting: UUID
    peers: UUID
    team: UUID

    @property
    def everybody(self) -> tuple[Actor, ...]:
        """Everybody, the steward and the stranger from elsewhere included."""
        return (self.ada, self.ben, self.mia, self.rob, self.eve, self.sam, self.zoe)


def person(workspace: Workspace, name: str, now: datetime, *, steward: bool = False, zone: str = "UTC") -> Actor:
    """Seat somebody in a workspace and answer them as an actor."""
    account = Account.objects.create_user(email=f"{name.lower()}@{workspace.name.lower()}.example", name=name)
    account.zone = zone
    account.set_password(PASSWORD)
    account.save()
    row = Person.objects.create(workspace=workspace, account=account, name=name, is_steward=steward, joined_at=now)
    return people.actor_of_person(row.pk)


def pair(kind: RelationshipKind, first: Actor, role: Role, second: Actor, now: datetime) -> UUID:
    """Let `first` propose and `second` accept a pair."""
    made = relationships.propose_relationship(by=first, kind=kind, role=role, with_ids=[second.id], now=now)
    relationships.accept_relationship(by=second, relationship_id=made, now=now)
    return made


def gather(now: datetime) -> Cast:
    """Set up the cast at `now`; the letters of their first day are gone."""
    harbour = Workspace.objects.create(name="Harbour", created_at=now)
    elsewhere = Workspace.objects.create(name="Elsewhere", created_at=now)
    ada = person(harbour, "Ada", now, steward=True)
    ben, mia, rob, eve, sam = (person(harbour, name, now) for name in ("Ben", "Mia", "Rob", "Eve", "Sam"))
    zoe = person(elsewhere, "Zoe", now, steward=True)
    team = relationships.propose_relationship(
        by=ada, kind=RelationshipKind.TEAM, with_ids=[ben.id, mia.id, eve.id], name="Pier", now=now
    )
    for member in (ben, mia, eve):
        relationships.accept_relationship(by=member, relationship_id=team, now=now)
    cast = Cast(
        ada, ben, mia, rob, eve, sam, zoe, harbour.pk, elsewhere.pk,
        coaching=pair(RelationshipKind.COACHING, ada, Role.COACH, ben, now),
        reporting=pair(RelationshipKind.REPORTING, mia, Role.MANAGER, rob, now),
        peers=pair(RelationshipKind.PEER, ben, Role.PEER, rob, now),
        team=team,
    )  # fmt: skip
    Letter.objects.all().delete()
    return cast


def in_days(now: datetime, days: int, at: time | None = None, zone: str = "UTC") -> Due:
    """Name the day `days` after `now`."""
    return Due(day(now, days), at, zone)


def day(now: datetime, days: int) -> date:
    """Answer the day `days` after `now`, in UTC."""
    return (now.astimezone(UTC) + timedelta(days=days)).date()


def promise(
    by: Actor, relationship: UUID | None, now: datetime, words: str = "Call the three stalled accounts", **more: object
) -> UUID:
    """Let somebody promise something for tomorrow, unless another due is given."""
    due = more.pop("due", in_days(now, 1))
    return make.make_commitment(by=by, draft=Draft(words, relationship, due=due, **more), now=now)  # type: ignore[arg-type]
