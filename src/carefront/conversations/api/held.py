"""Conversations over the API: plan, move, cancel, answer, begin, end, and the brief."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.conversations.api import given_held as given
from carefront.conversations.api import shapes_held as shapes
from carefront.conversations.api import shown_held as shown
from carefront.conversations.commands import holding, moving, scheduling
from carefront.conversations.queries import brief as briefs
from carefront.conversations.queries import held as reading
from carefront.core.meetings import KINDS
from carefront.kit.api import Caller, caller, reply
from carefront.relationships import queries as relationships

router = Router(tags=["conversations"])
ALL = "/conversations"
ONE = "/conversations/{uuid:conversation_id}"
SERIES = "/series/{uuid:series_id}"
_Out = shapes.ConversationOut


def _one(me: Caller, conversation_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown.conversation(reading.conversation(me.actor, conversation_id, now=me.now)), status)


@router.get(ALL, response=shapes.ConversationsOut, summary="List conversations")
def list_conversations(request: HttpRequest, wanted: Query[given.ConversationsIn]) -> HttpResponse:
    """List the conversations that you take part in: coming ones, the next first, or past ones, the newest first."""
    me = caller(request)
    cards, after = reading.conversations_after(
        me.actor, wanted.cursor, wanted.limit, which=wanted.which, relationship_id=wanted.relationship_id, now=me.now
    )
    return reply({"items": [shown.conversation_line(card) for card in cards], "next": after})


@router.post(ALL, response={201: _Out}, summary="Plan a conversation")
def plan_conversation(request: HttpRequest, body: given.ConversationIn) -> HttpResponse:
    """Plan a conversation with everybody in a relationship, or with yourself; with a rhythm, a series."""
    me = caller(request)
    plan = scheduling.plan_conversation if body.relationship_id else scheduling.plan_with_oneself
    return _one(me, plan(by=me.actor, draft=body.draft(me.actor), now=me.now), 201)


@router.get(ONE, response=_Out, summary="Show a conversation")
def get_conversation(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Show a conversation that you take part in."""
    return _one(caller(request), conversation_id)


@router.get(f"{ONE}/brief", response=shapes.BriefOut, summary="Show what a conversation can build on")
def get_brief(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Show promises both ways that are due or wait for a word, what came of last time, and what is not clear yet."""
    me = caller(request)
    card = reading.conversation(me.actor, conversation_id, now=me.now)
    return reply(shown.brief(briefs.brief(me.actor, card, now=me.now)))


@router.post(f"{ONE}/move", response=_Out, summary="Move a conversation")
def move_conversation(request: HttpRequest, conversation_id: UUID, body: given.MoveIn) -> HttpResponse:
    """Give a planned conversation another time; everybody is asked again."""
    me = caller(request)
    moving.move_conversation(
        by=me.actor, conversation_id=conversation_id, slot=body.slot(me.actor), words=body.words, now=me.now
    )
    return _one(me, conversation_id)


@router.post(f"{ONE}/cancellation", response=_Out, summary="Cancel a conversation")
def cancel_conversation(request: HttpRequest, conversation_id: UUID, body: given.WordsIn) -> HttpResponse:
    """Let a planned conversation not take place; its open topics move on."""
    me = caller(request)
    moving.cancel_conversation(by=me.actor, conversation_id=conversation_id, words=body.words, now=me.now)
    return _one(me, conversation_id)


@router.post(f"{ONE}/reply", response=_Out, summary="Say whether you come")
def reply_to_conversation(request: HttpRequest, conversation_id: UUID, body: given.ReplyIn) -> HttpResponse:
    """Answer the invitation to a conversation."""
    me = caller(request)
    moving.answer_invitation(
        by=me.actor, conversation_id=conversation_id, reply=body.reply, words=body.words, now=me.now
    )
    return _one(me, conversation_id)


@router.post(f"{ONE}/beginning", response=_Out, summary="Begin a conversation")
def begin_conversation(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Begin a conversation, or enter one that was begun."""
    me = caller(request)
    holding.begin_conversation(by=me.actor, conversation_id=conversation_id, now=me.now)
    return _one(me, conversation_id)


@router.post(f"{ONE}/end", response=_Out, summary="End a conversation")
def end_conversation(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """End a conversation: its record is mailed, and what was not reached moves on."""
    me = caller(request)
    holding.close_conversation(by=me.actor, conversation_id=conversation_id, now=me.now)
    return _one(me, conversation_id)


@router.post(f"{ONE}/reopening", response=_Out, summary="Take a conversation up again")
def reopen_conversation(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Take up again a conversation that ended within the last day."""
    me = caller(request)
    holding.reopen_conversation(by=me.actor, conversation_id=conversation_id, now=me.now)
    return _one(me, conversation_id)


@router.post(f"{ONE}/timer", response=_Out, summary="Let a timer run")
def set_timer(request: HttpRequest, conversation_id: UUID, body: given.TimerIn) -> HttpResponse:
    """Let a timer run for everybody, or stop it."""
    me = caller(request)
    holding.set_timer(by=me.actor, conversation_id=conversation_id, minutes=body.minutes, now=me.now)
    return _one(me, conversation_id)


@router.post(f"{ONE}/turns", response=_Out, summary="Talk one after the other")
def set_turns(request: HttpRequest, conversation_id: UUID, body: given.TurnsIn) -> HttpResponse:
    """Say whose turn it is to talk, or let the order go."""
    me = caller(request)
    holding.set_turns(by=me.actor, conversation_id=conversation_id, turn=body.turn, now=me.now)
    return _one(me, conversation_id)


@router.post(
    "/relationships/{uuid:relationship_id}/conversations", response={201: _Out}, summary="Begin a conversation now"
)
def talk_now(request: HttpRequest, relationship_id: UUID, body: given.TalkIn) -> HttpResponse:
    """Begin a conversation that nobody planned."""
    me = caller(request)
    card = relationships.relationship(me.actor, relationship_id)
    kind = body.kind or KINDS[card.kind][0]
    return _one(me, holding.talk_now(by=me.actor, relationship_id=relationship_id, kind=kind, now=me.now), 201)


@router.get(SERIES, response=shapes.SeriesOut, summary="Show a series")
def get_series(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """Show a conversation that comes again."""
    return reply(shown.series(reading.series(caller(request).actor, series_id)))


@router.post(f"{SERIES}/change", response=_Out, summary="Change a series")
def change_series(request: HttpRequest, series_id: UUID, body: given.SeriesIn) -> HttpResponse:
    """Let a series go on otherwise from a day; the answer is its next conversation."""
    me = caller(request)
    made = moving.change_series(
        by=me.actor, series_id=series_id, slot=body.slot(me.actor), rhythm=body.rhythm, title=body.title,
        place=body.place, now=me.now,
    )  # fmt: skip
    return _one(me, made)


@router.post(f"{SERIES}/ending", response=shapes.SeriesOut, summary="End a series")
def end_series(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """Let a series end: what is planned of it from now on does not take place."""
    me = caller(request)
    moving.end_series(by=me.actor, series_id=series_id, now=me.now)
    return reply(shown.series(reading.series(me.actor, series_id)))
