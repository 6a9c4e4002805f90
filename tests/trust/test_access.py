"""Who sees what, at every level, for everybody: the list equals the gate, the page, the API and the export."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from carefront.core.actors import Actor
from carefront.core.evidence.showing import shown_by_level
from carefront.core.evidence.thresholds import Kind, Strength
from carefront.core.level import Level
from carefront.core.policy import Deed
from carefront.core.refusals import Refusal
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from carefront.trust import access
from carefront.trust.commands import marking
from carefront.trust.models import Aside, Mark, Pattern, Stop
from carefront.trust.queries import facts, patterns, taking
from tests.cast import Cast
from tests.relationships.leveling import stand
from tests.trust.conftest import DAY, follow, found, look, looks


def seen_by(cast: Cast, pattern_id: UUID) -> set[str]:
    """Answer who sees a pattern; by the list, the gate, the card and the export alike, or the test stops here."""
    names = set()
    for who in cast.everybody:
        listed = access.visible_to(who).filter(pk=pattern_id).exists()
        try:
            access.reach(who, pattern_id, Deed.SEE)
            reached = True
        except Refusal:
            reached = False
        row = {one["id"] for one in taking.patterns(who)}
        cards = {card.id for over in (False, True) for card in patterns.patterns(who, over=over)[0]}
        try:
            facts.whole(who, pattern_id)
            whole = True
        except Refusal:
            whole = False
        answers = {listed, reached, str(pattern_id) in row, pattern_id in cards, whole}
        assert len(answers) == 1, (who.name, listed, reached, whole)
        names |= {who.name} if listed else set()
    return names


def agree(owner: Actor, place: UUID, at: datetime, level: int) -> None:
    """Let somebody stand at a level from a moment on."""
    if level != 2:
        stand(owner, place, at, level)


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("deeds", [(), ("confirm",), ("share",), ("share", "aside"), ("confirm", "take_back")])
def test_nobody_else_sees_it_but_by_sharing_or_by_the_level(
    cast: Cast, now: datetime, level: int, deeds: Iterable[str]
) -> None:
    agree(cast.ben, cast.coaching, now - 100 * DAY, level)
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    do = {
        "confirm": marking.confirm_pattern, "share": marking.share_pattern, "aside": marking.set_pattern_aside,
        "take_back": marking.take_back_pattern,
    }  # fmt: skip
    for deed in deeds:
        do[deed](by=cast.ben, pattern_id=row.pk, now=now)
    shown = tuple(deeds) == ("share",) or (tuple(deeds) == ("confirm",) and level >= 3)
    assert seen_by(cast, row.pk) == ({"Ben", "Ada"} if shown else {"Ben"})
    card = patterns.pattern(cast.ben, row.pk)
    assert (card.shown is not None) is shown


def test_what_arose_before_the_consent_is_not_shown_by_it(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    stand(cast.ben, cast.coaching, now, 3)
    marking.confirm_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    look(cast.ben, cast.coaching, now + DAY, kept=False)
    follow(now + DAY)
    assert seen_by(cast, row.pk) == {"Ben"}
    assert patterns.pattern(cast.ben, row.pk).shown is None


def test_looking_late_widens_nothing(cast: Cast, now: datetime) -> None:
    """The worker rested while it arose and while the level was agreed on: it arose when the facts say so."""
    looks(cast.ben, cast.coaching, now - 3 * DAY, [0] * 8, every=2)
    stand(cast.ben, cast.coaching, now - 2 * DAY, 3)
    look(cast.ben, cast.coaching, now, kept=False)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    marking.confirm_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert seen_by(cast, row.pk) == {"Ben"}


def test_the_level_is_read_when_somebody_looks(cast: Cast, now: datetime) -> None:
    stand(cast.ben, cast.coaching, now - 100 * DAY, 3)
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    marking.confirm_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert seen_by(cast, row.pk) == {"Ben", "Ada"}
    relationships.lower_level(by=cast.ben, relationship_id=cast.coaching, level=2, now=now)
    assert seen_by(cast, row.pk) == {"Ben"}
    stand(cast.ben, cast.coaching, now, 3)
    assert seen_by(cast, row.pk) == {"Ben"}  # it arose before this consent


def test_a_hint_is_never_shown_by_a_level(cast: Cast, now: datetime) -> None:
    stand(cast.ben, cast.coaching, now - 100 * DAY, 3)
    looks(cast.ben, cast.coaching, now, [0] * 6)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    assert row.strength == Strength.HINT.value
    marking.confirm_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert seen_by(cast, row.pk) == {"Ben"}


def test_the_pure_rule_and_sql_say_the_same(now: datetime) -> None:
    for level in Level:
        for strength in (None, *Strength):
            for confirmed in (False, True):
                for agreed in (None, now - DAY, now, now + DAY):
                    said = shown_by_level(level, agreed, strength, confirmed=confirmed, arose_at=now)
                    firm = strength in {Strength.NAME, Strength.STRICT}
                    assert said is (level >= 3 and firm and confirmed and agreed == now - DAY)


def test_in_a_team_words_stay_with_whom_they_were_promised_to(cast: Cast, now: datetime) -> None:
    """By the level others see only what rests on promises that they see; shared, they see dates without words."""
    stand(cast.ben, cast.team, now - 100 * DAY, 3)
    for number in range(7):
        look(cast.ben, cast.team, now - DAY * (1 + 3 * number), kept=False, words="Write the report", to=cast.mia.id)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    marking.confirm_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert seen_by(cast, row.pk) == {"Ben", "Mia"}
    marking.share_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert seen_by(cast, row.pk) == {"Ada", "Ben", "Eve", "Mia"}
    told = facts.whole(cast.ada, row.pk).facts
    assert {(one.words, one.commitment_id, one.came) for one in told} == {("", None, "missed")}
    assert {one.words for one in facts.whole(cast.mia, row.pk).facts} == {"Write the report"}
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    later = now + timedelta(hours=1)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=later)
    assert "Sam" not in seen_by(cast, row.pk)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=later)
    assert seen_by(cast, row.pk) == {"Ada", "Ben", "Mia"}
    relationships.leave_relationship(by=cast.ben, relationship_id=cast.team, now=later)
    follow(later)
    assert seen_by(cast, row.pk) == {"Ben"}


def test_a_promise_that_stands_gentler_is_not_shown_by_the_level(cast: Cast, now: datetime) -> None:
    from carefront.commitments.commands import leveling

    stand(cast.ben, cast.coaching, now - 100 * DAY, 3)
    keys = looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    marking.confirm_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert seen_by(cast, row.pk) == {"Ben", "Ada"}
    leveling.lower_own_level(by=cast.ben, commitment_id=keys[0], level=1, now=now)
    assert seen_by(cast, row.pk) == {"Ben"}


def test_when_it_has_ended_it_is_its_subjects_alone_and_goes_in_time(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    marking.share_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    relationships.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    follow(now)
    assert seen_by(cast, row.pk) == {"Ben", "Ada"}
    relationships.end_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    follow(now)
    assert seen_by(cast, row.pk) == {"Ben"}
    assert len(facts.whole(cast.ben, row.pk).facts) == 7
    follow(now + 92 * DAY)
    row.refresh_from_db()
    assert row.over_at is not None


def test_erasure_leaves_nothing_that_was_computed(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    looks(cast.ben, None, now, [0] * 7)
    follow(now)
    for row in found(cast.ben):
        marking.note_pattern(by=cast.ben, pattern_id=row.pk, words="The move", now=now)
    assert Pattern.objects.count() >= 2
    people.erase_account(account_id=cast.ben.account_id, now=now)
    follow(now + DAY)
    assert not Pattern.objects.filter(subject_id=cast.ben.id).exists()
    for model in (Mark, Stop, Aside):
        assert not model.objects.exists()


def test_with_oneself_it_is_mine_alone(cast: Cast, now: datetime) -> None:
    looks(cast.ben, None, now, [0] * 7)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    marking.confirm_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    with pytest.raises(Refusal):
        marking.share_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert seen_by(cast, row.pk) == {"Ben"}
    assert not patterns.pattern(cast.ben, row.pk).may_share


def test_what_is_absent_answers_as_what_is_hidden(cast: Cast) -> None:
    for deed in Deed:
        with pytest.raises(Refusal) as told:
            access.reach(cast.ben, uuid4(), deed)
        assert told.value.because.value == "hidden"
