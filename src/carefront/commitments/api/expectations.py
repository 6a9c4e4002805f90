"""Expectations over the API: write what success looks like, read it back, close the gap."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.commitments import queries
from carefront.commitments.api import given_asking as given
from carefront.commitments.api import shapes_asking as asked
from carefront.commitments.api import shapes_reading, shown_reading, shown_whole
from carefront.commitments.commands import expect
from carefront.commitments.queries import gaps
from carefront.core.expectations import ExpectationDraft
from carefront.kit.api import Caller, Done, Made, caller, done, made, reply

router = Router(tags=["expectations"])
ALL = "/expectations"
ONE = "/expectations/{uuid:expectation_id}"


def _one(me: Caller, expectation_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown_whole.expectation(queries.expectation(me.actor, expectation_id, now=me.now)), status)


@router.get(ALL, response=asked.ExpectationsOut, summary="List expectations")
def list_expectations(request: HttpRequest, wanted: Query[given.ExpectationsIn]) -> HttpResponse:
    """List the expectations that you wrote or that were put to you, newest first, without what was promised."""
    me = caller(request)
    cards, after = queries.expectations_after(
        me.actor, relationship_id=wanted.relationship_id, closed=wanted.closed, cursor=wanted.cursor,
        most=wanted.limit, now=me.now,
    )  # fmt: skip
    return reply({"items": [shown_whole.expectation(card) for card in cards], "next": after})


@router.post(ALL, response={201: asked.ExpectationOut}, summary="Write an expectation")
def write_expectation(request: HttpRequest, body: given.ExpectationIn) -> HttpResponse:
    """Write what success looks like to you; it is nobody's promise."""
    me = caller(request)
    return _one(me, expect.write_expectation(by=me.actor, draft=body.draft(), now=me.now), 201)


@router.get(ONE, response=asked.ExpectationOut, summary="Show an expectation")
def get_expectation(request: HttpRequest, expectation_id: UUID) -> HttpResponse:
    """Show one expectation with what was read back and promised towards it."""
    return _one(caller(request), expectation_id)


@router.patch(ONE, response=asked.ExpectationOut, summary="Revise an expectation")
def revise_expectation(request: HttpRequest, expectation_id: UUID, body: given.RevisionIn) -> HttpResponse:
    """Say your expectation in other words; “version” is the one you read."""
    me = caller(request)
    card = queries.expectation(me.actor, expectation_id, now=me.now)

    def kept(name: str) -> str:
        said: str | None = getattr(body, name)
        return getattr(card, name) if said is None else said

    draft = ExpectationDraft(
        words=kept("words"),
        relationship_id=card.relationship_id,
        to=card.to.id if card.to else None,
        why=kept("why"),
        success=kept("success"),
        period=kept("period"),
        look_on=body.look_on if "look_on" in body.model_fields_set else card.look_on,
    )
    expect.revise_expectation(by=me.actor, expectation_id=expectation_id, draft=draft, version=body.version, now=me.now)
    return _one(me, expectation_id)


@router.post(f"{ONE}/read-backs", response={201: Made}, summary="Read an expectation back")
def read_back(request: HttpRequest, expectation_id: UUID, body: given.ReadBackIn) -> HttpResponse:
    """Say in your own words what you understood."""
    me = caller(request)
    return made(expect.read_back(by=me.actor, expectation_id=expectation_id, words=body.words, now=me.now))


@router.get(
    f"{ONE}/read-backs/{{uuid:read_back_id}}/gap", response=shapes_reading.GapOut, summary="Compare a read-back"
)
def get_read_back_gap(request: HttpRequest, expectation_id: UUID, read_back_id: UUID) -> HttpResponse:
    """Show an expectation beside what was read back, promise by promise, with what differs; “mine” is its author's."""
    me = caller(request)
    return reply(shown_reading.gap(gaps.gap(me.actor, expectation_id, read_back_id, now=me.now)))


@router.post("/read-backs/{uuid:read_back_id}/answer", response=Done, summary="Answer a read-back")
def answer_read_back(request: HttpRequest, read_back_id: UUID, body: given.ReadBackAnswerIn) -> HttpResponse:
    """Say, as the author, whether that is what you meant, or what is not quite it."""
    me = caller(request)
    expect.answer_read_back(by=me.actor, read_back_id=read_back_id, meant=body.meant, reply=body.reply, now=me.now)
    return done()


@router.post(f"{ONE}/closing", response=asked.ExpectationOut, summary="Close an expectation")
def close_expectation(request: HttpRequest, expectation_id: UUID) -> HttpResponse:
    """Close your expectation; it stays in the record."""
    me = caller(request)
    expect.close_expectation(by=me.actor, expectation_id=expectation_id, now=me.now)
    return _one(me, expectation_id)
