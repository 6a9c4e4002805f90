"""Oneself and the people of one's workspace over the API: preferences, invitations, keys."""

from datetime import time
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from carefront.kit.api import Caller, Done, In, Made, Out, caller, done, made, reply
from carefront.kit.api_fields import Clock, Line, Text
from carefront.kit.api_paging import PageIn
from carefront.people import commands
from carefront.people.queries import inviting, own
from carefront.people.queries.names import PersonCard, card_of
from carefront.people.queries.paging import people_after

router = Router(tags=["people"])


class PersonOut(Out):
    """Somebody of your workspace."""

    id: UUID
    name: str
    is_steward: bool
    is_me: bool


class PeopleOut(Out):
    """Some people, by name; `next` is the cursor of those that follow."""

    items: list[PersonOut]
    next: str | None


class MeOut(PersonOut):
    """Who you are here, and what your key may do."""

    workspace_id: UUID
    zone: str
    language: str
    scopes: list[str]


class PreferencesOut(Out):
    """What you chose."""

    name: str
    email: str
    zone: str
    language: str
    quiet_from: time
    quiet_to: time
    ask_time: time
    theme: str
    letters: bool


class PreferencesIn(In):
    """What you choose; what is left out stays."""

    name: Line | None = None
    zone: str | None = Field(None, max_length=64)
    language: str | None = Field(None, max_length=10)
    quiet_from: Clock | None = None
    quiet_to: Clock | None = None
    ask_time: Clock | None = None
    theme: str | None = Field(None, max_length=10)
    letters: bool | None = None


class InvitationOut(Out):
    """An invitation that waits for an answer."""

    id: UUID
    email: str
    name: str
    sent: str
    until: str
    has_run_out: bool


class InvitationsOut(Out):
    """The invitations that wait for an answer, newest first, at most two hundred."""

    items: list[InvitationOut]


class InvitationIn(In):
    """Whom to invite, perhaps with a relationship that begins when they accept."""

    email: str = Field(max_length=400)
    name: Line = ""
    note: Text = ""
    relationship_kind: str = Field("", max_length=20, description="coaching, reporting, peer, or nothing.")
    role: str = Field("", max_length=20, description="Your own part in it.")


class KeyOut(Out):
    """One of your keys; its secret is nowhere."""

    id: UUID
    name: str
    scopes: list[str]
    made: str
    used: str
    until: str
    has_run_out: bool


class KeysOut(Out):
    """Your keys, newest first."""

    items: list[KeyOut]


class PeopleIn(PageIn):
    """Which people are listed."""

    words: str = Field("", max_length=120, description="Words that stand in the name.")


def _person(card: PersonCard) -> dict[str, Any]:
    return {"id": str(card.id), "name": card.name, "is_steward": card.is_steward, "is_me": card.is_me}


@router.get("/me", response=MeOut, summary="Show who you are")
def get_me(request: HttpRequest) -> HttpResponse:
    """Show who you are in the workspace of this key."""
    me = caller(request)
    return reply(
        {
            "id": str(me.actor.id),
            "name": me.actor.name,
            "is_steward": me.actor.is_steward,
            "is_me": True,
            "workspace_id": str(me.actor.workspace_id),
            "zone": me.actor.zone,
            "language": me.actor.language,
            "scopes": [scope.value for scope in me.scopes],
        }
    )


def _preferences(me: Caller) -> HttpResponse:
    kept = own.preferences_of(me.actor)
    return reply(
        {
            "name": card_of(me.actor, me.actor.id).name,
            "email": kept.email,
            "zone": kept.zone,
            "language": kept.language,
            "quiet_from": kept.quiet_from.isoformat(),
            "quiet_to": kept.quiet_to.isoformat(),
            "ask_time": kept.ask_time.isoformat(),
            "theme": kept.theme,
            "letters": kept.letters,
        }
    )


@router.get("/preferences", response=PreferencesOut, summary="Show your preferences")
def get_preferences(request: HttpRequest) -> HttpResponse:
    """Show your hours, your look and your language."""
    return _preferences(caller(request))


@router.patch("/preferences", response=PreferencesOut, summary="Change your preferences")
def change_preferences(request: HttpRequest, body: PreferencesIn) -> HttpResponse:
    """Change how Carefront deals with you; what is left out stays."""
    me = caller(request)
    kept = own.preferences_of(me.actor)
    if body.name is not None:
        commands.rename_person(by=me.actor, name=body.name, now=me.now)
    commands.change_preferences(
        by=me.actor,
        zone=kept.zone if body.zone is None else body.zone,
        language=kept.language if body.language is None else body.language,
        quiet_from=kept.quiet_from if body.quiet_from is None else body.quiet_from,
        quiet_to=kept.quiet_to if body.quiet_to is None else body.quiet_to,
        ask_time=kept.ask_time if body.ask_time is None else body.ask_time,
        theme=kept.theme if body.theme is None else body.theme,
        letters=kept.letters if body.letters is None else body.letters,
        now=me.now,
    )
    return _preferences(me)


@router.get("/people", response=PeopleOut, summary="List people")
def list_people(request: HttpRequest, wanted: Query[PeopleIn]) -> HttpResponse:
    """List the people of your workspace by name."""
    cards, after = people_after(caller(request).actor, words=wanted.words, cursor=wanted.cursor, most=wanted.limit)
    return reply({"items": [_person(card) for card in cards], "next": after})


@router.get("/people/{uuid:person_id}", response=PersonOut, summary="Show somebody")
def get_person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show somebody of your workspace."""
    return reply(_person(card_of(caller(request).actor, person_id)))


@router.get("/invitations", response=InvitationsOut, summary="List invitations")
def list_invitations(request: HttpRequest) -> HttpResponse:
    """List the invitations that wait for an answer; none are shown to whoever is no steward."""
    sent = inviting.sent_invitations(caller(request).actor, now=timezone.now())
    items = [
        {
            "id": str(card.id),
            "email": card.email,
            "name": card.name,
            "sent": card.sent_words,
            "until": card.until_words,
            "has_run_out": card.has_run_out,
        }
        for card in sent
    ]
    return reply({"items": items})


@router.post("/invitations", response={201: Made}, summary="Invite somebody")
def invite_person(request: HttpRequest, body: InvitationIn) -> HttpResponse:
    """Invite somebody into your workspace by e-mail, as its steward."""
    me = caller(request)
    return made(commands.invite_person(by=me.actor, now=me.now, **body.model_dump()))


@router.delete("/invitations/{uuid:invitation_id}", response=Done, summary="Take an invitation back")
def withdraw_invitation(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Take an open invitation back: its link opens nothing any more."""
    me = caller(request)
    commands.withdraw_invitation(by=me.actor, invitation_id=invitation_id, now=me.now)
    return done()


@router.get("/keys", response=KeysOut, summary="List your keys")
def list_keys(request: HttpRequest) -> HttpResponse:
    """List your own keys. A new one is made in the preferences, signed in."""
    me = caller(request)
    items = [
        {
            "id": str(card.id),
            "name": card.name,
            "scopes": list(card.scopes),
            "made": card.made_words,
            "used": card.used_words,
            "until": card.until_words,
            "has_run_out": card.has_run_out,
        }
        for card in own.tokens_of(me.actor, now=me.now)
    ]
    return reply({"items": items})


@router.delete("/keys/{uuid:key_id}", response=Done, summary="Revoke a key")
def revoke_key(request: HttpRequest, key_id: UUID) -> HttpResponse:
    """Let one of your keys open nothing any more."""
    me = caller(request)
    commands.revoke_token(by=me.actor, token_id=key_id, now=me.now)
    return done()
