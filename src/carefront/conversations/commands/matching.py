"""Saying whom the names in a transcript mean."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from carefront.conversations import access
from carefront.conversations.models import Speaker
from carefront.conversations.queries import transcripts
from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command


@command
def match_speakers(*, by: Actor, transcript_id: UUID, matches: Mapping[UUID, UUID | None], now: datetime) -> None:
    """Keep whom the speakers of an own transcript mean: for each a member of its relationship, or nobody here (None).

    Raises Refusal(HIDDEN), Refusal(NOT_IN_IT, "speakers") for anybody who is no member that `by` knows of,
    Refusal(UNKNOWN_CHOICE) for a speaker of another transcript. Then nothing is kept.
    """
    row = access.reach(by, transcript_id, Deed.CHANGE)
    # As `by` sees it: whoever left learns of nobody who came afterwards.
    members = {one.person_id for one in transcripts.members_of(by, row.relationship_id)}
    if any(person is not None and person not in members for person in matches.values()):
        raise Refusal(Because.NOT_IN_IT, "speakers")
    speakers = {one.pk: one for one in Speaker.objects.filter(transcript=row, erased=False, pk__in=list(matches))}
    if len(speakers) < len(matches):
        raise Refusal(Because.UNKNOWN_CHOICE, "speakers")
    for key, person_id in matches.items():
        speakers[key].person_id, speakers[key].settled = person_id, True
    Speaker.objects.bulk_update(speakers.values(), ["person", "settled"])
