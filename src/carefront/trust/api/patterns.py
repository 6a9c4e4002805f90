"""Patterns over the API: list, look, note, confirm, share, take back, set aside, stop a kind."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.kit.api import Done, caller, done, reply
from carefront.trust.api import shapes, shown
from carefront.trust.commands import marking, stopping
from carefront.trust.queries import facts
from carefront.trust.queries import patterns as reading

router = Router(tags=["patterns"])
ALL = "/patterns"
ONE = "/patterns/{uuid:pattern_id}"
STOPS = "/relationships/{uuid:relationship_id}/patterns"


def _one(request: HttpRequest, pattern_id: UUID, deed: Callable[..., None] | None = None) -> HttpResponse:
    me = caller(request)
    if deed is not None:
        deed(by=me.actor, pattern_id=pattern_id, now=me.now)
    return reply(shown.whole(facts.whole(me.actor, pattern_id)))


@router.get(ALL, response=shapes.PatternsOut, summary="List patterns")
def list_patterns(request: HttpRequest, wanted: Query[shapes.PatternsIn]) -> HttpResponse:
    """List what was counted in your promises, and what others show you, the newest first."""
    actor = caller(request).actor
    found, more = reading.patterns(
        actor, relationship_id=wanted.relationship_id, whose=wanted.whose, over=wanted.over, page=wanted.page
    )
    stopped = [shown.stop(one) for one in reading.stops(actor)]
    return reply({"items": [shown.pattern(one) for one in found], "has_next": more, "stopped": stopped})


@router.get(ONE, response=shapes.PatternWholeOut, summary="Show a pattern")
def get_pattern(request: HttpRequest, pattern_id: UUID) -> HttpResponse:
    """Show a pattern with every fact it rests on."""
    return _one(request, pattern_id)


@router.post(f"{ONE}/seen", response=shapes.PatternWholeOut, summary="Say that you looked at a pattern")
def see_pattern(request: HttpRequest, pattern_id: UUID) -> HttpResponse:
    """Say that you have looked at a pattern in your own promises."""
    return _one(request, pattern_id, marking.see_pattern)


@router.put(f"{ONE}/note", response=shapes.PatternWholeOut, summary="Note something on a pattern")
def note_pattern(request: HttpRequest, pattern_id: UUID, body: shapes.PatternNoteIn) -> HttpResponse:
    """Say something about a pattern in your own promises; whoever sees the pattern reads it."""
    me = caller(request)
    marking.note_pattern(by=me.actor, pattern_id=pattern_id, words=body.words, now=me.now)
    return _one(request, pattern_id)


@router.post(f"{ONE}/confirmation", response=shapes.PatternWholeOut, summary="Confirm a pattern")
def confirm_pattern(request: HttpRequest, pattern_id: UUID) -> HttpResponse:
    """Say that it is so. Once you agreed to direct naming, this shows to the others what arose after that."""
    return _one(request, pattern_id, marking.confirm_pattern)


@router.post(f"{ONE}/sharing", response=shapes.PatternWholeOut, summary="Share a pattern")
def share_pattern(request: HttpRequest, pattern_id: UUID) -> HttpResponse:
    """Share a pattern in your own promises with those who are in the relationship now."""
    return _one(request, pattern_id, marking.share_pattern)


@router.delete(f"{ONE}/sharing", response=shapes.PatternWholeOut, summary="Take a pattern back")
def unshare_pattern(request: HttpRequest, pattern_id: UUID) -> HttpResponse:
    """Let nobody else see it: it is neither shared nor confirmed any more."""
    return _one(request, pattern_id, marking.take_back_pattern)


@router.post(f"{ONE}/aside", response=shapes.PatternWholeOut, summary="Set a pattern aside")
def set_pattern_aside(request: HttpRequest, pattern_id: UUID) -> HttpResponse:
    """Mark a pattern as not useful; nobody else sees it."""
    return _one(request, pattern_id, marking.set_pattern_aside)


@router.delete(f"{ONE}/aside", response=shapes.PatternWholeOut, summary="Take a pattern up again")
def take_pattern_up(request: HttpRequest, pattern_id: UUID) -> HttpResponse:
    """Take a pattern up again that you set aside."""
    return _one(request, pattern_id, marking.take_pattern_up)


@router.post(f"{STOPS}/stop", response=Done, summary="Stop a kind of pattern")
def stop_kind(request: HttpRequest, relationship_id: UUID, body: shapes.PatternKindIn) -> HttpResponse:
    """Let a kind no longer be computed of you in a relationship."""
    me = caller(request)
    stopping.stop_kind(by=me.actor, relationship_id=relationship_id, kind=body.kind, now=me.now)
    return done()


@router.post(f"{STOPS}/start", response=Done, summary="Begin a kind of pattern again")
def start_kind(request: HttpRequest, relationship_id: UUID, body: shapes.PatternKindIn) -> HttpResponse:
    """Let a kind be computed of you in a relationship again."""
    me = caller(request)
    stopping.start_kind(by=me.actor, relationship_id=relationship_id, kind=body.kind, now=me.now)
    return done()
