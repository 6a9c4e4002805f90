"""Two tabs, or two people, at the same moment."""

from datetime import datetime
from uuid import UUID

import pytest

from carefront.commitments.models import Commitment, Request
from carefront.conversations.commands import answering, keeping
from carefront.conversations.commands.keeping import Kept, Wish
from carefront.conversations.models import Decision, Finding, Proposal
from carefront.core.refusals import Because
from carefront.kit.models import Letter
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast, gather
from tests.commitments.test_races import at_once, gapless
from tests.conversations.conftest import finding, match, read

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(transactional_db: None, now: datetime, at_now: None) -> tuple[Cast, UUID]:
    """Gather the cast where several threads can meet it, with a call that was read."""
    cast = gather(now)
    key = read(cast.ada, cast.coaching, now)
    match(cast.ada, key, now, ada=cast.ada, ben=cast.ben)
    return cast, key


def test_kept_many_times_at_once_is_one_request(told: tuple[Cast, UUID], now: datetime) -> None:
    cast, key = told
    row = finding(key, "pricing")

    def keep() -> object:
        return keeping.keep_finding(by=cast.ada, finding_id=row.pk, wish=Wish(), now=now)

    said = at_once(*[keep] * 6)
    assert len([one for one in said if isinstance(one, Kept)]) == 1
    assert said.count(Because.ALREADY_SETTLED) == 5
    assert (Request.objects.count(), Letter.objects.count()) == (1, 1)
    assert gapless(cast.coaching)


def test_kept_and_left_out_at_once_ends_one_way(told: tuple[Cast, UUID], now: datetime) -> None:
    cast, key = told
    row = finding(key, "launch")
    at_once(
        lambda: keeping.keep_finding(by=cast.ada, finding_id=row.pk, wish=Wish(), now=now),
        lambda: keeping.leave_out(by=cast.ada, finding_id=row.pk, now=now),
        lambda: keeping.leave_the_rest_out(by=cast.ada, transcript_id=key, now=now),
    )
    stands = Finding.objects.get(pk=row.pk)
    assert (stands.state == "kept") is (Decision.objects.count() == 1)


def test_promised_twice_at_once_is_one_promise(told: tuple[Cast, UUID], now: datetime) -> None:
    cast, key = told
    wish = finding(key, "read your draft")
    made = keeping.keep_finding(by=cast.ada, finding_id=wish.pk, wish=Wish(), now=now)
    said = at_once(
        lambda: answering.accept_proposal(by=cast.ada, proposal_id=made.id, now=now),
        lambda: answering.accept_proposal(by=cast.ada, proposal_id=made.id, now=now),
        lambda: answering.decline_proposal(by=cast.ada, proposal_id=made.id, now=now),
    )
    assert said.count(Because.ALREADY_SETTLED) == 2
    stands = Proposal.objects.get()
    assert stands.settled_at is not None
    assert Commitment.objects.count() == (stands.commitment_id is not None)


def test_nothing_slips_into_a_relationship_that_ends(told: tuple[Cast, UUID], now: datetime) -> None:
    cast, key = told
    parts = [finding(key, words) for words in ("pricing", "launch", "three customers")]
    deeds = [
        lambda row=row: keeping.keep_finding(by=cast.ada, finding_id=row.pk, wish=Wish(), now=now) for row in parts
    ]
    at_once(*deeds, lambda: relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now))
    assert gapless(cast.coaching)
    kept = Finding.objects.filter(state="kept").count()
    assert Request.objects.count() + Decision.objects.count() == kept


def test_somebody_can_be_erased_while_another_keeps_what_they_said(told: tuple[Cast, UUID], now: datetime) -> None:
    cast, key = told
    row = finding(key, "pricing")

    def keep() -> object:
        return keeping.keep_finding(by=cast.ada, finding_id=row.pk, wish=Wish(), now=now)

    def erase() -> object:
        return people.erase_account(account_id=cast.ben.account_id, now=now)

    said = at_once(keep, erase)
    assert len(said) == 2
    assert all(one is None or isinstance(one, Kept | Because) for one in said)
    assert None in said  # the erasure
    assert not Request.objects.exclude(said_by="").exists()
