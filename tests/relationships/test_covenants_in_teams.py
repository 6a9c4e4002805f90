"""Covenants when people join, leave or are erased, and who may see which version."""

from datetime import timedelta

import pytest

from carefront.core.covenants import CovenantPart, CovenantState
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit.models import Letter
from carefront.lobby.queries.relationship import Narrowed, bond
from carefront.people import commands as people
from carefront.relationships import access, commands
from carefront.relationships.models import Covenant, CovenantQuestion
from carefront.relationships.queries import covenants
from tests.relationships.agreeing import STEPS, agreed, drafted, sign, write


@pytest.fixture
def team(cast):
    return (cast.ada, cast.ben, cast.mia, cast.eve)


def join(cast, who, now):
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=who.id, now=now)
    commands.accept_relationship(by=who, relationship_id=cast.team, now=now)


def test_whoever_joins_later_is_asked_and_the_others_stay_bound(cast, team, now):
    key = agreed(team, cast.team, now)
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    assert covenants.current(cast.sam, cast.team) is None  # not before they said yes
    Letter.objects.all().delete()
    commands.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now)
    card = covenants.current(cast.sam, cast.team)
    assert card.id == key
    assert card.may_sign
    assert not card.may_review
    assert [letter.to_person_id for letter in Letter.objects.filter(kind="covenant_asked")] == [cast.sam.id]
    sign(cast.sam, key, now)
    assert covenants.current(cast.ada, cast.team).signatures[-1].name == "Sam"
    assert CovenantQuestion.objects.filter(covenant_id=key, due_at__isnull=False).count() == 5


def test_whoever_joins_while_a_draft_is_signed_signs_too(cast, team, now):
    key = drafted(cast.ada, cast.team, now)
    for person in team[:3]:
        sign(person, key, now)
    join(cast, cast.sam, now)
    sign(cast.eve, key, now)
    assert covenants.current(cast.ada, cast.team) is None
    sign(cast.sam, key, now)
    assert covenants.current(cast.ada, cast.team).id == key


def test_leaving_ends_nothing_and_holds_nobody_up(cast, team, now):
    first = agreed(team, cast.team, now)
    second = drafted(cast.ben, cast.team, now, words="We vote")
    for person in team[:3]:
        sign(person, second, now)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + timedelta(hours=1))
    assert covenants.current(cast.ada, cast.team).id == second
    (old,) = covenants.history(cast.ada, cast.team)
    assert [(one.name, one.is_here) for one in old.signatures][-1] == ("Eve", False)
    # Whoever left keeps what they had signed, as it stood then, and sees nothing of what came after.
    (kept,) = covenants.signed_before_leaving(cast.eve, cast.team)
    assert (kept.id, kept.state, kept.over_at, kept.is_open) == (first, CovenantState.IN_FORCE, None, False)
    told = bond(cast.eve, cast.team, Narrowed(), now=now + timedelta(hours=2)).facts
    assert "covenant.replaced" not in {fact.kind.value for fact in told}
    with pytest.raises(Refusal) as caught:
        commands.draft_covenant(by=cast.eve, relationship_id=cast.team, now=now)
    assert caught.value.because is Because.NOT_YOURS
    with pytest.raises(Refusal) as caught:
        commands.confirm_review(by=cast.eve, covenant_id=first, next_on=now.date(), now=now)
    assert caught.value.because is Because.NOT_YOURS


def test_a_review_that_waited_for_whoever_left_goes_on(cast, team, now):
    key = agreed(team, cast.team, now)
    day = now.date() + timedelta(days=200)
    for person in team[:3]:
        commands.confirm_review(by=person, covenant_id=key, next_on=day, now=now)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    assert covenants.review_date(cast.team) == day


def test_the_list_equals_the_gate(cast, team, now):
    """In pairs and teams, with earlier versions, drafts, let-go drafts, joining and leaving."""
    agreed((cast.ada, cast.ben), cast.coaching, now)
    drafted(cast.mia, cast.reporting, now)
    agreed(team, cast.team, now)
    gone = drafted(cast.mia, cast.team, now, words="Not this")
    commands.let_draft_go(by=cast.mia, covenant_id=gone, now=now + timedelta(minutes=1))
    agreed(team, cast.team, now + timedelta(minutes=2), words="We vote")
    later = now + timedelta(hours=1)
    join(cast, cast.sam, later)
    open_one = drafted(cast.sam, cast.team, later, words="We draw lots")
    sign(cast.eve, open_one, later)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=later)
    sizes = {}
    for person in cast.everybody:
        visible = set(access.covenants_visible_to(person).values_list("pk", flat=True))
        sizes[person.name] = len(visible)
        for row in Covenant.objects.all():
            try:
                access.reach_covenant(person, row.pk, Deed.SEE)
                reached = True
            except Refusal as refusal:
                reached = refusal.because is not Because.HIDDEN
            assert reached == (row.pk in visible), (person.name, row.version)
    assert sizes == {"Ada": 5, "Ben": 5, "Mia": 5, "Rob": 1, "Eve": 2, "Sam": 2, "Zoe": 0}


def test_an_erased_persons_agreed_words_stay_without_the_name(cast, team, now):
    agreed(team, cast.team, now)
    second = drafted(cast.eve, cast.team, now, words="Mine alone", part=CovenantPart.SHARING)
    people.erase_account(account_id=cast.eve.account_id, now=now)
    card = covenants.current(cast.ada, cast.team)
    assert card.words_of(CovenantPart.ESCALATION) == STEPS
    assert [one.name for one in card.signatures][-1] == "somebody who left"
    draft = covenants.covenant(cast.ada, second)
    assert draft.words_of(CovenantPart.SHARING) == ""  # nobody else had signed it
    assert draft.words_of(CovenantPart.ESCALATION) == STEPS  # taken over from what all agreed


def test_a_draft_that_others_signed_survives_an_erasure(cast, team, now):
    key = drafted(cast.eve, cast.team, now, words="We write it down", part=CovenantPart.SHARING)
    sign(cast.ada, key, now)
    people.erase_account(account_id=cast.eve.account_id, now=now)
    assert covenants.covenant(cast.ada, key).words_of(CovenantPart.SHARING) == "We write it down"
    write(cast.ben, key, now, CovenantPart.SHARING, "We write it down, all of it")
