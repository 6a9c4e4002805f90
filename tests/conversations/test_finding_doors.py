"""Finding what was said over the API and beside the work of others, and the operator's way to write the index anew."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from click.testing import CliRunner
from django.db import connection

from carefront.config.ops import index_words
from carefront.conversations.commands import topics
from carefront.conversations.commands.reindexing import index_everything
from carefront.conversations.models import Searchable
from carefront.conversations.queries.searching import found
from tests.cast import Cast, gather
from tests.commitments.test_races import at_once
from tests.conversations.talking import plan, talk
from tests.doors.calling import Api


def test_the_api_finds_the_same_page_by_page(cast: Cast, now: datetime) -> None:
    talk(cast, now)
    api, seen, cursor = Api(cast.ben), list[str](), ""
    while cursor is not None:
        told = api.get(f"/conversation-search?q=LANT&limit=9&cursor={cursor}")
        seen += [one["id"] for one in told["items"]]
        cursor = told["next"]
    assert seen == [str(card.id) for card in found(cast.ben, "lant", most=100).cards][: len(seen)]
    assert len(seen) > 20
    one = api.get(f"/conversation-search?q=lantern&kind=topic&relationship_id={cast.peers}")["items"][0]
    assert one["parts"][0]["is_hit"]
    assert one["text"] == "".join(part["text"] for part in one["parts"])
    for asked in ("q=x&cursor=broken", "q=x&kind=nothing", "", "q=x&limit=1000"):
        assert api("GET", f"/conversation-search?{asked}").status_code == 422
    assert api.get("/conversation-search?q=%00")["items"] == []


def test_an_operator_writes_the_index_anew(cast: Cast, now: datetime) -> None:
    talk(cast, now)
    before = list(Searchable.objects.order_by("place").values())
    Searchable.objects.filter(kind="topic").delete()
    for words in ([], ["--missing"]):
        told = CliRunner().invoke(index_words.command, words)
        assert told.exit_code == 0, told.output
        assert "things were looked at" in told.output
        assert list(Searchable.objects.order_by("place").values()) == before


@pytest.mark.django_db(transaction=True)
def test_people_write_and_look_and_an_operator_files_anew_at_once(
    transactional_db: None, now: datetime, at_now: None
) -> None:
    cast = gather(now)
    here = plan(cast.ada, cast.coaching, now, "Hour")
    mine = topics.add_topic(by=cast.ada, conversation_id=here, words="Amber", now=now)
    made: list[UUID] = [mine]

    def write() -> None:
        for number in range(4):
            at = now + timedelta(seconds=number)
            made.append(topics.add_topic(by=cast.ben, conversation_id=here, words="Amber too", now=at))
            topics.reword_topic(by=cast.ada, topic_id=mine, words=f"Amber {number}", now=at)

    def look() -> None:
        for _ in range(8):
            assert {card.id for card in found(cast.ada, "amber").cards} >= {mine}

    said = at_once(write, write, look, look, lambda: index_everything(now), lambda: index_everything(now, anew=False))
    assert len(said) == 6  # each came to its end
    assert {card.id for card in found(cast.ada, "amber").cards} == set(made)
    assert found(cast.ada, "amber 3").cards[-1].id == mine
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO conversations_filed(conversations_filed, rank) VALUES ('integrity-check', 1)")
