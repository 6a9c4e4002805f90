"""Covenants: drafted together, signed by all, in force unchanged, replaced, let go, looked at again."""

from datetime import date, timedelta

import pytest

from carefront.core.covenants import CovenantPart, CovenantState, seen
from carefront.core.ledger import Kind
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import journal
from carefront.kit.ids import new_id
from carefront.relationships import commands
from carefront.relationships.models import Covenant, CovenantQuestion
from carefront.relationships.queries import covenants
from tests.relationships.agreeing import STEPS, agreed, drafted, sign, write


def refused(deed, **given):
    with pytest.raises(Refusal) as caught:
        deed(**given)
    return caught.value.because


def kinds(relationship_id):
    told = [fact.kind for fact in reversed(journal.of_stream(relationship_id))]
    return [kind.value.removeprefix("covenant.") for kind in told if kind.value.startswith("covenant.")]


def test_a_pair_writes_signs_and_has_it_in_force(cast, now):
    key = drafted(cast.ada, cast.coaching, now)
    write(cast.ben, key, now, CovenantPart.CONDUCT, "We say it early")
    sign(cast.ada, key, now)
    assert covenants.current(cast.ben, cast.coaching) is None
    assert covenants.escalation_steps(cast.ben, cast.coaching) == ""
    sign(cast.ben, key, now)
    card = covenants.current(cast.ben, cast.coaching)
    assert card.id == key
    assert card.in_force_from == now
    assert [(line.words, line.by) for line in card.lines if line.words] == [("We say it early", "Ben"), (STEPS, "Ada")]
    assert [(one.name, one.at) for one in card.signatures] == [("Ada", now), ("Ben", now)]
    assert covenants.draft(cast.ada, cast.coaching) is None
    assert covenants.escalation_steps(cast.ada, cast.coaching) == STEPS
    assert covenants.review_date(cast.coaching) == date(2026, 6, 9)
    assert kinds(cast.coaching) == ["drafted", "signed", "signed", "in_force"]


def test_every_deed_done_twice_is_done_once(cast, now):
    key = drafted(cast.ada, cast.coaching, now)
    assert commands.draft_covenant(by=cast.ben, relationship_id=cast.coaching, now=now) == key
    write(cast.ben, key, now, words=STEPS)
    sign(cast.ada, key, now)
    sign(cast.ada, key, now)
    commands.take_signature_back(by=cast.ben, covenant_id=key, now=now)
    sign(cast.ben, key, now)
    sign(cast.ben, key, now)
    assert kinds(cast.coaching) == ["drafted", "signed", "signed", "in_force"]
    later = commands.draft_covenant(by=cast.ben, relationship_id=cast.coaching, now=now)
    commands.let_draft_go(by=cast.ada, covenant_id=later, now=now)
    commands.let_draft_go(by=cast.ada, covenant_id=later, now=now)
    assert kinds(cast.coaching)[4:] == ["drafted", "let_go"]


def test_what_is_in_force_is_never_changed(cast, now):
    key = agreed((cast.ada, cast.ben), cast.coaching, now)
    change = {"part": CovenantPart.ESCALATION, "words": "Other", "seen": seen(STEPS)}
    assert refused(commands.change_covenant, by=cast.ada, covenant_id=key, now=now, **change) is Because.ALREADY_SETTLED
    day = date(2026, 5, 1)
    assert refused(commands.set_review, by=cast.ada, covenant_id=key, on=day, now=now) is Because.ALREADY_SETTLED
    for deed in (commands.take_signature_back, commands.let_draft_go):
        assert refused(deed, by=cast.ada, covenant_id=key, now=now) is Because.ALREADY_SETTLED
    assert covenants.current(cast.ada, cast.coaching).words_of(CovenantPart.ESCALATION) == STEPS


def test_a_new_version_begins_from_the_old_one_and_takes_its_place_when_all_signed(cast, now):
    first = agreed((cast.ada, cast.ben), cast.coaching, now)
    later = now + timedelta(days=40)
    second = commands.draft_covenant(by=cast.ben, relationship_id=cast.coaching, now=later)
    draft = covenants.draft(cast.ada, cast.coaching)
    assert (draft.version, draft.words_of(CovenantPart.ESCALATION)) == (2, STEPS)
    assert next(line.by for line in draft.lines if line.part is CovenantPart.ESCALATION) == "Ada"
    write(cast.ben, second, later, words="We ask Mia")
    sign(cast.ben, second, later)
    assert covenants.current(cast.ada, cast.coaching).id == first  # stays so until everybody has signed
    sign(cast.ada, second, later)
    assert covenants.current(cast.ada, cast.coaching).id == second
    (old,) = covenants.history(cast.ada, cast.coaching)
    assert (old.id, old.state, old.in_force_from, old.over_at) == (first, CovenantState.REPLACED, now, later)
    assert old.words_of(CovenantPart.ESCALATION) == STEPS
    assert kinds(cast.coaching)[4:] == ["drafted", "signed", "signed", "replaced", "in_force"]
    assert not CovenantQuestion.objects.filter(covenant_id=first, due_at__isnull=False).exists()


def test_nobody_signs_words_that_changed_between_reading_and_signing(cast, now):
    key = drafted(cast.ada, cast.coaching, now)
    read = covenants.covenant(cast.ben, key).digest
    write(cast.ada, key, now, words="Something else")
    assert refused(commands.sign_covenant, by=cast.ben, covenant_id=key, read=read, now=now) is Because.WORDS_CHANGED
    read = covenants.covenant(cast.ben, key).digest
    commands.set_review(by=cast.ada, covenant_id=key, on=date(2026, 5, 1), now=now)
    assert refused(commands.sign_covenant, by=cast.ben, covenant_id=key, read=read, now=now) is Because.WORDS_CHANGED
    sign(cast.ben, key, now)


def test_nothing_is_signed_that_says_nothing_or_whose_review_lies_behind(cast, now):
    key = commands.draft_covenant(by=cast.ada, relationship_id=cast.coaching, now=now)
    empty = covenants.covenant(cast.ada, key)
    assert not empty.may_sign
    assert refused(commands.sign_covenant, by=cast.ada, covenant_id=key, read=empty.digest, now=now) is Because.EMPTY
    write(cast.ada, key, now)
    later = now + timedelta(days=91)
    read = covenants.covenant(cast.ada, key).digest
    assert refused(commands.sign_covenant, by=cast.ada, covenant_id=key, read=read, now=later) is Because.PAST_DATE


def test_a_change_takes_back_every_signature_given_so_far(cast, now):
    key = drafted(cast.ada, cast.coaching, now)
    sign(cast.ada, key, now)
    write(cast.ben, key, now, CovenantPart.CONDUCT, "And we say it early")
    card = covenants.covenant(cast.ada, key)
    assert not card.is_signed
    assert card.may_sign
    sign(cast.ben, key, now)
    assert covenants.current(cast.ada, cast.coaching) is None
    assert kinds(cast.coaching) == ["drafted", "signed", "changed", "signed"]
    commands.take_signature_back(by=cast.ben, covenant_id=key, now=now)
    assert kinds(cast.coaching)[-1] == "unsigned"


def test_different_parts_at_once_never_conflict_and_the_same_part_says_so(cast, now):
    key = commands.draft_covenant(by=cast.ada, relationship_id=cast.coaching, now=now)
    nothing = seen("")

    def change(by, part, words, read=nothing):
        commands.change_covenant(by=by, covenant_id=key, part=part, words=words, seen=read, now=now)

    change(cast.ada, CovenantPart.CONDUCT, "Early")
    change(cast.ben, CovenantPart.DECISIONS, "Each alone")
    with pytest.raises(Refusal) as caught:
        change(cast.ben, CovenantPart.CONDUCT, "Late")
    assert caught.value == Refusal(Because.CHANGED_MEANWHILE, "conduct")
    change(cast.ben, CovenantPart.CONDUCT, "Early")  # the same words from both are no conflict
    change(cast.ben, CovenantPart.CONDUCT, "Late", seen("Early"))
    assert covenants.draft(cast.ada, cast.coaching).words_of(CovenantPart.CONDUCT) == "Late"


def test_whoever_is_not_in_it_finds_nothing_and_oneself_has_none(cast, now):
    key = drafted(cast.ada, cast.coaching, now)
    for who in (cast.mia, cast.zoe, cast.sam):
        assert refused(commands.draft_covenant, by=who, relationship_id=cast.coaching, now=now) is Because.HIDDEN
        for deed in (commands.let_draft_go, commands.take_signature_back):
            assert refused(deed, by=who, covenant_id=key, now=now) is Because.HIDDEN
        assert refused(commands.sign_covenant, by=who, covenant_id=key, read="", now=now) is Because.HIDDEN
    assert refused(commands.let_draft_go, by=cast.ada, covenant_id=new_id(), now=now) is Because.HIDDEN
    alone = commands.propose_relationship(by=cast.ada, kind=RelationshipKind.SELF, now=now)
    assert refused(commands.draft_covenant, by=cast.ada, relationship_id=alone, now=now) is Because.HIDDEN


def test_a_pair_that_rests_or_has_ended_reads_and_writes_nothing(cast, now):
    agreed((cast.ada, cast.ben), cast.coaching, now)
    key = commands.draft_covenant(by=cast.ada, relationship_id=cast.coaching, now=now)
    commands.pause_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    change = {"part": CovenantPart.ESCALATION, "words": "Other", "seen": seen(STEPS)}
    for _rests_then_ended in range(2):
        assert refused(commands.change_covenant, by=cast.ada, covenant_id=key, now=now, **change) is Because.RESTING
        read = covenants.covenant(cast.ada, key).digest
        assert refused(commands.sign_covenant, by=cast.ada, covenant_id=key, read=read, now=now) is Because.RESTING
        current, draft = covenants.open_ones(cast.ben, cast.coaching)
        assert current.words_of(CovenantPart.ESCALATION) == STEPS
        assert not (draft.may_change)
        assert not (draft.may_sign)
        assert not (current.may_review)
        commands.end_relationship(
            by=cast.ben, relationship_id=cast.coaching, now=now
        ) if not _rests_then_ended else None
    assert not CovenantQuestion.objects.filter(due_at__isnull=False).exists()


def test_it_is_still_right_when_everybody_who_signed_named_the_same_day(cast, now):
    key = agreed((cast.ada, cast.ben), cast.coaching, now)
    may, june = date(2026, 5, 20), date(2026, 8, 1)

    def review(by, day):
        commands.confirm_review(by=by, covenant_id=key, next_on=day, now=now)

    review(cast.ada, may)
    review(cast.ada, may)
    assert covenants.review_date(cast.coaching) == date(2026, 6, 9)
    review(cast.ben, june)
    assert [(one.name, one.next_on) for one in covenants.current(cast.ada, cast.coaching).reviews] == [
        ("Ada", may), ("Ben", june),
    ]  # fmt: skip
    review(cast.ada, june)
    assert covenants.review_date(cast.coaching) == june
    card = covenants.current(cast.ada, cast.coaching)
    assert (card.review_on, card.next_review_on, card.reviews) == (date(2026, 6, 9), june, ())
    review(cast.ada, june)  # a second click after it moved
    facts = [fact for fact in journal.of_stream(cast.coaching) if fact.kind is Kind.COVENANT_REVIEWED]
    assert len(facts) == 3
    with pytest.raises(Refusal) as caught:
        review(cast.ada, now.date())
    assert caught.value == Refusal(Because.PAST_DATE, "next_on")


def test_only_one_draft_and_one_in_force_can_be_open(cast, now):
    agreed((cast.ada, cast.ben), cast.coaching, now)
    drafted(cast.ben, cast.coaching, now, words="Other")
    assert Covenant.objects.filter(relationship_id=cast.coaching, over_at__isnull=True).count() == 2
