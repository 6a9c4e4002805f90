"""The rhythm of a relationship over the API, and the questions that its conversations begin from."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.commitments.api.shown import Shown, text, when
from carefront.conversations.api import given_held as given
from carefront.conversations.api import shapes_held as shapes
from carefront.conversations.api import shown_held as shown
from carefront.conversations.commands import prompting
from carefront.conversations.queries import held as reading
from carefront.conversations.queries import topics as topic_reading
from carefront.conversations.queries.rituals import RitualCard, rituals
from carefront.conversations.wording.questions import QUESTIONS
from carefront.kit.api import Done, caller, done, reply

router = Router(tags=["conversations"])
ASKED = "/conversations/{uuid:conversation_id}/questions"


@router.get("/relationships/{uuid:relationship_id}/rituals", response=shapes.RitualsOut, summary="Show the rhythm")
def list_rituals(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """List what comes round in a relationship, when it comes next and was held last."""
    me = caller(request)
    return reply({"items": [_ritual(card) for card in rituals(me.actor, relationship_id, now=me.now)]})


def _ritual(card: RitualCard) -> Shown:
    return {
        "kind": card.kind, "series_id": text(card.series_id), "rhythm": card.rhythm, "suggested": card.suggested,
        "next_id": text(card.next_id), "next_at": when(card.next_at), "last_id": text(card.last_id),
        "last_on": when(card.last_on),
    }  # fmt: skip


@router.get(ASKED, response=shapes.QuestionsOut, summary="List questions to begin from")
def list_questions(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """List the questions that you are shown in a conversation that goes on."""
    me = caller(request)
    card = reading.conversation(me.actor, conversation_id, now=me.now)
    codes = reading.questions(me.actor, card)
    return reply({"items": [{"code": code, "words": str(QUESTIONS[code])} for code in codes]})


@router.post(ASKED, response={201: shapes.TopicOut}, summary="Take a question up")
def ask_question(request: HttpRequest, conversation_id: UUID, body: given.QuestionIn) -> HttpResponse:
    """Make a topic of a question."""
    me = caller(request)
    words = str(QUESTIONS.get(body.code, ""))
    made = prompting.ask_question(by=me.actor, conversation_id=conversation_id, code=body.code, words=words, now=me.now)
    return reply(shown.topic(topic_reading.topic(me.actor, made, now=me.now)), 201)


@router.post(f"{ASKED}/aside", response=Done, summary="Put a question aside")
def put_question_aside(request: HttpRequest, conversation_id: UUID, body: given.QuestionIn) -> HttpResponse:
    """Let a question not be shown to you again in this relationship."""
    me = caller(request)
    prompting.put_question_aside(by=me.actor, conversation_id=conversation_id, code=body.code, now=me.now)
    return done()
