"""Fetching a row for a change: reach it, take its ledger's lock, and read it again as it stands under the lock."""

from typing import TypeVar
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.models import Commitment, Expectation, Request
from carefront.core.actors import Actor
from carefront.core.commitments import must_be_unsettled
from carefront.core.outcomes import State
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.models import Stream
from carefront.relationships import queries as relationships
from carefront.relationships.queries import RelationshipCard

R = TypeVar("R", Commitment, Request, Expectation)


def _locked(row: R) -> tuple[R, Stream]:
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    return row, stream


def commitment_for(by: Actor, commitment_id: UUID, deed: Deed, *, unsettled: bool = True) -> tuple[Commitment, Stream]:
    """Answer a commitment and its locked ledger; raises as access does, Refusal(ALREADY_SETTLED) if it must be open."""
    row, stream = _locked(access.reach(by, commitment_id, deed))
    if unsettled:
        must_be_unsettled(State(row.state))
    return row, stream


def request_for(by: Actor, request_id: UUID, deed: Deed) -> tuple[Request, Stream]:
    """Answer a request and its locked ledger; raises as access does."""
    return _locked(access.reach_request(by, request_id, deed))


def expectation_for(by: Actor, expectation_id: UUID, deed: Deed) -> tuple[Expectation, Stream]:
    """Answer an expectation and its locked ledger; raises as access does."""
    return _locked(access.reach_expectation(by, expectation_id, deed))


def open_place(by: Actor, relationship_id: UUID) -> tuple[RelationshipCard, Stream]:
    """Answer a relationship in which something new can be made, and its locked ledger.

    The lock comes first, so that what ends or rests at the same moment is seen. Raises Refusal(HIDDEN | RESTING).
    """
    try:
        stream = journal.lock(relationship_id)
    except Stream.DoesNotExist:
        raise Refusal(Because.HIDDEN) from None
    return relationships.open_for(by, relationship_id), stream
