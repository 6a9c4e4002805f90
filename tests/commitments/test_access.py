"""The list equals the gate: for everyone and every row, what is listed is exactly what can be reached."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from carefront.commitments import access
from carefront.commitments.commands import ask, expect, foresee, telling
from carefront.commitments.models import Commitment, Expectation, Request
from carefront.commitments.queries import taking
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.expectations import ExpectationDraft
from carefront.core.policy import Deed, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise


@pytest.fixture
def rows(cast: Cast, now: datetime) -> Cast:
    """Put at least one of everything into every relationship."""
    promise(cast.ben, cast.coaching, now)
    promise(cast.ada, cast.coaching, now)
    promise(cast.rob, cast.reporting, now)
    promise(cast.ada, cast.team, now)
    promise(cast.ben, cast.team, now, promisee_id=cast.mia.id)
    promise(cast.sam, None, now)
    supported = promise(cast.ben, cast.peers, now)
    foresee.invite_supporter(by=cast.ben, commitment_id=supported, person_id=cast.sam.id, now=now)
    helped = promise(cast.rob, cast.peers, now)
    foresee.invite_supporter(by=cast.rob, commitment_id=helped, person_id=cast.eve.id, now=now)
    foresee.accept_support(by=cast.eve, commitment_id=helped, now=now)
    ended = promise(cast.mia, cast.reporting, now)
    foresee.invite_supporter(by=cast.mia, commitment_id=ended, person_id=cast.sam.id, now=now)
    foresee.end_support(by=cast.sam, commitment_id=ended, person_id=cast.sam.id, now=now)
    for by, relationship, to in (
        (cast.ada, cast.coaching, None),
        (cast.rob, cast.reporting, None),
        (cast.eve, cast.team, cast.mia.id),
    ):
        wish = Draft("Send the notes", relationship, promisee_id=to, due=in_days(now, 2))
        ask.make_request(by=by, draft=wish, now=now)
        expected = ExpectationDraft("Calls are logged the same day", relationship, to=to)
        expect.write_expectation(by=by, draft=expected, now=now)
    expect.write_expectation(by=cast.mia, draft=ExpectationDraft("We start on time", cast.team), now=now)
    return _with_comers_and_goers(cast, now)


def _with_comers_and_goers(cast: Cast, now: datetime) -> Cast:
    """Let Sam join the team late, and Eve leave it and come back, with a promise to all of it at each time."""
    hour = timedelta(hours=1)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + hour)
    promise(cast.mia, cast.team, now + 2 * hour, "Without Eve")
    for who in (cast.sam, cast.eve):
        relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=who.id, now=now + 3 * hour)
        relationships.accept_relationship(by=who, relationship_id=cast.team, now=now + 4 * hour)
    promise(cast.mia, cast.team, now + 5 * hour, "With Sam and Eve")
    return cast


def test_whoever_joins_a_team_sees_what_is_promised_to_it_from_then_on(rows: Cast, now: datetime) -> None:
    def seen(who: Actor) -> set[str]:
        found = access.visible_to(who).filter(relationship_id=rows.team, promisee__isnull=True)
        return set(found.values_list("words", flat=True))

    first, between, last = "Call the three stalled accounts", "Without Eve", "With Sam and Eve"
    assert seen(rows.ben) == {first, between, last}
    assert seen(rows.eve) == {first, last}
    assert seen(rows.sam) == {last}
    older = Commitment.objects.get(words=first, relationship_id=rows.team, promisee__isnull=True)
    assert telling.promisee_ids(older) == [rows.ben.id, rows.mia.id, rows.eve.id]


def test_an_export_stands_as_the_pages_do(rows: Cast) -> None:
    for who in rows.everybody:
        standings = taking._Standings(who)
        for row in Commitment.objects.filter(workspace_id=who.workspace_id):
            assert standings.of(row) == access.standing_of(who, row), (who.name, row.words)


def test_what_is_listed_is_what_can_be_reached(rows: Cast) -> None:
    checked = 0
    for who in rows.everybody:
        for model, listed, reach in (
            (Commitment, access.visible_to(who), access.reach),
            (Request, access.requests_visible_to(who), access.reach_request),
            (Expectation, access.expectations_visible_to(who), access.reach_expectation),
        ):
            shown = list(listed.values_list("pk", flat=True))
            assert len(shown) == len(set(shown))
            for row in model.objects.all():
                assert (row.pk in shown) == _reached(reach, who, row.pk, Deed.SEE), (who.name, model, row.words)
                checked += 1
    assert checked == 7 * (Commitment.objects.count() + Request.objects.count() + Expectation.objects.count())


def test_nobody_sees_what_another_read_back_before_writing_their_own(cast: Cast, now: datetime) -> None:
    made = expect.write_expectation(by=cast.mia, draft=ExpectationDraft("We start on time", cast.team), now=now)
    for who in (cast.ada, cast.ben):
        expect.read_back(by=who, expectation_id=made, words=f"As {who.name} reads it", now=now)

    def seen(who: Actor) -> list[str]:
        rows = access.read_backs_visible_to(who).order_by("by__name").values_list("by__name", flat=True)
        exported = [row["by"] for row in taking.read_backs(who)]
        assert sorted(exported) == list(rows)
        return list(rows)

    assert [seen(who) for who in (cast.mia, cast.ada, cast.eve, cast.rob, cast.zoe)] == [
        ["Ada", "Ben"], ["Ada", "Ben"], [], [], [],
    ]  # fmt: skip
    expect.read_back(by=cast.eve, expectation_id=made, words="As Eve reads it", now=now)
    assert seen(cast.eve) == ["Ada", "Ben", "Eve"]
    anew = ExpectationDraft("We start at nine", cast.team)
    expect.revise_expectation(by=cast.mia, expectation_id=made, draft=anew, version=1, now=now)
    expect.read_back(by=cast.ben, expectation_id=made, words="As Ben reads it anew", now=now)
    assert seen(cast.eve) == ["Ada", "Ben", "Eve"]  # of the earlier words
    assert seen(cast.ben) == ["Ada", "Ben", "Ben", "Eve"]


def test_every_deed_is_what_the_policy_says(rows: Cast) -> None:
    for who in rows.everybody:
        for row in Commitment.objects.all():
            standing = access.standing_of(who, row)
            for deed in Deed:
                allowed = allows(Thing.COMMITMENT, deed, standing)
                assert _reached(access.reach, who, row.pk, deed) == allowed, (who.name, row.words, deed)


def test_hidden_and_absent_are_refused_alike(rows: Cast) -> None:
    hidden = Commitment.objects.exclude(pk__in=access.visible_to(rows.zoe)).values_list("pk", flat=True)[0]
    for one in (hidden, uuid4()):
        with pytest.raises(Refusal) as refusal:
            access.reach(rows.zoe, one, Deed.SEE)
        assert (refusal.value.because, refusal.value.params, refusal.value.field) == (Because.HIDDEN, {}, None)


def test_a_steward_reads_nobodys_words(rows: Cast) -> None:
    assert rows.ada.is_steward
    theirs = Commitment.objects.filter(relationship_id=rows.reporting)
    assert theirs.exists()
    assert not access.visible_to(rows.ada).filter(pk__in=theirs).exists()


def _reached(reach: object, who: object, pk: UUID, deed: Deed) -> bool:
    try:
        reach(who, pk, deed)  # type: ignore[operator]
    except Refusal:
        return False
    return True
