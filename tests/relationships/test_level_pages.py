"""The pages and letters of levels and releases, as the people in a relationship meet them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from carefront.kit.models import Letter, LiveSignal
from carefront.kit.posting import registry
from carefront.people.models import Account
from carefront.relationships import commands, queries
from carefront.relationships.queries import levels, releases
from carefront.relationships.queries.entering import entrance
from tests.cast import in_days, promise
from tests.commitments.conftest import at_now
from tests.relationships.leveling import WHY, propose, rest, stand

__all__ = ["at_now"]
pytestmark = pytest.mark.usefixtures("at_now")


@pytest.fixture
def visit(cast):
    def opened(who):
        client = Client()
        client.force_login(
            Account.objects.get(pk=who.account_id), "allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return opened


def text(response, status=200):
    assert response.status_code == status, response.status_code
    return response.content.decode()


def rendered(kind, person):
    letter = Letter.objects.filter(kind=kind, to_person_id=person.id).order_by("written_at").last()
    return registry.render(letter) if letter else None


def test_a_level_is_proposed_agreed_and_taken_down_on_its_page(cast, now, visit):
    ada, ben, place = visit(cast.ada), visit(cast.ben), f"/relationships/{cast.coaching}/level/"
    sent = {"owner": str(cast.ben.id), "level": "3", "reason": WHY, "look_on": in_days(now, 30).on.isoformat()}
    assert "It takes effect if they agree" in text(ada.post(place, sent, follow=True))
    assert "Another level for your promises" in text(ben.get("/"))
    assert "Another level was proposed for your promises" in text(ben.get(f"/relationships/{cast.coaching}/"))
    page = text(ben.get(place))
    assert "Ada proposes direct naming, instead of curious check-in, for your promises." in page
    assert WHY in page
    key = levels.levels(cast.ben, queries.relationship(cast.ben, cast.coaching)).owners[1].proposed.id
    assert "Agreed. You can go down again" in text(ben.post(f"/levels/{key}/acceptance/", follow=True))
    assert "you: direct naming · Ada: curious check-in" in text(ben.get(f"/relationships/{cast.coaching}/"))
    assert "agreed to another level: direct naming instead of curious check-in" in text(
        ada.get(f"/relationships/{cast.coaching}/facts/")
    )
    down = text(ben.post(f"{place}lowering/", {"level": "1", "words": ""}, follow=True))
    assert "Down. It is in force from now." in down
    assert "You went down from direct naming to self-tracked." in text(ben.get(place))


def test_what_is_typed_is_kept_when_something_is_open(cast, now, visit):
    place = f"/relationships/{cast.coaching}/level/"
    sent = {"owner": str(cast.ben.id), "level": "3", "reason": "Because of last week", "look_on": "2020-01-01"}
    page = text(visit(cast.ada).post(place, sent), 422)
    assert "Because of last week" in page
    assert "lies behind you already" in page
    sent |= {"level": "4", "look_on": in_days(now, 9).on.isoformat()}
    assert "Agreed consequences come after a talk" in text(visit(cast.ada).post(place, sent), 422)
    assert text(visit(cast.ada).post(place, {"owner": "nobody", "level": "x"}), 422)
    page = text(visit(cast.ada).get(place))
    assert "How one comes to the fourth" in page
    assert 'value="4"' not in page


def test_declining_with_a_word_and_a_second_tap(cast, now, visit):
    key = propose(cast.ada, cast.coaching, cast.ben, now)
    ben = visit(cast.ben)
    assert "It stays as it is." in text(ben.post(f"/levels/{key}/decline/", {"words": "Let us talk"}, follow=True))
    assert "settled meanwhile" in text(ben.post(f"/levels/{key}/acceptance/", follow=True))
    assert "Let us talk" in text(visit(cast.ada).get(f"/relationships/{cast.coaching}/level/"))
    said = rendered("level_declined", cast.ada)
    assert said.subject == "Ben leaves the level as it is"
    assert "Let us talk" in said.text
    assert visit(cast.ada).post(f"/levels/{key}/decline/").status_code == 403


def test_letters_about_a_level_say_what_is_so_when_they_go(cast, now):
    key = propose(cast.ada, cast.coaching, cast.ben, now)
    said = rendered("level_proposed", cast.ben)
    assert said.subject == "Ada proposes another level for your promises"
    assert WHY in said.text
    assert WHY in said.html
    assert f"/relationships/{cast.coaching}/level/?in=" in said.text
    commands.accept_level(by=cast.ben, change_id=key, now=now)
    assert rendered("level_proposed", cast.ben) is None
    assert rendered("level_agreed", cast.ada).subject == "Ben agreed to another level"
    commands.lower_level(by=cast.ben, relationship_id=cast.coaching, level=1, words="A full month", now=now)
    assert rendered("level_agreed", cast.ada) is None
    lower = rendered("level_lowered", cast.ada)
    assert "self-tracked from now on, instead of direct naming" in lower.text
    assert "A full month" in lower.text


def test_the_day_to_look_again_is_asked_once_and_changes_nothing(cast, now):
    key = propose(cast.ada, cast.coaching, cast.ben, now, days=5)
    commands.accept_level(by=cast.ben, change_id=key, now=now)
    day = now.replace(hour=16) + timedelta(days=5)
    assert commands.look_due(day, "w") == 2
    assert commands.look_due(day + timedelta(days=30), "w") == 0
    assert "Going down takes one tap" in rendered("level_look", cast.ben).text
    assert "Ben decides" in rendered("level_look", cast.ada).text
    commands.set_look_aside(by=cast.ada, change_id=key, now=day)
    assert rendered("level_look", cast.ada) is None
    assert queries.relationship(cast.ben, cast.coaching).level_to_look_at
    assert queries.relationship(cast.ben, cast.coaching).my_level == 3


def test_a_rest_is_proposed_agreed_answered_and_ended_on_its_page(cast, now, visit):
    ada, ben, place = visit(cast.ada), visit(cast.ben), f"/relationships/{cast.coaching}/release/"
    sent = {"until": in_days(now, 10).on.isoformat(), "look_on": "", "reason": "Your thesis comes first"}
    assert "It begins when everyone has agreed" in text(ada.post(place, sent, follow=True))
    assert "Rest from promises for a while" in text(ben.get("/"))
    assert "Your thesis comes first" in rendered("release_proposed", cast.ben).text
    key = releases.releases(cast.ben, queries.relationship(cast.ben, cast.coaching)).current.id
    assert "Agreed." in text(ben.post(f"/releases/{key}/acceptance/", follow=True))
    assert "You rest from promises until 21 March 2026" in text(ada.get(f"/relationships/{cast.coaching}/"))
    assert "Ada, until" not in text(ada.get("/commitments/new/"))
    assert "Ben, until 21 March 2026" in text(ada.get("/commitments/new/"))
    made = promise(cast.ben, cast.coaching, now)
    assert "nobody is asked about it" in text(ben.get(f"/commitments/{made}/"))
    assert "Ask how it is going" not in text(ada.get(f"/commitments/{made}/"))
    commands.look_due(now.replace(hour=16) + timedelta(days=5), "w")
    assert rendered("release_look", cast.ada).subject == "Is it still good to rest from promises?"
    assert "Is it still good to rest from promises?" in text(ada.get("/"))
    assert "Then rest on." in text(ada.post(f"/releases/{key}/look/", follow=True))
    assert "Is it still good to rest from promises?" not in text(ada.get("/"))
    assert "It has ended." in text(ben.post(f"/releases/{key}/ending/", follow=True))
    assert rendered("release_ended", cast.ada).subject == "Ben ends the rest from promises"
    assert "You rested from promises from" in text(ada.get(place))


def test_a_day_for_a_rest_that_does_not_fit_is_said_beside_it(cast, now, visit):
    place = f"/relationships/{cast.coaching}/release/"
    sent = {"until": in_days(now, 9).on.isoformat(), "look_on": in_days(now, 9).on.isoformat(), "reason": "Kept"}
    page = text(visit(cast.ada).post(place, sent), 422)
    assert "By that day it is over" in page
    assert "Kept" in page


def test_a_promises_own_level_on_its_page(cast, now, visit):
    key = promise(cast.ben, cast.coaching, now)
    ada, ben, place = visit(cast.ada), visit(cast.ben), f"/commitments/{key}/level/"
    sent = {"level": "3", "reason": WHY, "look_on": in_days(now, 30).on.isoformat()}
    text(ada.post(place, sent, follow=True))
    assert "Another level was proposed for this promise" in text(ben.get(f"/commitments/{key}/"))
    assert place in text(ben.get("/"))
    page = text(ben.get(place))
    change = page.split("/levels/")[1].split("/")[0]
    text(ben.post(f"/levels/{change}/acceptance/", follow=True))
    assert "direct naming, for this one" in text(ada.get(f"/commitments/{key}/"))
    assert "Down. It is in force" in text(ben.post(f"{place}lowering/", {"level": "1"}, follow=True))
    assert "where your other promises stand" in text(ben.post(f"{place}ending/", follow=True))
    assert ada.post(f"{place}ending/").status_code == 403
    assert visit(cast.mia).get(place).status_code == 404


def test_who_is_asked_into_a_team_and_who_left_see_neither(cast, now, visit):
    stand(cast.ada, cast.team, now, 3)
    rest([cast.ada], cast.team, now, reason="A quiet spring")
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    for who in (cast.sam, cast.eve):
        for name in ("level", "release"):
            assert visit(who).get(f"/relationships/{cast.team}/{name}/").status_code == 404
    page = text(visit(cast.ben).get(f"/relationships/{cast.team}/level/"))
    assert "Promises of Ada" in page
    assert "Promises of Mia" in page


def test_the_page_of_levels_is_live_to_those_in_it_while_it_goes_on(cast, now):
    stand(cast.ben, cast.coaching, now, 3)
    assert [one.what for one in LiveSignal.objects.filter(room_id=cast.coaching)] == ["level"]
    assert entrance(cast.ada, cast.coaching).name == "Ada"
    for other in (cast.mia, cast.sam, cast.zoe):
        assert entrance(other, cast.coaching) is None
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    assert entrance(cast.eve, cast.team) is None
    assert entrance(cast.mia, cast.team) is not None
    commands.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    assert entrance(cast.ada, cast.coaching) is None
    promise(cast.ben, None, now)
    alone = next(card.id for card in queries.relationships(cast.ben) if card.kind.value == "self")
    assert entrance(cast.ben, alone) is None
    assert entrance(cast.ben, uuid4()) is None


def test_what_is_refused_offers_what_fits_now(cast, now, visit):
    stand(cast.ben, cast.coaching, now, 3)
    address = reverse("relationship_level", args=[cast.coaching])
    sent = {"owner": str(cast.ben.id), "level": "1", "reason": "x", "look_on": "2020-01-02"}
    page = text(visit(cast.ben).post(address, sent), 422)
    assert "2 January 2020 lies behind you already" in page
    form = next(one for one in page.split("<form")[1:] if f'value="{cast.ben.id}"' in one).partition("</form>")[0]
    assert [number for number in "1234" if f'name="level" value="{number}"' in form] == ["1", "2"]
    assert "Agreed consequences come out of a talk." in page
