"""The only roads to calendars, busy times and days away: whose they are, and nobody else's."""

from uuid import UUID

from django.db.models import QuerySet

from carefront.calendars.models import Away, Busy, Subscription
from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.policy import Deed, Standing, Thing


def visible_to(person: Actor) -> QuerySet[Subscription]:
    """Answer the calendars that `person` may see: those they subscribed to."""
    return Subscription.objects.filter(person_id=person.id, workspace_id=person.workspace_id)


def away_visible_to(person: Actor) -> QuerySet[Away]:
    """Answer the days away that `person` may see: their own, and those of which they said that they are here."""
    return Away.objects.filter(person_id=person.id, workspace_id=person.workspace_id)


def busy_visible_to(person: Actor) -> QuerySet[Busy]:
    """Answer the busy times that `person` may see: their own."""
    return Busy.objects.filter(subscription__person_id=person.id, subscription__workspace_id=person.workspace_id)


def reach(person: Actor, subscription_id: UUID, deed: Deed) -> Subscription:
    """Fetch a calendar for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = Subscription.objects.filter(pk=subscription_id, workspace_id=person.workspace_id).first()
    _allow(person, row, deed)
    assert row is not None
    return row


def reach_away(person: Actor, away_id: UUID, deed: Deed) -> Away:
    """Fetch days away for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = Away.objects.filter(pk=away_id, workspace_id=person.workspace_id).first()
    _allow(person, row, deed)
    assert row is not None
    return row


def away_for_amounts(person_ids: list[UUID]) -> QuerySet[Away]:
    """Answer the days on which people are away, for queries that answer an amount and never a day."""
    return Away.objects.filter(person_id__in=person_ids, is_away=True)


def busy_for_amounts(person_id: UUID) -> QuerySet[Busy]:
    """Answer when somebody is busy, for queries that answer yes or no and never when."""
    return Busy.objects.filter(subscription__person_id=person_id)


def _allow(person: Actor, row: Subscription | Away | None, deed: Deed) -> None:
    standing = Standing.OWNER if row is not None and row.person_id == person.id else Standing.STRANGER
    let_through(Thing.CALENDAR, deed, standing)
