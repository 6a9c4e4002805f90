"""Taking out: everything of this room that a person may see, as plain rows."""

from collections.abc import Callable

from carefront.core.actors import Actor
from carefront.kit.taking import CHUNK, Taken, text
from carefront.people import queries as people
from carefront.trust import access


def patterns(person: Actor) -> Taken:
    """Take out what was counted in a person's promises, and what others show them, without what those did with it."""
    rows = access.visible_to(person).select_related("subject").prefetch_related("marks").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        mine = row.subject_id == person.id
        marks = sorted(row.marks.all(), key=lambda one: one.at)
        note = next((one.words for one in marks if one.what == "note" and one.over_at is None), "")
        done = [f"{one.what} {text(one.at)}" + (f" to {text(one.over_at)}" if one.over_at else "") for one in marks]
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "about": people.named(row.subject).name,
            "kind": row.kind, "strength": row.strength,
            "counts": " | ".join(
                f"{what} {times} of {of}" + (f" {tag}" if tag else "") for what, times, of, tag in row.counts
            ),
            "first_on": text(row.first_on), "last_on": text(row.last_on), "until_on": text(row.until_on),
            "changed_on": text(row.changed_on), "found_at": text(row.found_at), "over_at": text(row.over_at),
            "note": note, "done_with_it": " | ".join(done) if mine else "",
            "evidence": " | ".join(row.evidence) if mine else "",
        }  # fmt: skip


def stops(person: Actor) -> Taken:
    """Take out the kinds that a person stopped, those that they began again among them."""
    for row in access.stops_of(person).order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "kind": row.kind, "at": text(row.at),
            "over_at": text(row.over_at),
        }  # fmt: skip


def asides(person: Actor) -> Taken:
    """Take out the suggestions about levels that a person set aside."""
    for row in access.asides_of(person).order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "level": row.level,
            "reasons": " | ".join(row.reasons), "at": text(row.at),
        }  # fmt: skip


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {
    "patterns": patterns, "stopped_patterns": stops, "suggestions_set_aside": asides,
}  # fmt: skip
