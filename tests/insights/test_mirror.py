"""A mirror: its counts, who sees it, what is written before it, and what it costs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from carefront.commitments.commands import answer, ask, meet, nudge
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.ledger import Kind
from carefront.core.level import Level
from carefront.core.mirroring import Prompt
from carefront.core.outcomes import Outcome
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.insights import access
from carefront.insights.commands import forgetting, reflecting
from carefront.insights.models import Reflection
from carefront.insights.queries import mirror, taking
from carefront.kit.durable import together
from tests.cast import Cast, in_days, promise
from tests.commitments.conftest import at_now, visit
from tests.doors.test_queries import FEW, MANY, fill, queries_of
from tests.relationships.leveling import propose, stand

__all__ = ["at_now", "visit"]
Visit = Callable[[Actor], Client]
HOSTILE = '<script>alert("x")</script> {{ 7|add:7 }} \u202e\x00'


def write(by: Actor, now: datetime, words: str = "I put it off with Ben", **more: str) -> str:
    return str(reflecting.write_reflection(by=by, words=words, now=now, **more))


def kept(owner: Actor, place: object, now: datetime, days: int) -> None:
    """Let somebody promise something for the next day, and say how it went `days` after that day."""
    key = promise(owner, place, now)  # type: ignore[arg-type]
    said = AnswerDraft(Outcome.DONE, False, "It went well")
    answer.say_how_it_went(by=owner, commitment_id=key, draft=said, now=now + timedelta(days=1 + days))


def test_levels_spread_across_those_who_keep_their_word_to_me(cast: Cast, now: datetime) -> None:
    stand(cast.ben, cast.coaching, now, 3)
    stand(cast.ada, cast.coaching, now, 1)
    propose(cast.ada, cast.team, cast.eve, now, level=3)
    shown = {one.level: one for one in mirror.mirror(cast.ada, now=now).levels}
    assert shown[Level.DIRECT].names == ("Ben",)
    assert (shown[Level.DIRECT].proposed, shown[Level.SELF_TRACKED].mine) == (1, 1)
    assert shown[Level.CURIOUS].names == ("Ben (Pier)", "Eve (Pier)", "Mia (Pier)")
    assert shown[Level.CURIOUS].mine == 1
    assert mirror.mirror(cast.sam, now=now).people == 0


def test_asking_is_counted_for_whoever_asked(cast: Cast, now: datetime) -> None:
    key = promise(cast.ben, cast.coaching, now)
    nudge.ask_about(by=cast.ada, commitment_id=key, now=now + timedelta(hours=1))
    ask.make_request(by=cast.ada, draft=Draft("Send the plan", cast.coaching, due=in_days(now, 3)), now=now)
    said = AnswerDraft(Outcome.DONE, False, "Called all three")
    told = answer.say_how_it_went(by=cast.ben, commitment_id=key, draft=said, now=now + timedelta(days=1))
    assert told.answer_id is not None
    met, kind = now + timedelta(days=3), meet.ResponseKind.WORDS
    meet.respond_to_answer(by=cast.ada, answer_id=told.answer_id, kind=kind, words="Thank you", now=met)
    later = now + timedelta(days=4)
    asked = mirror.mirror(cast.ada, now=later).asks
    assert asked == {Kind.COMMITMENT_NUDGED: 1, Kind.REQUEST_MADE: 1, Kind.ANSWER_MET: 1}
    assert mirror.mirror(cast.ben, now=later).asks == {}
    assert (mirror.mirror(cast.ada, now=later).others.count, mirror.mirror(cast.ben, now=later).own.count) == (1, 1)
    assert mirror.mirror(cast.ada, now=now + timedelta(days=120)).asks == {}


def test_below_five_there_are_counts_and_no_middle(cast: Cast, now: datetime) -> None:
    for days in (0, 0, 2, 4):
        kept(cast.ben, cast.coaching, now, days)
    later = now + timedelta(days=9)
    assert (mirror.mirror(cast.ben, now=later).own.count, mirror.mirror(cast.ben, now=later).own.middle) == (4, None)
    kept(cast.ben, cast.coaching, now, 6)
    promise(cast.ben, cast.coaching, now)
    own = mirror.mirror(cast.ben, now=later).own
    assert (own.count, own.middle, own.still) == (5, 2.0, 1)
    others = mirror.mirror(cast.ada, now=later).others
    assert (others.count, others.middle, others.still) == (0, None, 5)


def test_the_list_equals_the_gate_and_is_the_authors_alone(cast: Cast, now: datetime, visit: Visit) -> None:
    write(cast.ada, now)
    write(cast.rob, now, prompt="fear")
    for who in cast.everybody:
        listed = set(access.reflections_visible_to(who).values_list("pk", flat=True))
        for row in Reflection.objects.all():
            standing = Standing.OWNER if row.person_id == who.id else Standing.STRANGER
            for deed in (Deed.SEE, Deed.CHANGE):
                try:
                    reached = bool(access.reach_reflection(who, row.pk, deed))
                except Refusal as refusal:
                    reached = refusal.because is not Because.HIDDEN
                assert reached == (row.pk in listed) == allows(Thing.REFLECTION, deed, standing)
            page = visit(who).get(reverse("reflection", args=[row.pk]))
            assert (page.status_code == 200) == (row.person_id == who.id)
            assert (str(row.pk) in {one["id"] for one in taking.reflections(who)}) == (row.person_id == who.id)
    found = visit(cast.ben).get(reverse("search"), {"q": "put it off"}).content.decode()
    assert "I put it off" not in found


def test_hidden_and_absent_answer_alike(cast: Cast, now: datetime, visit: Visit) -> None:
    key = write(cast.ada, now)
    client = visit(cast.ben)
    for name in ("reflection", "reflection_deletion"):
        hidden, absent = (client.post(reverse(name, args=[one]), {"words": "Mine"}) for one in (key, uuid4()))
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content
    assert Reflection.objects.get(pk=key).words == "I put it off with Ben"


def test_a_page_keeps_words_once_changes_and_deletes_them(cast: Cast, now: datetime, visit: Visit) -> None:
    client, here = visit(cast.ada), reverse("mirror")
    sent = {"words": HOSTILE + "quiet", "prompt": "fear", "once": "a" * 32}
    for _again in range(2):
        assert client.post(here, sent).status_code == 302
    row = Reflection.objects.get()
    assert row.prompt == Prompt.FEAR
    page = client.get(here).content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    one = reverse("reflection", args=[row.pk])
    assert client.post(one, {"words": "Calmer", "version": "1"}).status_code == 302
    late = client.post(one, {"words": "From another window", "version": "1"})
    assert late.status_code == 422
    assert "From another window" in late.content.decode()
    assert client.post(reverse("reflection_deletion", args=[row.pk])).status_code == 302
    assert not Reflection.objects.exists()


@pytest.mark.parametrize(
    "sent", [{"words": "  "}, {"words": "w" * 5_001}, {"words": "Kept words", "prompt": "nonsense"}]
)
def test_a_refusal_keeps_what_was_typed(cast: Cast, visit: Visit, sent: dict[str, str]) -> None:
    answered = visit(cast.ada).post(reverse("mirror"), sent)
    assert answered.status_code == 422
    assert sent["words"].strip() in answered.content.decode()
    assert not Reflection.objects.exists()


@pytest.mark.parametrize("query", ["?turn=-1", "?turn=x", "?turn=99999", "?page=0", "?page=9999999", "?page=٣"])
def test_a_strange_address_is_calm(cast: Cast, visit: Visit, query: str) -> None:
    assert visit(cast.ada).get(reverse("mirror") + query).status_code == 200


def test_an_erasure_takes_all_of_it_away(cast: Cast, now: datetime) -> None:
    write(cast.ada, now)
    write(cast.ben, now)
    with together():
        forgetting.forget(cast.ada.id, now)
    assert [row.person_id for row in Reflection.objects.all()] == [cast.ben.id]


def test_more_of_it_asks_no_more_of_the_database(cast: Cast, now: datetime, visit: Visit) -> None:
    client = visit(cast.ben)
    counts = []
    for times in (FEW, MANY):
        fill(cast, now, times)
        for days in range(times):
            kept(cast.ben, cast.coaching, now - timedelta(days=30), days % 3)
            kept(cast.ada, cast.coaching, now - timedelta(days=30), days % 3)
            write(cast.ben, now, f"Thought {days}")
        with CaptureQueriesContext(connection) as asked:
            mirror.mirror(cast.ben, now=now)
        counts.append((len(asked), len(queries_of(client, reverse("mirror")))))
    assert counts[0] == counts[1]
    assert counts[0][0] <= 8
    assert counts[0][1] <= 12
