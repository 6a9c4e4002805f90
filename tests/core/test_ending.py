"""Who is waited for at the end of a conversation, how long it can be read back, and which steps can stand."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carefront.core.due import Due
from carefront.core.ending import (
    READING_BACK,
    StepDraft,
    all_in,
    checked_account,
    checked_came,
    checked_steps,
    may_read_back,
    waited_for,
)
from carefront.core.meetings import ConversationState
from carefront.core.refusals import Because, Refusal

NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)
PEOPLE = [uuid4() for _ in range(5)]
SOME = st.sets(st.sampled_from(PEOPLE))


@given(SOME, SOME, SOME)
def test_nobody_is_waited_for_who_left_and_nobody_alone_where_others_take_part(
    part: set[UUID], there: set[UUID], members: set[UUID]
) -> None:
    order = [one for one in PEOPLE if one in part]
    found = waited_for(order, there, members)
    assert set(found) <= part & members
    assert len(found) >= min(len(part & members), 2)
    assert [one for one in order if one in found] == list(found)
    if len(part & there & members) > 1:
        assert set(found) == part & there & members


def test_nobody_to_wait_for_is_not_all() -> None:
    assert not all_in([], [])
    assert not all_in(PEOPLE[:2], PEOPLE[:1])
    assert all_in(PEOPLE[:2], PEOPLE)


@pytest.mark.parametrize(
    ("state", "after", "may"),
    [("planned", 0, False), ("open", 0, True), ("cancelled", 0, False), ("closed", 0, True), ("closed", 48, True),
     ("closed", 49, False)],
)  # fmt: skip
def test_it_is_read_back_while_it_is_held_and_two_days_after(state: str, after: int, may: bool) -> None:
    ended = NOW - timedelta(hours=after) if state == "closed" else None
    assert timedelta(hours=48) == READING_BACK
    assert may_read_back(ConversationState(state), ended, NOW) is may


def test_one_part_of_what_is_said_is_enough() -> None:
    assert checked_account("", " I call ").owned == "I call"
    assert checked_came("", "", "An hour").support == "An hour"
    for empty in (lambda: checked_account(" ", "\n"), lambda: checked_came("", " ", "")):
        with pytest.raises(Refusal) as refused:
            empty()
        assert refused.value.because is Because.EMPTY


def test_the_step_that_cannot_stand_is_named() -> None:
    past = StepDraft("Two", Due(date(2026, 3, 10), None, "UTC"))
    with pytest.raises(Refusal) as refused:
        checked_steps([StepDraft("One"), past], now=NOW)
    assert (refused.value.because, refused.value.field, refused.value.params["step"]) == (Because.PAST_DATE, "due", 2)
    with pytest.raises(Refusal) as refused:
        checked_steps([StepDraft("One")], now=NOW, already=20)
    assert refused.value.because is Because.TOO_MANY
