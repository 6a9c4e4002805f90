"""Preparing a talk over the API: your own parts, questions, showing them, and opening both sides together."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.core.policy import Deed
from carefront.kit.api import caller
from carefront.talks.api import given, shapes
from carefront.talks.api.talks import ONE, one
from carefront.talks.commands import writing
from carefront.talks.commands.agreeing import part_named
from carefront.talks.queries import talks as reading

router = Router(tags=["talks"])
QUESTION = "/talk-questions/{uuid:question_id}"


@router.put(f"{ONE}/parts/{{part}}", response=shapes.TalkOut, summary="Write your part of a talk")
def write_part(request: HttpRequest, talk_id: UUID, part: str, body: given.TalkPartIn) -> HttpResponse:
    """Write what it means to you (`impact`), what could be otherwise (`redesign`) or what you will do (`will`)."""
    me = caller(request)
    writing.write_part(
        by=me.actor, talk_id=talk_id, part=part_named(part), words=body.words,
        choices=[each.value for each in body.choices], now=me.now,
    )  # fmt: skip
    return one(me, talk_id)


@router.post(f"{ONE}/parts/{{part}}/showing", response=shapes.TalkOut, summary="Show a part of a talk")
def show_part(request: HttpRequest, talk_id: UUID, part: str) -> HttpResponse:
    """Show the other one of your parts, or your `questions`, before all of it is opened."""
    me = caller(request)
    writing.show_part(by=me.actor, talk_id=talk_id, part=part, now=me.now)
    return one(me, talk_id)


@router.put(f"{ONE}/readiness", response=shapes.TalkOut, summary="Be ready to open a talk")
def set_ready(request: HttpRequest, talk_id: UUID, body: given.TalkReadyIn) -> HttpResponse:
    """Say that you are ready; when both are, all that either prepared is opened at the same moment."""
    me = caller(request)
    writing.set_ready(by=me.actor, talk_id=talk_id, ready=body.ready, now=me.now)
    return one(me, talk_id)


@router.post(f"{ONE}/questions", response={201: shapes.TalkOut}, summary="Ask in a talk")
def ask_in_talk(request: HttpRequest, talk_id: UUID, body: given.TalkQuestionIn) -> HttpResponse:
    """Ask one of the offered questions, or your own."""
    me = caller(request)
    code = body.code.value if body.code else ""
    writing.ask_question(by=me.actor, talk_id=talk_id, code=code, words=body.words, now=me.now)
    return one(me, talk_id, 201)


@router.put(f"{QUESTION}/answer", response=shapes.TalkOut, summary="Answer in a talk")
def answer_in_talk(request: HttpRequest, question_id: UUID, body: given.TalkAnswerIn) -> HttpResponse:
    """Answer a question that the other asked."""
    me = caller(request)
    writing.answer_question(by=me.actor, question_id=question_id, words=body.words, now=me.now)
    return one(me, reading.talk_of_question(me.actor, question_id, Deed.SEE))


@router.delete(QUESTION, response=shapes.TalkOut, summary="Take a question back")
def drop_question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Take your own question back, while it has no answer."""
    me = caller(request)
    talk_id = reading.talk_of_question(me.actor, question_id, Deed.CHANGE)
    writing.drop_question(by=me.actor, question_id=question_id, now=me.now)
    return one(me, talk_id)
