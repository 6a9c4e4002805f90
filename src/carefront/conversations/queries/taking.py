"""Taking out: everything of this room that a person may see, as plain rows."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from carefront.conversations import access
from carefront.conversations.models import Participant, Shift
from carefront.core.actors import Actor
from carefront.kit.live import texts
from carefront.kit.taking import CHUNK, Taken, text
from carefront.people import queries as people


def transcripts(person: Actor) -> Taken:
    """Take out which transcripts `person` brought; their files are gone."""
    for row in access.visible_to(person).order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "title": row.title,
            "on": text(row.took_place_on), "language": row.language, "brought_at": text(row.made_at),
            "read_at": text(row.read_at), "turns": row.turns,
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
            "words": row.words, "due": text(row.due_on), "time": text(row.due_time), "sentence": row.sentence,
            "about": row.about, "about_by": row.about_by.called() if row.about_by else "",
            "line": row.line, "seconds": text(row.begins), "hedged": row.hedged,
            "state": row.state, "became": row.became, "kept_as": text(row.kept_as),
        }  # fmt: skip


def proposals(person: Actor) -> Taken:
    """Take out what `person` said, and which promise came of it."""
    for row in access.proposals_visible_to(person).order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "words": row.words,
            "due": text(row.due_on), "said_in": row.title, "said_on": text(row.took_place_on),
            "sentence": row.sentence, "made_at": text(row.made_at), "settled_at": text(row.settled_at),
            "promise": text(row.commitment_id),
        }  # fmt: skip


def decisions(person: Actor) -> Taken:
    """Take out the decisions that `person` may see."""
    rows = access.decisions_visible_to(person).select_related("by", "owner").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "words": row.words, "said_in": row.title,
            "said_on": text(row.took_place_on), "said_by": row.speaker_name, "seconds": text(row.begins),
            "sentence": row.sentence, "kept_at": text(row.kept_at),
            "kept_by": row.by.name if row.by.erased_at is None else "", "ruling": row.ruling,
            "topic": text(row.topic_id),
            "owner": _named(row.owner) if row.owner else "", "due": text(row.due_on),
            "replaced_at": text(row.replaced_at),
        }  # fmt: skip


def conversations(person: Actor) -> Taken:
    """Take out the conversations that `person` took part in."""
    rows = access.conversations_visible_to(person).select_related("by").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "kind": row.kind, "title": row.title,
            "purpose": row.purpose, "place": row.place, "starts_at": text(row.starts_at), "zone": row.zone,
            "minutes": row.minutes, "series": text(row.series_id), "state": row.state, "planned_by": _named(row.by),
            "begun_at": text(row.begun_at), "closed_at": text(row.closed_at),
            "cancelled_at": text(row.cancelled_at), "reason": row.reason, "agreed_words": row.agreed_words,
        }  # fmt: skip


def replies(person: Actor) -> Taken:
    """Take out what `person` and the others answered to the invitations of their conversations."""
    theirs = access.conversations_visible_to(person).values("pk")
    rows = Participant.objects.filter(Q(conversation_id__in=theirs) | Q(person_id=person.id)).exclude(reply="")
    for row in rows.select_related("person").order_by("conversation_id", "pk").iterator(chunk_size=CHUNK):
        yield {
            "conversation": str(row.conversation_id), "by": _named(row.person), "reply": row.reply,
            "words": row.reply_words, "at": text(row.replied_at),
        }  # fmt: skip


def moves(person: Actor) -> Taken:
    """Take out when the conversations that `person` took part in were moved, and what was said about it."""
    rows = Shift.objects.filter(conversation_id__in=access.conversations_visible_to(person).values("pk"))
    for row in rows.select_related("by").order_by("conversation_id", "pk").iterator(chunk_size=CHUNK):
        yield {
            "conversation": str(row.conversation_id), "by": _named(row.by), "at": text(row.at),
            "from": text(row.from_at), "to": text(row.to_at), "words": row.words,
        }  # fmt: skip


def notes(person: Actor) -> Taken:
    """Take out the notes of the conversations that `person` took part in: the shared ones, and their own."""
    parts = access.parts_of(person).order_by("conversation_id")
    for part in parts.select_related("conversation").iterator(chunk_size=CHUNK):
        shared = part.conversation.notes_id if part.left_at is None else None  # who left sees what is their own
        words = texts.words_of([key for key in (shared, part.note_id) if key is not None])
        for kind, key in (("shared", shared), ("own", part.note_id)):
            if key is not None and words.get(key):
                yield {"conversation": str(part.conversation_id), "kind": kind, "words": words[key]}


def topics(person: Actor) -> Taken:
    """Take out the topics that `person` may see."""
    for row in access.topics_visible_to(person).select_related("author").order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "conversation": text(row.conversation_id), "relationship": str(row.relationship_id),
            "author": _named(row.author), "words": row.words, "detail": row.detail, "raised_on": text(row.raised_on),
            "carried": row.carried, "shared_at": text(row.shared_at), "settled_at": text(row.settled_at),
            "withdrawn_at": text(row.withdrawn_at),
        }  # fmt: skip


def read_backs(person: Actor) -> Taken:
    """Take out what was read back at the end of conversations, as far as `person` may see it."""
    for row in access.read_backs_visible_to(person).select_related("person").order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "conversation": str(row.conversation_id), "by": _named(row.person),
            "agreed": row.agreed, "owned": row.owned, "written_at": text(row.written_at),
        }  # fmt: skip


def wordings(person: Actor) -> Taken:
    """Take out the words that were put forward in conversations that `person` took part in."""
    for row in access.wordings_visible_to(person).select_related("by").order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "conversation": str(row.conversation_id), "by": _named(row.by), "words": row.words,
            "at": text(row.at), "agreed_at": text(row.agreed_at), "replaced_at": text(row.replaced_at),
        }  # fmt: skip


def plans(person: Actor) -> Taken:
    """Take out plans of next steps, each with its steps."""
    rows = access.plans_visible_to(person).select_related("owner").prefetch_related("steps").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        steps = sorted(row.steps.all(), key=lambda step: step.place)
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "owner": _named(row.owner),
            "words": row.words, "outside_person": row.outside_person, "made_at": text(row.made_at),
            "ended_at": text(row.ended_at),
            "steps": " | ".join(f"{step.words} ({text(step.due_on)})" for step in steps),
        }  # fmt: skip


def follow_ups(person: Actor) -> Taken:
    """Take out what came of decisions that `person` may see."""
    for row in access.follow_ups_visible_to(person).select_related("by").order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "decision": str(row.decision_id), "by": _named(row.by), "went": row.went,
            "worked": row.worked, "support": row.support, "at": text(row.at), "replaced_at": text(row.replaced_at),
        }  # fmt: skip


def _named(person: Any) -> str:
    return people.named(person).name


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {
    "transcripts": transcripts,
    "findings": findings,
    "said": proposals,
    "decisions": decisions,
    "conversations": conversations,
    "replies": replies,
    "moves": moves,
    "topics": topics,
    "notes": notes,
    "spoken_read_backs": read_backs,
    "wordings": wordings,
    "plans": plans,
    "follow_ups": follow_ups,
}
