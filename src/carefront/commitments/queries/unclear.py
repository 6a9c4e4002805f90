"""What leaves a question of clarity open: promises, requests and expectations that a person may see."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.models import Commitment, Expectation, Request
from carefront.core.actors import Actor
from carefront.core.clarity import QUESTIONS, Question
from carefront.core.ledger import Kind
from carefront.core.outcomes import State
from carefront.core.relationships import RelationshipKind
from carefront.core.requests import OPEN
from carefront.kit.language import clarity_in
from carefront.kit.models import Event

MOST = 2000  # of each kind that are looked at, the oldest first


class Sort(StrEnum):
    """Name what a question can be open on."""

    PROMISE = "promise"
    REQUEST = "request"
    EXPECTATION = "expectation"


@dataclass(frozen=True, slots=True)
class Said:
    """Hold what is open on one thing. `person_id` is whose it is to do, empty for a whole group.

    `since` is when these words were written, and nobody has answered what is open since; `clarified_at` is when
    somebody last made them clearer.
    """

    sort: Sort
    id: UUID
    words: str
    relationship_id: UUID
    person_id: UUID | None
    is_mine: bool  # whether the reader may answer what is open
    open: tuple[Question, ...]
    since: datetime
    clarified_at: datetime | None
    asks: int  # how often somebody asked about it

    @property
    def is_counted(self) -> bool:
        """Whether it is counted how often it was asked about: of promises alone."""
        return self.sort is Sort.PROMISE


def said_between(person: Actor, places: Iterable[UUID]) -> tuple[list[Said], bool]:
    """Show what is open between people in `places`, clear or not, and whether there is more. 4 SQL queries."""
    places = list(places)
    promises = list(
        access.visible_to(person)
        .filter(relationship_id__in=places, state=State.OPEN.value)
        .order_by("made_at", "id")[: MOST + 1]
    )
    requests = list(
        access.requests_visible_to(person)
        .filter(relationship_id__in=places, state__in=[state.value for state in OPEN])
        .order_by("made_at", "id")[: MOST + 1]
    )
    hoped = list(
        access.expectations_visible_to(person)
        .filter(relationship_id__in=places, closed_at__isnull=True)
        .order_by("written_at", "id")[: MOST + 1]
    )
    more = any(len(rows) > MOST for rows in (promises, requests, hoped))
    asks, clarified = _followed([row.pk for row in promises[:MOST]])
    found = [_of_promise(person, row, asks[row.pk], clarified.get(row.pk)) for row in promises[:MOST]]
    found += [_of_request(person, row) for row in requests[:MOST]]
    found += [_of_expectation(person, row) for row in hoped[:MOST]]
    return found, more


def _followed(ids: list[UUID]) -> tuple[Counter[UUID], Mapping[UUID, datetime]]:
    """Answer how often promises were asked about, and when they were last made clearer. 1 SQL query."""
    kinds = [Kind.COMMITMENT_NUDGED.value, Kind.COMMITMENT_CLARIFIED.value]
    rows = Event.objects.filter(subject_id__in=ids, kind__in=kinds).order_by("at")
    asks: Counter[UUID] = Counter()
    clarified: dict[UUID, datetime] = {}
    for subject, kind, at in rows.values_list("subject_id", "kind", "at"):
        assert subject is not None
        if kind == Kind.COMMITMENT_NUDGED.value:
            asks[subject] += 1
        else:
            clarified[subject] = at
    return asks, clarified


def _open(words: str, why: str, success: str, when: date | None, *, owned: bool = True) -> tuple[Question, ...]:
    """Answer the open questions. Who owns it is open until somebody has taken it: nobody can be given anything."""
    still = clarity_in(words, why, success, when).open
    return still if owned else tuple(one for one in QUESTIONS if one in still or one is Question.WHO)


def _of_promise(person: Actor, row: Commitment, asks: int, clarified: datetime | None) -> Said:
    still = _open(row.words, row.why, row.success, row.due_on)
    mine = row.owner_id == person.id
    return Said(
        Sort.PROMISE, row.pk, row.words, row.relationship_id, row.owner_id, mine, still, row.made_at, clarified, asks
    )


def _of_request(person: Actor, row: Request) -> Said:
    still = _open(row.words, row.why, row.success, row.due_on, owned=False)
    mine = row.asker_id == person.id
    return Said(Sort.REQUEST, row.pk, row.words, row.relationship_id, row.asked_id, mine, still, row.made_at, None, 0)


def _of_expectation(person: Actor, row: Expectation) -> Said:
    still = _open(row.words, row.why, row.success, row.look_on, owned=row.to_id is not None)
    mine = row.author_id == person.id
    clarified = row.changed_at if row.version > 1 else None
    place = row.relationship_id
    return Said(Sort.EXPECTATION, row.pk, row.words, place, row.to_id, mine, still, row.written_at, clarified, 0)


def shares_open(workspace_id: UUID, before: datetime) -> dict[UUID, dict[Question, float]]:
    """Answer, for each person, which share of their open promises to others leaves each question open. 1 SQL query.

    For counting over many alone: of promises that were made `before`, by people who are still here.
    """
    rows = Commitment.objects.filter(
        workspace_id=workspace_id, state=State.OPEN.value, made_at__lt=before, owner__left_at__isnull=True
    ).exclude(relationship__kind=RelationshipKind.SELF.value)
    counts: dict[UUID, Counter[Question]] = {}
    promised: Counter[UUID] = Counter()
    read = rows.order_by().values_list("owner_id", "words", "why", "success", "due_on")
    for owner, words, why, success, due in read.iterator(chunk_size=2000):
        promised[owner] += 1
        counts.setdefault(owner, Counter()).update(_open(words, why, success, due))
    return {who: {one: found[one] / promised[who] for one in QUESTIONS} for who, found in counts.items()}


def promising_workspaces() -> list[UUID]:
    """Answer the workspaces in which something is promised to somebody else and still open. 1 SQL query."""
    rows = Commitment.objects.filter(state=State.OPEN.value).exclude(relationship__kind=RelationshipKind.SELF.value)
    return list(rows.order_by().values_list("workspace_id", flat=True).distinct())
