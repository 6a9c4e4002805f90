"""The pages of relationships, through the door."""

import pytest
from django.urls import reverse

from carefront.core.relationships import RelationshipKind, RelationshipState
from carefront.kit.ids import new_id
from carefront.people.models import Account
from carefront.relationships import commands, queries

PEERS = "/relationships/new/?kind=peer&role=peer"
TEAM = "/relationships/new/?kind=team&role=member"


@pytest.fixture
def signed_in(client):
    """Sign somebody of the cast in, and answer the browser."""

    def enter(actor):
        client.force_login(Account.objects.get(pk=actor.account_id))
        return client

    return enter


def one(name, relationship_id):
    return reverse(f"relationship_{name}", args=[relationship_id])


def words(response):
    return response.content.decode()


def test_the_list_says_what_awaits_me_first(cast, now, signed_in):
    made = commands.propose_relationship(by=cast.sam, kind=RelationshipKind.PEER, with_ids=[cast.ben.id], now=now)
    page = words(signed_in(cast.ben).get("/relationships/"))
    assert page.index("Waiting for your answer") < page.index("Going on")
    assert one("acceptance", made) in page


def test_an_empty_list_teaches(cast, signed_in):
    page = words(signed_in(cast.zoe).get("/relationships/"))
    assert "agree to hold each other to their word" in page
    assert "/relationships/new/" in page


def test_a_pair_is_proposed_and_accepted_in_two_pages(cast, signed_in):
    browser = signed_in(cast.sam)
    page = words(browser.get(PEERS))
    assert "Promises made between the two of you are seen by both of you." in page  # before it is proposed
    assert "Zoe" not in page
    answer = browser.post(PEERS, {"with": str(cast.eve.id), "purpose": "To keep at it"})
    assert answer.headers["Location"] == "/relationships/"
    made = next(card.id for card in queries.relationships(cast.sam) if card.title == "Eve")
    browser = signed_in(cast.eve)
    assert "To keep at it" in words(browser.get(one("settings", made)))
    assert browser.get(one("acceptance", made)).status_code == 302  # looking changes nothing
    assert not queries.relationship(cast.eve, made).is_active
    browser.post(one("acceptance", made))
    assert queries.relationship(cast.eve, made).is_active
    browser.post(one("acceptance", made))
    assert "settled meanwhile" in words(browser.get("/relationships/"))


def test_a_refused_proposal_keeps_what_was_typed(cast, signed_in):
    answer = signed_in(cast.sam).post(TEAM, {"name": " ", "with": [str(cast.eve.id)], "purpose": "Ship by May"})
    assert answer.status_code == 422
    assert "Ship by May" in words(answer)
    assert f'value="{cast.eve.id}"' in words(answer)
    assert "checked" in words(answer)


def test_finding_people_keeps_what_was_typed(cast, signed_in):
    typed = {"find": "1", "q": "mia", "name": "Quay", "with": [str(cast.eve.id)], "purpose": "Ship by May"}
    page = words(signed_in(cast.sam).post(TEAM, typed))
    assert all(kept in page for kept in ("Quay", "Ship by May", "Mia", str(cast.eve.id)))
    assert "Rob" not in page


def test_only_people_of_the_workspace_can_be_chosen(cast, signed_in):
    browser = signed_in(cast.sam)
    for given in ("nobody", "00000000-0000-0000-0000-000000000000", str(cast.zoe.id), ""):
        answer = browser.post(PEERS, {"with": given, "purpose": "x"})
        assert answer.status_code == 422, given
    assert queries.relationships(cast.sam) == []


def test_rest_and_end_from_the_settings(cast, signed_in):
    browser = signed_in(cast.ben)
    answer = browser.post(one("pause", cast.coaching), {"until": "2020-01-01"})
    assert answer.status_code == 422
    assert "2020-01-01" in words(answer)
    browser.post(one("pause", cast.coaching), {"until": ""})
    assert queries.relationship(cast.ben, cast.coaching).state is RelationshipState.PAUSED
    assert "resting" in words(browser.post(one("pause", cast.coaching), {"until": ""}, follow=True)).lower()
    browser.post(one("resumption", cast.coaching))
    browser.post(one("ending", cast.coaching), {"words": "It was good"})
    page = words(signed_in(cast.ada).get(one("settings", cast.coaching)))
    assert "It was good" in page
    assert "End this relationship" not in page


def test_a_team_asks_and_lets_go(cast, signed_in):
    browser = signed_in(cast.ben)
    browser.post(one("members", cast.team), {"person": str(cast.sam.id)})
    assert queries.relationship(cast.sam, cast.team).may_answer
    assert browser.post(one("members", cast.team), {"person": "zzz"}).status_code == 422
    browser.post(one("departure", cast.team))
    assert queries.relationship(cast.ben, cast.team).i_left
    assert browser.post(one("pause", cast.team), {"until": ""}).status_code == 403


def test_hidden_and_absent_answer_alike(cast, signed_in):
    browser = signed_in(cast.rob)
    for name in ("settings", "acceptance", "decline", "pause", "ending", "members", "departure", "withdrawal"):
        hidden, absent = (
            browser.post(one(name, which), {"person": "x"}) if name != "settings" else browser.get(one(name, which))
            for which in (cast.coaching, new_id())
        )
        assert hidden.status_code == absent.status_code == 404, name
        assert hidden.content == absent.content, name


def test_nobody_signed_out_sees_more_than_the_policy(cast, client):
    assert client.get("/relationships/").status_code == 302
    page = client.get("/who-sees-what/")
    assert page.status_code == 200
    assert "A steward" in words(page) or "a steward" in words(page)


@pytest.mark.parametrize("more", [0, 30])
def test_the_list_takes_the_same_few_queries_however_long_it_is(
    cast, now, signed_in, django_assert_max_num_queries, more
):
    for number in range(more):
        commands.propose_relationship(
            by=cast.ada, kind=RelationshipKind.TEAM, name=f"Crew {number}", with_ids=[cast.ben.id], now=now
        )
    browser = signed_in(cast.ben)
    browser.get("/relationships/")
    with django_assert_max_num_queries(8):
        assert browser.get("/relationships/").status_code == 200
