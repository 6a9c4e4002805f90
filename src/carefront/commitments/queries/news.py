"""What others answered since: gathered for one letter."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from carefront.commitments import access
from carefront.commitments.models import Answer, AnswerTo, OtherAccount, ReadBack, Response
from carefront.core.outcomes import Outcome
from carefront.people import queries as people
from carefront.relationships.queries import covenants

WEEK = timedelta(days=7)
MOST = 20  # of each kind; a longer letter helps nobody


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one piece of news: who said what about which words. `what` names the kind, `target` the row to open."""

    what: str  # answered, responded, differed, read_back, meant, not_quite
    name: str
    about: str
    words: str
    target: UUID
    outcome: Outcome | None = None
    enough: bool = False
    steps: str = ""  # what the two agreed to do when they see it differently


def news_for(reader: UUID, workspace_id: UUID, *, since: datetime) -> list[Piece]:
    """Show what others answered to `reader` since a moment and `reader` has not met yet. At most 9 SQL queries."""
    here = Q(workspace_id=workspace_id)
    answers = Answer.objects.filter(here, to_id=reader, met_at=None, replaced_at=None, at__gte=since)
    in_groups = AnswerTo.objects.filter(
        access.in_a_group_of(reader, "answer__commitment__"),
        person_id=reader, met_at=None, at__gte=since, answer__replaced_at=None, answer__workspace_id=workspace_id,
    )  # fmt: skip
    responses = Response.objects.filter(here, answer__by_id=reader, at__gte=since).exclude(by_id=reader)
    accounts = OtherAccount.objects.filter(here, answer__by_id=reader, at__gte=since).exclude(by_id=reader)
    # A reply has no moment of its own, so it is told for a week after the read-back that it answers.
    mine = Q(by_id=reader, confirmed_at__gte=since) | Q(by_id=reader, at__gte=since - WEEK) & ~Q(reply="")
    backs = ReadBack.objects.filter(
        here & (Q(expectation__author_id=reader, confirmed_at=None, reply="", at__gte=since) | mine),
        expectation__closed_at=None,
    )
    rows: list[tuple[str, Answer | Response | OtherAccount | ReadBack]] = [
        *(("answered", row) for row in answers.select_related("commitment").order_by("at")[:MOST]),
        *(("answered", row.answer) for row in in_groups.select_related("answer__commitment").order_by("at")[:MOST]),
        *(("responded", row) for row in responses.select_related("answer__commitment").order_by("at")[:MOST]),
        *(("differed", row) for row in accounts.select_related("answer__commitment").order_by("at")[:MOST]),
        *((_read_back(row, reader), row) for row in backs.select_related("expectation").order_by("at")[:MOST]),
    ]
    names = people.names_of({_by(row, what) for what, row in rows}) if rows else {}
    pieces = [_piece(what, row, names[_by(row, what)].name) for what, row in rows]
    places = {row.answer.commitment.relationship_id for what, row in rows if isinstance(row, OtherAccount)}
    steps = _steps(reader, places) if places else {}
    return [
        replace(piece, steps=steps.get(row.answer.commitment.relationship_id, ""))
        if isinstance(row, OtherAccount)
        else piece
        for piece, (_what, row) in zip(pieces, rows, strict=True)
    ]


def _steps(reader: UUID, places: Collection[UUID]) -> dict[UUID, str]:
    """Answer what people agreed, for each of some relationships, to do when they see something differently."""
    actor = people.actors_of([reader]).get(reader)
    return covenants.escalations(actor, places) if actor else {}


def _read_back(row: ReadBack, reader: UUID) -> str:
    if row.by_id != reader:
        return "read_back"
    return "meant" if row.confirmed_at else "not_quite"


def _by(row: Answer | Response | OtherAccount | ReadBack, what: str) -> UUID:
    if isinstance(row, ReadBack) and what != "read_back":
        author: UUID = row.expectation.author_id
        return author
    by: UUID = row.by_id
    return by


def _piece(what: str, row: Answer | Response | OtherAccount | ReadBack, name: str) -> Piece:
    if isinstance(row, Answer):
        words = row.happened or row.learned
        return Piece(what, name, row.commitment.words, words, row.pk, Outcome(row.outcome), row.enough)
    if isinstance(row, Response):
        return Piece(what, name, row.answer.commitment.words, row.words, row.answer_id)
    if isinstance(row, OtherAccount):
        return Piece(what, name, row.answer.commitment.words, row.words, row.answer_id, Outcome(row.outcome))
    words = row.words if what == "read_back" else row.reply
    return Piece(what, name, row.expectation.words, words, row.expectation_id)
