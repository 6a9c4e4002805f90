"""Subscribing to a calendar elsewhere, and letting it go."""

import hashlib
from datetime import datetime
from uuid import UUID

from carefront.calendars import access
from carefront.calendars.models import Subscription
from carefront.core import words
from carefront.core.actors import Actor
from carefront.core.busy import MOST_CALENDARS
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command
from carefront.kit.ids import new_id
from carefront.kit.outside.addresses import place_of
from carefront.kit.outside.trouble import Untaken
from carefront.kit.prepared import insert

NAME = 80


@command
def subscribe(*, by: Actor, url: str, name: str = "", now: datetime) -> UUID:
    """Subscribe to the calendar at `url` (https, http or webcal), under a name for oneself; answer its id.

    The worker fetches it at once. Raises Refusal(UNREADABLE_LINK | TOO_LONG | TOO_MANY | ALREADY_THERE).
    """
    called = words.line(name, "name", required=False, limit=NAME)
    try:
        address = place_of(url.strip()).url()
    except Untaken:
        raise Refusal(Because.UNREADABLE_LINK, "url") from None
    if access.visible_to(by).count() >= MOST_CALENDARS:
        raise Refusal(Because.TOO_MANY, "url", limit=MOST_CALENDARS)
    row = Subscription(
        id=new_id(),
        workspace_id=by.workspace_id,
        person_id=by.id,
        url=address,
        url_hash=hashlib.sha256(address.encode("utf-8")).hexdigest(),
        name=called,
        made_at=now,
        due_at=now,
    )
    insert(row, unless_there=True)
    if not access.visible_to(by).filter(pk=row.pk).exists():
        raise Refusal(Because.ALREADY_THERE, "url")
    return row.pk


@command
def unsubscribe(*, by: Actor, subscription_id: UUID, now: datetime) -> None:
    """Let a calendar go with every busy time that came from it. Raises Refusal(HIDDEN)."""
    access.reach(by, subscription_id, Deed.CHANGE).delete()


@command
def fetch_again(*, by: Actor, subscription_id: UUID, now: datetime) -> None:
    """Let the worker fetch a calendar now, and read it anew even if it says that nothing changed.

    One that a worker has in hand stays there. Raises Refusal(HIDDEN).
    """
    row = access.reach(by, subscription_id, Deed.CHANGE)
    free = Subscription.objects.filter(pk=row.pk, leased_by="")
    free.update(due_at=now, attempts=0, etag="", modified="")
