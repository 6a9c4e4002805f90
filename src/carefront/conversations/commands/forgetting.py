"""What an erasure takes away here: what somebody kept to themselves. What they kept with others stays theirs."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat

from carefront.commitments.commands.forgetting import forget_speaker
from carefront.conversations.commands import notes
from carefront.conversations.models import (
    Conversation,
    Decision,
    Finding,
    FollowUp,
    Participant,
    Plan,
    Prompt,
    Proposal,
    ReadBack,
    Searchable,
    Series,
    Shift,
    Speaker,
    Topic,
    Transcript,
    Wording,
)
from carefront.conversations.queries import files
from carefront.core.conversations import meant_by
from carefront.core.relationships import RelationshipKind
from carefront.core.searching.kinds import Sought
from carefront.kit.durable import step
from carefront.kit.live import texts
from carefront.people import queries as people
from carefront.relationships import access as relationships


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away a person's transcripts, their files, and what they said and made no promise of.

    What others kept stays with those who share it, without the name under which a transcript knew this person.
    """
    _unname(person_id)
    _unfile(person_id)
    _forget_held(person_id, now)
    own = Transcript.objects.filter(person_id=person_id)
    paths = [files.path_of(key) for key in own.values_list("pk", flat=True)]
    own.delete()
    Proposal.objects.filter(person_id=person_id, commitment_id__isnull=True).delete()
    Speaker.objects.filter(Q(person_id=person_id) | Q(pk__in=_perhaps(person_id))).update(
        # A name of its own keeps each apart from the others of its transcript, and tells nothing.
        name=Concat(Value("#"), Cast("place", CharField())),
        person=None,
        settled=True,
        erased=True,
    )
    transaction.on_commit(lambda: _remove(paths))


def _forget_held(person_id: UUID, now: datetime) -> None:
    """Take away topics that were never shared, what was read back and never opened, and why one answered as one did.

    Shared topics, notes, decisions, plans and opened read-backs stay with those who share them, under a name that
    tells nothing. What somebody held with themselves is shared with nobody, and goes.
    """
    _forget_alone(person_id, now)
    Topic.objects.filter(author_id=person_id, shared_at__isnull=True).delete()
    ReadBack.objects.filter(person_id=person_id, conversation__revealed_at__isnull=True).delete()
    Participant.objects.filter(person_id=person_id).update(reply_words="")
    Prompt.objects.filter(person_id=person_id).delete()
    notes.forget_notes(person_id, now)


def _forget_alone(person_id: UUID, now: datetime) -> None:
    alone = {"relationship__kind": RelationshipKind.SELF.value}
    own = Conversation.objects.filter(by_id=person_id, **alone)
    Decision.objects.filter(by_id=person_id, **alone).delete()  # with what came of them
    Topic.objects.filter(author_id=person_id, **alone).delete()
    ReadBack.objects.filter(conversation__in=own).delete()
    Wording.objects.filter(conversation__in=own).delete()
    Plan.objects.filter(owner_id=person_id, **alone).delete()  # with their steps
    for key in list(own.values_list("notes_id", flat=True)):
        if key is not None:
            texts.forget_text(key, now=now)
    Shift.objects.filter(conversation__in=own).update(words="")
    own.update(title="", purpose="", place="", reason="", agreed_words="", notes_id=None)
    Series.objects.filter(by_id=person_id, **alone).update(title="", purpose="", place="")


def _unfile(person_id: UUID) -> None:
    """Let what is taken away be found no more, own notes among it."""
    alone = {"relationship__kind": RelationshipKind.SELF.value}
    held: tuple[tuple[Sought, QuerySet[Any]], ...] = (
        (Sought.CONVERSATION, Conversation.objects.filter(by_id=person_id, **alone)),
        (Sought.AGREEMENT, Conversation.objects.filter(by_id=person_id, **alone)),
        (Sought.TOPIC, Topic.objects.filter(author_id=person_id, **alone)),
        (Sought.DECISION, Decision.objects.filter(by_id=person_id, **alone)),
        (Sought.FOLLOW_UP, FollowUp.objects.filter(decision__by_id=person_id, **alone)),
        (Sought.PLAN, Plan.objects.filter(owner_id=person_id, **alone)),
        (Sought.TOPIC, Topic.objects.filter(author_id=person_id, shared_at__isnull=True)),
        (Sought.READ_BACK, ReadBack.objects.filter(person_id=person_id, conversation__revealed_at__isnull=True)),
        (Sought.PROPOSAL, Proposal.objects.filter(person_id=person_id, commitment_id__isnull=True)),
    )
    for kind, rows in held:
        Searchable.objects.filter(kind=kind.value, subject_id__in=rows.values("pk")).delete()
    Searchable.objects.filter(author_id=person_id).delete()
    # What somebody held with themselves, whatever it is.
    places = relationships.memberships_ever(person_id).filter(**alone).values("relationship_id")
    Searchable.objects.filter(relationship_id__in=places).delete()


def _unname(person_id: UUID) -> None:
    """Take a speaker's name off what was kept, where it was said to mean this person, or is what they are called.

    The second is for conversations that were let go: nothing tells any more whom their names mean.
    """
    called = {person_id: people.name_of(person_id)}
    theirs = Speaker.objects.filter(person_id=person_id)
    at = Coalesce("transcript__conversation_id", "transcript_id")  # dropped on a conversation, it stands there
    said = set(theirs.annotate(at=at).values_list("at", "name"))
    kept = set(Finding.objects.filter(speaker__in=theirs, kept_as__isnull=False).values_list("kept_as", flat=True))
    places = relationships.memberships_ever(person_id).values("relationship_id")

    def means(key: UUID, name: str) -> bool:
        return key in kept or meant_by(name, called) is not None

    forget_speaker(places, means)
    proposals = Proposal.objects.filter(relationship_id__in=places).exclude(speaker_name="")
    ids = [key for key, name in proposals.values_list("pk", "speaker_name") if means(key, name)]
    Proposal.objects.filter(pk__in=ids).update(speaker_name="")
    decisions = Decision.objects.filter(relationship_id__in=places).exclude(speaker_name="")
    rows = decisions.values_list("pk", "conversation_id", "speaker_name")
    ids = [key for key, at, name in rows if (at, name) in said or means(key, name)]
    Decision.objects.filter(pk__in=ids).update(speaker_name="")


def _perhaps(person_id: UUID) -> list[UUID]:
    """Answer the names of which nobody said yet whom they mean, and that are this person's."""
    called = {person_id: people.name_of(person_id)}
    places = relationships.memberships_ever(person_id).values("relationship_id")
    names = Speaker.objects.filter(transcript__relationship_id__in=places, settled=False).values_list("pk", "name")
    return [key for key, name in names if meant_by(name, called) is not None]


def _remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
