"""The people of a workspace, going on after a name instead of at a page number."""

from django.db.models import Q

from carefront.core.actors import Actor
from carefront.core.words import clean_line
from carefront.kit.api_paging import cursor_of, place_of
from carefront.people import access
from carefront.people.queries.names import PersonCard


def people_after(actor: Actor, *, words: str, cursor: str, most: int) -> tuple[list[PersonCard], str | None]:
    """Show at most `most` people of the actor's workspace after `cursor`, by name, and the cursor of those that follow.

    Raises Refusal(UNKNOWN_CHOICE, "cursor").
    """
    rows = access.here(actor).order_by("name", "id")
    if wanted := clean_line(words)[:120]:
        rows = rows.filter(name__icontains=wanted)
    place = place_of(cursor, "name", str)
    if place is not None:
        rows = rows.filter(Q(name__gt=place[0] or "") | Q(name=place[0] or "", id__gt=place[1]))
    found = list(rows[: most + 1])
    cards = [PersonCard(row.id, row.name, row.is_steward, row.id == actor.id) for row in found[:most]]
    return cards, cursor_of("name", found[most - 1].name, found[most - 1].id) if len(found) > most else None
