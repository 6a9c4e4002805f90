"""Taking out: everything of this room that a person may see, as plain rows."""

from collections.abc import Callable, Iterator
from typing import Any

from carefront.conversations import access
from carefront.core.actors import Actor

Taken = Iterator[dict[str, Any]]
CHUNK = 500


def _text(value: Any) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)


def transcripts(person: Actor) -> Taken:
    """Take out which transcripts `person` brought; their files are gone."""
    for row in access.visible_to(person).order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "title": row.title,
            "on": _text(row.took_place_on), "language": row.language, "brought_at": _text(row.made_at),
            "read_at": _text(row.read_at), "turns": row.turns,
        }  # fmt: skip


def findings(person: Actor) -> Taken:
    """Take out what was found in them, and what was decided about it."""
    rows = (
        access.findings_visible_to(person)
        .select_related("speaker", "owner", "about_by")
        .order_by("transcript_id", "place")
    )
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "transcript": str(row.transcript_id), "kind": row.kind,
            "speaker": row.speaker.called() if row.speaker else "", "owner": row.owner.called() if row.owner else "",
            "words": row.words, "due": _text(row.due_on), "time": _text(row.due_time), "sentence": row.sentence,
            "about": row.about, "about_by": row.about_by.called() if row.about_by else "",
            "line": row.line, "seconds": _text(row.begins), "hedged": row.hedged,
            "state": row.state, "became": row.became, "kept_as": _text(row.kept_as),
        }  # fmt: skip


def proposals(person: Actor) -> Taken:
    """Take out what `person` said, and which promise came of it."""
    for row in access.proposals_visible_to(person).order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "words": row.words,
            "due": _text(row.due_on), "said_in": row.title, "said_on": _text(row.took_place_on),
            "sentence": row.sentence, "made_at": _text(row.made_at), "settled_at": _text(row.settled_at),
            "promise": _text(row.commitment_id),
        }  # fmt: skip


def decisions(person: Actor) -> Taken:
    """Take out the decisions that `person` may see."""
    rows = access.decisions_visible_to(person).select_related("by").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "words": row.words, "said_in": row.title,
            "said_on": _text(row.took_place_on), "said_by": row.speaker_name, "seconds": _text(row.begins),
            "sentence": row.sentence, "kept_at": _text(row.kept_at),
            "kept_by": row.by.name if row.by.erased_at is None else "",
        }  # fmt: skip


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {
    "transcripts": transcripts,
    "findings": findings,
    "said": proposals,
    "decisions": decisions,
}
