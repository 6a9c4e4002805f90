"""Check-ins and answers over the API: say how it went, and meet what others said."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.commitments import queries
from carefront.commitments.api import given, shapes, shown, shown_whole
from carefront.commitments.api.commitments import ONE
from carefront.commitments.commands import answer as answering
from carefront.commitments.commands import meet, nudge
from carefront.core.refusals import Because, Refusal
from carefront.kit.api import Caller, Done, Made, caller, done, made, reply

router = Router()
CHECK_IN = "/check-ins/{uuid:check_in_id}"
ANSWER = "/answers/{uuid:answer_id}"
LOOKS, ANSWERS = ["check-ins"], ["answers"]


def _answered(told: answering.Answered) -> HttpResponse:
    return reply(
        {
            "answer_id": shown.text(told.answer_id),
            "check_in_id": shown.text(told.check_in_id),
            "commitment_id": str(told.commitment_id),
            "successor_id": shown.text(told.successor_id),
        },
        201,
    )


def _must_say(body: given.OutcomeSaidIn) -> None:
    if body.outcome is None and body.next is None:
        raise Refusal(Because.EMPTY, "outcome")


@router.post(f"{ONE}/outcome", response={201: shapes.AnsweredOut}, tags=LOOKS, summary="Say how it went")
def say_outcome(request: HttpRequest, commitment_id: UUID, body: given.OutcomeSaidIn) -> HttpResponse:
    """Say how a promise of yours went, at its waiting check-in or without being asked."""
    me = caller(request)
    _must_say(body)
    told = answering.say_how_it_went(
        by=me.actor,
        commitment_id=commitment_id,
        draft=body.draft(),
        following=body.next.step(me.actor.zone) if body.next else None,
        via="api",
        now=me.now,
    )
    return _answered(told)


@router.get("/check-ins", response=shapes.CheckInsOut, tags=LOOKS, summary="List waiting check-ins")
def list_check_ins(request: HttpRequest, wanted: Query[given.LimitIn]) -> HttpResponse:
    """List your own check-ins whose time has come and that have no answer yet."""
    me = caller(request)
    cards = queries.waiting_check_ins(me.actor, now=me.now, most=wanted.limit)
    return reply({"items": [shown_whole.check_in(card) for card in cards]})


def _check_in(me: Caller, check_in_id: UUID) -> HttpResponse:
    return reply(shown_whole.check_in(queries.check_in(me.actor, check_in_id)))


@router.get(CHECK_IN, response=shapes.CheckInOut, tags=LOOKS, summary="Show a check-in")
def get_check_in(request: HttpRequest, check_in_id: UUID) -> HttpResponse:
    """Show one check-in of a commitment that you may see."""
    return _check_in(caller(request), check_in_id)


@router.post(f"{CHECK_IN}/answer", response={201: shapes.AnsweredOut}, tags=LOOKS, summary="Answer a check-in")
def answer_check_in(request: HttpRequest, check_in_id: UUID, body: given.OutcomeSaidIn) -> HttpResponse:
    """Answer a check-in of yours; a later answer stands in place of the first, and both are kept."""
    me = caller(request)
    _must_say(body)
    told = answering.answer_check_in(
        by=me.actor,
        check_in_id=check_in_id,
        draft=body.draft(),
        following=body.next.step(me.actor.zone) if body.next else None,
        via="api",
        now=me.now,
    )
    return _answered(told)


@router.put(f"{CHECK_IN}/question", response=shapes.CheckInOut, tags=LOOKS, summary="Move a question")
def move_question(request: HttpRequest, check_in_id: UUID, body: given.QuestionMoveIn) -> HttpResponse:
    """Move the next automatic question of a check-in of yours, or do without it."""
    me = caller(request)
    nudge.move_question(by=me.actor, check_in_id=check_in_id, to=body.to, now=me.now)
    return _check_in(me, check_in_id)


@router.get("/answers", response=shapes.AnswersOut, tags=ANSWERS, summary="List answers to meet")
def list_answers_to_meet(request: HttpRequest, wanted: Query[given.LimitIn]) -> HttpResponse:
    """List what others answered for promises to you and nobody has met yet."""
    cards = queries.answers_to_meet(caller(request).actor, most=wanted.limit)
    return reply({"items": [shown_whole.answer(card) for card in cards]})


@router.get(f"{ONE}/answers", response=shapes.AnswersOut, tags=ANSWERS, summary="List a commitment's answers")
def list_answers(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """List the newest answers for one commitment, at most fifty."""
    me = caller(request)
    card = queries.commitment(me.actor, commitment_id, now=me.now)
    return reply({"items": [shown_whole.answer(each) for each in card.answers]})


@router.get(ANSWER, response=shapes.AnswerOut, tags=ANSWERS, summary="Show an answer")
def get_answer(request: HttpRequest, answer_id: UUID) -> HttpResponse:
    """Show one answer with what was said to it."""
    return reply(shown_whole.answer(queries.answer(caller(request).actor, answer_id)))


@router.post(f"{ANSWER}/responses", response={201: Made}, tags=ANSWERS, summary="Respond to an answer")
def respond_to_answer(request: HttpRequest, answer_id: UUID, body: given.ResponseIn) -> HttpResponse:
    """Say something to what somebody answered: what it meant, a question, or just words."""
    me = caller(request)
    return made(meet.respond_to_answer(by=me.actor, answer_id=answer_id, kind=body.kind, words=body.words, now=me.now))


@router.post(f"{ANSWER}/aside", response=Done, tags=ANSWERS, summary="Set an answer aside")
def set_answer_aside(request: HttpRequest, answer_id: UUID) -> HttpResponse:
    """Take an answer off your list without a word; nobody is told."""
    me = caller(request)
    meet.set_answer_aside(by=me.actor, answer_id=answer_id, now=me.now)
    return done()


@router.post(f"{ANSWER}/accounts", response={201: Made}, tags=ANSWERS, summary="Give another account")
def give_account(request: HttpRequest, answer_id: UUID, body: given.AccountIn) -> HttpResponse:
    """Say that you saw the outcome differently; both accounts stand."""
    me = caller(request)
    return made(
        meet.give_other_account(by=me.actor, answer_id=answer_id, outcome=body.outcome, words=body.words, now=me.now)
    )
