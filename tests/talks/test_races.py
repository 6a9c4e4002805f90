"""Two people in the same talk at the same moment: nobody agrees to words that they did not read."""

from datetime import datetime
from uuid import UUID

import pytest

from carefront.commitments.models import Commitment
from carefront.core.refusals import Because
from carefront.core.talks import TalkPart
from carefront.relationships.models import LevelChange
from carefront.talks.commands import agreeing, consequences, writing
from carefront.talks.models import Consequences, Saying, Talk, Yes
from carefront.talks.queries import consequences as reading
from carefront.talks.queries import talks
from tests.cast import Cast, day, gather
from tests.commitments.test_races import at_once, gapless
from tests.talks.conftest import agreed, begin, opened, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(transactional_db: None, now: datetime) -> tuple[Cast, UUID]:
    """Gather the cast where several threads can meet it, in an open talk with something to agree to."""
    cast = gather(now)
    key = begin(cast.ada, cast.coaching, cast.ben, now)
    opened(cast.ada, cast.ben, key, now)
    write(cast.ben, key, TalkPart.WILL, "send two lines", now)
    agreeing.set_terms(by=cast.ada, talk_id=key, together="talk", look_on=day(now, 20), now=now)
    return cast, key


@pytest.mark.parametrize("turn", range(4))
def test_agreeing_while_the_other_edits_never_agrees_to_other_words(
    told: tuple[Cast, UUID], now: datetime, turn: int
) -> None:
    cast, key = told
    read = talks.talk(cast.ada, key).digest
    at_once(
        lambda: agreeing.agree(by=cast.ada, talk_id=key, read=read, now=now),
        lambda: agreeing.agree(by=cast.ben, talk_id=key, read=read, now=now),
        lambda: write(cast.ben, key, TalkPart.WILL, "send nothing", now),
        lambda: agreeing.set_terms(by=cast.ada, talk_id=key, together="wait", look_on=day(now, 20), now=now),
    )
    row = Talk.objects.get(pk=key)
    words = Saying.objects.get(talk=key, person_id=cast.ben.id).words
    if row.agreed_at is not None:
        assert (words, row.together) == ("send two lines", "talk")
    stands = talks.talk(cast.ada, key).digest
    assert set(Yes.objects.filter(talk=key).values_list("digest", flat=True)) <= {stands, ""}  # "" is taken back
    assert gapless(cast.coaching)


def test_both_agreeing_at_once_is_one_agreement(told: tuple[Cast, UUID], now: datetime) -> None:
    cast, key = told
    read = talks.talk(cast.ada, key).digest
    deeds = [
        lambda who=who: agreeing.agree(by=who, talk_id=key, read=read, now=now) for who in (cast.ada, cast.ben) * 3
    ]
    said = at_once(*deeds)
    assert said.count(True) == 1
    assert Talk.objects.get(pk=key).agreed_at is not None


def test_a_line_promised_many_times_at_once_is_one_promise(told: tuple[Cast, UUID], now: datetime) -> None:
    cast, key = told
    read = talks.talk(cast.ada, key).digest
    for who in (cast.ada, cast.ben):
        agreeing.agree(by=who, talk_id=key, read=read, now=now)
    made = at_once(*[lambda: agreeing.promise_line(by=cast.ben, talk_id=key, line=0, now=now)] * 5)
    assert len(set(made)) == Commitment.objects.count() == 1


def test_ready_at_once_opens_once(transactional_db: None, now: datetime) -> None:
    cast = gather(now)
    key = begin(cast.ada, cast.coaching, cast.ben, now)
    at_once(*[lambda who=who: writing.set_ready(by=who, talk_id=key, now=now) for who in (cast.ada, cast.ben) * 2])
    assert Talk.objects.get(pk=key).opened_at is not None
    assert gapless(cast.coaching)


def test_consequences_agreed_and_ended_at_once_leave_no_level_without_them(
    transactional_db: None, now: datetime
) -> None:
    cast = gather(now)
    key = begin(cast.ada, cast.coaching, cast.ben, now)
    agreed(cast.ada, cast.ben, key, now)
    made = consequences.begin_consequences(
        by=cast.ada, talk_id=key, ends_on=day(now, 30), closing_on=day(now, 30), now=now
    )
    for who in (cast.ada, cast.ben):
        consequences.write_conduct(by=who, consequences_id=made, words="I say so", now=now)
    read = reading.consequences(cast.ada, made).digest
    consequences.agree_to_consequences(by=cast.ada, consequences_id=made, read=read, now=now)
    said = at_once(
        lambda: consequences.agree_to_consequences(by=cast.ben, consequences_id=made, read=read, now=now),
        lambda: consequences.write_conduct(by=cast.ada, consequences_id=made, words="I do not", now=now),
        lambda: consequences.end_consequences(by=cast.ada, consequences_id=made, now=now),
    )
    assert Consequences.objects.get(pk=made).over_at is not None
    fourth = LevelChange.objects.filter(level=4, agreed_at__isnull=False, over_at__isnull=True)
    assert not fourth.exists(), said
    assert Because.NEEDS_CONVERSATION not in said
