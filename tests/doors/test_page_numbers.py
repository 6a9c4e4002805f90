"""Numbers of pages in addresses: whatever is sent, a page answers."""

import re
from collections import Counter
from datetime import datetime
from urllib.parse import quote

import pytest

from carefront.kit.paging import page_number
from tests.cast import Cast
from tests.doors.canaries import build
from tests.doors.test_who_sees_what import addresses, signed_in

LONG = "000001" + "9" * 30
HOSTILE = ("0", "-1", LONG, "9" * 5000, "१", "²", "1e9", "400", "x\x00")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (None, 1), ("", 1), ("0", 1), ("1", 1), ("007", 7), ("400", 400), ("401", 400), (LONG, 400), ("9" * 5000, 400),
        ("-1", 1), ("+2", 1), ("२", 1), ("²", 1), ("1e9", 1), (" 2", 1), ("0" * 5000, 1),
    ],
)  # fmt: skip
def test_a_number_is_read_or_is_one(text: str | None, number: int) -> None:
    assert page_number(text) == number


def test_every_page_stands_every_number(cast: Cast, now: datetime) -> None:
    scene = build(cast, now)
    client = signed_in(cast.ada)
    asked: dict[str, str] = {}
    tries: Counter[str] = Counter()
    for path in addresses(scene):
        shape = re.sub(r"[0-9a-f-]{36}", "*", path)
        tries[shape] += 1
        wanted = not path.startswith("/api/") and shape not in asked and tries[shape] <= 3
        if wanted and client.get(path).status_code == 200:
            asked[shape] = path
    assert len(asked) >= 60
    for path in asked.values():
        for number in HOSTILE:
            response = client.get(f"{path}?page={quote(number)}&turn={quote(number)}")
            assert response.status_code < 500, (path, number)
