"""Taking out: everything of this room that a person may see, as plain rows."""

from collections.abc import Callable
from typing import Any

from carefront.core.actors import Actor
from carefront.kit.taking import CHUNK, Taken, text
from carefront.people import queries as people
from carefront.talks import access


def _named(person: Any) -> str:
    return people.named(person).name if person is not None else ""


def talks(person: Actor) -> Taken:
    """Take out the talks between `person` and others, with the facts chosen for each and what came of it."""
    rows = access.talks_visible_to(person).select_related("by", "other", "subject", "closed_by")
    rows = rows.prefetch_related("facts", "yes__person", "looks__person", "taken").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "begun_by": _named(row.by),
            "with": _named(row.other), "about": _named(row.subject), "begun_at": text(row.begun_at),
            "opened_at": text(row.opened_at), "conversation": text(row.conversation_id),
            "facts": " | ".join(str(one.event_id) for one in row.facts.all()), "if_it_continues": row.together,
            "look_on": text(row.look_on), "agreed_at": text(row.agreed_at),
            "agreed": " | ".join(f"{_named(one.person)} ({text(one.at)})" for one in row.yes.all() if one.digest),
            "promises": " | ".join(str(one.commitment_id) for one in row.taken.all()),
            "what_came": " | ".join(
                f"{_named(one.person)}: {one.came} {one.words}".strip() for one in row.looks.all() if one.answered_at
            ),
            "closed_at": text(row.closed_at), "closed_by": _named(row.closed_by),
        }  # fmt: skip


def sayings(person: Actor) -> Taken:
    """Take out what `person` wrote for talks, shown or not, and what was shown to them."""
    rows = access.sayings_visible_to(person).select_related("person").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "talk": str(row.talk_id), "by": _named(row.person), "part": row.part,
            "words": row.words, "choices": " | ".join(row.choices), "shown_at": text(row.shown_at),
            "changed_at": text(row.changed_at),
        }  # fmt: skip


def questions(person: Actor) -> Taken:
    """Take out the questions of those talks, with their answers."""
    for row in access.questions_visible_to(person).select_related("by").order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "talk": str(row.talk_id), "by": _named(row.by), "offered": row.code, "words": row.words,
            "at": text(row.at), "shown_at": text(row.shown_at), "answer": row.answer,
            "answered_at": text(row.answered_at),
        }  # fmt: skip


def consequences(person: Actor) -> Taken:
    """Take out the consequences between `person` and others."""
    rows = access.consequences_visible_to(person).select_related("owner", "other", "over_by")
    for row in rows.prefetch_related("parts__person", "yes__person").order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "talk": str(row.talk_id), "for_promises_of": _named(row.owner),
            "with": _named(row.other),
            "conduct": " | ".join(f"{_named(one.person)}: {one.words}" for one in row.parts.all()),
            "ends_on": text(row.ends_on), "closing_on": text(row.closing_on), "made_at": text(row.made_at),
            "yes": " | ".join(f"{_named(one.person)} ({text(one.at)})" for one in row.yes.all() if one.digest),
            "agreed_at": text(row.agreed_at), "over_at": text(row.over_at), "ending": row.ending,
        }  # fmt: skip


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {
    "talks": talks, "talk_words": sayings, "talk_questions": questions, "consequences": consequences,
}  # fmt: skip
