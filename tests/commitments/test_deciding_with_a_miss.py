"""What was decided together with a miss: said on the page of the answer, and not asked again."""

import pytest
from django.urls import reverse

from carefront.commitments.models import Answer, CheckIn
from tests.cast import Cast
from tests.commitments.test_checking_in_pages import at_the_hour, browser, check_in, page_of, text

__all__ = ["at_the_hour", "check_in"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"way": "recommit", "due_on": "2026-03-20"}, "The promise goes on, with another day: Friday 20 March"),
        ({"way": "pause", "due_on": "2026-03-20"}, "The promise rests now"),
        ({"way": "release"}, "What you decided stands with the promise"),
        ({"way": "modify", "next_words": "Call two of them"}, "What you decided stands with the promise"),
    ],
)
def test_what_was_decided_with_a_miss_is_said_and_not_asked_again(
    cast: Cast, check_in: CheckIn, said: dict[str, str], told: str
) -> None:
    client = browser(cast.ben)
    done = client.post(page_of(check_in), {"outcome": "not_yet"} | said)
    page = text(client, reverse("answer", args=[Answer.objects.get().pk]) + "?written")
    assert done.status_code == 302
    assert told in page
    assert "until you decide" not in page
    assert "Name another day" not in page
    assert "way=release" not in page
