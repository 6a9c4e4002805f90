"""How a workspace runs, as its steward may know it: counts, codes and times, never a word."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from carefront.core.actors import Actor
from carefront.kit.posting import queries as posting
from carefront.people.models import Workspace


@dataclass(frozen=True, slots=True)
class LetterTrouble:
    """Describe letters of one kind that did not go out."""

    kind: str
    trouble: str
    count: int
    since_words: str
    set_aside: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """Describe the letters of a workspace that are not out yet."""

    troubles: tuple[LetterTrouble, ...]
    due: int
    held: int
    any_aside: bool


@dataclass(frozen=True, slots=True)
class Worker:
    """Describe a worker: when it was seen last."""

    name: str
    seen_words: str
    alive: bool
    trouble: str


def workspace_name(actor: Actor) -> str:
    """Answer the name of the actor's workspace."""
    return Workspace.objects.values_list("name", flat=True).get(pk=actor.workspace_id)


def letters_of(actor: Actor, *, now: datetime) -> Letters:
    """Answer which letters of the actor's workspace wait or met trouble; no words, no names."""
    waiting = posting.waiting(actor.workspace_id, now)
    troubles = tuple(
        LetterTrouble(
            kind=card.kind,
            trouble=card.trouble,
            count=card.count,
            since_words=date_format(localtime(card.oldest), "j F, H:i"),
            set_aside=card.set_aside,
        )
        for card in posting.troubles(actor.workspace_id)
    )
    return Letters(troubles, waiting.due, waiting.held, any(trouble.set_aside for trouble in troubles))


def workers(*, now: datetime) -> tuple[Worker, ...]:
    """Answer the workers of the last day, the one seen last first."""
    return tuple(
        Worker(
            name=card.name,
            seen_words=_ago(card.seen_at, now),
            alive=card.alive,
            trouble=card.trouble,
        )
        for card in posting.workers_seen(now)
    )


def _ago(at: datetime, now: datetime) -> str:
    if now - at < timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(at, now)}
