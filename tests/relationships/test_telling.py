"""Letters to the others when a relationship rests, goes on or ends: who gets one, and what it says."""

from datetime import date, timedelta

import pytest

from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.people import commands as people
from carefront.people.models import Account
from carefront.relationships import commands
from tests.commitments.conftest import BACKEND
from tests.doors.calling import Api


def waiting(kind):
    return {letter.to_person_id: letter for letter in Letter.objects.filter(kind=kind, due_at__isnull=False)}


def rendered(kind, person):
    return registry.render(waiting(kind)[person.id])


def test_the_other_of_a_pair_is_told_of_a_rest_and_of_going_on(cast, now):
    commands.pause_relationship(by=cast.ben, relationship_id=cast.coaching, until=date(2026, 4, 2), now=now)
    assert set(waiting("relationship_paused")) == {cast.ada.id}
    said = rendered("relationship_paused", cast.ada)
    assert said.subject == "Ben lets your agreement rest"
    for part in ("until 2 April 2026", "Your promises stay as they are", f"/relationships/{cast.coaching}/?in="):
        assert part in said.text
    assert "until 2 April 2026" in said.html
    commands.resume_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert not waiting("relationship_paused")  # it was not sent, and says nothing true any more
    assert rendered("relationship_resumed", cast.ada).subject == "Ben takes your agreement up again"


def test_a_rest_that_ends_on_its_day_sends_nothing_more(cast, now):
    commands.pause_relationship(by=cast.ben, relationship_id=cast.coaching, until=date(2026, 3, 20), now=now)
    assert commands.wake_due(now + timedelta(days=20), "w") == 1
    assert not Letter.objects.filter(kind="relationship_resumed").exists()
    assert rendered("relationship_paused", cast.ada) is None


def test_the_end_of_a_pair_is_told_with_the_words_of_whoever_ended_it(cast, now):
    words = "Thank you for <these> months"
    commands.end_relationship(by=cast.ada, relationship_id=cast.coaching, words=words, now=now)
    assert set(waiting("relationship_ended")) == {cast.ben.id}
    said = rendered("relationship_ended", cast.ben)
    assert said.subject == "Ada has ended your agreement"
    for part in (words, "11 March 2026", "Open promises stay with whoever made them", "Your own record stays"):
        assert part in said.text
    assert "Thank you for &lt;these&gt; months" in said.html


def test_a_team_tells_those_who_are_in_it_and_nobody_else(cast, now):
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    commands.pause_relationship(by=cast.ben, relationship_id=cast.team, now=now)
    assert set(waiting("relationship_paused")) == {cast.ada.id, cast.mia.id}
    assert rendered("relationship_paused", cast.mia).subject == "Ben lets Pier rest"
    commands.end_relationship(by=cast.ada, relationship_id=cast.team, now=now)
    assert not waiting("relationship_paused")
    assert set(waiting("relationship_ended")) == {cast.ben.id, cast.mia.id}
    assert rendered("relationship_ended", cast.mia).subject == "Ada has ended Pier"


def test_whoever_leaves_the_workspace_leaves_no_pair_wondering(cast, now):
    people.end_standing(by=cast.ada, person_id=cast.rob.id, now=now)
    assert set(waiting("relationship_ended")) == {cast.mia.id, cast.ben.id}


@pytest.mark.parametrize("door", ["web", "api"])
def test_every_door_writes_the_same_letters(cast, now, door, client):
    place = f"/relationships/{cast.peers}"
    if door == "api":
        call = Api(cast.ben, now=now)
        assert call("POST", f"{place}/pause", {}).status_code == 200
        assert call("POST", f"{place}/ending", {"words": "It was good"}).status_code == 200
    else:
        client.force_login(Account.objects.get(pk=cast.ben.account_id), BACKEND)
        assert client.post(f"{place}/pause/").status_code == 302
        assert client.post(f"{place}/ending/", {"words": "It was good"}).status_code == 302
    told = Letter.objects.filter(kind__startswith="relationship_").values_list("kind", "to_person_id")
    assert set(told) == {("relationship_paused", cast.rob.id), ("relationship_ended", cast.rob.id)}
