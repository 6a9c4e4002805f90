"""Keys from outside: shown once, kept as what they hash to, and gone when revoked."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.scopes import Scope, checked_scopes, covers
from carefront.people import commands, queries
from carefront.people.models import Person, Token


def test_a_key_acts_for_its_owner_until_it_is_revoked_or_runs_out(
    founder: Actor, now: datetime, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    made = commands.make_token(
        by=founder, name="laptop", scopes=["write", "read"], expires_at=now + timedelta(days=30), now=now
    )
    assert made.secret.startswith("cf_")
    assert made.secret not in str(Token.objects.values().get())
    assert queries.actor_of_token(made.secret, now=now) == (founder, (Scope.READ, Scope.WRITE))
    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.actor_of_token(made.secret, now=now)
    assert Token.objects.get().last_used_on == now.date()
    assert queries.actor_of_token(made.secret, now=now + timedelta(days=31)) is None
    for wrong in ("", "cf_", "\x00", "cf_\ud800", made.secret + "x"):
        assert queries.actor_of_token(wrong, now=now) is None
    commands.revoke_token(by=founder, token_id=made.id, now=now)
    assert queries.actor_of_token(made.secret, now=now) is None


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({"name": ""}, Because.EMPTY),
        ({"name": "x" * 81}, Because.TOO_LONG),
        ({"scopes": []}, Because.EMPTY),
        ({"scopes": ["read", "\x00"]}, Because.UNKNOWN_CHOICE),
        ({"expires_at": datetime.fromisoformat("2001-01-01T00:00:00Z")}, Because.PAST_DATE),
    ],
)
def test_what_is_no_key(founder: Actor, now: datetime, given: dict[str, object], because: Because) -> None:
    with pytest.raises(Refusal) as refused:
        commands.make_token(**{"by": founder, "name": "n", "scopes": ["read"], "now": now} | given)  # type: ignore[arg-type]
    assert refused.value.because is because
    assert not Token.objects.exists()


def test_nobody_revokes_the_key_of_another(founder: Actor, guest: Actor, now: datetime) -> None:
    made = commands.make_token(by=founder, name="n", scopes=["read"], now=now)
    with pytest.raises(Refusal) as refused:
        commands.revoke_token(by=guest, token_id=made.id, now=now)
    assert refused.value.because is Because.HIDDEN
    assert queries.actor_of_token(made.secret, now=now)


def test_the_page_shows_a_secret_once(at_home: Client, founder: Actor) -> None:
    made = at_home.post("/tokens/", {"name": "laptop", "scopes": ["read"], "days": "90"})
    secret = made.context["secret"]
    assert secret in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    later = at_home.get("/tokens/").content.decode()
    assert "laptop" in later
    assert secret not in later
    assert at_home.post(f"/tokens/{Token.objects.get().id}/revocation/")["Location"] == "/tokens/"
    assert "laptop" not in at_home.get("/tokens/").content.decode()
    assert at_home.post("/tokens/", {"name": "\x00", "scopes": ["all"], "days": "x"}).context["form"].errors


def test_the_calendar_address_opens_changes_and_closes(at_home: Client, founder: Actor, now: datetime) -> None:
    first = at_home.post("/calendar-key/").context["feed_url"]
    assert at_home.get(first.removeprefix(settings.SITE_URL)).status_code == 200
    again = at_home.post("/calendar-key/")
    second = again.context["feed_url"]
    assert "no-store" in again["Cache-Control"]
    assert second in again.content.decode()
    later = at_home.get("/tokens/").content.decode()
    assert "Your calendar has an address" in later
    for address, status in ((first, 404), (second, 200)):
        assert address not in later
        assert at_home.get(address.removeprefix(settings.SITE_URL)).status_code == status
    assert at_home.get("/calendar-key/")["Location"] == "/tokens/"
    key = commands.renew_feed_key(by=founder, now=now)
    assert key not in str(list(Person.objects.values()))
    assert queries.actor_of_feed_key(key) == founder
    at_home.post("/calendar-key/end/")
    assert not at_home.get("/tokens/").context["has_feed"]
    assert queries.actor_of_feed_key(key) is None


def test_scopes_cover_what_they_include() -> None:
    assert checked_scopes(["write", "read", "read"]) == (Scope.READ, Scope.WRITE)
    assert covers([Scope.WRITE], Scope.READ)
    assert not covers([Scope.READ], Scope.WRITE)
    assert not covers([Scope.WRITE], Scope.EXPORT)
    assert not covers([], Scope.READ)
