"""What the page of one answer needs: the promise, to whom, and what was said before."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from carefront.commitments import access
from carefront.commitments.cards import AnswerCard, CommitmentLine
from carefront.commitments.models import Answer, CheckIn, Commitment, Repair, Request, Supporter
from carefront.commitments.queries.answers import SAID, answer_cards
from carefront.commitments.queries.letters import Asked, held_words
from carefront.commitments.queries.lines import lines_of
from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.core.outcomes import SETTLED
from carefront.core.policy import Deed, Standing
from carefront.core.relationships import RelationshipState
from carefront.relationships import access as relationship_access


@dataclass(frozen=True, slots=True)
class Look:
    """Show a promise to its owner at the moment of answering. `earlier` is the answer in force, if there is one."""

    check_in_id: UUID | None
    commitment_id: UUID
    line: CommitmentLine
    occurs_on: date | None
    success: str
    earlier: AnswerCard | None
    has_supporters: bool
    is_closed: bool  # the question lost its reason: moved, rested, settled otherwise
    is_spent: bool  # it was answered through its letter
    answered_at: datetime | None
    held: str  # what its owner wrote in replies that named no outcome

    @property
    def is_settled(self) -> bool:
        """Whether the promise has come to an end."""
        return self.line.state in SETTLED


def look_at_check_in(person: Actor, check_in_id: UUID, *, now: datetime) -> Look:
    """Show a check-in to the owner of its promise. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach_check_in(person, check_in_id, Deed.ANSWER)
    return _look(person, row.commitment, row, now)


def look_at_commitment(person: Actor, commitment_id: UUID, *, now: datetime) -> Look:
    """Show a promise to its owner who says unasked how it went. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach(person, commitment_id, Deed.ANSWER)
    waiting = CheckIn.objects.filter(commitment=row, answered_at__isnull=True, closed_at__isnull=True)
    return _look(person, row, waiting.order_by("opens_at").first(), now)


def _look(person: Actor, row: Commitment, check_in: CheckIn | None, now: datetime) -> Look:
    earlier = None
    if check_in is not None and check_in.answered_at is not None:
        rows = Answer.objects.filter(check_in=check_in, replaced_at__isnull=True)
        found = list(rows.select_related("commitment", "check_in").prefetch_related(*SAID)[:1])
        earlier = answer_cards(person, found, Standing.OWNER)[0] if found else None
    supporters = Supporter.objects.filter(commitment=row, ended_at__isnull=True, accepted_at__isnull=False)
    return Look(
        check_in_id=check_in.pk if check_in else None,
        commitment_id=row.pk,
        line=lines_of(person, [row], now=now)[0],
        occurs_on=check_in.occurs_on if check_in else row.due_on,
        success=row.success,
        earlier=earlier,
        has_supporters=supporters.exists(),
        is_closed=check_in is not None and check_in.closed_at is not None and check_in.answered_at is None,
        is_spent=bool(check_in and check_in.link_spent),
        answered_at=check_in.answered_at if check_in else None,
        held=held_words(check_in.pk, person.id) if check_in and check_in.asks and check_in.answered_at is None else "",
    )


def not_resting(asked: list[Asked]) -> list[Asked]:
    """Answer those about which Carefront asks now: while a relationship rests, or its people rest from promises, none.

    Nor any whose owner keeps track alone. One SQL query.
    """
    which: Any = access.with_level(Commitment.objects.filter(pk__in=[one.commitment_id for one in asked]))
    which = which.filter(level__gt=Level.SELF_TRACKED.value, relationship__state=RelationshipState.ACTIVE.value)
    released = relationship_access.release_in(OuterRef("relationship_id"))
    going_on = set(which.filter(~Exists(released)).values_list("pk", flat=True))
    return [one for one in asked if one.commitment_id in going_on]


@dataclass(frozen=True, slots=True)
class Around:
    """Show what stands around an answer: its promise as it is now and, to its owner, what came of a wish."""

    line: CommitmentLine
    other_name: str  # whom the owner can ask for support in one tap; empty in a group
    asked_in: UUID | None  # the request that the wish became
    has_repair: bool

    @property
    def is_settled(self) -> bool:
        """Whether the promise has come to an end."""
        return self.line.state in SETTLED


def around_answer(person: Actor, card: AnswerCard, *, now: datetime) -> Around:
    """Show what stands around an answer that `person` was shown."""
    row = Commitment.objects.get(pk=card.commitment_id)
    line = lines_of(person, [row], now=now)[0]
    if not card.by.is_me:
        return Around(line, "", None, False)
    asked = Request.objects.filter(from_answer_id=card.id, asker_id=person.id).order_by("-made_at")
    return Around(
        line=line,
        other_name=line.promisee.name if line.promisee else "",
        asked_in=asked.values_list("pk", flat=True).first(),
        has_repair=Repair.objects.filter(commitment=row, by_id=person.id).exists(),
    )


def own_repair(person: Actor, commitment_id: UUID, *, now: datetime) -> tuple[CommitmentLine, dict[str, str]]:
    """Show an own promise with the two sentences and the repair kept to it. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach(person, commitment_id, Deed.CHANGE)
    kept = Repair.objects.filter(commitment=row, by_id=person.id).values("shame", "useful", "repair").first()
    told = {name: str(words) for name, words in kept.items()} if kept else {}
    return lines_of(person, [row], now=now)[0], told
