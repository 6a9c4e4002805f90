"""A sentence is read into its parts, each with the place that said it."""

from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carefront.core.promises.reading import Reading, read
from carefront.core.promises.slots import FIRMNESS, Modality
from carefront.kit.languages import language

NOW = datetime(2026, 11, 18, 10)  # a Wednesday
ENGLISH = language("en")


def reading_of(text: str) -> Reading:
    return read(text, NOW, ENGLISH)


@pytest.mark.parametrize(
    ("text", "owner", "action", "thing"),
    [
        ("I'll send the proposal to Ana by Friday.", "i", "send", "the proposal to Ana"),
        ("We will call three customers.", "we", "call", "three customers"),
        ("Anna Lee is sending the contract.", "Anna Lee", "send", "the contract"),
        ("Ben and I will book a room", "Ben and I", "book", "a room"),
        ("ben will contact the office", "ben", "contact", "the office"),
        ("Our design team will publish the pages", "Our design team", "publish", "the pages"),
        ("The slides will be sent by Ben on Friday.", "Ben", "send", "The slides"),
        ("We agreed that Ben calls the landlord.", "Ben", "call", "the landlord"),
        ("Can you check the numbers by tomorrow?", "you", "check", "the numbers"),
        ("Send the quote to Karla", None, "send", "the quote to Karla"),
        ("The report will be sent by Friday.", None, "send", "The report"),
        ("We will call Karla because she waits", "we", "call", "Karla"),
        ("I hope we will meet the board", "we", "meet", "the board"),
    ],
)
def test_who_does_what(text: str, owner: str | None, action: str, thing: str) -> None:
    found = reading_of(text)
    assert (found.owner.value if found.owner else None) == owner
    assert found.action
    assert found.action.value == action
    assert found.object
    assert found.object.value == thing


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("I will call Tom", Modality.WILL),
        ("I'm going to call Tom", Modality.WILL),
        ("Call Tom", Modality.STATED),
        ("I must call Tom", Modality.MUST),
        ("I should call Tom", Modality.SHOULD),
        ("I plan to call Tom", Modality.PLAN),
        ("I'm going to try to call Tom", Modality.TRY),
        ("I will do my best to call Tom", Modality.TRY),
        ("I would like to call Tom", Modality.HOPE),
        ("Hopefully I'll call Tom", Modality.HOPE),
        ("I could call Tom", Modality.COULD),
        ("I might call Tom", Modality.MIGHT),
        ("Maybe I'll call Tom", Modality.MIGHT),
        ("I'll probably call Tom", Modality.PLAN),
    ],
)
def test_a_hedge_stays_a_hedge(text: str, modality: Modality) -> None:
    assert reading_of(text).modality is modality


def test_modalities_are_ordered_by_firmness() -> None:
    assert FIRMNESS[Modality.MIGHT] < FIRMNESS[Modality.TRY] < FIRMNESS[Modality.SHOULD] < FIRMNESS[Modality.WILL]


@pytest.mark.parametrize(
    "text", ["I won't call Tom", "I will not call", "I no longer run it", "Please don't call Tom", "I never call Tom"]
)
def test_what_will_not_happen(text: str) -> None:
    assert reading_of(text).is_negative


@pytest.mark.parametrize(
    "text", ["I will not only call Tom", "No problem, I'll call Tom", "I'll call no later than six"]
)
def test_what_only_sounds_like_a_no(text: str) -> None:
    assert not reading_of(text).is_negative


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I'll write a dozen letters", "12 letter"),
        ("Send the quote for $5k", "5000 dollar"),
        ("We cut the costs by 20 %", "20 percent"),
        ("We'll publish 1,500 pages", "1500 page"),
        ("I will train twenty-five people", "25 person"),
        ("I'll call one customer", "1 customer"),
        ("We lower it to 2.5 hours", "2.5 hour"),
    ],
)
def test_how_much(text: str, value: str) -> None:
    found = reading_of(text).quantity
    assert found
    assert found.value == value


def test_a_day_is_no_amount() -> None:
    assert reading_of("I'll call Tom on 3 December at 5 pm").quantities == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If they sign, I'll send the invoice", "If they sign"),
        ("I'll send it unless Tom has done so.", "unless Tom has done so"),
        ("Unless it rains I will walk", "Unless it rains"),
        ("I'll call you when I arrive", "when I arrive"),
        ("I'll pay as soon as the parcel is here.", "as soon as the parcel is here"),
    ],
)
def test_on_what_condition(text: str, condition: str) -> None:
    found = reading_of(text)
    assert found.condition
    assert found.condition.value == condition
    assert found.action


@pytest.mark.parametrize("text", ["Let me know if you need it", "We meet once a week", "I'll send it if possible"])
def test_what_only_sounds_like_a_condition(text: str) -> None:
    assert reading_of(text).condition is None


def test_the_day_of_another_promise_is_not_taken() -> None:
    found = reading_of("I send the plan and Ben calls Mia on Monday")
    assert found.owner
    assert found.owner.value == "i"
    assert found.due is None


def test_by_when() -> None:
    found = reading_of("I'll send the proposal by Friday")
    assert found.due
    assert str(found.due.on) == "2026-11-20"
    assert found.text[found.due.start : found.due.end].endswith("Friday")


SAID_OFTEN = (
    "I you we Ben will won't might try to not if unless once by Friday 3 20 % $5k a dozen send call the report , . ; ? "
    "and but that agreed please because never 's ’ ' - \n 10:30 twenty-five maybe is going"
)
WORDS = st.sampled_from(SAID_OFTEN.split(" "))


@settings(deadline=None)  # the first text waits for the tables
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
@example("n't")
@example("' 's n't 'll")
def test_any_text_is_read_and_every_part_stands_where_it_says(text: str) -> None:
    found = reading_of(text)
    for part in (found.owner, found.action, found.object, found.condition, found.modal, found.negation):
        if part is not None:
            assert 0 <= part.start <= part.end <= len(text)
    for part in (found.object, found.condition):
        assert part is None or text[part.start : part.end] == part.value
    for amount in found.quantities:
        assert 0 <= amount.start < amount.end <= len(text)
