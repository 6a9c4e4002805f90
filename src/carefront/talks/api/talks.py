"""Talks over the API: begin one from facts that both see, add to them, say when, close."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.core.meetings import Slot
from carefront.core.refusals import Because, Refusal
from carefront.kit.api import Caller, caller, reply
from carefront.talks.api import given, shapes, shown
from carefront.talks.commands import beginning
from carefront.talks.queries import places
from carefront.talks.queries import talks as reading

router = Router(tags=["talks"])
ALL = "/relationships/{uuid:relationship_id}/talks"
ONE = "/talks/{uuid:talk_id}"


def one(me: Caller, talk_id: UUID, status: int = 200) -> HttpResponse:
    """Answer a talk."""
    return reply(shown.talk(reading.talk(me.actor, talk_id)), status)


@router.get(ALL, response=shapes.TalksOut, summary="List talks")
def list_talks(request: HttpRequest, relationship_id: UUID, wanted: Query[given.TalksIn]) -> HttpResponse:
    """List your talks in a relationship, the newest first."""
    me = caller(request)
    places.talked_in(me.actor, relationship_id)
    found, more = reading.talks(me.actor, relationship_id, page=wanted.page)
    return reply({"items": [shown.line(each) for each in found], "has_next": more})


@router.post(ALL, response={201: shapes.TalkOut}, summary="Begin a talk")
def begin_talk(request: HttpRequest, relationship_id: UUID, body: given.NewTalkIn) -> HttpResponse:
    """Begin a talk about your own promises or another's, from facts that both of you see."""
    me = caller(request)
    made = beginning.begin_talk(
        by=me.actor, relationship_id=relationship_id, subject_id=body.subject_id, facts=body.facts,
        other_id=body.other_id, conversation_id=body.conversation_id, now=me.now,
    )  # fmt: skip
    return one(me, made, 201)


@router.get(f"{ALL}/facts", response=shapes.SharedFactsOut, summary="List facts that both see")
def list_shared_facts(request: HttpRequest, relationship_id: UUID, wanted: Query[given.SharedFactsIn]) -> HttpResponse:
    """List the newest facts about somebody's promises that you and another both see."""
    me = caller(request)
    _place, others = places.talked_in(me.actor, relationship_id)
    names = {each.id: each.name for each in others} | {me.actor.id: me.actor.name}
    if wanted.other_id not in names or wanted.other_id == me.actor.id:
        raise Refusal(Because.NOT_IN_IT, "other")
    found = places.facts_to_choose(me.actor, relationship_id, wanted.other_id, wanted.subject_id)
    return reply({"items": [shown.fact(each, names) for each in found]})


@router.get(ONE, response=shapes.TalkOut, summary="Show a talk")
def get_talk(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Show a talk to one of the two; what the other prepared and has not shown is not in it."""
    return one(caller(request), talk_id)


@router.post(f"{ONE}/facts", response=shapes.TalkOut, summary="Add facts to a talk")
def add_facts(request: HttpRequest, talk_id: UUID, body: given.TalkFactsIn) -> HttpResponse:
    """Add facts that both of you see."""
    me = caller(request)
    beginning.add_facts(by=me.actor, talk_id=talk_id, facts=body.facts, now=me.now)
    return one(me, talk_id)


@router.delete(f"{ONE}/facts/{{uuid:event_id}}", response=shapes.TalkOut, summary="Take a fact out of a talk")
def drop_fact(request: HttpRequest, talk_id: UUID, event_id: UUID) -> HttpResponse:
    """Take a fact out that you added."""
    me = caller(request)
    beginning.drop_fact(by=me.actor, talk_id=talk_id, event_id=event_id, now=me.now)
    return one(me, talk_id)


@router.put(f"{ONE}/meeting", response=shapes.TalkOut, summary="Say when you talk")
def hold_talk(request: HttpRequest, talk_id: UUID, body: given.TalkMeetingIn) -> HttpResponse:
    """Hold a talk in a conversation of the two of you, or plan one for it."""
    me = caller(request)
    slot = Slot(body.on, body.at or me.actor.ask_time, me.actor.zone, body.minutes) if body.on else None
    beginning.hold_in(by=me.actor, talk_id=talk_id, conversation_id=body.conversation_id, slot=slot, now=me.now)
    return one(me, talk_id)


@router.post(f"{ONE}/closing", response=shapes.TalkOut, summary="Close a talk")
def close_talk(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Close a talk, agreed or not."""
    me = caller(request)
    beginning.close_talk(by=me.actor, talk_id=talk_id, now=me.now)
    return one(me, talk_id)
