"""Oneself and the people of one's workspace over the API: preferences, invitations, keys."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from carefront.kit.api import Caller, Done, Made, caller, done, made, reply
from carefront.people import commands
from carefront.people.api import shapes
from carefront.people.queries import inviting, own
from carefront.people.queries.names import PersonCard, card_of
from carefront.people.queries.paging import people_after

router = Router(tags=["people"])


def _person(card: PersonCard) -> dict[str, Any]:
    return {"id": str(card.id), "name": card.name, "is_steward": card.is_steward, "is_me": card.is_me}


@router.get("/me", response=shapes.MeOut, summary="Show who you are")
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


@router.get("/preferences", response=shapes.PreferencesOut, summary="Show your preferences")
def get_preferences(request: HttpRequest) -> HttpResponse:
    """Show your hours, your look and your language."""
    return _preferences(caller(request))


@router.patch("/preferences", response=shapes.PreferencesOut, summary="Change your preferences")
def change_preferences(request: HttpRequest, body: shapes.PreferencesIn) -> HttpResponse:
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


@router.get("/people", response=shapes.PeopleOut, summary="List people")
def list_people(request: HttpRequest, wanted: Query[shapes.PeopleIn]) -> HttpResponse:
    """List the people of your workspace by name."""
    cards, after = people_after(caller(request).actor, words=wanted.words, cursor=wanted.cursor, most=wanted.limit)
    return reply({"items": [_person(card) for card in cards], "next": after})


@router.get("/people/{uuid:person_id}", response=shapes.PersonOut, summary="Show somebody")
def get_person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show somebody of your workspace."""
    return reply(_person(card_of(caller(request).actor, person_id)))


@router.get("/invitations", response=shapes.InvitationsOut, summary="List invitations")
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
def invite_person(request: HttpRequest, body: shapes.InvitationIn) -> HttpResponse:
    """Invite somebody into your workspace by e-mail, as its steward."""
    me = caller(request)
    return made(commands.invite_person(by=me.actor, now=me.now, **body.model_dump()))


@router.delete("/invitations/{uuid:invitation_id}", response=Done, summary="Take an invitation back")
def withdraw_invitation(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Take an open invitation back: its link opens nothing any more."""
    me = caller(request)
    commands.withdraw_invitation(by=me.actor, invitation_id=invitation_id, now=me.now)
    return done()


@router.get("/keys", response=shapes.KeysOut, summary="List your keys")
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
