"""Saying when one is away, and answering what a calendar suggests."""

from datetime import date, datetime
from uuid import UUID

from carefront.calendars import access
from carefront.calendars.models import Away
from carefront.core import words
from carefront.core.actors import Actor
from carefront.core.busy import MOST_STRETCHES, Stretch, checked_stretch
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.prepared import insert

WORDS = 120


@command
def be_away(*, by: Actor, first: date, last: date, about: str = "", now: datetime) -> UUID:
    """Say that one is away from `first` to `last`, the last day included, with words for oneself; answer its id.

    Raises Refusal(ENDS_BEFORE | PAST_DATE | FAR_DATE | OUT_OF_RANGE | TOO_LONG | TOO_MANY | ALREADY_THERE).
    """
    days = checked_stretch(first, last, today=by.local(now).date())
    return _keep(by, days, words.line(about, "about", required=False, limit=WORDS), is_away=True, now=now)


@command
def answer_proposal(*, by: Actor, first: date, last: date, is_away: bool, now: datetime) -> UUID:
    """Say whether an all-day entry of one's calendar means being away; it is not asked again. Answer the answer's id.

    Raises as `be_away` does.
    """
    return _keep(by, checked_stretch(first, last, today=by.local(now).date()), "", is_away=is_away, now=now)


@command
def be_here_after_all(*, by: Actor, away_id: UUID, now: datetime) -> None:
    """Take days away back. Where a calendar has an entry for them, it is asked about again. Raises Refusal(HIDDEN)."""
    access.reach_away(by, away_id, Deed.CHANGE).delete()


@step
def _keep(by: Actor, days: Stretch, about: str, *, is_away: bool, now: datetime) -> UUID:
    told = access.away_visible_to(by).filter(last_on__gte=by.local(now).date())
    if told.filter(is_away=is_away).count() >= MOST_STRETCHES:
        raise Refusal(Because.TOO_MANY, "first", limit=MOST_STRETCHES)
    if is_away:  # whoever said before that these days are not away says now that they are
        told.filter(first_on=days.first, last_on=days.last, is_away=False).delete()
    row = Away(
        id=new_id(),
        workspace_id=by.workspace_id,
        person_id=by.id,
        first_on=days.first,
        last_on=days.last,
        words=about,
        is_away=is_away,
        made_at=now,
    )
    insert(row, unless_there=True)
    if not told.filter(pk=row.pk).exists():
        raise Refusal(Because.ALREADY_THERE, "first")
    return row.pk
