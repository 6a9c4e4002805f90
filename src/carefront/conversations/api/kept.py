"""What was kept of conversations, over the API: what you said yourself, and decisions."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.commitments.api import shapes as commitment_shapes
from carefront.commitments.api.commitments import whole
from carefront.conversations.api import given, shapes, shown
from carefront.conversations.commands import answering
from carefront.conversations.queries import kept as reading
from carefront.kit.api import Done, caller, done, reply
from carefront.kit.api_fields import due_of

router = Router()
SAID, DECIDED = ["proposals"], ["decisions"]
ONE = "/proposals/{uuid:proposal_id}"


@router.get("/proposals", response=shapes.ProposalsOut, tags=SAID, summary="List what you said")
def list_proposals(request: HttpRequest) -> HttpResponse:
    """List what you said in conversations and have not answered yet, up to fifty, oldest first."""
    me = caller(request)
    return reply({"items": [shown.proposal(card) for card in reading.proposals(me.actor, now=me.now)]})


@router.get(ONE, response=shapes.ProposalOut, tags=SAID, summary="Show something that you said")
def get_proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Show something that you said, and what came of it."""
    me = caller(request)
    return reply(shown.proposal(reading.proposal(me.actor, proposal_id, now=me.now)))


@router.post(
    f"{ONE}/acceptance", response={201: commitment_shapes.CommitmentOut}, tags=SAID, summary="Promise what you said"
)
def accept_proposal(request: HttpRequest, proposal_id: UUID, body: given.AcceptanceIn) -> HttpResponse:
    """Make a promise of what you said, in these words or others; the answer is the commitment."""
    me = caller(request)
    made = answering.accept_proposal(
        by=me.actor,
        proposal_id=proposal_id,
        words=body.words,
        due=due_of(body.due, me.actor.zone),
        has_due="due" in body.model_fields_set,
        now=me.now,
    )
    return whole(me, made, 201)


@router.post(f"{ONE}/decline", response=shapes.ProposalOut, tags=SAID, summary="Say that it is no promise")
def decline_proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Say that what you said is no promise; nobody is told."""
    me = caller(request)
    answering.decline_proposal(by=me.actor, proposal_id=proposal_id, now=me.now)
    return reply(shown.proposal(reading.proposal(me.actor, proposal_id, now=me.now)))


@router.get("/decisions", response=shapes.DecisionsOut, tags=DECIDED, summary="List decisions")
def list_decisions(request: HttpRequest, wanted: Query[given.DecisionsIn]) -> HttpResponse:
    """List the decisions that are shared with you, newest first."""
    me = caller(request)
    cards, after = reading.decisions_after(me.actor, wanted.cursor, wanted.limit, wanted.relationship_id)
    return reply({"items": [shown.decision(card) for card in cards], "next": after})


@router.get("/decisions/{uuid:decision_id}", response=shapes.DecisionOut, tags=DECIDED, summary="Show a decision")
def get_decision(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Show one decision with the sentence that says it."""
    return reply(shown.decision(reading.decision(caller(request).actor, decision_id)))


@router.delete("/decisions/{uuid:decision_id}", response=Done, tags=DECIDED, summary="Take a decision back")
def drop_decision(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Take a decision off the record that you put there."""
    me = caller(request)
    answering.take_decision_back(by=me.actor, decision_id=decision_id, now=me.now)
    return done()
