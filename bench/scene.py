"""A workspace of a given size: people in pairs, each with a hundred open promises and a past."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from carefront.commitments.models import Answer, CheckIn, Commitment
from carefront.core.ledger import Kind
from carefront.core.outcomes import Outcome, State
from carefront.kit.ids import new_id
from carefront.kit.models import Event, Stream
from carefront.people.models import Account, Person, Workspace
from carefront.relationships.models import Member, Relationship

EACH = 100  # open promises a person
PAIRS = 5  # a person
WORDS = "Call the three stalled accounts of the northern region and write down what each one needs, number {}"


@dataclass
class Scene:
    """Hold who is asking and what the figures are about."""

    now: datetime
    account_id: UUID
    person_id: UUID
    relationship_id: UUID
    commitment_id: UUID
    people: list[UUID]


def build(total: int, now: datetime | None = None) -> Scene:
    """Fill an empty database with `total` open commitments, as many settled ones at most 20,000, and their past."""
    now = now or datetime.now(UTC)
    workspace = Workspace.objects.create(name="Bench", created_at=now)
    count = max(total // EACH, PAIRS + 1)
    accounts = [
        Account(id=new_id(), email=f"p{n}@bench.example", name=f"Person {n}", password="!", created_at=now)
        for n in range(count)
    ]
    Account.objects.bulk_create(accounts, batch_size=2000)
    people = [
        Person(id=new_id(), workspace=workspace, account=account, name=account.name, joined_at=now)
        for account in accounts
    ]
    Person.objects.bulk_create(people, batch_size=2000)
    pairs = _pairs(workspace, people, now)
    rows = _commitments(workspace, people, pairs, total, now)
    _past(workspace, rows, now)
    first = people[0]
    mine = [pair for pair in pairs if first.pk in pair[1:]]
    return Scene(now, accounts[0].pk, first.pk, mine[0][0], rows[0].pk, [person.pk for person in people])


def _pairs(workspace: Workspace, people: list[Person], now: datetime) -> list[tuple[UUID, UUID, UUID]]:
    count, pairs = len(people), []
    for place, person in enumerate(people):
        for step in range(1, min(PAIRS, count - 1) // 2 + 1 + PAIRS % 2):
            other = people[(place + step) % count]
            if other is not person:
                pairs.append((new_id(), person.pk, other.pk))
    Stream.objects.bulk_create([Stream(id=key, workspace_id=workspace.pk) for key, _a, _b in pairs], batch_size=2000)
    Relationship.objects.bulk_create(
        [
            Relationship(
                id=key,
                workspace=workspace,
                kind="peer",
                state="active",
                proposed_by_id=a,
                created_at=now,
                started_at=now,
            )
            for key, a, _b in pairs
        ],
        batch_size=2000,
    )
    Member.objects.bulk_create(
        [
            Member(
                workspace=workspace, relationship_id=key, person_id=who, role="peer", invited_at=now, accepted_at=now
            )
            for key, a, b in pairs
            for who in (a, b)
        ],
        batch_size=2000,
    )
    return pairs


def _commitments(
    workspace: Workspace, people: list[Person], pairs: list[tuple[UUID, UUID, UUID]], total: int, now: datetime
) -> list[Commitment]:
    of: dict[UUID, list[tuple[UUID, UUID]]] = {person.pk: [] for person in people}
    for key, a, b in pairs:
        of[a].append((key, b))
        of[b].append((key, a))
    rows = []
    for number in range(total):
        owner = people[number // EACH % len(people)].pk
        key, other = of[owner][number % len(of[owner])]
        ends = now + timedelta(hours=number % EACH * 7 - 48)
        rows.append(_row(workspace, key, owner, other, number, ends, now))
    Commitment.objects.bulk_create(rows, batch_size=2000)
    return rows


def _row(
    workspace: Workspace, key: UUID, owner: UUID, other: UUID, number: int, ends: datetime, now: datetime
) -> Commitment:
    return Commitment(
        id=new_id(), workspace=workspace, relationship_id=key, owner_id=owner, promisee_id=other,
        words=WORDS.format(number), success="Three notes in the file" if number % 2 else "", due_on=ends.date(),
        ends_at=ends, made_at=now - timedelta(days=9), changed_at=now,
    )  # fmt: skip


def _past(workspace: Workspace, rows: list[Commitment], now: datetime) -> None:
    heads: dict[UUID, int] = {}
    events, looks, answers = [], [], []
    for number, row in enumerate(rows):
        heads[row.relationship_id] = heads.get(row.relationship_id, 0) + 1
        events.append(
            Event(
                id=new_id(), workspace_id=workspace.pk, stream_id=row.relationship_id, seq=heads[row.relationship_id],
                kind=Kind.COMMITMENT_MADE.value, at=row.made_at, actor_id=row.owner_id, subject_id=row.pk,
                facts={"due": str(row.due_on)},
            )
        )  # fmt: skip
        look = CheckIn(
            id=new_id(), workspace=workspace, commitment=row, owner_id=row.owner_id, occurs_on=row.due_on,
            opens_at=row.ends_at, due_at=row.ends_at + timedelta(days=400),
        )  # fmt: skip
        looks.append(look)
        if number % 10 == 0:
            look.answered_at, look.outcome, look.due_at = now, Outcome.NOT_YET.value, None
            answers.append(
                Answer(
                    id=new_id(), workspace=workspace, check_in=look, commitment=row, by_id=row.owner_id,
                    to_id=row.promisee_id, outcome=Outcome.NOT_YET.value, happened="Two of three", at=now, via="web",
                    met_at=now if number % 50 else None,
                )
            )  # fmt: skip
    Event.objects.bulk_create(events, batch_size=2000)
    CheckIn.objects.bulk_create(looks, batch_size=2000)
    Answer.objects.bulk_create(answers, batch_size=2000)
    Stream.objects.bulk_update(
        [Stream(id=key, last_seq=head) for key, head in heads.items()], ["last_seq"], batch_size=500
    )
    assert State.OPEN.value == rows[0].state
