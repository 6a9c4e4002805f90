"""Taking out: everything of this room that a person may see, as plain rows."""

from collections.abc import Callable

from carefront.core.actors import Actor
from carefront.insights import access
from carefront.kit.taking import CHUNK, Taken, text
from carefront.people import queries as people


def reflections(person: Actor) -> Taken:
    """Take out what `person` wrote before their mirror."""
    for row in access.reflections_visible_to(person).order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "question": row.prompt, "words": row.words, "at": text(row.at),
            "changed_at": text(row.changed_at),
        }  # fmt: skip


def meanings(person: Actor) -> Taken:
    """Take out what being held to account means to `person`, and to those who shared it with them."""
    rows = access.meanings_visible_to(person).select_related("person").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "who": people.named(row.person).name,
            "means": " | ".join(row.means), "words": row.words, "supportive": " | ".join(row.structures),
            "wish": row.wish, "at": text(row.at), "changed_at": text(row.changed_at), "shared_at": text(row.shared_at),
        }  # fmt: skip


def clarity_months(person: Actor) -> Taken:
    """Take out, for a steward, what was told of the workspace: the same figures as on the page."""
    for row in access.clarity_months_told_to(person).order_by("month", "pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "month": text(row.month), "what": str(row.what), "why": str(row.why),
            "success": str(row.success), "when": str(row.when),
        }  # fmt: skip


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {
    "reflections": reflections, "meanings": meanings, "clarity_months": clarity_months,
}  # fmt: skip
