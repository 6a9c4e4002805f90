"""A workspace of a given size: people in pairs, each with a hundred open promises and a past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import AutoField, Model

from carefront.commitments.models import Answer, CheckIn, Commitment
from carefront.core.ledger import Kind
from carefront.core.outcomes import Outcome, State
from carefront.kit.ids import new_id
from carefront.kit.models import Event, Stream
from carefront.people.models import Account, Person, Workspace
from carefront.pulses.models import Pulse
from carefront.relationships.models import Member, Relationship
from carefront.trust.models import Pattern

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


def pour(rows: Sequence[Model]) -> None:
    """Write many new rows of one kind, without what makes doing so with objects slow."""
    fields = [field for field in rows[0]._meta.local_concrete_fields if not isinstance(field, AutoField)]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table, marks = connection.ops.quote_name(rows[0]._meta.db_table), ", ".join(["%s"] * len(fields))
    values = ([field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in rows)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


def build(total: int, now: datetime | None = None) -> Scene:
    """Fill an empty database with `total` open commitments, as many settled ones at most 20,000, and their past."""
    now = now or datetime.now(UTC)
    workspace = Workspace.objects.create(name="Bench", created_at=now)
    count = max(total // EACH, PAIRS + 1)
    accounts = [
        Account(id=new_id(), email=f"p{n}@bench.example", name=f"Person {n}", password="!", created_at=now)
        for n in range(count)
    ]
    pour(accounts)
    people = [
        Person(id=new_id(), workspace=workspace, account=account, name=account.name, joined_at=now)
        for account in accounts
    ]
    pour(people)
    pairs = _pairs(workspace, people, now)
    rows = _commitments(workspace, people, pairs, total, now)
    _past(workspace, rows, now)
    _felt(workspace, pairs, now)
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
    pour([Stream(id=key, workspace_id=workspace.pk) for key, _a, _b in pairs])
    pour(
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
        ]
    )
    pour(
        [
            Member(
                workspace=workspace, relationship_id=key, person_id=who, role="peer", invited_at=now, accepted_at=now
            )
            for key, a, b in pairs
            for who in (a, b)
        ]
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
    pour(rows)
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
    pour(events)
    pour(looks)
    pour(answers)
    with connection.cursor() as cursor:
        key = Stream._meta.pk.get_db_prep_value
        heads_and_keys = [(head, key(stream, connection)) for stream, head in heads.items()]
        cursor.executemany("UPDATE kit_stream SET last_seq = %s WHERE id = %s", heads_and_keys)
    assert State.OPEN.value == rows[0].state


def _felt(workspace: Workspace, pairs: list[tuple[UUID, UUID, UUID]], now: datetime) -> None:
    """Let both of each pair answer four pulses and share the last, and find something in the promises of one."""
    pulses, patterns = [], []
    for key, first, second in pairs:
        for who in (first, second):
            for number in range(4):
                at = now - timedelta(weeks=3 * number)
                pulses.append(
                    Pulse(
                        workspace=workspace, relationship_id=key, person_id=who, on=at.date(), at=at, safe=5, care=6,
                        clear=3 + number % 2, dose=1, shared_at=None if number else now,
                    )
                )  # fmt: skip
        patterns.append(
            Pattern(
                workspace=workspace, relationship_id=key, subject_id=first, kind="low", counts=[["missed", 5, 7, ""]],
                strength="name", first_on=now.date(), last_on=now.date(), until_on=now.date() + timedelta(days=90),
                arose_at=now, found_at=now, refreshed_at=now,
            )
        )  # fmt: skip
    pour(pulses)
    pour(patterns)
