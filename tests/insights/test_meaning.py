"""What being held to account means: private until shared, taken back at any time, offered quietly or not at all."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from carefront.commitments.commands import change
from carefront.core.actors import Actor
from carefront.core.mirroring import Means, Shift, Structure
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.insights import access
from carefront.insights.commands import forgetting, meaning
from carefront.insights.models import Meaning
from carefront.insights.queries import meaning as reading
from carefront.insights.queries import mirror, taking
from carefront.kit.durable import together
from carefront.kit.models import Event
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise
from tests.commitments.conftest import at_now, visit
from tests.doors.test_queries import FEW, MANY, fill, queries_of

__all__ = ["at_now", "visit"]
Visit = Callable[[Actor], Client]
WORDS = "It reminds me of school"


def say(by: Actor, place: UUID, now: datetime, words: str = WORDS, *, share: bool = False) -> UUID:
    """Let somebody keep what it means to them, and perhaps share it; answer its id."""
    meaning.write_meaning(
        by=by, relationship_id=place, means=["shame", "help"], words=words, structures=["rest"], wish="Less", now=now
    )
    if share:
        meaning.share_meaning(by=by, relationship_id=place, now=now)
    return Meaning.objects.get(person_id=by.id, relationship_id=place).pk


def seen_by(who: Actor, place: UUID, visit: Visit) -> str:
    return visit(who).get(reverse("relationship_meaning", args=[place])).content.decode()


def shift(by: Actor, place: UUID, now: datetime) -> None:
    """Let somebody give one promise another day on three days."""
    key = promise(by, place, now - timedelta(days=9), due=in_days(now, 1))
    for days in (7, 5, 3):
        at = now - timedelta(days=days)
        change.recommit_commitment(by=by, commitment_id=key, due=in_days(now, 9 - days), now=at)


def test_the_list_equals_the_gate(cast: Cast, now: datetime) -> None:
    say(cast.ben, cast.coaching, now)
    say(cast.ada, cast.coaching, now, share=True)
    say(cast.eve, cast.team, now, share=True)
    say(cast.rob, cast.reporting, now, share=True)
    meaning.unshare_meaning(by=cast.rob, relationship_id=cast.reporting, now=now)
    inside = {cast.coaching: {"Ada", "Ben"}, cast.reporting: {"Mia", "Rob"}, cast.team: {"Ada", "Ben", "Mia", "Eve"}}
    for who in cast.everybody:
        listed = set(access.meanings_visible_to(who).values_list("pk", flat=True))
        taken = {one["id"] for one in taking.meanings(who)}
        for row in Meaning.objects.select_related("relationship"):
            standing = access.side(who, row.person_id, row.relationship.kind)
            if who.name not in inside[row.relationship_id]:
                standing = Standing.STRANGER
            shared = row.shared_at is not None
            for deed in Deed:
                try:
                    reached = bool(access.reach_meaning(who, row.pk, deed))
                except Refusal:
                    reached = False
                assert reached == allows(Thing.MEANING, deed, standing, shared=shared), (who.name, deed)
            may_see = allows(Thing.MEANING, Deed.SEE, standing, shared=shared)
            assert may_see == (row.pk in listed) == (str(row.pk) in taken)


def test_it_is_seen_while_it_is_shared_and_leaves_no_trace(cast: Cast, now: datetime, visit: Visit) -> None:
    before = Event.objects.count()
    say(cast.ben, cast.coaching, now)
    assert WORDS not in seen_by(cast.ada, cast.coaching, visit)
    bond = reverse("relationship", args=[cast.coaching])
    assert "Ben shared what it means to them" not in visit(cast.ada).get(bond).content.decode()
    meaning.share_meaning(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert WORDS in seen_by(cast.ada, cast.coaching, visit)
    assert "Ben shared what it means to them: today" in visit(cast.ada).get(bond).content.decode()
    found = visit(cast.ada).get(reverse("search"), {"q": "school"}).content.decode()
    assert WORDS not in found
    meaning.unshare_meaning(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert WORDS not in seen_by(cast.ada, cast.coaching, visit)
    assert "shared what it means" not in visit(cast.ada).get(bond).content.decode()
    assert Event.objects.count() == before


def test_nobody_outside_can_tell_it_from_nothing(cast: Cast, now: datetime, visit: Visit) -> None:
    say(cast.ben, cast.coaching, now, share=True)
    own = cast.coaching
    names = ("relationship_meaning", "meaning_sharing", "meaning_return", "meaning_deletion", "meaning_turning_away")
    for who in (cast.rob, cast.sam, cast.zoe):
        client = visit(who)
        for name in names:
            hidden, absent = (client.post(reverse(name, args=[key]), {"words": "Mine"}) for key in (own, uuid4()))
            assert hidden.status_code == absent.status_code == 404
            assert hidden.content == absent.content
    assert Meaning.objects.count() == 1


def test_whoever_joins_later_or_left_sees_nothing_of_it(cast: Cast, now: datetime, visit: Visit) -> None:
    say(cast.eve, cast.team, now, share=True)
    later = now + timedelta(hours=1)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=later)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=later)
    assert not access.meanings_visible_to(cast.sam).exists()
    assert access.meanings_visible_to(cast.mia).exists()
    relationships.leave_relationship(by=cast.mia, relationship_id=cast.team, now=later)
    assert not access.meanings_visible_to(cast.mia).exists()
    assert WORDS not in seen_by(cast.mia, cast.team, visit)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=later)
    assert WORDS in seen_by(cast.eve, cast.team, visit)
    with pytest.raises(Refusal):
        say(cast.eve, cast.team, later)
    meaning.unshare_meaning(by=cast.eve, relationship_id=cast.team, now=now)
    assert not access.meanings_visible_to(cast.ben).exists()


def test_no_others_word_can_be_changed_by_sharing_ones_own(cast: Cast, now: datetime) -> None:
    say(cast.ben, cast.coaching, now)
    for deed in (meaning.unshare_meaning, meaning.delete_meaning):
        with pytest.raises(Refusal) as refusal:
            deed(by=cast.ada, relationship_id=cast.coaching, now=now)
        assert refusal.value.because is Because.HIDDEN
    with pytest.raises(Refusal):
        meaning.share_meaning(by=cast.ada, relationship_id=cast.coaching, now=now)
    assert Meaning.objects.get().shared_at is None


def test_nothing_is_shared_where_things_rest_and_all_can_be_taken_back(cast: Cast, now: datetime) -> None:
    say(cast.ben, cast.coaching, now, share=True)
    relationships.end_relationship(by=cast.ada, relationship_id=cast.coaching, words="Thank you", now=now)
    meaning.unshare_meaning(by=cast.ben, relationship_id=cast.coaching, now=now)
    with pytest.raises(Refusal) as refusal:
        meaning.share_meaning(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert refusal.value.because is Because.RESTING
    meaning.delete_meaning(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert not Meaning.objects.exists()


def test_a_page_keeps_it_and_a_refusal_keeps_what_was_typed(cast: Cast, visit: Visit) -> None:
    client, here = visit(cast.ben), reverse("relationship_meaning", args=[cast.coaching])
    for _again in range(2):
        sent = {"means": ["help", "other"], "words": "<b>mine</b>\x00", "structures": ["lower"], "wish": "Slower"}
        assert client.post(here, sent).status_code == 302
    row = Meaning.objects.get()
    assert (row.means, row.structures, row.words) == (["help", "other"], ["lower"], "<b>mine</b>")
    page = client.get(here).content.decode()
    assert "&lt;b&gt;mine" in page
    for one in ("relationship_rituals", "relationship_level", "relationship_release", "covenant"):
        assert reverse(one, args=[cast.coaching]) in page
    for sent in (
        {},
        {"words": "w" * 2_001},
        {"means": ["fame"], "words": "Kept"},
        {"structures": ["x"], "wish": "Kept"},
    ):
        answered = client.post(here, sent)
        assert answered.status_code == 422
        assert str(sent.get("words", sent.get("wish", ""))) in answered.content.decode()
    assert client.post(reverse("meaning_sharing", args=[cast.coaching])).status_code == 302
    assert client.post(reverse("meaning_return", args=[cast.coaching])).status_code == 302
    assert client.post(reverse("meaning_deletion", args=[cast.coaching])).status_code == 302
    assert not Meaning.objects.exists()


def test_it_is_offered_quietly_and_turned_away_for_good(cast: Cast, now: datetime, visit: Visit) -> None:
    shift(cast.ben, cast.coaching, now)
    offers = mirror.mirror(cast.ben, now=now).offers
    assert [(one.relationship_id, one.offer.shift, one.offer.count) for one in offers] == [
        (cast.coaching, Shift.MOVED, 3)
    ]
    assert mirror.mirror(cast.ada, now=now).offers == ()
    bond = reverse("relationship", args=[cast.coaching])
    told = "You gave promises another day on 3 days"
    assert told in visit(cast.ben).get(bond).content.decode()
    assert told in visit(cast.ben).get(reverse("mirror")).content.decode()
    assert told not in visit(cast.ada).get(bond).content.decode()
    assert visit(cast.ben).post(reverse("meaning_turning_away", args=[cast.coaching])).status_code == 302
    assert told not in visit(cast.ben).get(bond).content.decode()
    assert mirror.mirror(cast.ben, now=now).offers == ()
    assert "does not offer you this page" in seen_by(cast.ben, cast.coaching, visit)


def test_it_is_not_offered_once_it_was_written(cast: Cast, now: datetime) -> None:
    shift(cast.ben, cast.coaching, now)
    say(cast.ben, cast.coaching, now)
    assert mirror.mirror(cast.ben, now=now).offers == ()


def test_with_oneself_there_is_none(cast: Cast, now: datetime, visit: Visit) -> None:
    key = promise(cast.ben, None, now)
    place = Event.objects.get(subject_id=key).stream_id
    assert visit(cast.ben).get(reverse("relationship_meaning", args=[place])).status_code == 404


def test_an_erasure_takes_it_away_from_everybody(cast: Cast, now: datetime) -> None:
    say(cast.ben, cast.coaching, now, share=True)
    say(cast.ada, cast.coaching, now, share=True)
    meaning.turn_away(by=cast.ben, relationship_id=cast.coaching, now=now)
    with together():
        forgetting.forget(cast.ben.id, now)
    assert [row.person_id for row in Meaning.objects.all()] == [cast.ada.id]


def test_its_words_come_in_the_order_in_which_they_are_offered(cast: Cast, now: datetime) -> None:
    say(cast.ben, cast.coaching, now)
    own, _others = reading.meanings(cast.ben, reading.bond_of(cast.ben, cast.coaching))
    assert own is not None
    assert (own.means, own.structures) == ((Means.HELP, Means.SHAME), (Structure.REST,))


def test_more_of_it_asks_no_more_of_the_database(cast: Cast, now: datetime, visit: Visit) -> None:
    client, path = visit(cast.ben), reverse("relationship_meaning", args=[cast.team])
    few = len(queries_of(client, path))
    for who in (cast.ada, cast.mia, cast.eve):
        say(who, cast.team, now, share=True)
    fill(cast, now, FEW + MANY)
    assert len(queries_of(client, path)) == few <= 10
