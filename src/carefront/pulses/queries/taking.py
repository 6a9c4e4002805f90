"""Taking out: everything of this room that a person may see, as plain rows."""

from collections.abc import Callable

from carefront.core.actors import Actor
from carefront.kit.taking import CHUNK, Taken, text
from carefront.people import queries as people
from carefront.pulses import access


def pulses(person: Actor) -> Taken:
    """Take out one's own pulses, and those that others share."""
    rows = access.pulses_visible_to(person).select_related("person").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "who": people.named(row.person).name,
            "on": text(row.on), "safe": text(row.safe), "care": text(row.care), "clear": text(row.clear),
            "dose": text(row.dose), "shared_at": text(row.shared_at),
        }  # fmt: skip


def wishes(person: Actor) -> Taken:
    """Take out what would make it more useful, as one says it and as others shared it."""
    rows = access.wishes_visible_to(person).select_related("person").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "who": people.named(row.person).name,
            "words": row.words, "at": text(row.at), "shared_at": text(row.shared_at),
        }  # fmt: skip


def adjustments(person: Actor) -> Taken:
    """Take out what was changed because of those; what its wish's author said of it only where the wish is seen."""
    seen = set(access.wishes_visible_to(person).values_list("pk", flat=True))
    rows = access.adjustments_visible_to(person).select_related("by").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        judged = row.wish_id in seen
        yield {
            "id": str(row.pk), "wish": str(row.wish_id) if judged else "", "by": people.named(row.by).name,
            "words": row.words, "on": text(row.on), "helps": row.helps if judged else "",
            "helps_words": row.helps_words if judged else "", "helps_at": text(row.helps_at) if judged else "",
        }  # fmt: skip


def told(person: Actor) -> Taken:
    """Take out what was told of teams, and to a steward of the workspace: the same figures as on the pages."""
    rows = access.told_to(person).select_related("round").order_by("round__month", "pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": text(row.relationship_id), "month": text(row.round.month),
            "safe": str(row.safe), "care": str(row.care), "clear": str(row.clear),
        }  # fmt: skip


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {
    "pulses": pulses, "wishes": wishes, "adjustments": adjustments, "told": told,
}  # fmt: skip
