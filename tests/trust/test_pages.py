"""The pages of patterns, without a script."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from carefront.core.actors import Actor
from carefront.core.evidence.thresholds import Kind
from carefront.relationships.models import LevelChange, Relationship
from carefront.trust.models import Mark, Pattern, Stop
from tests.cast import Cast
from tests.doors.test_queries import queries_of
from tests.trust.conftest import follow, found, look, looks

Visit = Callable[[Actor], Client]


@pytest.fixture
def low(cast: Cast, now: datetime) -> Pattern:
    """Ben has kept nothing on seven dates with Ada."""
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    return found(cast.ben, Kind.LOW)[0]


def page(client: Client, path: str) -> str:
    """Answer a page."""
    response = client.get(path)
    assert response.status_code == 200, response.content
    return response.content.decode()


def send(client: Client, name: str, key: object, **given: object) -> str:
    """Send a form and answer the page that follows."""
    return client.post(reverse(name, args=[key]), given, follow=True).content.decode()


def test_its_subject_finds_it_quietly_and_first(cast: Cast, now: datetime, visit: Visit, low: Pattern) -> None:
    ben, ada = visit(cast.ben), visit(cast.ada)
    assert "Carefront noticed something in your promises" in page(ben, "/")
    assert 'href="/patterns/"' in page(ada, "/")  # in the menu, always
    assert "Carefront noticed something" not in page(ada, "/")
    assert "Fewer than every second date kept" in page(ben, f"/relationships/{cast.coaching}/")
    assert "Fewer than every second" not in page(ada, f"/relationships/{cast.coaching}/")
    assert "Fewer than every second date kept" in page(ben, "/patterns/")
    assert "Nothing is counted just now" in page(ada, "/patterns/")
    shown = page(ben, f"/patterns/{low.pk}/")
    assert "You kept what you promised on 0 of 7 dates." in shown
    assert "of 100 histories" in shown
    assert "Call the three stalled accounts" in shown
    assert "Nobody but you can see this." in shown
    assert ada.get(f"/patterns/{low.pk}/").status_code == 404
    assert "Carefront noticed something" not in page(ben, "/")


def test_it_is_noted_shared_and_taken_back(cast: Cast, visit: Visit, low: Pattern) -> None:
    ben, ada = visit(cast.ben), visit(cast.ada)
    assert "Your note is kept." in send(ben, "pattern_note", low.pk, words="That was the <b>move</b>")
    told = send(ben, "pattern_sharing", low.pk)
    assert "Ada can see this, because you shared it." in told
    seen = page(ada, f"/patterns/{low.pk}/")
    assert "That was the &lt;b&gt;move&lt;/b&gt;" in seen
    assert "Ben kept what was promised on 0 of 7 dates." in seen
    assert "Ben shared this." in seen
    assert "Stop this kind" not in seen
    assert "Shown to you by others" in page(ada, "/patterns/")
    assert "shown to you" in page(ada, f"/relationships/{cast.coaching}/")
    assert "Taken back" in send(ben, "pattern_withdrawal", low.pk)
    assert ada.get(f"/patterns/{low.pk}/").status_code == 404


def test_what_is_too_long_is_kept_in_its_form(cast: Cast, visit: Visit, low: Pattern) -> None:
    response = visit(cast.ben).post(reverse("pattern_note", args=[low.pk]), {"words": "a" * 1001})
    assert response.status_code == 422
    assert "a" * 1001 in response.content.decode()
    assert not Mark.objects.filter(what="note").exists()


def test_it_is_set_aside_and_its_kind_stopped(cast: Cast, now: datetime, visit: Visit, low: Pattern) -> None:
    ben = visit(cast.ben)
    send(ben, "pattern_sharing", low.pk)
    assert "You set this aside" in send(ben, "pattern_aside", low.pk)
    assert visit(cast.ada).get(f"/patterns/{low.pk}/").status_code == 404
    assert "Fewer than every second" not in page(ben, f"/relationships/{cast.coaching}/")
    assert "You set this aside" not in send(ben, "pattern_return", low.pk)
    assert "What you stopped" in send(ben, "pattern_stop", low.pk)
    assert found(cast.ben, Kind.LOW) == []
    look(cast.ben, cast.coaching, now, kept=False)
    follow(now)
    assert found(cast.ben, Kind.LOW) == []
    send(ben, "pattern_start", cast.coaching, kind="low")
    follow(now)
    assert len(found(cast.ben, Kind.LOW)) == 1
    assert Stop.objects.get().over_at is not None
    assert "That kind is not one" in send(ben, "pattern_start", cast.coaching, kind="nonsense")


def test_whoever_is_not_its_subject_changes_nothing(cast: Cast, visit: Visit, low: Pattern) -> None:
    send(visit(cast.ben), "pattern_sharing", low.pk)
    before = Mark.objects.count()
    for name in ("note", "confirmation", "sharing", "withdrawal", "aside", "return", "stop"):
        visit(cast.ada).post(reverse(f"pattern_{name}", args=[low.pk]), {"words": "Mine"})
        assert visit(cast.rob).post(reverse(f"pattern_{name}", args=[low.pk])).status_code == 404
    assert Mark.objects.count() == before
    assert not Stop.objects.exists()


def test_a_level_is_suggested_and_put_aside(cast: Cast, now: datetime, visit: Visit, low: Pattern) -> None:
    Relationship.objects.filter(pk=cast.coaching).update(started_at=now - timedelta(days=60))
    look(cast.ben, cast.coaching, now, kept=False)
    follow(now)
    ben, ada = visit(cast.ben), visit(cast.ada)
    path = f"/relationships/{cast.coaching}/level/"
    told = page(ben, path)
    assert "Would direct naming suit your promises better" in told
    assert f"/patterns/{low.pk}/" in told
    assert "Would direct naming" not in page(ada, path)  # it rests on what she does not see
    send(ben, "pattern_sharing", low.pk)
    assert "Would direct naming suit the promises of Ben better" in page(ada, path)
    form = page(ada, f"{path}?suggested={cast.ben.id}")
    assert 'value="3"' in form
    assert "checked" in form
    answer = send(ada, "level_not_now", cast.coaching, owner=cast.ben.id, level=3)
    assert "Not now." in answer
    assert "Would direct naming" not in answer
    assert "Would direct naming suit your promises" in page(ben, path)
    assert not LevelChange.objects.exists()


def test_a_page_asks_no_more_when_there_is_more(cast: Cast, now: datetime, visit: Visit) -> None:
    ben = visit(cast.ben)
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    paths = ("/", "/patterns/", f"/patterns/{row.pk}/", f"/relationships/{cast.coaching}/")
    few = {path: len(queries_of(ben, path)) for path in paths}
    looks(cast.ben, cast.peers, now, [0] * 9)
    looks(cast.ben, cast.coaching, now, [0] * 12, every=2)
    follow(now)
    many = {path: len(queries_of(ben, path)) for path in paths}
    assert many == few
    assert many["/patterns/"] <= 14
    assert many[f"/patterns/{row.pk}/"] <= 24
    assert many[f"/relationships/{cast.coaching}/"] <= 14


def test_anybody_reads_how_it_is_decided(db: None) -> None:
    told = page(Client(), "/how-patterns-are-decided/")
    assert "What is never claimed" in told
    assert "11–16" in told
