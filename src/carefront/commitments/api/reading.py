"""Reading over the API: the day and the open questions in some words, and the ledger of a relationship."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.commitments import queries
from carefront.commitments.api import shapes, shown
from carefront.core.clarity import Answers, clarity_of
from carefront.core.words import clean_line
from carefront.kit.api import In, caller, reply
from carefront.kit.api_fields import Line, Text
from carefront.kit.api_paging import PageIn
from carefront.kit.language import read_date, says_what

router = Router(tags=["commitments"])


class ReadingIn(In):
    """What somebody is about to promise."""

    words: Line
    why: Text = ""
    success: Text = ""


@router.post("/reading", response=shapes.ReadingOut, summary="Read a promise")
def read_promise(request: HttpRequest, body: ReadingIn) -> HttpResponse:
    """Say how words would be understood: the day they name, and which of the five questions are open. Keeps nothing."""
    me = caller(request)
    words = clean_line(body.words)
    found = read_date(words, me.actor.local(me.now))
    clarity = clarity_of(Answers(words, body.why, body.success, True, found.on if found else None), says_what)
    return reply({"understood": shown.understood(words, found), "answered": clarity.answered, "open": clarity.open})


@router.get(
    "/relationships/{uuid:relationship_id}/facts",
    response=shapes.FactsOut,
    tags=["relationships"],
    summary="Show a relationship's ledger",
)
def list_relationship_facts(request: HttpRequest, relationship_id: UUID, wanted: Query[PageIn]) -> HttpResponse:
    """Show the facts of a relationship that you may see, newest first; both sides see the same."""
    me = caller(request)
    facts, after = queries.ledger_after(me.actor, relationship_id, cursor=wanted.cursor, most=wanted.limit)
    return reply({"items": [shown.fact(each) for each in facts], "next": after})
