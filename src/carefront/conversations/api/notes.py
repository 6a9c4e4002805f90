"""Notes of a conversation over the API: the shared ones, and one's own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.conversations.api import given_held as given
from carefront.conversations.api import shapes_held as shapes
from carefront.conversations.commands import notes
from carefront.conversations.queries import held as reading
from carefront.conversations.queries import notes as note_reading
from carefront.core.refusals import Because, Refusal
from carefront.kit.api import Caller, caller, reply

router = Router(tags=["conversations"])
SHARED = "/conversations/{uuid:conversation_id}/notes"
OWN = "/conversations/{uuid:conversation_id}/notes/own"


def _shown(me: Caller, conversation_id: UUID, *, own: bool) -> HttpResponse:
    found = note_reading.notes(reading.conversation(me.actor, conversation_id, now=me.now))
    if found is None:
        raise Refusal(Because.HIDDEN)
    text = found.own if own else found.shared
    return reply({"words": text.words, "version": text.version})


def _kept(me: Caller, conversation_id: UUID, body: given.NotesIn, *, own: bool) -> HttpResponse:
    notes.write_notes(
        by=me.actor, conversation_id=conversation_id, own=own, base=body.version, words=body.words, now=me.now
    )
    return _shown(me, conversation_id, own=own)


@router.get(SHARED, response=shapes.NotesOut, summary="Show shared notes")
def get_notes(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Show what all write down in a conversation that was begun."""
    return _shown(caller(request), conversation_id, own=False)


@router.put(SHARED, response=shapes.NotesOut, summary="Write shared notes")
def put_notes(request: HttpRequest, conversation_id: UUID, body: given.NotesIn) -> HttpResponse:
    """Join what you changed with whatever others wrote since your version."""
    return _kept(caller(request), conversation_id, body, own=False)


@router.get(OWN, response=shapes.NotesOut, summary="Show own notes")
def get_own_notes(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Show what you wrote for yourself alone."""
    return _shown(caller(request), conversation_id, own=True)


@router.put(OWN, response=shapes.NotesOut, summary="Write own notes")
def put_own_notes(request: HttpRequest, conversation_id: UUID, body: given.NotesIn) -> HttpResponse:
    """Write for yourself alone."""
    return _kept(caller(request), conversation_id, body, own=True)
