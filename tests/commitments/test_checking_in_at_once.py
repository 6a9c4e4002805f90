"""The pages of check-ins when a form is pressed many times, and when several people speak, at the same moment."""

import threading
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from time_machine import travel

from carefront.commitments.models import Answer, CheckIn, Response
from carefront.core.ledger import Kind
from carefront.kit.models import Event
from tests.cast import gather, promise
from tests.commitments.test_checking_in_pages import LATER, browser, page_of


@pytest.fixture(autouse=True)
def at_the_hour(now: datetime) -> Iterator[None]:
    """Let the doors' clock stand where the story is."""
    with travel(now + LATER, tick=False):
        yield


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_answer_and_two_people_at_once_both_speak(transactional_db: None, now: datetime) -> None:
    told = gather(now)
    promise(told.ben, told.team, now, "Write the minutes")
    url = page_of(CheckIn.objects.get())
    clients = [browser(told.ben) for _ in range(4)]
    start, codes = threading.Barrier(4), []

    def press(client: Client) -> None:
        start.wait()
        try:
            codes.append(client.post(url, {"outcome": "done", "once": "same"}).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(client,)) for client in clients]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert codes == [302] * 4
    kept = Answer.objects.get()
    assert Event.objects.filter(kind=Kind.CHECK_IN_ANSWERED.value).count() == 1
    for who in (told.mia, told.eve):
        said = browser(who).post(reverse("answer_responses", args=[kept.pk]), {"words": "They were clear"})
        assert said.status_code == 302
    assert Response.objects.count() == 2
