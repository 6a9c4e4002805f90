"""Two people at the same covenant in the same moment."""

import pytest

from carefront.core.covenants import CovenantPart, seen
from carefront.core.ledger import Kind
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.relationships import commands
from carefront.relationships.commands.covenant.reviewing import ask_due
from carefront.relationships.models import Covenant, Signature
from carefront.relationships.queries import covenants
from tests.relationships.agreeing import agreed, drafted, sign
from tests.relationships.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(now):
    from tests.cast import gather

    return gather(now)


def counted(relationship_id, kind):
    return [fact.kind for fact in journal.of_stream(relationship_id)].count(kind)


def test_two_who_begin_at_once_write_in_one_draft(cast, now):
    def begin(by):
        return lambda: commands.draft_covenant(by=by, relationship_id=cast.coaching, now=now)

    first, second = at_once(begin(cast.ada), begin(cast.ben))
    assert first == second
    assert counted(cast.coaching, Kind.COVENANT_DRAFTED) == Covenant.objects.count() == 1


def test_both_last_signatures_at_once_bring_it_in_force_once(cast, now):
    key = drafted(cast.ada, cast.coaching, now)
    read = covenants.covenant(cast.ada, key).digest

    def give(by):
        return lambda: commands.sign_covenant(by=by, covenant_id=key, read=read, now=now)

    assert at_once(give(cast.ada), give(cast.ben), give(cast.ben)) == [None, None, None]
    assert counted(cast.coaching, Kind.COVENANT_IN_FORCE) == 1
    assert counted(cast.coaching, Kind.COVENANT_SIGNED) == Signature.objects.count() == 2


def test_signing_and_changing_at_once_never_leaves_a_signature_under_other_words(cast, now):
    key = drafted(cast.ada, cast.coaching, now)
    sign(cast.ada, key, now)
    read = covenants.covenant(cast.ben, key).digest
    at_once(
        lambda: commands.sign_covenant(by=cast.ben, covenant_id=key, read=read, now=now),
        lambda: commands.change_covenant(
            by=cast.ada, covenant_id=key, part=CovenantPart.CONDUCT, words="Early", seen=seen(""), now=now
        ),
    )
    card = covenants.covenant(cast.ada, key)
    standing = Signature.objects.filter(taken_back_at__isnull=True)
    assert {one.digest for one in standing} <= {card.digest}
    assert (card.in_force_from is not None) == (standing.count() == 2) == (card.words_of(CovenantPart.CONDUCT) == "")


def test_the_same_part_at_once_is_one_text_and_one_refusal(cast, now):
    key = commands.draft_covenant(by=cast.ada, relationship_id=cast.coaching, now=now)

    def change(by, part, words):
        return lambda: commands.change_covenant(by=by, covenant_id=key, part=part, words=words, seen=seen(""), now=now)

    said = at_once(change(cast.ada, CovenantPart.CONDUCT, "Early"), change(cast.ben, CovenantPart.CONDUCT, "Late"))
    assert sorted(map(str, said)) == ["None", "changed_meanwhile"]
    said = at_once(change(cast.ada, CovenantPart.SHARING, "All"), change(cast.ben, CovenantPart.MEASURES, "Sales"))
    assert said == [None, None]


def test_the_last_signature_and_a_leaving_at_once_bring_it_in_force_once(cast, now):
    key = drafted(cast.ada, cast.team, now)
    for person in (cast.ada, cast.ben):
        sign(person, key, now)
    read = covenants.covenant(cast.mia, key).digest
    at_once(
        lambda: commands.sign_covenant(by=cast.mia, covenant_id=key, read=read, now=now),
        lambda: commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now),
    )
    assert covenants.current(cast.ada, cast.team).id == key
    assert counted(cast.team, Kind.COVENANT_IN_FORCE) == 1


def test_any_number_of_workers_ask_once(cast, now):
    agreed((cast.ada, cast.ben), cast.coaching, now)
    day = now.replace(month=6, day=9, hour=16)
    assert sum(at_once(*[lambda: ask_due(day, "w")] * 3)) == 2
    assert Letter.objects.filter(kind="covenant_review").count() == 2
