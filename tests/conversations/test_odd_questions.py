"""Whatever is asked or written, a search answers calmly, and both engines find the same."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carefront.conversations.commands import indexing, topics
from carefront.conversations.queries.searching import found
from carefront.core.actors import Actor
from carefront.core.searching.kinds import Sought
from carefront.core.words import clean_line
from carefront.kit.ids import new_id
from tests.cast import Cast
from tests.conversations.talking import plan

CALM = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
ODD = (
    "", " ", '"', "'", "''", '"" OR ""', "a* OR NOT b", "NEAR(a b, 2)", "filed : a", "^a", "- + ( ) { }", "a AND", "\0",
    "a\0b", "\\", "\\'", "%", "_", "read_back", "\u202e", "\u200f\u200b", "'; DROP TABLE x; --", "a:* & !b | c", "<->",
    "x" * 10_000, "x " * 5_000, "ä" * 300, "\ud800", "\U0001f469\u200d\U0001f467", "\ue000", "\ue001topic", "a" * 33,
)  # fmt: skip


def note(cast: Cast, now: datetime, words: str, key: UUID | None = None) -> UUID:
    """Let Ada and Ben have shared notes."""
    here, made = plan(cast.ada, cast.coaching, now, ""), key or new_id()
    keep(cast, here, made, words, now)
    return made


def keep(cast: Cast, here: UUID, key: UUID, words: str, at: datetime) -> None:
    with transaction.atomic():
        indexing.index_text(
            subject_id=key, conversation_id=here, relationship_id=cast.coaching, author_id=None,
            workspace_id=cast.harbour, words=words, at=at,
        )  # fmt: skip


def finds(who: Actor, words: str) -> set[UUID]:
    """Answer the ids of what is found."""
    return {card.id for card in found(who, words).cards}


@pytest.mark.parametrize("asked", ODD)
def test_odd_questions_are_answered(cast: Cast, now: datetime, asked: str) -> None:
    note(cast, now, f"Before {asked} after")
    told = found(cast.ben, asked)
    assert len(told.terms) <= 8
    assert len(told.cards) == (1 if told.terms else 0)


@CALM
@given(words=st.text(max_size=200), asked=st.text(max_size=60))
def test_any_text_is_found_by_itself_and_any_question_is_answered(
    cast: Cast, now: datetime, words: str, asked: str
) -> None:
    key = note(cast, now, words)
    found(cast.ben, asked)
    told = found(cast.ben, words)
    assert not told.terms or key in {card.id for card in told.cards}
    shown = next((card for card in told.cards if card.id == key), None)
    assert shown is None or "".join(part.text for part in shown.parts).strip("…") in clean_line(words)


@pytest.mark.parametrize(
    ("words", "asked", "is_found"),
    [
        ("Über die Größe", "uber GROSSE", True),
        ("Über die Größe", "ÜB gröss", True),
        ("The budget", "udget", False),
        ("Plan B it is", "b", True),
        ("Plan Beta", "b", False),
        ("Plan Beta", "be", True),
        ("我们讨论了预算", "预算", True),
        ("我们讨论了预算", "算", True),
        ("我们讨论了预算", "预约", False),
        ("会議の議事録を送る", "議事録", True),
        ("ราคาใหม่", "ใหม่", True),
        ("عَقْد جديد", "عقد", True),
        ("שָׁלוֹם", "שלום", True),
        ("Well done \U0001f389", "\U0001f389", True),
        ("O’Brien's café", "obrien", False),
        ("O’Brien's café", "o'brien cafe", True),
        ("Rate of 3.5 in 2026", "3.5 2026", True),
        ("ﬁnance", "fina", True),
        ("a" * 50, "a" * 40, True),
    ],
)
def test_what_is_found(cast: Cast, now: datetime, words: str, asked: str, is_found: bool) -> None:
    note(cast, now, words)
    assert bool(found(cast.ben, asked).cards) is is_found


def test_long_texts_are_found_whole(cast: Cast, now: datetime) -> None:
    long = "\n".join(f"Line {number} about quince{number}" for number in range(9_000))[:199_000] + " thelastword"
    key = note(cast, now, long)
    assert finds(cast.ben, "quince1 thelastword") == {key}
    shown = found(cast.ben, "thelast").cards[0].parts
    assert any(part.is_hit and part.text == "thelastword" for part in shown)
    assert shown[0].text == "…"
    note(cast, now, "\U00020000".join(chr(0x4E00 + n % 20_000) + chr(0x4E00 + n * 7 % 20_000) for n in range(60_000)))


def test_a_text_that_changes_is_found_by_what_it_says_now(cast: Cast, now: datetime) -> None:
    here, key = plan(cast.ada, cast.coaching, now, ""), new_id()
    for words, asked, other in (("First draft", "draft", "second"), ("Second thought", "second", "draft")):
        keep(cast, here, key, words, now)
        assert finds(cast.ben, asked) == {key}
        assert not finds(cast.ben, other)
    keep(cast, here, key, "", now)
    assert not finds(cast.ben, "thought")


def test_things_of_one_moment_stand_beside_each_other(cast: Cast, now: datetime) -> None:
    here = plan(cast.ada, cast.coaching, now, "")
    made = {topics.add_topic(by=cast.ada, conversation_id=here, words="Amber", now=now) for _ in range(60)}
    told = found(cast.ben, "amber", most=100)
    assert {card.id for card in told.cards} == made
    assert {card.kind for card in told.cards} == {Sought.TOPIC}
    assert finds(cast.ben, "amber") < made
    assert now - timedelta(seconds=1) < told.cards[0].at
