"""What was said is found by its words: by everybody who may see it, and by nobody else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carefront.conversations.commands import answering, deciding, forgetting, moving, topics
from carefront.conversations.commands.reindexing import index_everything
from carefront.conversations.models import Conversation, Participant, Searchable, Topic
from carefront.conversations.queries.searching import found
from carefront.core.actors import Actor
from carefront.core.meetings import Ruling, RulingDraft, Slot
from carefront.core.searching.kinds import Sought
from carefront.kit.ids import new_id
from carefront.relationships import commands as relationships
from tests.cast import Cast, day
from tests.conversations.talking import ROADS, Talk, may_see, plan, talk

Visit = Callable[[Actor], Client]


def ids(who: Actor, words: str, **more: object) -> list[UUID]:
    """Answer the ids of what `who` finds."""
    return [card.id for card in found(who, words, **more).cards]  # type: ignore[arg-type]


def stepped(who: Actor, words: str, most: int) -> list[tuple[Sought, UUID]]:
    """Answer all that `who` finds, page by page."""
    cursor, seen = "", list[tuple[Sought, UUID]]()
    while True:
        told = found(who, words, cursor=cursor, most=most)
        seen += [(card.kind, card.id) for card in told.cards]
        if told.after is None:
            assert len(seen) == len(set(seen))
            return seen
        cursor = told.after


def everything(who: Actor) -> set[tuple[Sought, UUID]]:
    """Answer all that `who` finds of what was said."""
    return set(stepped(who, "lantern", most=100))


def expected(who: Actor, told: Talk) -> set[tuple[Sought, UUID]]:
    """Answer all that `who` may see of what was said, by the road of each kind."""
    mine = set(Participant.objects.filter(person_id=who.id).values_list("conversation_id", flat=True))
    notes = Searchable.objects.filter(kind=Sought.NOTE.value)
    seen = {
        row.subject_id
        for row in notes
        if row.author_id == who.id or (not row.author_id and row.conversation_id in mine)
    }
    for kind, road in ROADS.items():
        seen |= set(road(who).values_list("pk", flat=True)) if kind is not Sought.NOTE else set()
    return {(kind, key) for kind, key in told.said.values() if key in seen}


def test_the_list_equals_the_gate_for_everybody(cast: Cast, now: datetime) -> None:
    told = talk(cast, now)
    for who in cast.everybody:
        assert everything(who) == expected(who, told), who.name
    assert {kind for kind, _key in everything(cast.ada)} == set(Sought) - {Sought.PROPOSAL}
    assert not everything(cast.sam)
    assert not everything(cast.zoe)
    words = {kind: word for word, (kind, key) in told.said.items() if (kind, key) in expected(cast.ada, told)}
    for kind, word in words.items():
        assert ids(cast.ada, word.upper()) == [told.said[word][1]], kind


def test_who_joins_later_finds_nothing_older_and_who_leaves_keeps_what_they_took_part_in(
    cast: Cast, now: datetime
) -> None:
    told = talk(cast, now)
    later = now + timedelta(days=1)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=later)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=later)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=later + timedelta(hours=1))
    assert not everything(cast.sam)
    assert everything(cast.eve) == expected(cast.eve, told) != set()


def test_read_backs_are_found_by_the_others_once_they_are_opened(cast: Cast, now: datetime) -> None:
    told = talk(cast, now)
    closed = Conversation.objects.filter(revealed_at__isnull=True, relationship_id=cast.coaching).get()
    words = [word for word, (kind, _key) in told.said.items() if kind is Sought.READ_BACK]
    before = sum(bool(ids(cast.ben, word)) for word in words)
    closed.revealed_at = now
    closed.save(update_fields=["revealed_at"])
    assert sum(bool(ids(cast.ben, word)) for word in words) == before + 1


def test_words_follow_what_becomes_of_them(cast: Cast, now: datetime) -> None:
    key = plan(cast.ada, cast.coaching, now, "Harvest hour")
    topic = topics.add_topic(by=cast.ada, conversation_id=key, words="The apples", private=True, now=now)
    assert ids(cast.ada, "apples") == [topic]
    assert not ids(cast.ben, "apples")
    topics.share_topic(by=cast.ada, topic_id=topic, now=now)
    assert ids(cast.ben, "apples") == [topic]
    topics.reword_topic(by=cast.ada, topic_id=topic, words="The pears", now=now)
    assert (ids(cast.ben, "apples"), ids(cast.ben, "pears")) == ([], [topic])
    first = deciding.decide_topic(by=cast.ben, topic_id=topic, draft=RulingDraft(Ruling.DO, "Pick them"), now=now)
    then = deciding.decide_topic(by=cast.ben, topic_id=topic, draft=RulingDraft(Ruling.DO, "Pick early"), now=now)
    assert ids(cast.ada, "pick") == [then.id] != [first.id]
    other = topics.add_topic(by=cast.ada, conversation_id=key, words="The plums", now=now)
    topics.withdraw_topic(by=cast.ada, topic_id=other, now=now)
    assert not ids(cast.ada, "plums")
    slot = Slot(day(now, 9), Conversation.objects.get().at, "UTC")
    moving.move_conversation(by=cast.ben, conversation_id=key, slot=slot, words="Because of hail", now=now)
    assert ids(cast.ada, "hail") == ids(cast.ada, "harvest") == [key]
    assert found(cast.ada, "harvest").cards[0].at.date() == day(now, 9)
    moving.cancel_conversation(by=cast.ben, conversation_id=key, words="Frost", now=now)
    assert ids(cast.ada, "frost") == [key]


def test_what_was_kept_of_a_transcript_is_found(call: UUID, cast: Cast, now: datetime) -> None:
    from carefront.conversations.commands.keeping import Wish, keep_finding
    from tests.conversations.conftest import finding

    decided = keep_finding(by=cast.ada, finding_id=finding(call, "launch to May").pk, wish=Wish(), now=now)
    mine = keep_finding(by=cast.ada, finding_id=finding(call, "read your draft").pk, wish=Wish(), now=now)
    assert ids(cast.ben, "launch may") == [decided.id]
    assert (ids(cast.ada, "draft"), ids(cast.ben, "draft")) == ([mine.id], [])
    answering.take_decision_back(by=cast.ada, decision_id=decided.id, now=now)
    assert not ids(cast.ben, "launch")


def test_the_newest_stand_first_and_every_one_comes_once(cast: Cast, now: datetime) -> None:
    key = plan(cast.ada, cast.coaching, now, "Hour")
    made = [
        topics.add_topic(by=cast.ada, conversation_id=key, words=f"Amber {number}", now=now + timedelta(minutes=number))
        for number in range(20)
    ]
    same = [topics.add_topic(by=cast.ben, conversation_id=key, words="Amber at once", now=now) for _ in range(5)]
    seen = ids(cast.ada, "amb", most=100)
    assert seen[:19] == made[:0:-1]
    assert set(seen[19:]) == {made[0], *same}
    assert set(stepped(cast.ada, "amb", most=7)) == {(Sought.TOPIC, one) for one in (*made, *same)}


def test_kind_and_relationship_narrow(cast: Cast, now: datetime) -> None:
    told = talk(cast, now)
    for kind in Sought:
        seen = found(cast.ada, "lantern", kinds=[kind], most=100).cards
        assert {card.kind for card in seen} <= {kind}
        assert bool(seen) is any(kind is of and may_see(cast.ada, of, key) for of, key in told.said.values()
                                 if of is not Sought.NOTE) or kind is Sought.NOTE  # fmt: skip
    here = found(cast.ben, "lantern", relationship_id=cast.peers, most=100).cards
    assert {card.relationship_id for card in here} == {cast.peers}
    assert not found(cast.ben, "lantern", relationship_id=cast.reporting).cards
    assert not found(cast.ben, "lantern", relationship_id=new_id()).cards


def test_the_index_is_written_anew_without_a_difference(cast: Cast, now: datetime) -> None:
    talk(cast, now)
    before = list(Searchable.objects.order_by("place").values())
    assert index_everything(now, anew=True) > 0
    assert list(Searchable.objects.order_by("place").values()) == before
    Searchable.objects.exclude(kind=Sought.NOTE.value).delete()
    assert {kind for kind, _key in everything(cast.ada)} == {Sought.NOTE}
    index_everything(now, anew=False)
    assert list(Searchable.objects.order_by("place").values()) == before
    gone = Topic.objects.filter(conversation__isnull=True).first()
    assert gone is not None
    gone.delete()
    index_everything(now, anew=False)
    assert not Searchable.objects.filter(subject_id=gone.pk).exists()


def test_what_an_erasure_takes_away_is_found_no_more(cast: Cast, now: datetime) -> None:
    told = talk(cast, now)
    mine = {(kind, key) for kind, key in everything(cast.ben) if (kind, key) in told.said.values()}
    with transaction.atomic():
        forgetting.forget(cast.ben.id, now)
    seen = everything(cast.ben)
    kept = {(kind, key) for kind, key in mine if kind is not Sought.NOTE and may_see(cast.ben, kind, key)}
    assert kept == {(kind, key) for kind, key in seen if kind is not Sought.NOTE} != mine
    assert not Searchable.objects.filter(author_id=cast.ben.id).exists()
    topics_left = set(Topic.objects.values_list("pk", flat=True))
    assert set(Searchable.objects.filter(kind="topic").values_list("subject_id", flat=True)) <= topics_left


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_engine_agrees_with_its_rows(cast: Cast, now: datetime) -> None:
    talk(cast, now)
    topics.reword_topic(by=cast.ada, topic_id=Topic.objects.filter(author_id=cast.ada.id, settled_at=None)[0].pk,
                        words="Otherwise", now=now)  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO conversations_filed(conversations_filed, rank) VALUES ('integrity-check', 1)")


def test_pages_ask_no_more_when_there_is_more(cast: Cast, now: datetime, visit: Visit) -> None:
    key = plan(cast.ada, cast.coaching, now, "Hour")
    client = visit(cast.ben)
    counts = []
    for number in range(40):
        topics.add_topic(by=cast.ada, conversation_id=key, words=f"Amber {number}", now=now)
        if number in {1, 39}:
            for path in ("/conversations/search/?q=amber", "/search/?q=amber", "/search/?q=amber&as=palette"):
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(path).status_code == 200
                counts.append(len(queries))
    assert counts[:3] == counts[3:]
    assert max(counts) <= 12
    with CaptureQueriesContext(connection) as queries:
        found(cast.ben, "amber")
    assert len(queries) <= 4


def test_the_page_shows_marked_words_and_goes_on(cast: Cast, now: datetime, visit: Visit) -> None:
    key = plan(cast.ada, cast.coaching, now, "Über <b>Größe</b>")
    for number in range(30):
        topics.add_topic(by=cast.ada, conversation_id=key, words=f"Amber {number}", now=now)
    client = visit(cast.ben)
    text = client.get("/conversations/search/", {"q": "uber"}).content.decode()
    assert "<mark>Über</mark> &lt;b&gt;Größe&lt;/b&gt;" in text
    response = client.get("/conversations/search/", {"q": "amb", "kind": "topic", "relationship": str(cast.coaching)})
    text = response.content.decode()
    assert text.count("<mark>Amber</mark>") == 20
    onward = text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(onward).content.decode().count("<mark>Amber</mark>") == 10
    assert client.get("/conversations/search/?q=amb&cursor=broken").content.decode().count("<mark>") == 20
    lobby = client.get("/search/", {"q": "amb"}).content.decode()
    assert "<mark>Amber</mark>" in lobby
    assert "Topics" in lobby
