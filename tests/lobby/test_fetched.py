"""A file that was asked for tells the page that stays standing that it has come."""

from typing import Any

import pytest

from tests.cast import Cast


@pytest.mark.parametrize(
    ("sent", "kept"), [("1700000000000", True), ("1; path=/", False), ("x" * 30, False), ("", False)]
)
def test_an_export_answers_with_the_number_that_was_sent(cast: Cast, visit: Any, sent: str, kept: bool) -> None:
    client = visit(cast.ben)
    assert 'data-fetches="export-came"' in client.get("/export/").content.decode()
    answer = client.post("/export/", {"fetched": sent})
    answer.close()
    assert answer["Content-Type"] == "application/zip"
    assert ("fetched" in answer.cookies and answer.cookies["fetched"].value == sent) == kept
