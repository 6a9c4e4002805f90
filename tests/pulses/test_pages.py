"""The pages of pulses, as the people in a relationship meet them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carefront.core.actors import Actor
from carefront.pulses.models import Adjustment, Pulse, Wish
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.pulses.conftest import DAY, WEEK, answer, shared, wish

pytestmark = pytest.mark.usefixtures("at_now")
Visit = Callable[[Actor], Client]


def text(response: object, status: int = 200) -> str:
    assert response.status_code == status, response.status_code  # type: ignore[attr-defined]
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def at(place: UUID) -> str:
    return f"/relationships/{place}/pulse/"


def test_a_pulse_is_answered_shared_and_taken_back_on_its_page(cast: Cast, now: datetime, visit: Visit) -> None:
    ben, ada = visit(cast.ben), visit(cast.ada)
    page = text(ben.get(at(cast.coaching)))
    assert "I could tell Ada straight away" in page
    assert "not a tested scale" in page
    assert "nothing is anonymous" in page
    sent = {"safe": "6", "care": "5", "clear": "2", "dose": "1"}
    page = text(ben.post(at(cast.coaching), sent, follow=True))
    assert "for you alone" in page
    assert "<svg" in page
    assert "a little too much" in page
    key = Pulse.objects.get().pk
    assert "What Ben shares with you" not in text(ada.get(at(cast.coaching)))
    assert ada.post(f"/pulses/{key}/sharing/").status_code == 404
    assert "Shared." in text(ben.post(f"/pulses/{key}/sharing/", follow=True))
    theirs = text(ada.get(at(cast.coaching)))
    assert "What Ben shares with you" in theirs
    assert "Ben shared one" in text(ada.get(f"/relationships/{cast.coaching}/"))
    assert "Ben shared a pulse" in text(ada.get(f"/relationships/{cast.coaching}/facts/"))
    assert "Taken back." in text(ben.post(f"/pulses/{key}/return/", follow=True))
    assert "What Ben shares with you" not in text(ada.get(at(cast.coaching)))
    assert "pulse" not in text(ada.get(f"/relationships/{cast.coaching}/facts/")).split("<main")[1].split("</main")[0]


def test_it_is_asked_on_home_when_it_is_time_and_passes(cast: Cast, now: datetime, visit: Visit) -> None:
    ben = visit(cast.ben)
    assert "Four short questions" not in text(ben.get("/"))
    with time_machine.travel(now + 3 * WEEK, tick=False):
        page = text(ben.get("/"))
        assert "Four short questions" in page
        assert at(cast.team) in page
        for place in (cast.coaching, cast.peers, cast.team):
            assert "Nothing is kept of it" in text(ben.post(f"{at(place)}passing/", follow=True))
        assert "Four short questions" not in text(ben.get("/"))
    assert not Pulse.objects.exists()


def test_what_is_typed_is_kept_when_something_is_open(cast: Cast, visit: Visit) -> None:
    ben = visit(cast.ben)
    page = text(ben.post(at(cast.coaching), {"safe": "9", "care": "5"}), 422)
    assert "What you wrote is kept" in page
    assert '<input type="radio" name="care" value="5" required' not in page
    assert 'name="care" value="5"' in page.replace(' id="id_care_4"', "")
    assert "All four are skipped" in text(ben.post(at(cast.coaching), {"safe": "", "dose": ""}), 422)
    long = "x" * 2001
    assert long in text(ben.post(f"{at(cast.coaching)}wishes/", {"words": long}), 422)
    assert text(ben.post(f"{at(cast.coaching)}rhythm/", {"weeks": "52"}), 422)
    for hostile in ("<script>alert(1)</script>", "'; drop table pulses_wish; --", "\u202eback\u202c"):
        ben.post(f"{at(cast.coaching)}wishes/", {"words": hostile})
    page = text(ben.get(at(cast.coaching)))
    assert "<script>alert" not in page
    assert Wish.objects.count() == 3


def test_you_said_and_we_changed_on_the_page(cast: Cast, now: datetime, visit: Visit) -> None:
    ben, ada = visit(cast.ben), visit(cast.ada)
    ben.post(f"{at(cast.coaching)}wishes/", {"words": "Ask about one thing", "once": "a"})
    ben.post(f"{at(cast.coaching)}wishes/", {"words": "Ask about one thing", "once": "a"})
    key = Wish.objects.get().pk
    assert "Ask about one thing" not in text(ada.get(at(cast.coaching)))
    ben.post(f"/wishes/{key}/sharing/")
    assert "Ask about one thing" in text(ada.get(at(cast.coaching)))
    assert "What changed because of it?" in text(ada.post(f"/wishes/{key}/adjustments/", {"words": ""}), 422)
    ada.post(f"/wishes/{key}/adjustments/", {"words": "I ask about one", "on": ""})
    made = Adjustment.objects.get().pk
    assert "to change" in text(ada.post(f"/adjustments/{made}/help/", {"helps": "yes"}), 403)
    assert text(ben.post(f"/adjustments/{made}/help/", {"helps": "", "words": "Well"}), 422)
    ben.post(f"/adjustments/{made}/help/", {"helps": "partly", "words": "On good days"})
    page = text(ada.get(at(cast.coaching)))
    assert "Partly" in page
    assert "On good days" in page
    assert "You changed" in page
    assert ben.post(f"/wishes/{key}/return/").status_code == 302
    assert "I ask about one" not in text(ada.get(at(cast.coaching)))


def test_a_team_is_told_that_nothing_is_shared_one_by_one(cast: Cast, now: datetime, visit: Visit) -> None:
    answer(cast.eve, cast.team, now, 7, 7, 7, 2)
    page = text(visit(cast.ada).get(at(cast.team)))
    assert "no steward, is shown that you answered" in page
    assert "far too much</span>" not in page.split('id="told"')[1]
    mine = text(visit(cast.eve).get(at(cast.team)))
    assert "Share with" not in mine


@pytest.mark.parametrize("name", ["rob", "sam", "zoe"])
def test_others_find_nothing(cast: Cast, now: datetime, visit: Visit, name: str) -> None:
    key = shared(cast.ben, cast.coaching, now)
    words = wish(cast.ben, cast.coaching, now)
    client = visit(getattr(cast, name))
    assert client.get(at(cast.coaching)).status_code == 404
    for path in (
        f"{at(cast.coaching)}passing/", f"{at(cast.coaching)}rhythm/", f"{at(cast.coaching)}wishes/",
        f"/pulses/{key}/sharing/", f"/pulses/{key}/return/", f"/wishes/{words}/sharing/", f"/wishes/{words}/return/",
        f"/wishes/{words}/adjustments/",
    ):  # fmt: skip
        assert client.post(path, {"weeks": "2", "words": "Mine"}).status_code == 404, path


def test_whoever_left_keeps_their_own(cast: Cast, now: datetime, visit: Visit) -> None:
    answer(cast.eve, cast.team, now)
    wish(cast.eve, cast.team, now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + DAY)
    page = text(visit(cast.eve).get(at(cast.team)))
    assert "What you answered stays yours" in page
    assert "What you answered" in page
    assert "Ask me about one thing" in page


def test_the_list_of_pulses_shows_the_whole_to_stewards(cast: Cast, visit: Visit) -> None:
    page = text(visit(cast.ada).get("/pulses/"))
    assert "This workspace, all together" in page
    assert at(cast.coaching) in page
    assert "This workspace" not in text(visit(cast.ben).get("/pulses/"))
    assert "Agree with somebody first" in text(visit(cast.sam).get("/pulses/"))


def test_the_page_asks_no_more_for_two_years_than_for_two_pulses(cast: Cast, now: datetime, visit: Visit) -> None:
    counts = []
    ben = visit(cast.ben)
    for start, end in ((0, 2), (2, 40)):
        for number in range(start, end):
            then = now - timedelta(days=14 * (60 - number))
            shared(cast.ada, cast.coaching, then, number % 7 + 1, 4, 5, number % 5 - 2)
            shared(cast.ben, cast.coaching, then, 5, 4, number % 7 + 1, number % 5 - 2)
            wish(cast.ada, cast.coaching, then)
        ben.get(at(cast.coaching))
        with CaptureQueriesContext(connection) as asked:
            assert ben.get(at(cast.coaching)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12, [query["sql"] for query in asked]
