"""Taking out: everything about covenants, levels and releases that a person may see, as plain rows."""

from collections.abc import Callable, Iterator

from carefront.core.actors import Actor
from carefront.kit.taking import CHUNK, Taken, text
from carefront.people import queries as people
from carefront.relationships import access
from carefront.relationships.models import Covenant


def _rows(person: Actor) -> Iterator[tuple[Covenant, bool]]:
    """Answer the covenants that `person` may see, and of each whether they are still in its relationship."""
    here = set(access.accepted_ids_of(person.id).values_list("relationship_id", flat=True))
    for row in access.covenants_visible_to(person).order_by("pk").iterator(chunk_size=CHUNK):
        yield row, row.relationship_id in here


def covenants(person: Actor) -> Taken:
    """Take out each part of each covenant that `person` may see, drafts and earlier versions among them."""
    for row, here in _rows(person):
        for line in row.lines.select_related("by").order_by("id"):
            yield {
                "covenant": str(row.pk), "relationship": str(row.relationship_id), "version": row.version,
                "drafted_at": text(row.drafted_at), "in_force_from": text(row.in_force_from),
                "over_at": text(row.over_at) if here else "", "review_on": text(row.review_on),
                "next_review_on": text(row.next_review_on) if here else "", "part": line.part, "words": line.words,
                "by": people.named(line.by).name, "changed_at": text(line.changed_at),
            }  # fmt: skip


def signatures(person: Actor) -> Taken:
    """Take out who signed them, and when a signature was taken back."""
    for row, here in _rows(person):
        for one in row.signatures.select_related("person").order_by("at", "id"):
            if here or (row.in_force_from is not None and one.at <= row.in_force_from):
                yield {
                    "covenant": str(row.pk), "by": people.named(one.person).name, "at": text(one.at),
                    "taken_back_at": text(one.taken_back_at), "digest": one.digest,
                }  # fmt: skip


def reviews(person: Actor) -> Taken:
    """Take out who said that one is still right, and when to look again."""
    for row, here in _rows(person):
        for one in row.reviews.select_related("person").order_by("at", "id") if here else ():
            yield {
                "covenant": str(row.pk), "by": people.named(one.person).name, "at": text(one.at),
                "review_on": text(one.due_on), "next_on": text(one.next_on),
            }  # fmt: skip


def levels(person: Actor) -> Taken:
    """Take out each change of level that `person` may see, with its reason and what became of it."""
    for row in access.levels_visible_to(person).select_related("owner", "by").order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "level": str(row.pk), "relationship": str(row.relationship_id), "commitment": text(row.commitment_id),
            "owner": people.named(row.owner).name, "by": people.named(row.by).name, "to": row.level,
            "before": row.before, "reason": row.reason, "look_on": text(row.look_on), "made_at": text(row.made_at),
            "agreed_at": text(row.agreed_at), "over_at": text(row.over_at), "ending": row.ending, "words": row.words,
        }  # fmt: skip


def releases(person: Actor) -> Taken:
    """Take out each release that `person` may see, and who said yes to it."""
    for row in access.releases_visible_to(person).select_related("by").order_by("pk").iterator(chunk_size=CHUNK):
        said = row.yes.select_related("person").order_by("at", "id")
        yield {
            "release": str(row.pk), "relationship": str(row.relationship_id), "by": people.named(row.by).name,
            "reason": row.reason, "until": text(row.until), "look_on": text(row.look_on),
            "made_at": text(row.made_at), "begun_at": text(row.begun_at), "over_at": text(row.over_at),
            "ending": row.ending, "yes": ", ".join(people.named(one.person).name for one in said),
        }  # fmt: skip


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {
    "covenants": covenants,
    "signatures": signatures,
    "covenant_reviews": reviews,
    "levels": levels,
    "releases": releases,
}
