"""What the composer says back of a promise, part by part."""

from datetime import datetime

import pytest

from carefront.commitments.wording.parts import parts_of
from carefront.kit import languages

NOW = datetime(2026, 3, 11, 9)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Call the three stalled accounts by Thursday noon", []),
        (
            "I'll try to send Ben the proposal if the numbers hold",
            [
                ("What", "send Ben the proposal"),
                ("On what condition", "if the numbers hold"),
                ("How firmly", "try to"),
            ],
        ),
        ("I won't check mail before nine", [("What", "check mail"), ("Whether", "won't")]),
        ("We will cut the backlog to 12 tickets", [("By whom", "We"), ("What", "cut the backlog to 12 tickets")]),
        ("", []),
        ("???", []),
    ],
)
def test_what_is_said_back(words: str, said: list[tuple[str, str]]) -> None:
    lines = parts_of(languages.reading(words, NOW))
    assert [(line.label, line.words) for line in lines] == said


def test_a_hedge_is_said_to_stay_one() -> None:
    [*_others, last] = parts_of(languages.reading("I might call Ben", NOW))
    assert (last.words, last.remark) == ("might", "a maybe, and it stays one")
