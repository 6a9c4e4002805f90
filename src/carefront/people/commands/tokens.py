"""Make and revoke the keys with which a person comes in from outside: for the API, and for a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.scopes import checked_scopes
from carefront.core.words import line
from carefront.kit.durable import command
from carefront.kit.ids import new_id
from carefront.people import access
from carefront.people.keys import fresh_nonce, fresh_token, hash_of
from carefront.people.models import Person, Token

MOST_TOKENS = 50
NAME = 80


@dataclass(frozen=True, slots=True)
class MadeToken:
    """Hold a new key; its secret is nowhere else."""

    id: UUID
    secret: str


@command
def make_token(
    *, by: Actor, name: str, scopes: Iterable[str], now: datetime, expires_at: datetime | None = None
) -> MadeToken:
    """Make a personal key that may do what `scopes` names (values of core.scopes.Scope), and answer its secret once.

    Raises Refusal: EMPTY, TOO_LONG, UNKNOWN_CHOICE, OUT_OF_RANGE for a day that has passed, TOO_MANY over 50 keys.
    """
    access.reach(by, by.id)
    if expires_at is not None and expires_at <= now:
        raise Refusal(Because.PAST_DATE, "expires_at", given=expires_at.date().isoformat())
    if access.tokens_of(by).count() >= MOST_TOKENS:
        raise Refusal(Because.TOO_MANY, limit=MOST_TOKENS)
    secret = fresh_token()
    token = Token.objects.create(
        id=new_id(),
        person_id=by.id,
        name=line(name, "name", limit=NAME),
        token_hash=hash_of(secret),
        scopes=" ".join(checked_scopes(scopes)),
        created_at=now,
        expires_at=expires_at,
    )
    return MadeToken(token.id, secret)


@command
def revoke_token(*, by: Actor, token_id: UUID, now: datetime) -> None:
    """Let one of one's own keys open nothing any more. Raises Refusal(HIDDEN)."""
    if not access.tokens_of(by).filter(pk=token_id).update(revoked_at=now):
        raise Refusal(Because.HIDDEN)


@command
def renew_feed_key(*, by: Actor, now: datetime) -> str:
    """Answer a new secret for the address of one's calendar feed, this once; the earlier one shows nothing any more."""
    key = fresh_nonce()
    person = access.reach(by, by.id)
    Person.objects.filter(pk=person.pk).update(feed_hash=hash_of(key))
    return key


@command
def stop_feed(*, by: Actor, now: datetime) -> None:
    """Close one's calendar feed."""
    person = access.reach(by, by.id)
    Person.objects.filter(pk=person.pk).update(feed_hash=None)
