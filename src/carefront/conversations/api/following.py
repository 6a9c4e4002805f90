"""What came of decisions, over the API."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.conversations.api import given_ending as given
from carefront.conversations.api import shapes_ending as shapes
from carefront.conversations.api import shown_ending as shown
from carefront.conversations.commands import following
from carefront.conversations.queries import following as reading
from carefront.kit.api import Caller, Made, caller, made, reply

router = Router(tags=["decisions"])
ONE = "/decisions/{uuid:decision_id}/follow-up"


def _came(me: Caller, decision_id: UUID) -> HttpResponse:
    return reply(shown.came(reading.came_of_it(me.actor, decision_id, now=me.now)))


@router.get(ONE, response=shapes.CameOut, summary="Show what came of a decision")
def get_follow_up(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Show what was said to have come of a decision: the last word, and earlier ones."""
    return _came(caller(request), decision_id)


@router.put(ONE, response=shapes.CameOut, summary="Say what came of a decision")
def put_follow_up(request: HttpRequest, decision_id: UUID, body: given.CameIn) -> HttpResponse:
    """Say how it went, what worked and what still needs support; it takes the place of what was said before."""
    me = caller(request)
    following.say_what_came_of_it(
        by=me.actor, decision_id=decision_id, went=body.went, worked=body.worked, support=body.support, now=me.now
    )
    return _came(me, decision_id)


@router.post("/follow-ups/{uuid:follow_up_id}/support", response={201: Made}, summary="Ask for support")
def ask_for_support(request: HttpRequest, follow_up_id: UUID, body: given.SupportIn) -> HttpResponse:
    """Ask for the support that you wished for, once; the answer is the request's id."""
    me = caller(request)
    key = following.ask_for_support(
        by=me.actor, follow_up_id=follow_up_id, to=body.to, words=body.words, now=me.now
    )  # fmt: skip
    return made(key)
