"""The list equals the gate: for everyone and every row, what is listed is exactly what can be reached."""

import io
import json
import zipfile
from base64 import urlsafe_b64decode
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from carefront.commitments.api import shown as promises
from carefront.commitments.queries import paging
from carefront.core.ledger import Kind
from carefront.core.level import CameDown
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.talks import TalkPart
from carefront.kit.api_paging import cursor_of
from carefront.kit.models import Event, Letter
from carefront.lobby.queries.carrying import write_export
from carefront.lobby.queries.relationship import facts_page
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from carefront.relationships import queries as relationship_queries
from carefront.relationships.queries import levels
from carefront.talks import access, mail
from carefront.talks.commands import writing
from carefront.talks.models import Conduct, Consequences, Question, Saying, Talk
from carefront.talks.queries import consequences, taking, talks
from carefront.talks.queries.entering import entrance
from tests.cast import Cast
from tests.conversations.test_access import reached
from tests.talks.conftest import agreed, begin, bound, write
from tests.talks.test_talking import refused

HOUR = timedelta(hours=1)
ROADS: list[tuple[Any, Callable[..., Any], Callable[..., Any], Callable[..., Any]]] = [
    (Talk, access.talks_visible_to, access.reach_talk, taking.talks),
    (Saying, access.sayings_visible_to, access.reach_saying, taking.sayings),
    (Question, access.questions_visible_to, access.reach_question, taking.questions),
    (Consequences, access.consequences_visible_to, access.reach_consequences, taking.consequences),
]


@pytest.fixture
def rows(cast: Cast, now: datetime) -> Cast:
    """Talk in every relationship, prepared, agreed and bound, with a leaver and somebody new in the team."""
    for one, two, place in (
        (cast.ada, cast.ben, cast.coaching), (cast.mia, cast.rob, cast.reporting), (cast.mia, cast.eve, cast.team),
        (cast.ben, cast.ada, cast.team),
    ):  # fmt: skip
        unseen = begin(one, place, two, now)
        for who in (one, two):
            write(who, unseen, TalkPart.IMPACT, f"secret of {who.name}", now)
            writing.ask_question(by=who, talk_id=unseen, words=f"question of {who.name}", now=now)
        held = begin(two, place, two, now, other_id=one.id)
        agreed(one, two, held, now)
        bound(two, one, held, now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + HOUR)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now + HOUR)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + HOUR)
    relationships.end_relationship(by=cast.rob, relationship_id=cast.reporting, now=now + HOUR)
    return cast


@pytest.mark.parametrize(("model", "visible", "reach", "take"), ROADS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_list_equals_the_gate_and_the_export(rows: Cast, model: Any, visible: Any, reach: Any, take: Any) -> None:
    ids = list(model.objects.values_list("pk", flat=True))
    assert len(ids) >= 4
    for who in rows.everybody:
        listed = set(visible(who).values_list("pk", flat=True))
        for key in [*ids, uuid4()]:
            assert (key in listed) is reached(reach, who, key), (who.name, model)
        assert {row["id"] for row in take(who)} == {str(key) for key in listed}
    assert not any(visible(who).exists() for who in (rows.sam, rows.zoe))


def test_what_is_prepared_is_nobody_elses(rows: Cast, now: datetime) -> None:
    for who in rows.everybody:
        file = io.BytesIO()
        write_export(who, file, now=now + 2 * HOUR)
        with zipfile.ZipFile(file) as archive:
            told = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".json"))
        for other in rows.everybody:
            for word in ("secret of", "question of"):
                assert (f"{word} {other.name}" in told) is (
                    other is who and Saying.objects.filter(person_id=who.id).exists()
                ), (who.name, other.name)


def test_others_of_a_team_do_not_see_that_two_talk(rows: Cast) -> None:
    for who, sees in ((rows.mia, True), (rows.eve, True), (rows.sam, False)):
        _card, facts, *_rest = facts_page(who, rows.team, 1, 200)
        assert any(fact.kind is Kind.TALK_BEGUN for fact in facts) is sees, who.name
    of_mia = {fact.subject_id for fact in facts_page(rows.mia, rows.team, 1, 200)[1]}
    for row in Talk.objects.filter(relationship_id=rows.team):
        assert (row.pk in of_mia) is (rows.mia.id in {row.by_id, row.other_id})


def test_no_number_tells_others_of_a_team_that_something_lies_between(rows: Cast, now: datetime) -> None:
    """A third member counts what they may read; a number of the whole ledger would show the gaps."""
    told = paging.ledger_after(rows.mia, rows.team, cursor="", most=100)[0]
    assert len(told) < Event.objects.filter(stream_id=rows.team).count()  # something is hidden from them
    shown = [promises.fact(one) for one in told]
    assert all(set(one) == {"id", "kind", "at", "by", "about", "facts"} for one in shown)
    first, cursor = paging.ledger_after(rows.mia, rows.team, cursor="", most=2)
    assert cursor is not None
    inside = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    assert inside == ["-facts", None, first[-1].id.hex]
    rest, _end = paging.ledger_after(rows.mia, rows.team, cursor=cursor, most=100)
    assert [*first, *rest] == told
    elsewhere = cursor_of("-facts", None, Event.objects.exclude(stream_id=rows.team).values_list("pk", flat=True)[0])
    for odd in (elsewhere, cursor_of("-facts", None, uuid4()), cursor_of("-facts", 3, first[-1].id)[:-4]):
        refused(Because.UNKNOWN_CHOICE, lambda odd=odd: paging.ledger_after(rows.mia, rows.team, cursor=odd, most=2))
    file = io.BytesIO()
    write_export(rows.mia, file, now=now + 2 * HOUR)
    with zipfile.ZipFile(file) as archive:
        [name] = [one for one in archive.namelist() if one.endswith("facts.json")]
        taken = json.loads(archive.read(name))
    assert all("number" not in one and "seq" not in one and one["id"] for one in taken)


def test_who_left_keeps_the_talk_and_changes_nothing(rows: Cast, now: datetime) -> None:
    mine = access.talks_visible_to(rows.eve)
    assert mine.count() == mine.filter(closed_at__isnull=False).count() == 2
    for row in mine:
        assert talks.talk(rows.eve, row.pk).may_write is False
        assert entrance(rows.eve, row.pk) is None
        for deed in (Deed.CHANGE, Deed.ANSWER):
            with pytest.raises(Refusal):
                access.reach_talk(rows.eve, row.pk, deed)
    held = Consequences.objects.get(owner_id=rows.eve.id)
    assert held.ending == "closed"
    here = relationship_queries.relationship(rows.mia, rows.team)
    assert rows.eve.id not in {one.person_id for one in levels.levels(rows.mia, here).owners}


def test_when_the_other_leaves_the_owner_stands_where_they_stood_before(cast: Cast, now: datetime) -> None:
    key = begin(cast.eve, cast.team, cast.mia, now)
    agreed(cast.eve, cast.mia, key, now)
    bound(cast.mia, cast.eve, key, now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + HOUR)
    here = relationship_queries.relationship(cast.mia, cast.team)
    assert [one.level.value for one in levels.levels(cast.mia, here).owners if one.is_me] == [2]
    newest = levels.levels(cast.mia, here).history[0]
    assert (newest.came_down, newest.by) == (CameDown.STOPPED, cast.eve.name)
    assert Letter.objects.filter(kind="level_lapsed").values_list("to_person_id", flat=True).get() == cast.mia.id


def test_letters_carry_no_word_of_a_talk(rows: Cast, now: datetime) -> None:
    makes = {make.__name__: make for make in (*mail.ASKING, *mail.NEWS)}
    made = 0
    for letter in Letter.objects.filter(kind__in=list(makes)):
        told = makes[letter.kind](letter)
        if told is not None:
            made += 1
            said = f"{told.subject} {told.text} {told.html}"
            assert not any(word in said for word in ("secret of", "question of", "Wednesday", "plan the week"))
    assert made >= 4


def test_an_erased_person_takes_their_words_and_leaves_the_days(cast: Cast, talk: Any, now: datetime) -> None:
    question = writing.ask_question(by=cast.ada, talk_id=talk, words="What would help?", now=now)
    write(cast.ben, talk, TalkPart.IMPACT, "It weighs on me", now)
    agreed(cast.ada, cast.ben, talk, now, None)
    made = bound(cast.ben, cast.ada, talk, now)
    people.erase_account(account_id=cast.ben.account_id, now=now + HOUR)
    assert set(Saying.objects.filter(person_id=cast.ben.id).values_list("words", flat=True)) == {""}
    assert Question.objects.get(pk=question).words == "What would help?"
    assert Conduct.objects.get(person_id=cast.ben.id).words == ""
    card = talks.talk(cast.ada, talk)
    assert card.line.agreed_at is not None
    assert [one.words for one in card.my_lines] == ["ask on Wednesday"]
    assert consequences.consequences(cast.ada, made).theirs == ""


def test_deeds_of_strangers_are_refused_as_absent(cast: Cast, talk: Any, now: datetime) -> None:
    for who in (cast.mia, cast.rob, cast.eve, cast.sam, cast.zoe):
        refused(Because.HIDDEN, lambda who=who: write(who, talk, TalkPart.IMPACT, "mine", now))
        refused(Because.HIDDEN, lambda who=who: writing.set_ready(by=who, talk_id=talk, now=now))
