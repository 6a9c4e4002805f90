"""Requests over the API: ask, accept, offer something else, decline, take back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.commitments import queries
from carefront.commitments.api import given_asking as given
from carefront.commitments.api import shapes, shown_whole
from carefront.commitments.api import shapes_asking as asked
from carefront.commitments.api.commitments import whole, with_day
from carefront.commitments.commands import ask
from carefront.kit.api import Caller, caller, reply
from carefront.kit.api_fields import due_of

router = Router(tags=["requests"])
ALL = "/requests"
ONE = "/requests/{uuid:request_id}"


def _one(me: Caller, request_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown_whole.request(queries.request(me.actor, request_id, now=me.now)), status)


@router.get(ALL, response=asked.RequestsOut, summary="List requests")
def list_requests(request: HttpRequest, wanted: Query[given.RequestsIn]) -> HttpResponse:
    """List the requests that name you, newest first."""
    me = caller(request)
    cards, after = queries.requests_after(
        me.actor, which=wanted.which, relationship_id=wanted.relationship_id, cursor=wanted.cursor, most=wanted.limit,
        now=me.now,
    )  # fmt: skip
    return reply({"items": [shown_whole.request(card) for card in cards], "next": after})


@router.post(ALL, response={201: asked.RequestOut}, summary="Ask for a commitment")
def make_request(request: HttpRequest, body: given.RequestIn) -> HttpResponse:
    """Ask somebody for a promise; it becomes one only when they accept it."""
    me = caller(request)
    draft, _found = with_day(me, body.draft(me.actor.zone), named="due" in body.model_fields_set)
    return _one(me, ask.make_request(by=me.actor, draft=draft, from_answer=body.from_answer_id, now=me.now), 201)


@router.get(ONE, response=asked.RequestOut, summary="Show a request")
def get_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show one request that names you."""
    return _one(caller(request), request_id)


@router.post(f"{ONE}/acceptance", response={201: shapes.CommitmentOut}, summary="Accept a request")
def accept_request(request: HttpRequest, request_id: UUID, body: given.AcceptanceIn) -> HttpResponse:
    """Make what was asked your own promise; the answer is the commitment."""
    me = caller(request)
    return whole(me, ask.accept_request(by=me.actor, request_id=request_id, draft=body.draft(), now=me.now), 201)


@router.post(f"{ONE}/counter", response=asked.RequestOut, summary="Offer something else")
def counter_request(request: HttpRequest, request_id: UUID, body: given.CounterIn) -> HttpResponse:
    """Offer your own words or day; it becomes a promise when the asker agrees."""
    me = caller(request)
    due = due_of(body.due, me.actor.zone)
    ask.counter_request(by=me.actor, request_id=request_id, words=body.words, due=due, reason=body.reason, now=me.now)
    return _one(me, request_id)


@router.post(f"{ONE}/agreement", response=asked.RequestOut, summary="Agree to an offer")
def agree_to_counter(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Agree, as the asker, to what was offered: it becomes the other's promise."""
    me = caller(request)
    ask.agree_to_counter(by=me.actor, request_id=request_id, now=me.now)
    return _one(me, request_id)


@router.post(f"{ONE}/decline", response=asked.RequestOut, summary="Decline a request")
def decline_request(request: HttpRequest, request_id: UUID, body: given.ReasonIn) -> HttpResponse:
    """Say no, with or without a reason."""
    me = caller(request)
    ask.decline_request(by=me.actor, request_id=request_id, reason=body.reason, now=me.now)
    return _one(me, request_id)


@router.post(f"{ONE}/withdrawal", response=asked.RequestOut, summary="Take a request back")
def withdraw_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Take your own request back."""
    me = caller(request)
    ask.withdraw_request(by=me.actor, request_id=request_id, now=me.now)
    return _one(me, request_id)
