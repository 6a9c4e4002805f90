"""Leaving a workspace, being taken out of it, and erasing an account."""

from datetime import datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.people import arrivals, commands, queries
from carefront.people.models import Account, Invitation, Person, Token
from tests.cast import PASSWORD


def because(deed: object) -> Because:
    """Answer why a deed was refused."""
    with pytest.raises(Refusal) as refused:
        deed()  # type: ignore[operator]
    return refused.value.because


def test_who_leaves_opens_nothing_any_more_and_keeps_their_name(guest: Actor, founder: Actor, now: datetime) -> None:
    made = commands.make_token(by=guest, name="mine", scopes=["read"], now=now)
    key = commands.renew_feed_key(by=guest, now=now)
    seen: list[object] = []
    arrivals.before_leaving.append(lambda person_id, at: seen.append(person_id))
    try:
        commands.leave_workspace(by=guest, now=now)
    finally:
        arrivals.before_leaving.pop()
    assert seen == [guest.id]
    assert because(lambda: queries.actor_of_person(guest.id)) is Because.LINK_SPENT
    assert queries.actors_of([guest.id, founder.id]) == {founder.id: founder}
    assert queries.actor_of_token(made.secret, now=now) is None
    assert queries.actor_of_feed_key(key) is None
    assert queries.address_of(guest.id) is None
    assert queries.names_of([guest.id])[guest.id] == queries.PersonName(guest.id, "Gil", True)
    assert [person.name for person in queries.directory(founder).people] == ["Fay"]


def test_the_last_steward_stays_while_others_are_here(guest: Actor, founder: Actor, now: datetime) -> None:
    assert because(lambda: commands.leave_workspace(by=founder, now=now)) is Because.LAST_STEWARD
    assert because(lambda: commands.erase_account(account_id=founder.account_id, now=now)) is Because.LAST_STEWARD
    alone = because(lambda: commands.unmake_steward(by=founder, person_id=founder.id, now=now))
    assert alone is Because.LAST_STEWARD
    commands.make_steward(by=founder, person_id=guest.id, now=now)
    commands.leave_workspace(by=founder, now=now)
    assert queries.actor_of_person(guest.id).is_steward


def test_a_steward_takes_somebody_out_and_nobody_else_does(
    guest: Actor, founder: Actor, at_home: Client, now: datetime
) -> None:
    assert because(lambda: commands.end_standing(by=guest, person_id=founder.id, now=now)) is Because.NOT_YOURS
    url = f"/people/{guest.id}/departure/"
    theirs = Client()
    theirs.force_login(Account.objects.get(pk=guest.account_id))
    assert theirs.get(url).status_code == theirs.post(url).status_code == 404
    assert at_home.get(url).status_code == 200
    assert at_home.post(url)["Location"] == "/steward/"
    assert theirs.get("/preferences/")["Location"] == "/start/"
    assert at_home.get(url).status_code == 404


def test_leaving_from_the_page_says_what_stands_in_the_way(guest: Actor, at_home: Client, client: Client) -> None:
    page = at_home.post("/workspaces/departure/")
    assert page.status_code == 200
    assert "at least one steward" in page.content.decode()
    theirs = Client()
    theirs.force_login(Account.objects.get(pk=guest.account_id))
    assert theirs.post("/workspaces/departure/")["Location"] == "/"


def test_an_erased_account_leaves_a_tombstone_and_no_address(
    guest: Actor, founder: Actor, client: Client, now: datetime
) -> None:
    client.post("/account/login/", {"login": "gil@quay.example", "password": PASSWORD})
    assert UserSession.objects.count() == 1
    commands.make_token(by=guest, name="mine", scopes=["read"], now=now)
    wrong = client.post("/account/erasure/", {"email": "somebody@else.example"})
    assert "nothing was erased" in wrong.content.decode()
    done = client.post("/account/erasure/", {"email": "Gil@quay.example"})
    assert "is erased" in done.content.decode()

    assert queries.names_of([guest.id])[guest.id].name == "somebody who left"
    everything = str([list(model.objects.values()) for model in (Account, Person, Invitation, EmailAddress, Token)])
    assert "gil@" not in everything
    assert "Gil" not in everything
    assert not Token.objects.exists()
    assert not UserSession.objects.exists()
    assert all("gil" not in str(session.get_decoded()) for session in Session.objects.all())
    assert client.get("/preferences/")["Location"].startswith("/account/login/")
    assert queries.names_of([founder.id])[founder.id].name == "Fay"


def test_erasing_asks_the_other_rooms_first_and_twice_is_once(guest: Actor, now: datetime) -> None:
    seen: list[object] = []
    for _twice in range(2):
        commands.erase_account(
            account_id=guest.account_id, now=now, before=[lambda person_id, at: seen.append(person_id)]
        )
    assert seen == [guest.id]
