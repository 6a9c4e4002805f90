"""What a person sees of their own account: hours and look, keys, calendar feed, workspaces."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from carefront.core.actors import Actor
from carefront.people import access
from carefront.people.models import Account, Person


@dataclass(frozen=True, slots=True)
class Preferences:
    """Hold what a person chose."""

    name: str
    email: str
    zone: str
    language: str
    quiet_from: time
    quiet_to: time
    ask_time: time
    theme: str
    letters: bool


@dataclass(frozen=True, slots=True)
class TokenCard:
    """Describe one of a person's own keys; the secret is not in it."""

    id: UUID
    name: str
    scopes: tuple[str, ...]
    made_words: str
    used_words: str
    until_words: str
    has_run_out: bool


def preferences_of(actor: Actor) -> Preferences:
    """Answer what the actor chose."""
    account = Account.objects.get(pk=actor.account_id)
    return Preferences(
        name=actor.name,
        email=account.email,
        zone=account.zone,
        language=account.language,
        quiet_from=account.quiet_from,
        quiet_to=account.quiet_to,
        ask_time=account.ask_time,
        theme=account.theme,
        letters=account.letters,
    )


def tokens_of(actor: Actor, *, now: datetime) -> tuple[TokenCard, ...]:
    """Answer the actor's own keys that were not revoked, newest first; at most 50 exist."""
    return tuple(
        TokenCard(
            id=row.id,
            name=row.name,
            scopes=tuple(row.scopes.split()),
            made_words=date_format(localtime(row.created_at), "j F Y"),
            used_words=date_format(row.last_used_on, "j F Y") if row.last_used_on else _("not used yet"),
            until_words=date_format(localtime(row.expires_at), "j F Y") if row.expires_at else "",
            has_run_out=row.expires_at is not None and row.expires_at <= now,
        )
        for row in access.tokens_of(actor).order_by("-created_at", "-id")
    )


def has_feed(actor: Actor) -> bool:
    """Answer whether the actor's calendar feed is open; the secret in its address is known to nobody any more."""
    return Person.objects.filter(pk=actor.id, feed_hash__isnull=False).exists()


def accounts_exist() -> bool:
    """Answer whether anybody is here yet."""
    return Account.objects.exists()
