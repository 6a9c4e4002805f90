"""The page of busy times and days away: everything without a script, and for its owner alone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from carefront.calendars import queries
from carefront.calendars.commands import being_away, subscribing
from carefront.calendars.models import Away, Subscription
from carefront.core.actors import Actor
from tests.cast import Cast
from tests.doors.test_queries import queries_of

pytestmark = pytest.mark.django_db
Visit = Callable[[Actor], Client]


def text(response: object) -> str:
    """Answer what a page says."""
    return str(response.content.decode())  # type: ignore[attr-defined]


def test_a_calendar_is_added_fetched_again_and_let_go(cast: Cast, visit: Visit) -> None:
    client = visit(cast.ben)
    added = client.post("/calendars/", {"url": "webcal://calendar.example/k3y.ics", "name": "Work"}, follow=True)
    assert "It is being fetched" in text(added)
    assert "calendar.example" in text(added)
    assert "k3y" not in text(added)
    (row,) = Subscription.objects.all()
    assert "busy times known" in text(client.post(f"/calendars/{row.pk}/fetching/", follow=True))
    assert "Gone, with every busy time" in text(client.post(f"/calendars/{row.pk}/departure/", follow=True))
    assert not Subscription.objects.exists()


def test_what_was_typed_stays_when_it_is_refused(cast: Cast, visit: Visit) -> None:
    client = visit(cast.ben)
    refused = client.post("/calendars/", {"url": "ftp://calendar.example/", "name": "My work"})
    assert refused.status_code == 422
    assert "That is not an address that can be fetched" in text(refused)
    assert 'value="My work"' in text(refused)
    odd = client.post(
        "/calendars/", {"url": "https://x.example/\x00\ud800".encode("utf-8", "replace").decode(), "name": "x" * 99}
    )
    assert "There is room for 80 characters here, and this has 99." in text(odd)
    days = {"first": "2026-05-05", "last": "2026-05-01", "about": "The coast"}
    refused = client.post("/away-days/", days)
    assert refused.status_code == 422
    assert "The last day comes before the first one. Which day did you mean?" in text(refused)
    assert 'value="The coast"' in text(refused)
    assert client.post("/away-days/", {"first": "soon"}).status_code == 422
    assert not Away.objects.exists()


def test_one_day_needs_no_last_one(cast: Cast, visit: Visit) -> None:
    client = visit(cast.ben)
    kept = client.post("/away-days/", {"first": "2026-05-05", "about": "The coast"}, follow=True)
    assert "Tuesday 5 May" in text(kept)
    (row,) = Away.objects.all()
    assert row.first_on == row.last_on
    assert "You are here on those days" in text(client.post(f"/away-days/{row.pk}/departure/", follow=True))
    assert client.get("/away-days/").status_code == 302


def test_what_a_calendar_proposes_is_asked_about(mine: UUID, cast: Cast, visit: Visit, now: datetime) -> None:
    client = visit(cast.ben)
    page = text(client.get("/calendars/"))
    assert "Is this time away?" in page
    assert "Monday 6 April to Friday 10 April" in page
    assert "4 busy times known" in page
    asked = {"first": "2026-04-06", "last": "2026-04-10"}
    assert "Kept as days away." in text(client.post("/away-days/proposal/", asked | {"is_away": "yes"}, follow=True))
    assert "This is there already" in text(client.post("/away-days/proposal/", asked | {"is_away": "yes"}, follow=True))
    assert client.post("/away-days/proposal/", {"is_away": "perhaps"}).status_code == 302
    assert queries.away_days(cast.ben.id, now.date(), now.date() + timedelta(days=60)) == 5


def test_somebody_elses_are_not_there(mine: UUID, cast: Cast, visit: Visit, now: datetime) -> None:
    away = being_away.be_away(by=cast.ben, first=now.date(), last=now.date(), about="The coast", now=now)
    client = visit(cast.ada)
    page = text(client.get("/calendars/"))
    assert "Work" not in page.replace("Workspaces", "")
    assert "The coast" not in page
    for path, key in (
        ("calendars/{}/fetching", mine),
        ("calendars/{}/departure", mine),
        ("away-days/{}/departure", away),
    ):
        hidden, absent = (client.post(f"/{path.format(each)}/") for each in (key, uuid4()))
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content
    assert Client().get("/calendars/").status_code == 302


def test_the_page_asks_no_more_when_there_is_more(cast: Cast, visit: Visit, now: datetime) -> None:
    client = visit(cast.ben)

    def fill(begin: int, end: int) -> None:
        for number in range(begin, end):
            subscribing.subscribe(by=cast.ben, url=f"https://x.example/{number}.ics", now=now)
            day = now.date() + timedelta(days=number)
            being_away.be_away(by=cast.ben, first=day, last=day, now=now)

    fill(0, 2)
    few = queries_of(client, "/calendars/")
    fill(2, 9)
    assert len(queries_of(client, "/calendars/")) == len(few) <= 8
