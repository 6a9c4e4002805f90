"""Reading over the API: the day and the open questions in some words, and the ledger of a relationship."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from carefront.commitments import queries
from carefront.commitments.api import shapes, shapes_reading, shown, shown_reading
from carefront.core.hints.finding import find
from carefront.core.promises.reading import read
from carefront.core.words import clean_line
from carefront.kit import languages
from carefront.kit.api import In, caller, reply
from carefront.kit.api_fields import Line, Text
from carefront.kit.api_paging import PageIn
from carefront.kit.language import clarity_in, read_date
from carefront.kit.open_questions import asked_of

router = Router(tags=["commitments"])


class ReadingIn(In):
    """What somebody is about to promise."""

    words: Line
    why: Text = ""
    success: Text = ""


@router.post("/reading", response=shapes_reading.ReadOut, summary="Read a promise")
def read_promise(request: HttpRequest, body: ReadingIn) -> HttpResponse:
    """Say how words would be understood: the day they name, and which of the five questions are open. Keeps nothing."""
    me = caller(request)
    words = clean_line(body.words)
    found = read_date(words, me.actor.local(me.now))
    clarity = clarity_in(words, body.why, body.success, found.on if found else None)
    code = languages.guessed(words)
    questions = asked_of(words, clarity.open, me.actor.local(me.now))
    parts = read(words, me.actor.local(me.now), languages.language(code))
    told = {"understood": shown.understood(words, found), "answered": clarity.answered, "open": clarity.open}
    return reply(told | {"questions": list(questions.values()), "parts": shown_reading.parts(parts, code)})


class MessageIn(In):
    """A message that somebody is about to send."""

    text: Text
    whole: bool = Field(True, description="False: only hints about words that are there, as for one's own answer.")


@router.post("/hints", response=shapes_reading.HintsOut, summary="Look at a message")
def look_at_message(request: HttpRequest, body: MessageIn) -> HttpResponse:
    """Say what in a message may land otherwise than it is meant, as questions to you alone. Keeps nothing."""
    caller(request)
    found = find(body.text, languages.hint_words(languages.guessed(body.text)))
    return reply(shown_reading.hints(found if body.whole else replace(found, missing=())))


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
