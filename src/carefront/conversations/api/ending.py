"""How conversations end, over the API: reading back, words agreed on, and the record."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.conversations.api import given_ending as given
from carefront.conversations.api import shapes_ending as shapes
from carefront.conversations.api import shown_ending as shown
from carefront.conversations.commands import holding, reading_back
from carefront.conversations.queries import reading_back as reading
from carefront.conversations.queries import record
from carefront.kit.api import Caller, caller, reply

router = Router(tags=["conversations"])
ONE = "/conversations/{uuid:conversation_id}"


def _reading(me: Caller, conversation_id: UUID) -> HttpResponse:
    return reply(shown.reading_back(reading.reading_back(me.actor, conversation_id, now=me.now)))


@router.get(f"{ONE}/read-back", response=shapes.ReadingBackOut, summary="Show how far the reading back is")
def get_read_back(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Show your own account, who has written theirs, and once all is opened everybody's, with where they differ."""
    return _reading(caller(request), conversation_id)


@router.put(f"{ONE}/read-back", response=shapes.ReadingBackOut, summary="Read back what was agreed")
def put_read_back(request: HttpRequest, conversation_id: UUID, body: given.ConversationReadBackIn) -> HttpResponse:
    """Write what you think was agreed, unseen; it is opened when everybody who was there has written."""
    me = caller(request)
    reading_back.write_read_back(
        by=me.actor, conversation_id=conversation_id, agreed=body.agreed, owned=body.owned, now=me.now
    )
    return _reading(me, conversation_id)


@router.post(f"{ONE}/read-back/opening", response=shapes.ReadingBackOut, summary="Open what was read back")
def open_read_backs(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Open what was read back, without those who have not written; only whoever wrote can."""
    me = caller(request)
    reading_back.reveal_read_backs(by=me.actor, conversation_id=conversation_id, now=me.now)
    return _reading(me, conversation_id)


@router.put(f"{ONE}/read-back/habit", response=shapes.ReadingBackOut, summary="Say whether you read back")
def put_read_back_habit(request: HttpRequest, conversation_id: UUID, body: given.HabitIn) -> HttpResponse:
    """Say whether conversations of this relationship end with reading back; the next ones remember it."""
    me = caller(request)
    holding.set_habit(by=me.actor, conversation_id=conversation_id, reads_back=body.reads_back, now=me.now)
    return _reading(me, conversation_id)


@router.post(f"{ONE}/wordings", response={201: shapes.ReadingBackOut}, summary="Put words forward")
def make_wording(request: HttpRequest, conversation_id: UUID, body: given.WordingIn) -> HttpResponse:
    """Put words forward that say what was agreed, in place of those that wait for a yes."""
    me = caller(request)
    reading_back.put_words_forward(by=me.actor, conversation_id=conversation_id, words=body.words, now=me.now)
    return reply(shown.reading_back(reading.reading_back(me.actor, conversation_id, now=me.now)), 201)


@router.post("/wordings/{uuid:wording_id}/agreement", response=shapes.ReadingBackOut, summary="Agree to words")
def agree_to_wording(request: HttpRequest, wording_id: UUID) -> HttpResponse:
    """Say yes to words that were put forward; when all who were there have, they are what was agreed."""
    me = caller(request)
    reading_back.agree_to_words(by=me.actor, wording_id=wording_id, now=me.now)
    return _reading(me, reading.conversation_of(me.actor, wording_id))


@router.get(f"{ONE}/record", response=shapes.ConversationRecordOut, summary="Show the record of a conversation")
def get_record(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Show what a conversation came to, or has come to so far: decided, promised, asked, and left open."""
    me = caller(request)
    return reply(shown.record(record.record(me.actor, conversation_id, now=me.now)))
