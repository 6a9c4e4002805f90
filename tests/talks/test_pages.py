"""The same talk in two browsers, without a script."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from carefront.commitments.models import Commitment
from carefront.conversations.commands.scheduling import plan_conversation
from carefront.core.actors import Actor
from carefront.core.meetings import ConversationDraft, ConversationKind, Slot
from carefront.core.talks import TalkPart
from carefront.relationships import commands as relationships
from carefront.talks.commands import waiting, writing
from carefront.talks.models import Consequences, Talk
from tests.cast import Cast, day
from tests.talks.conftest import agreed, begin, bound, facts_of, missed, write

Visit = Callable[[Actor], Any]


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def test_a_talk_from_the_first_fact_to_a_promise(cast: Cast, now: datetime, visit: Visit) -> None:
    ada, ben = visit(cast.ada), visit(cast.ben)
    missed(cast.ben, cast.coaching, now)
    empty = ada.get(at("talks", cast.coaching)).text
    assert "No talk yet" in empty
    chosen = [str(key) for key in facts_of(cast.ada, cast.coaching, cast.ben, cast.ben)[:2]]
    new = at("talk_new")
    query = f"?relationship={cast.coaching}&about={cast.ben.id}&facts={chosen[0]}&facts={chosen[1]}"
    page = ada.get(new + query).text
    assert page.count(" checked") == 3  # whose promises, and the two facts of the address
    assert "Ben answered: " in page
    sent = {"relationship": cast.coaching, "about": cast.ben.id, "facts": chosen}
    key = Talk.objects.get(pk=ada.post(new, sent).url.split("/")[-2]).pk
    for part, words in (("impact", "I prepare twice"), ("will", "ask on Wednesday")):
        assert ada.post(at("talk_part", key, part), {"words": words}).status_code == 302
    assert "I prepare twice" not in ben.get(at("talk", key)).text
    ada.post(at("talk_questions", key), {"code": "easy_time"})
    ben.post(at("talk_part", key, "redesign"), {"words": "Fridays are full", "choices": ["smaller"], "show": "1"})
    assert "A smaller promise" in ada.get(at("talk", key)).text
    for who in (ada, ben):
        who.post(at("talk_readiness", key))
    page = ben.get(at("talk", key)).text
    assert "I prepare twice" in page
    assert "When in your week would it be easy?" in page
    question = Talk.objects.get(pk=key).questions.get().pk
    ben.post(at("talk_question_answer", question), {"words": "Tuesday mornings"})
    ben.post(at("talk_part", key, "will"), {"words": "send two lines on Wednesday"})
    ada.post(at("talk_terms", key), {"together": "talk at once", "look_on": day(now, 20).isoformat()})
    for who in (ada, ben):
        page = who.get(at("talk", key)).text
        [read] = re.findall(r'name="read" value="(\w+)"', page)
        who.post(at("talk_agreement", key), {"read": read})
    assert "You agreed. You look again on" in ben.get(at("talk", key)).text
    ben.post(at("talk_line_promise", key, 0), {"due_on": day(now, 3).isoformat()})
    assert Commitment.objects.get(words="send two lines on Wednesday").promisee_id == cast.ada.id
    assert "your promise" in ben.get(at("talk", key)).text


def test_the_fourth_level_on_the_pages(cast: Cast, talk: UUID, now: datetime, visit: Visit) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    ada, ben = visit(cast.ada), visit(cast.ben)
    days = {"ends_on": day(now, 120).isoformat(), "closing_on": day(now, 20).isoformat()}
    refused = ada.post(at("talk_consequences", talk), days)
    assert refused.status_code == 422
    assert "Up to 90 days" in refused.text
    made = ada.post(at("talk_consequences", talk), days | {"ends_on": day(now, 30).isoformat()})
    key = Consequences.objects.get().pk
    assert made.url == at("consequences", key)
    ada.post(at("consequences_conduct", key), {"words": "I pay 20 €"})
    assert "It speaks of money" in ada.get(at("consequences", key)).text
    assert "It speaks of money" not in ben.get(at("consequences", key)).text
    ben.post(at("consequences_conduct", key), {"words": "I say so on Monday"})
    for who in (ada, ben):
        [read] = re.findall(r'name="read" value="(\w+)"', who.get(at("consequences", key)).text)
        who.post(at("consequences_agreement", key), {"read": read})
    for who in (ada, ben):
        page = who.get(at("relationship_level", cast.coaching)).text
        assert at("consequences", key) in page
        assert "in force until" in page
    assert "Rest or end it" in ben.get(at("consequences", key)).text
    ben.post(at("consequences_ending", key))
    assert at("consequences", key) not in ben.get(at("relationship_level", cast.coaching)).text
    assert "ended it on" in ada.get(at("consequences", key)).text


def test_the_conversation_leads_to_the_talk_and_home_says_what_waits(cast: Cast, now: datetime, visit: Visit) -> None:
    ada, ben = visit(cast.ada), visit(cast.ben)
    slot = Slot(day(now, 1), now.time(), "UTC")
    held = plan_conversation(
        by=cast.ada, draft=ConversationDraft(cast.coaching, ConversationKind.PATTERN, slot), now=now
    )
    lead = f"{at('talk_new')}?relationship={cast.coaching}&amp;conversation={held}"
    assert lead in ada.get(at("conversation", held)).text
    key = begin(cast.ada, cast.coaching, cast.ben, now, conversation_id=held)
    for who in (ada, ben):
        assert at("talk", key) in who.get(at("conversation", held)).text
    assert ada.get(lead.replace("&amp;", "&")).url == at("talk", key)
    assert at("talk", key) in ben.get("/").text
    assert at("talk", key) not in ada.get("/").text
    second = begin(cast.ben, cast.coaching, cast.ada, now)
    page = ben.get(at("talk_meeting", second)).text
    assert "When do you talk?" in page
    sent = {"on": day(now, 4).isoformat(), "at": "10:00", "conversation": ""}
    assert ben.post(at("talk_meeting", second), sent).url == at("talk", second)
    assert Talk.objects.get(pk=second).conversation_id is not None


def test_home_asks_on_the_day(cast: Cast, talk: UUID, now: datetime, visit: Visit) -> None:
    agreed(cast.ada, cast.ben, talk, now, day(now, 1))
    ben = visit(cast.ben)
    assert at("talk", talk) not in ben.get("/").text
    waiting.look_due(now + timedelta(days=2), "w")
    assert "you wanted to look again" in ben.get("/").text
    assert "You wanted to look again: " in ben.get(at("talk", talk)).text
    assert ben.post(at("talk_look", talk), {"words": "Better"}).status_code == 422
    ben.post(at("talk_look", talk), {"came": "changed", "words": "Better"})
    assert "It is different now" in visit(cast.ada).get(at("talk", talk)).text
    assert at("talk", talk) not in ben.get("/").text


def test_what_was_typed_is_kept_when_it_is_refused(cast: Cast, talk: UUID, visit: Visit) -> None:
    ada = visit(cast.ada)
    long = "keep me " + "x" * 4_000
    answer = ada.post(at("talk_part", talk, "impact"), {"words": long})
    assert answer.status_code == 422
    assert long in answer.text
    assert ada.post(at("talk_part", talk, "secret"), {"words": "x"}).status_code == 404
    odd = ada.post(at("talk_new"), {"relationship": cast.coaching, "about": cast.ben.id, "facts": [str(talk)]})
    assert (odd.status_code, "not one of those offered" in odd.text) == (422, True)
    for query in ("", "?relationship=x", f"?relationship={cast.coaching}&about=zz&facts=%00&page=9e9"):
        assert ada.get(at("talk_new") + query).status_code in {200, 404}


def test_a_talk_rests_with_its_relationship(cast: Cast, talk: UUID, now: datetime, visit: Visit) -> None:
    relationships.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    page = visit(cast.ben).get(at("talk", talk))
    assert page.status_code == 200
    assert "I am ready" not in page.text
    answer = visit(cast.ben).post(at("talk_part", talk, "impact"), {"words": "Late"})
    assert (answer.status_code, "Late" in answer.text) == (422, True)


@pytest.mark.parametrize("more", [1, 12])
def test_pages_ask_a_bounded_number_of_queries(
    cast: Cast, talk: UUID, now: datetime, visit: Visit, django_assert_max_num_queries: Any, more: int
) -> None:
    missed(cast.ben, cast.coaching, now, more)
    for number in range(more):
        writing.ask_question(by=cast.ada, talk_id=talk, words=f"And then {number}?", now=now)
        write(cast.ada, begin(cast.ada, cast.coaching, cast.ben, now), TalkPart.IMPACT, "x", now)
    agreed(cast.ada, cast.ben, talk, now)
    key = bound(cast.ben, cast.ada, talk, now)
    ada = visit(cast.ada)
    for address, most in (
        (at("talk", talk), 24), (at("talks", cast.coaching), 10), (at("consequences", key), 21),
        (f"{at('talk_new')}?relationship={cast.coaching}&about={cast.ben.id}", 12),
    ):  # fmt: skip
        ada.get(address)
        with django_assert_max_num_queries(most):
            ada.get(address)
