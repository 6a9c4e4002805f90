"""Commitments over the API: list, make, look at, and change."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.commitments import queries
from carefront.commitments.api import given, shapes, shown, shown_whole
from carefront.commitments.commands import change, make, nudge
from carefront.core.clarity import UnderstoodDate
from carefront.core.commitments import Draft
from carefront.core.due import Due
from carefront.core.words import clean_line
from carefront.kit.api import Caller, Done, caller, done, reply
from carefront.kit.api_fields import due_of
from carefront.kit.language import read_date, read_practice

router = Router(tags=["commitments"])
ALL = "/commitments"
ONE = "/commitments/{uuid:commitment_id}"


def with_day(me: Caller, draft: Draft, *, named: bool) -> tuple[Draft, UnderstoodDate | None]:
    """Answer `draft` with the day that its words name, unless the caller `named` one or said that there is none."""
    if named:
        return draft, None
    words = clean_line(draft.words)
    found = read_date(words, me.actor.local(me.now))
    if found is None:
        return draft, None
    return replace(draft, words=words, due=Due(found.on, found.at, me.actor.zone)), found


def with_time(me: Caller, draft: Draft, *, named: bool) -> tuple[Draft, UnderstoodDate | None]:
    """Answer `draft` with what its words say of when: how it repeats and its first day, or else the day they name."""
    words = clean_line(draft.words)
    practice = None if named or draft.rhythm else read_practice(words, me.actor.local(me.now))
    if practice is None or practice.on is None:
        return with_day(me, draft, named=named)
    due = Due(practice.on, practice.at, me.actor.zone)
    said = UnderstoodDate(practice.on, practice.at, practice.start, practice.end)
    return replace(draft, words=words, due=due, rhythm=practice.rhythm), said


def whole(me: Caller, commitment_id: UUID, status: int = 200, **more: Any) -> HttpResponse:
    """Answer a commitment as the caller sees it."""
    card = queries.commitment(me.actor, commitment_id, now=me.now)
    return reply(shown_whole.commitment(card) | more, status)


@router.get(ALL, response=shapes.LinesOut, summary="List commitments")
def list_commitments(request: HttpRequest, wanted: Query[given.CommitmentsIn]) -> HttpResponse:
    """List the commitments that you own, that were made to you or your group, or that you support."""
    me = caller(request)
    filters = queries.Filters(wanted.which, wanted.state, wanted.relationship_id, wanted.words, wanted.sort)
    lines, after = queries.listing_after(me.actor, filters, cursor=wanted.cursor, most=wanted.limit, now=me.now)
    return reply({"items": shown.lines(lines), "next": after})


@router.post(ALL, response={201: shapes.MadeOut}, summary="Make a commitment")
def make_commitment(request: HttpRequest, body: given.CommitmentIn) -> HttpResponse:
    """Make a promise of your own. Without “due”, the day and the rhythm are read from the words; “understood” tells."""
    me = caller(request)
    draft, found = with_time(me, body.draft(me.actor.zone), named="due" in body.model_fields_set)
    key = make.make_commitment(by=me.actor, draft=draft, now=me.now)
    return whole(me, key, 201, understood=shown.understood(draft.words, found))


@router.get(ONE, response=shapes.CommitmentOut, summary="Show a commitment")
def get_commitment(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show one commitment with all of it that you may see."""
    return whole(caller(request), commitment_id)


@router.patch(ONE, response=shapes.CommitmentOut, summary="Say more about a commitment")
def clarify_commitment(request: HttpRequest, commitment_id: UUID, body: given.ClarifyIn) -> HttpResponse:
    """Say more about a promise of yours; “version” is the one you read."""
    me = caller(request)
    card = queries.commitment(me.actor, commitment_id, now=me.now)

    def kept(name: str) -> str:
        said: str | None = getattr(body, name)
        return getattr(card, name) if said is None else said

    draft = Draft(
        words=card.line.words,
        due=due_of(body.due, me.actor.zone),
        why=kept("why"),
        success=kept("success"),
        recognition=kept("recognition"),
        outside_person=kept("outside_person"),
        cue=kept("cue"),
    )
    change.clarify_commitment(by=me.actor, commitment_id=commitment_id, draft=draft, version=body.version, now=me.now)
    return whole(me, commitment_id)


@router.post(f"{ONE}/moves", response=shapes.CommitmentOut, summary="Move a commitment to another day")
def move_commitment(request: HttpRequest, commitment_id: UUID, body: given.MoveIn) -> HttpResponse:
    """Recommit to the same words on another day."""
    me = caller(request)
    due = body.due.due(me.actor.zone)
    change.recommit_commitment(by=me.actor, commitment_id=commitment_id, due=due, words=body.reason, now=me.now)
    return whole(me, commitment_id)


@router.post(f"{ONE}/successor", response={201: shapes.MadeOut}, summary="Change a commitment into another")
def change_commitment(request: HttpRequest, commitment_id: UUID, body: given.SuccessorIn) -> HttpResponse:
    """Put a promise in other words in the place of this one; both stay linked, and the answer is the new one."""
    me = caller(request)
    draft, found = with_day(me, body.draft(me.actor.zone), named="due" in body.model_fields_set)
    key = change.modify_commitment(by=me.actor, commitment_id=commitment_id, draft=draft, words=body.reason, now=me.now)
    return whole(me, key, 201, understood=shown.understood(draft.words, found))


@router.post(f"{ONE}/release", response=shapes.CommitmentOut, summary="Let a commitment go")
def release_commitment(request: HttpRequest, commitment_id: UUID, body: given.WordsIn) -> HttpResponse:
    """Let a promise go; it stays in the record as released."""
    me = caller(request)
    change.release_commitment(by=me.actor, commitment_id=commitment_id, words=body.words, now=me.now)
    return whole(me, commitment_id)


@router.post(f"{ONE}/pause", response=shapes.CommitmentOut, summary="Let a commitment rest")
def pause_commitment(request: HttpRequest, commitment_id: UUID, body: given.PauseIn) -> HttpResponse:
    """Let a promise rest, perhaps until a day; nothing is asked meanwhile."""
    me = caller(request)
    change.pause_commitment(by=me.actor, commitment_id=commitment_id, until=body.until, words=body.words, now=me.now)
    return whole(me, commitment_id)


@router.post(f"{ONE}/resumption", response=shapes.CommitmentOut, summary="Take a resting commitment up")
def resume_commitment(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Take a resting promise up again."""
    me = caller(request)
    change.resume_commitment(by=me.actor, commitment_id=commitment_id, now=me.now)
    return whole(me, commitment_id)


@router.post(f"{ONE}/at-risk", response=shapes.CommitmentOut, summary="Say that a commitment is at risk")
def say_at_risk(request: HttpRequest, commitment_id: UUID, body: given.WordsIn) -> HttpResponse:
    """Say early that it may not come about as promised; those it concerns are told."""
    me = caller(request)
    change.say_at_risk(by=me.actor, commitment_id=commitment_id, words=body.words, now=me.now)
    return whole(me, commitment_id)


@router.post(f"{ONE}/question", response=Done, summary="Ask about a commitment")
def ask_about(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Ask its owner, kindly, how a promise made to you is going; once a day at most."""
    me = caller(request)
    nudge.ask_about(by=me.actor, commitment_id=commitment_id, now=me.now)
    return done()


@router.get(f"{ONE}/facts", response=shapes.FactsOut, summary="Show a commitment's facts")
def list_commitment_facts(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show what the ledger holds about one commitment, oldest first."""
    me = caller(request)
    card = queries.commitment(me.actor, commitment_id, now=me.now)
    return reply({"items": [shown.fact(each) for each in card.facts], "next": None})
