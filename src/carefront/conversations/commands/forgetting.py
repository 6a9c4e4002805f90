"""What an erasure takes away here: what somebody kept to themselves. What they kept with others stays theirs."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from carefront.conversations.models import Decision, Proposal, Speaker, Transcript
from carefront.conversations.queries import files
from carefront.kit.durable import step


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away a person's transcripts, their files, and what they said and made no promise of.

    Decisions stay with those who share them, without the name under which a transcript knew them.
    """
    known = Speaker.objects.filter(person_id=person_id).values_list("transcript_id", "name")
    for conversation_id, name in known:
        Decision.objects.filter(conversation_id=conversation_id, speaker_name=name).update(speaker_name="")
    own = Transcript.objects.filter(person_id=person_id)
    paths = [files.path_of(key) for key in own.values_list("pk", flat=True)]
    own.delete()
    Proposal.objects.filter(person_id=person_id, commitment_id__isnull=True).delete()
    Speaker.objects.filter(person_id=person_id).update(person=None)
    transaction.on_commit(lambda: _remove(paths))


def _remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
