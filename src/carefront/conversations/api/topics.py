"""Topics over the API, and how they end."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.conversations.api import given_held as given
from carefront.conversations.api import shapes_held as shapes
from carefront.conversations.api import shown_held as shown
from carefront.conversations.commands import deciding, topics
from carefront.conversations.commands.deciding import Decided
from carefront.conversations.queries import held as reading
from carefront.conversations.queries import topics as topic_reading
from carefront.kit.api import Caller, Done, caller, done, reply
from carefront.relationships import queries as relationships

router = Router(tags=["conversations"])
ONE = "/topics/{uuid:topic_id}"
IN = "/conversations/{uuid:conversation_id}/topics"
WAITING = "/relationships/{uuid:relationship_id}/topics"


def _one(me: Caller, topic_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown.topic(topic_reading.topic(me.actor, topic_id, now=me.now)), status)


@router.get(IN, response=shapes.TopicsOut, summary="List topics")
def list_topics(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """List the topics of a conversation that you may see, in their order, each with how it ended."""
    me = caller(request)
    card = reading.conversation(me.actor, conversation_id, now=me.now)
    return reply({"items": [shown.topic(one) for one in topic_reading.topics(me.actor, card, now=me.now)]})


@router.post(IN, response={201: shapes.TopicOut}, summary="Add a topic")
def add_topic(request: HttpRequest, conversation_id: UUID, body: given.TopicIn) -> HttpResponse:
    """Add a topic to a conversation, privately first if you like."""
    me = caller(request)
    made = topics.add_topic(by=me.actor, conversation_id=conversation_id, now=me.now, **body.model_dump())
    return _one(me, made, 201)


@router.get(WAITING, response=shapes.TopicsOut, summary="List topics that wait")
def list_waiting_topics(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """List the topics of a relationship that wait for a next conversation."""
    me = caller(request)
    relationships.relationship(me.actor, relationship_id)
    found = topic_reading.waiting_topics(me.actor, relationship_id, now=me.now)
    return reply({"items": [shown.topic(one) for one in found]})


@router.post(WAITING, response={201: shapes.TopicOut}, summary="Add a topic for next time")
def add_waiting_topic(request: HttpRequest, relationship_id: UUID, body: given.TopicIn) -> HttpResponse:
    """Add a topic for the next conversation of a relationship, planned already or not."""
    me = caller(request)
    made = topics.add_topic(by=me.actor, relationship_id=relationship_id, now=me.now, **body.model_dump())
    return _one(me, made, 201)


@router.get(ONE, response=shapes.TopicOut, summary="Show a topic")
def get_topic(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Show one topic."""
    return _one(caller(request), topic_id)


@router.patch(ONE, response=shapes.TopicOut, summary="Say a topic in other words")
def change_topic(request: HttpRequest, topic_id: UUID, body: given.TopicWordsIn) -> HttpResponse:
    """Say an own topic in other words."""
    me = caller(request)
    topics.reword_topic(by=me.actor, topic_id=topic_id, now=me.now, **body.model_dump())
    return _one(me, topic_id)


@router.delete(ONE, response=Done, summary="Take a topic back")
def withdraw_topic(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Take an own topic back."""
    me = caller(request)
    topics.withdraw_topic(by=me.actor, topic_id=topic_id, now=me.now)
    return done()


@router.post(f"{ONE}/sharing", response=shapes.TopicOut, summary="Share a topic")
def share_topic(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Let everybody who takes part see an own topic."""
    me = caller(request)
    topics.share_topic(by=me.actor, topic_id=topic_id, now=me.now)
    return _one(me, topic_id)


@router.post(f"{ONE}/delay", response=shapes.TopicOut, summary="Put a topic off")
def put_topic_off(request: HttpRequest, topic_id: UUID) -> HttpResponse:
    """Let a topic wait for the next conversation."""
    me = caller(request)
    topics.put_topic_off(by=me.actor, topic_id=topic_id, now=me.now)
    return _one(me, topic_id)


@router.post(f"{ONE}/place", response=shapes.TopicOut, summary="Move a topic")
def move_topic(request: HttpRequest, topic_id: UUID, body: given.PlaceIn) -> HttpResponse:
    """Move a topic up or down among the open ones, for everybody."""
    me = caller(request)
    topics.move_topic(by=me.actor, topic_id=topic_id, places=body.places, now=me.now)
    return _one(me, topic_id)


@router.post(f"{ONE}/ruling", response=shapes.DecidedOut, summary="Say how a topic ends")
def decide_topic(request: HttpRequest, topic_id: UUID, body: given.DecidingIn) -> HttpResponse:
    """Say how a topic ends; again, otherwise, takes the place of what was said before."""
    me = caller(request)
    draft = body.draft(me.actor)
    made = deciding.decide_topic(by=me.actor, topic_id=topic_id, draft=draft, bind=body.bind, now=me.now)
    return reply(_decided(made))


@router.post(
    "/decisions/{uuid:decision_id}/binding", response=shapes.DecidedOut, summary="Make a promise of a decision"
)
def bind_decision(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Promise what a decision names you for, or ask its owner for it; once."""
    me = caller(request)
    return reply(_decided(deciding.bind_decision(by=me.actor, decision_id=decision_id, now=me.now)))


def _decided(made: Decided) -> dict[str, str | None]:
    return {
        "id": str(made.id),
        "commitment_id": str(made.commitment_id) if made.commitment_id else None,
        "request_id": str(made.request_id) if made.request_id else None,
    }
