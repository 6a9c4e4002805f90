"""Who acts: standings, people and keys turned into the actor that every rule takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.scopes import Scope
from carefront.kit.kept import SOMEBODY, Kept
from carefront.kit.prepared import SLOT, Prepared
from carefront.people import access
from carefront.people.keys import hash_of
from carefront.people.models import Account, Person, Token


@dataclass(frozen=True, slots=True)
class Standing:
    """Describe one workspace that an account belongs to, and who the account is there."""

    workspace_id: UUID
    workspace_name: str
    actor: Actor


def _actor(person: Person, account: Account) -> Actor:
    return Actor(
        id=person.id,
        workspace_id=person.workspace_id,
        account_id=account.id,
        name=person.name,
        zone=account.zone,
        language=account.language,
        quiet_from=account.quiet_from,
        quiet_to=account.quiet_to,
        ask_time=account.ask_time,
        is_steward=person.is_steward,
    )


_OF_TOKEN = (
    "pk", "scopes", "last_used_on", "expires_at", "revoked_at", "person__left_at", "person__account__is_active",
)  # fmt: skip
_OF_ACTOR = (  # in the order of Actor's fields
    "person_id", "person__workspace_id", "person__account_id", "person__name", "person__account__zone",
    "person__account__language", "person__account__quiet_from", "person__account__quiet_to",
    "person__account__ask_time", "person__is_steward",
)  # fmt: skip


def standings(account: Account) -> tuple[Standing, ...]:
    """Answer every standing that `account` (loaded already) has now, the one most recently taken first; one query."""
    return tuple(
        Standing(person.workspace_id, person.workspace.name, _actor(person, account))
        for person in _STANDINGS.rows(account.id)
    )


# Every page and every call begins here.
_STANDINGS = Kept(lambda: access.standings_of(SOMEBODY).select_related("workspace"))


def actor_for(account_id: UUID, workspace_id: UUID) -> Actor | None:
    """Answer who an account is in a workspace, or None when it has no standing there now."""
    rows = access.standings_of(account_id).filter(workspace_id=workspace_id).select_related("account")
    return next((_actor(person, person.account) for person in rows if person.account), None)


def actors_of(person_ids: Iterable[UUID]) -> dict[UUID, Actor]:
    """Answer the people of `person_ids` who are still here, as actors; one query."""
    rows = Person.objects.filter(id__in=set(person_ids), left_at__isnull=True).select_related("account")
    return {person.id: _actor(person, person.account) for person in rows if person.account}


def actor_of_person(person_id: UUID) -> Actor:
    """Answer a person as the actor that a link, a reply or a worker acts for.

    Raises Refusal(LINK_SPENT) when that person has left: what was sent to them earlier opens nothing any more.
    """
    actor = actor_if_here(person_id)
    if actor is None:
        raise Refusal(Because.LINK_SPENT)
    return actor


_ACTOR = Prepared(
    lambda: Person.objects.filter(id=SLOT, left_at__isnull=True, account__isnull=False).values_list(
        "id",
        "workspace_id",
        "account_id",
        "name",
        "account__zone",
        "account__language",
        "account__quiet_from",
        "account__quiet_to",
        "account__ask_time",
        "is_steward",
    )
)


def actor_if_here(person_id: UUID) -> Actor | None:
    """Answer a person as an actor, or None when they have left; one query."""
    return next((Actor(*columns) for columns in _ACTOR.ask(person_id)), None)


def actor_of_token(secret: str, *, now: datetime) -> tuple[Actor, tuple[Scope, ...]] | None:
    """Answer whose key `secret` is and what it may do; None for a key that does not work. One query.

    The day of its use is written at most once a day, so that reading over the API stays reading.
    """
    # By columns and not by rows: every call over the API begins here.
    found = Token.objects.filter(token_hash=hash_of(secret)).values_list(*_OF_TOKEN, *_OF_ACTOR).first()
    if found is None:
        return None
    key, scopes, used_on, expires_at, revoked_at, left_at, is_active, *told = found
    if revoked_at or left_at or not is_active or (expires_at is not None and expires_at <= now):
        return None
    today = now.date()
    if used_on != today:
        Token.objects.filter(pk=key).exclude(last_used_on=today).update(last_used_on=today)
    return Actor(*told), tuple(Scope(scope) for scope in scopes.split())


def actor_of_feed_key(key: str) -> Actor | None:
    """Answer whose calendar feed has the secret `key`, or None."""
    if not key or not key.isascii() or not key.isprintable():
        return None
    rows = Person.objects.filter(feed_hash=hash_of(key), left_at__isnull=True, account__is_active=True)
    person = rows.select_related("account").first()
    return _actor(person, person.account) if person and person.account else None


def actors_with_addresses(addresses: Iterable[str]) -> dict[str, Actor]:
    """Answer who signs in with each of `addresses`, by address; somebody in several workspaces in one of them."""
    rows = Person.objects.filter(account__email__in=set(addresses), left_at__isnull=True, account__is_active=True)
    found = rows.select_related("account").order_by("joined_at", "id")
    return {person.account.email: _actor(person, person.account) for person in found if person.account}
