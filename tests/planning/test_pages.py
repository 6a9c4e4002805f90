"""The pages of a plan, without a script: a backlog, an item, a period, and what one has for it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from carefront.commitments.commands import ask
from carefront.commitments.models import Commitment, Request
from carefront.core.actors import Actor
from carefront.core.meetings import ConversationKind
from carefront.kit import once
from carefront.planning.commands import assigning, backlog, capacity, periods
from carefront.planning.models import Capacity, Item, Period
from tests.cast import Cast, in_days
from tests.conversations.test_planning_ahead import plan, slot
from tests.doors.test_queries import queries_of
from tests.planning.conftest import LAST, add, begin, words_in_order

Visit = Callable[[Actor], Client]


def send(client: Client, name: str, key: UUID, **given: object) -> str:
    """Send a form and answer the page that follows, with what was refused on it."""
    response = client.post(reverse(name, args=[key]), given, follow=True)
    return response.content.decode()


def test_a_line_is_added_with_enter_and_once(cast: Cast, now: datetime, visit: Visit) -> None:
    key = once.fresh()
    for _time in range(2):
        page = send(visit(cast.ada), "backlog", cast.coaching, words="Write the list", hours="2,5", once=key)
        assert "Write the list" in page
        assert "2.5 h" in page
        assert "autofocus" in page
    assert Item.objects.count() == 1
    page = send(visit(cast.ben), "backlog", cast.coaching, words="Another", hours="many")
    assert "Please write it as a number" in page
    assert 'value="Another"' in page
    assert "Seen by you and Ada" in page
    assert Item.objects.count() == 1


@pytest.mark.parametrize("hours", ["-1", "0", "1e99", "NaN", "9999999", "1e-99"])
def test_hours_that_are_none_are_told_beside_the_field(cast: Cast, now: datetime, visit: Visit, hours: str) -> None:
    response = visit(cast.ada).post(reverse("backlog", args=[cast.coaching]), {"words": "A line", "hours": hours})
    assert response.status_code == 422
    assert 'value="A line"' in response.content.decode()
    assert not Item.objects.exists()


def test_it_is_moved_and_planned_from_the_list(cast: Cast, now: datetime, visit: Visit, two_weeks: UUID) -> None:
    keys = [add(cast.ada, cast.coaching, now, words) for words in ("One", "Two", "Three")]
    ada = visit(cast.ada)
    send(ada, "item_place", keys[2], to="up", at="backlog")
    send(ada, "item_place", keys[0], to="down", at="backlog")
    assert words_in_order(cast.ada, cast.coaching, now) == ["Three", "One", "Two"]
    send(ada, "item_place", keys[1], before=keys[2], at="backlog")
    assert words_in_order(cast.ada, cast.coaching, now) == ["Two", "Three", "One"]
    page = send(ada, "item_period", keys[1], period=two_weeks, at=two_weeks)
    assert "Still free" in page
    assert words_in_order(cast.ada, cast.coaching, now) == ["Three", "One"]
    assert "It stands in the backlog again" in send(ada, "item_period", keys[1], at="backlog")


def test_one_takes_and_the_other_is_told(cast: Cast, now: datetime, visit: Visit, two_weeks: UUID) -> None:
    key = add(cast.ada, cast.coaching, now, period_id=two_weeks)
    page = send(visit(cast.ben), "item_taking", key, at=two_weeks)
    assert "you have it" in page
    assert Commitment.objects.get().due_on == LAST
    page = send(visit(cast.ada), "item_taking", key, at=two_weeks)
    assert "Somebody took this meanwhile" in page
    assert Commitment.objects.count() == 1
    page = send(visit(cast.ada), "item_wording", key, words="Otherwise", version=1)
    assert "Somebody took this meanwhile" in page


def test_an_item_is_asked_for_offered_and_declined(cast: Cast, now: datetime, visit: Visit) -> None:
    key = add(cast.ada, cast.coaching, now)
    page = send(visit(cast.ada), "item_asking", key, to=cast.ben.id, due_on="2026-03-01")
    assert "lies behind you already" in page
    assert 'value="2026-03-01"' in page
    page = send(visit(cast.ada), "item_asking", key, to=cast.ben.id, due_on="2026-03-20")
    assert "You asked Ben" in page
    request = Request.objects.get()
    assert request.due_on is not None
    ask.counter_request(by=cast.ben, request_id=request.pk, words="Half of it", due=in_days(now, 9), now=now)
    page = visit(cast.ada).get(reverse("item", args=[key])).content.decode()
    assert "Half of it" in page
    assert reverse("request", args=[request.pk]) in page
    ask.decline_request(by=cast.ben, request_id=request.pk, reason="No time now", now=now)
    page = visit(cast.ada).get(reverse("item", args=[key])).content.decode()
    assert "Ben said no" in page
    assert "No time now" in page


def test_it_is_handed_over_moved_and_dropped(cast: Cast, now: datetime, visit: Visit) -> None:
    key = add(cast.ada, cast.coaching, now)
    assigning.take_item(by=cast.ben, item_id=key, due=in_days(now, 4), now=now)
    page = send(visit(cast.ada), "item_another_day", key, due_on="2026-03-30", words="The fair moved")
    assert "You proposed another day to Ben" in page
    assert "Look at the request" in page
    asked = Request.objects.get()
    ask.accept_request(by=cast.ben, request_id=asked.pk, now=now)
    page = send(visit(cast.ben), "item_handing_over", key, to=cast.ada.id, words="I am away", due_on="2026-03-30")
    assert "You would hand it over to Ada" in page
    page = send(visit(cast.ben), "item_drop", key, words="Nobody needs it")
    assert "You dropped this" in page
    assert "Nobody needs it" in page
    page = send(visit(cast.ada), "item_return", key)
    assert "It stands in the backlog again" in page
    assert "I take it" in page


def test_a_period_is_planned_from_its_conversation(cast: Cast, now: datetime, visit: Visit) -> None:
    talk = plan(cast.ada, cast.coaching, now, when=slot(now), kind=ConversationKind.PLANNING)
    ada, given = visit(cast.ada), {"relationship": cast.coaching, "conversation": talk}
    assert 'value="2026-03-16"' in ada.get(reverse("period_new"), given).content.decode()
    days = {"starts_on": "2026-03-27", "ends_on": "2026-03-16", "title": "Spring"}
    page = ada.post(reverse("period_new"), given | days).content.decode()
    assert "The last day comes before the first one" in page
    assert 'value="Spring"' in page
    days |= {"starts_on": "2026-03-16", "ends_on": "2026-03-27"}
    page = ada.post(reverse("period_new"), given | days, follow=True).content.decode()
    assert "Spring" in page
    assert reverse("conversation", args=[talk]) in page
    made = Period.objects.get()
    again = visit(cast.ben).get(reverse("period_new"), given)
    assert again["Location"] == reverse("period", args=[made.pk])
    assert visit(cast.rob).get(reverse("period_new"), given).status_code == 404
    assert ada.get(reverse("period_new")).status_code == 404


def test_each_says_what_they_have_and_is_asked_what_gives(
    cast: Cast, now: datetime, visit: Visit, two_weeks: UUID
) -> None:
    add(cast.ada, cast.coaching, now, "First", hours=30, period_id=two_weeks)
    last = add(cast.ada, cast.coaching, now, "Last", hours=10, period_id=two_weeks)
    for key in Item.objects.values_list("pk", flat=True):
        assigning.take_item(by=cast.ben, item_id=key, now=now)
    ben = visit(cast.ben)
    page = send(ben, "period_capacity", two_weeks, hours="some", note="My secret")
    assert "Please write it as a number" in page
    assert "My secret" in page
    page = send(ben, "period_capacity", two_weeks, hours="40", away_days="1", elsewhere="", note="My secret")
    assert "That is 4 h more than you have. What gives?" in page
    assert "My secret" in page
    assert Capacity.objects.get().away_days == 1
    page = visit(cast.ada).get(reverse("period", args=[two_weeks])).content.decode()
    assert "That is 4 h more than Ben has. What gives?" in page
    assert "My secret" not in page
    assert "<title id=" in page
    assert 'class="part taken"' in page
    assert "The same as a table" in page
    assert page.index("Lowest in the order") < page.index(f'<li><a href="{reverse("item", args=[last])}">')
    assert "style=" not in page.replace("/style", "")


def test_what_is_closed_shows_what_came_of_it(cast: Cast, now: datetime, visit: Visit, two_weeks: UUID) -> None:
    add(cast.ada, cast.coaching, now, "Left over", period_id=two_weeks)
    page = send(visit(cast.ada), "period_days", two_weeks, starts_on="2026-03-16", ends_on="2026-03-20", title="March")
    assert "March" in page
    page = send(visit(cast.ben), "period_closing", two_weeks)
    assert "Went back to the backlog" in page
    assert "closed by you" in page
    page = send(visit(cast.ada), "period_closing", two_weeks)
    assert "This was settled meanwhile" in page
    page = visit(cast.ada).get(reverse("backlog", args=[cast.coaching])).content.decode()
    assert "went back once" in page
    page = send(visit(cast.ada), "period_items", two_weeks, words="Too late")
    assert "This was settled meanwhile" in page


def test_the_relationship_leads_to_its_backlog(cast: Cast, now: datetime, visit: Visit) -> None:
    page = visit(cast.ada).get(reverse("relationship", args=[cast.coaching])).content.decode()
    assert reverse("backlog", args=[cast.coaching]) in page
    assert visit(cast.rob).get(reverse("backlog", args=[cast.coaching])).status_code == 404


@pytest.mark.parametrize("page", ["backlog", "period"])
def test_a_page_asks_no_more_when_there_is_more(page: str, cast: Cast, now: datetime, visit: Visit) -> None:
    key = begin(cast.ada, cast.team, now)
    path = reverse(page, args=[cast.team if page == "backlog" else key])

    def fill(times: int, at: datetime) -> None:
        for number in range(times):
            later = at + timedelta(minutes=number)
            rows = [add(cast.ada, cast.team, later, period_id=key if number % 2 else None) for _time in range(4)]
            assigning.take_item(by=cast.ben, item_id=rows[0], now=later)
            asked = assigning.ask_for_item(by=cast.ada, item_id=rows[1], owner_id=cast.mia.id, now=later)
            ask.decline_request(by=cast.mia, request_id=asked, now=later)
            assigning.ask_for_item(by=cast.ada, item_id=rows[2], owner_id=cast.eve.id, now=later)
        for who in (cast.ada, cast.ben, cast.eve)[:times]:
            capacity.say_capacity(by=who, period_id=key, hours=Decimal(8), now=at)

    client = visit(cast.ada)
    fill(2, now)
    few = queries_of(client, path)
    fill(10, now + timedelta(hours=1))
    backlog.move_item(by=cast.ada, item_id=Item.objects.earliest("made_at").pk, places=3, now=now)
    periods.change_period(by=cast.ada, period_id=key, starts_on=LAST, ends_on=LAST, now=now)
    many = queries_of(client, path)
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= 24, "\n".join(many)
