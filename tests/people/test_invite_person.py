"""Inviting somebody: the letter, the link, and whoever holds it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.models import Letter
from carefront.kit.posting.registry import render
from carefront.people import arrivals, commands, queries
from carefront.people.models import Account, Invitation, Person
from tests.cast import PASSWORD
from tests.people.conftest import arrive, code_in_letter, token_of

ARRIVAL = {"name": "Gil", "email": "gil@quay.example", "password": PASSWORD, "zone": "UTC", "by": "password"}


@pytest.fixture
def link(at_home: Client, founder: Actor) -> str:
    """The link of an invitation that Fay sent from the page, as it stands in the letter."""
    given = {"email": "Gil@quay.example", "name": "Gil", "proposal": "coaching:coach", "note": "Shall we?"}
    answer = at_home.post("/people/", given)
    assert answer["Location"] == "/people/?sent=1"
    words = render(Letter.objects.get(kind="invitation"))
    assert words is not None
    assert words.to_address == "gil@quay.example"
    assert "Fay would like to be your coach" in words.text
    assert "Shall we?" in words.text
    return "/invitation/" + words.text.split("/invitation/")[1].split()[0]


def test_the_letter_in_the_table_cannot_open_the_door(link: str) -> None:
    token = link.split("/")[2]
    row = Letter.objects.values().get()
    assert token not in str(row)
    assert token not in str(Invitation.objects.values().get())


def test_opening_the_link_does_nothing_and_accepting_makes_a_person(link: str, founder: Actor) -> None:
    stranger = Client()
    for _scan in range(3):
        page = stranger.get(link)
        assert page.status_code == 200
        assert "Fay invites you to Quay" in page.content.decode()
    answer = stranger.post(link, ARRIVAL)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert stranger.get("/workspaces/").context["nav"].person_name == "Gil"
    assert {person.name for person in queries.directory(founder).people} == {"Fay", "Gil"}
    assert Client().get(link).status_code == 410
    assert Client().post(link, ARRIVAL).status_code == 410


def test_without_a_password_one_signs_in_by_code_later(link: str) -> None:
    answer = Client().post(link, ARRIVAL | {"password": "", "by": "code"})
    assert answer.status_code == 302
    assert not Account.objects.get(email="gil@quay.example").has_usable_password()


def test_a_password_is_asked_for_unless_a_code_was_chosen(link: str) -> None:
    answer = Client().post(link, ARRIVAL | {"password": ""})
    assert answer.status_code == 200
    assert "password" in answer.context["form"].errors
    assert answer.context["form"]["name"].value() == "Gil"


def test_who_has_an_account_joins_with_it(link: str, founder: Actor, now: datetime) -> None:
    other = commands.found_workspace(workspace="Dock", name="Zoe", email="zoe@dock.example", password="x", now=now)
    browser = Client()
    browser.force_login(Account.objects.get(pk=other.account_id))
    assert "zoe@dock.example" in browser.get(link).content.decode()
    assert browser.post(link, {"name": "Zoe at Quay"}).status_code == 302
    assert browser.get("/workspaces/").context["nav"].workspace_name == "Quay"
    assert browser.get("/workspaces/").context["nav"].person_name == "Zoe at Quay"


def test_who_types_an_address_with_an_account_gets_a_code_and_finds_the_invitation_open(
    link: str, founder: Actor, now: datetime
) -> None:
    commands.found_workspace(workspace="Dock", name="Zoe", email="zoe@dock.example", password="x", now=now)
    browser = Client()
    answer = browser.post(link, ARRIVAL | {"email": "Zoe@dock.example"})
    assert answer["Location"].startswith("/account/login/code/confirm/?next=")
    assert Invitation.objects.get().accepted_at is None
    confirmed = browser.post(answer["Location"], {"code": code_in_letter(), "next": link})
    assert confirmed["Location"] == link
    assert browser.post(link, {"name": "Zoe"}).status_code == 302


def test_who_belongs_here_already_goes_home_and_spends_nothing(link: str, at_home: Client) -> None:
    assert at_home.post(link, {"name": "Fay"})["Location"] == "/"
    assert Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize("ending", ["withdrawn", "renewed", "run out", "never was"])
def test_a_link_that_has_done_its_work_says_so_and_nothing_else(
    link: str, at_home: Client, founder: Actor, now: datetime, ending: str
) -> None:
    invitation = Invitation.objects.get()
    if ending == "withdrawn":
        at_home.post(f"/people/invitations/{invitation.id}/withdrawal/")
        assert Letter.objects.get().due_at is None
    elif ending == "renewed":
        at_home.post(f"/people/invitations/{invitation.id}/renewal/")
        assert Client().get(f"/invitation/{token_of(invitation.id)}/").status_code == 200
    elif ending == "run out":
        Invitation.objects.update(expires_at=now - timedelta(seconds=1))
        assert render(Letter.objects.get()) is None
    else:
        link = "/invitation/" + "x" * 43 + "/"
    pages = [Client().get(link), Client().post(link, ARRIVAL)]
    assert [page.status_code for page in pages] == [410, 410]
    assert "done its work" in pages[0].content.decode()
    assert not Account.objects.filter(email="gil@quay.example").exists()


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({"email": "not an address"}, Because.UNREADABLE_ADDRESS),
        ({"email": "fay@quay.example"}, Because.ALREADY_THERE),
        ({"email": "open@x.example"}, Because.ALREADY_THERE),
        ({"email": "a@x.example", "relationship_kind": "team", "role": "member"}, Because.UNKNOWN_CHOICE),
        ({"email": "a@x.example", "relationship_kind": "coaching", "role": "manager"}, Because.UNKNOWN_CHOICE),
        ({"email": "a@x.example", "relationship_kind": "\x00"}, Because.UNKNOWN_CHOICE),
        ({"email": "a@x.example", "note": "x" * 1001}, Because.TOO_LONG),
    ],
)
def test_what_cannot_be_invited(founder: Actor, now: datetime, given: dict[str, str], because: Because) -> None:
    commands.invite_person(by=founder, email="open@x.example", now=now)
    with pytest.raises(Refusal) as refused:
        commands.invite_person(by=founder, now=now, **given)
    assert refused.value.because is because
    assert Letter.objects.count() == 1


def test_only_stewards_invite(guest: Actor, founder: Actor, client: Client, now: datetime) -> None:
    invitation = commands.invite_person(by=founder, email="a@x.example", now=now)
    for deed in (
        lambda: commands.invite_person(by=guest, email="b@x.example", now=now),
        lambda: commands.withdraw_invitation(by=guest, invitation_id=invitation, now=now),
        lambda: commands.renew_invitation(by=guest, invitation_id=invitation, now=now),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.because is Because.NOT_YOURS
    client.force_login(Account.objects.get(pk=guest.account_id))
    page = client.get("/people/").content.decode()
    assert "a@x.example" not in page
    assert "Send the invitation" not in page


def test_what_upper_rooms_hang_on_an_arrival_happens_in_the_same_moment(founder: Actor, now: datetime) -> None:
    seen: list[arrivals.Arrival] = []

    def fall(arrival: arrivals.Arrival, at: datetime) -> None:
        seen.append(arrival)
        raise Refusal(Because.BUSY)

    invitation = commands.invite_person(
        by=founder, email="gil@quay.example", relationship_kind="reporting", role="manager", now=now
    )
    arrivals.after_acceptance.append(fall)
    try:
        with pytest.raises(Refusal):
            commands.accept_invitation(
                token=token_of(invitation), name="Gil", email="gil@quay.example", password="x", now=now
            )
    finally:
        arrivals.after_acceptance.remove(fall)
    assert (seen[0].inviter, seen[0].relationship_kind, seen[0].inviter_role) == (founder, "reporting", "manager")
    assert not Person.objects.filter(name="Gil").exists()
    assert Invitation.objects.get().accepted_at is None


def test_who_left_comes_back_as_the_same_person(guest: Actor, founder: Actor, now: datetime) -> None:
    commands.leave_workspace(by=guest, now=now)
    invitation = commands.invite_person(by=founder, email="gil@quay.example", now=now)
    back = commands.accept_invitation(
        token=token_of(invitation), name="Gil again", account_id=guest.account_id, now=now
    )
    assert back.person_id == guest.id
    assert queries.actor_of_person(guest.id).name == "Gil again"


@pytest.mark.django_db(transaction=True)
def test_one_link_taken_by_many_at_once_lets_one_in(now: datetime) -> None:
    founded = commands.found_workspace(workspace="Quay", name="Fay", email="f@x.example", password="x", now=now)
    host = queries.actor_of_person(founded.person_id)
    token = token_of(commands.invite_person(by=host, email="gil@x.example", now=now))

    def accept(number: int) -> object:
        try:
            return commands.accept_invitation(
                token=token, name="G", email=f"g{number}@x.example", password="x", now=timezone.now()
            )
        except Refusal as refusal:
            return refusal.because
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(accept, range(6)))
    assert answers.count(Because.LINK_SPENT) == 5
    assert Account.objects.count() == 2


def test_the_list_of_people_costs_the_same_at_two_sizes(
    at_home: Client, founder: Actor, now: datetime, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    for name in ("Ann", "Bo"):
        arrive(founder, name, now)
    at_home.get("/people/")
    with django_assert_num_queries(6):  # type: ignore[operator]
        at_home.get("/people/")
    for number in range(20):
        arrive(founder, f"P{number}", now)
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert at_home.get("/people/").status_code == 200
