"""Whoever left learns nothing further by what they brought, and leaves no file behind."""

from datetime import datetime, timedelta

import pytest

from carefront.conversations.commands import holding, scheduling
from carefront.conversations.queries import files, invitations, transcripts
from carefront.core.actors import Actor
from carefront.core.conversations import Trouble
from carefront.core.meetings import ConversationDraft, ConversationKind, Slot
from carefront.core.refusals import Because, Refusal
from carefront.kit import jobs
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.conversations.conftest import bring, match, read

HOUR = timedelta(hours=1)


def test_who_left_a_team_cannot_find_out_who_came_afterwards(cast: Cast, now: datetime, at_now: None) -> None:
    key = read(cast.eve, cast.team, now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now + HOUR)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + 2 * HOUR)
    assert "Sam" not in [one.name for one in transcripts.speakers(cast.eve, key)[1]]
    for stranger in (cast.sam, cast.rob):
        with pytest.raises(Refusal) as refusal:
            match(cast.eve, key, now, ben=stranger)
        assert refusal.value.because is Because.NOT_IN_IT
    match(cast.eve, key, now, ben=cast.ben)


def test_a_file_goes_unread_where_whoever_brought_it_has_left(cast: Cast, now: datetime) -> None:
    key = bring(cast.eve, cast.team, now)
    people.leave_workspace(by=cast.eve, now=now)
    assert jobs.run_due(now, "worker", 1) == 1
    assert not files.path_of(key).exists()
    assert transcripts.transcript(cast.eve, key).trouble is Trouble.GONE


def test_the_feed_of_who_left_a_team_holds_what_they_were_in_alone(cast: Cast, now: datetime) -> None:
    soon = cast.ada.local(now + HOUR)
    slot = Slot(soon.date(), soon.time().replace(second=0, microsecond=0), cast.ada.zone)
    draft = ConversationDraft(cast.team, ConversationKind.PLANNING, slot, "Weekly", rhythm="week/1")
    first = scheduling.plan_conversation(by=cast.ada, draft=draft, now=now)
    for who in (cast.ada, cast.eve):
        holding.begin_conversation(by=who, conversation_id=first, now=now + HOUR)
    holding.close_conversation(by=cast.ada, conversation_id=first, now=now + 2 * HOUR)

    def fed(who: Actor) -> list[tuple[str, bool]]:
        found = invitations.meetings_of(who, lambda kind, title, place: title, now=now + 4 * HOUR)
        return [(one.uid, one.recurrence is not None) for one in found]

    [whole] = fed(cast.ada)
    assert fed(cast.eve) == [whole]
    assert whole[1]
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + 72 * HOUR)
    alone = fed(cast.eve)
    assert (f"conversation-{first}@carefront", False) in alone
    assert not any(repeats for _uid, repeats in alone)
    assert fed(cast.ada) == [whole]
