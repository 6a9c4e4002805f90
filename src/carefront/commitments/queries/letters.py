"""What letters say, as the rows stand when they go: at most three SQL queries a letter; None when its reason has gone.

A letter is to one person, and each query asks first whether that person may still see what it would tell.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.models import AtRisk, CheckIn, Commitment, Expectation, HeldReply, Request, Supporter
from carefront.core.clarity import Question
from carefront.core.due import Due
from carefront.core.level import Level, Manner, asks_by_itself, manner
from carefront.core.outcomes import SETTLED, State
from carefront.core.requests import RequestState
from carefront.kit.language import clarity_in
from carefront.kit.prepared import SLOT, Prepared
from carefront.people import queries as people
from carefront.relationships import queries as relationships


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold a promise about which its owner is asked; without a check-in there is no link to answer by."""

    check_in_id: UUID | None
    commitment_id: UUID
    words: str
    to_name: str
    on: date | None
    by_name: str = ""
    open_questions: tuple[Question, ...] = ()
    is_direct: bool = False  # the question is put plainly, as its owner agreed


def _name(person_id: UUID | None) -> str:
    return people.name_of(person_id) if person_id else ""


_CHECK_IN = Prepared(
    lambda: CheckIn.objects.filter(
        pk=SLOT, answered_at__isnull=True, closed_at__isnull=True, commitment__state=State.OPEN.value
    ).values_list(
        "owner_id", "occurs_on", "commitment_id", "commitment__words", "commitment__promisee_id",
        "commitment__relationship_id", "chosen_at", access.level_of_check_in(),
    )
)  # fmt: skip


def check_in_to_ask(check_in_id: UUID, owner: UUID) -> Asked | None:
    """Show a check-in that waits for its owner's word. 3 SQL queries, composed once: this is most letters."""
    for owner_id, occurs_on, commitment_id, words, promisee_id, place, chosen_at, number in _CHECK_IN.ask(check_in_id):
        level = Level(number)
        wanted = asks_by_itself(level) or chosen_at is not None
        if owner_id == owner and wanted and relationships.asking_in(place)[0]:
            direct = manner(level) is Manner.DIRECT
            return Asked(check_in_id, commitment_id, words, _name(promisee_id), occurs_on, is_direct=direct)
    return None


def asked_now(commitment_id: UUID, owner: UUID, by: UUID) -> Asked | None:
    """Show a promise about which `by` asks its owner, with the check-in that waits and what is still open."""
    row = Commitment.objects.filter(pk=commitment_id, owner_id=owner, state=State.OPEN.value).first()
    if row is None:
        return None
    waiting = CheckIn.objects.filter(commitment=row, answered_at__isnull=True, closed_at__isnull=True)
    check_in_id = waiting.order_by("opens_at").values_list("pk", flat=True).first()
    names = people.names_of([by, row.promisee_id] if row.promisee_id else [by])
    to_name = names[row.promisee_id].name if row.promisee_id else ""
    by_name = names[by].name if by in names else ""
    still = clarity_in(row.words, row.why, row.success, row.due_on).open
    return Asked(check_in_id, row.pk, row.words, to_name, row.due_on, by_name, still)


def kept_reply(reply_id: UUID, owner: UUID) -> tuple[str, Asked] | None:
    """Show a reply that named no outcome, and the check-in it was about."""
    row = HeldReply.objects.select_related("check_in__commitment").filter(pk=reply_id, by_id=owner).first()
    if row is None or row.check_in.answered_at is not None or row.check_in.closed_at is not None:
        return None
    promise = row.check_in.commitment
    asked = Asked(row.check_in_id, promise.pk, promise.words, _name(promise.promisee_id), row.check_in.occurs_on)
    return row.words, asked


def held_words(check_in_id: UUID, owner: UUID) -> str:
    """Answer what an owner wrote about a check-in in replies that named no outcome, in the order they came."""
    rows = HeldReply.objects.filter(check_in_id=check_in_id, by_id=owner).order_by("at")
    return "\n\n".join(rows.values_list("words", flat=True)[:5])


def owner_of_check_in(check_in_id: UUID) -> UUID | None:
    """Answer whose check-in it is, for a token that names it."""
    return CheckIn.objects.filter(pk=check_in_id).values_list("owner_id", flat=True).first()


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what a letter tells somebody about a promise, a request or an expectation."""

    id: UUID
    words: str
    name: str  # of whoever it comes from
    due: Due | None = None
    state: str = ""
    why: str = ""
    success: str = ""
    other_words: str = ""
    other_due: Due | None = None
    reason: str = ""
    mine: bool = False  # whether the reader asked
    commitment_id: UUID | None = None


def request_told(request_id: UUID, reader: UUID) -> Told | None:
    """Show a request to one of the two whom it names. 3 SQL queries."""
    row = Request.objects.filter(pk=request_id).first()
    if row is None or reader not in {row.asker_id, row.asked_id}:
        return None
    mine = row.asker_id == reader
    made = None
    if row.state == RequestState.ACCEPTED.value:
        made = Commitment.objects.filter(request=row).values_list("pk", flat=True).first()
    return Told(
        row.pk, row.words, _name(row.asked_id if mine else row.asker_id), row.due(), row.state, row.why, row.success,
        row.counter_words, row.counter_due(), row.reason, mine, made,
    )  # fmt: skip


def expectation_told(expectation_id: UUID, reader: UUID) -> Told | None:
    """Show an expectation to somebody it is put to; None when closed. At most 3 SQL queries."""
    row = Expectation.objects.filter(pk=expectation_id, closed_at__isnull=True).first()
    if row is None or reader == row.author_id or row.to_id not in (None, reader):
        return None
    if row.to_id is None and reader not in relationships.member_ids(row.relationship_id):
        return None
    return Told(row.pk, row.words, _name(row.author_id), why=row.why, success=row.success)


def support_told(supporter_id: UUID, reader: UUID) -> Told | None:
    """Show an invitation to help that waits for an answer. 2 SQL queries."""
    rows = Supporter.objects.select_related("commitment").filter(
        pk=supporter_id, person_id=reader, accepted_at__isnull=True, ended_at__isnull=True
    )
    row = rows.first()
    if row is None or State(row.commitment.state) in SETTLED:
        return None
    promise = row.commitment
    return Told(promise.pk, promise.words, _name(promise.owner_id), promise.due(), reason=row.ask)


def promise_told(commitment_id: UUID, reader: UUID, by: UUID | None = None) -> Told | None:
    """Show a promise to its owner, to those it was made to, or to its supporters. At most 3 SQL queries.

    `name` is that of `by`, of the owner otherwise.
    """
    row = Commitment.objects.filter(pk=commitment_id).first()
    if row is None or not _sees(row, reader):
        return None
    words = AtRisk.objects.filter(commitment=row).order_by("-at").values_list("words", flat=True).first() or ""
    return Told(row.pk, row.words, _name(by or row.owner_id), row.due(), row.state, reason=words)


def _sees(row: Commitment, reader: UUID) -> bool:
    if reader in {row.owner_id, row.promisee_id}:
        return True
    if row.promisee_id is None and reader in relationships.member_ids(row.relationship_id):
        return True
    return Supporter.objects.filter(commitment=row, person_id=reader, ended_at__isnull=True).exists()


def waiting_told(commitment_id: UUID, waiting_id: UUID, reader: UUID) -> tuple[Told, str] | None:
    """Show a promise to somebody whose own open promise waits on it, with the words of that one."""
    own = Commitment.objects.filter(pk=waiting_id, owner_id=reader, waits_on__on_id=commitment_id).first()
    if own is None or State(own.state) in SETTLED:
        return None
    told = promise_told(commitment_id, reader)
    return (told, own.words) if told else None


def waiting_for(owner: UUID, *, most: int = 20) -> list[Asked]:
    """Show the check-ins that were asked and wait for a person's word, oldest first. One SQL query."""
    rows = CheckIn.objects.select_related("commitment").filter(
        owner_id=owner, answered_at=None, closed_at=None, asks__gt=0, commitment__state=State.OPEN.value
    )
    return [
        Asked(row.pk, row.commitment_id, row.commitment.words, "", row.occurs_on)
        for row in rows.order_by("opens_at")[:most]
    ]
