"""Who sees what, asked of every address: every page and API operation, as everybody, with everybody's ids."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from carefront.core.actors import Actor
from carefront.core.scopes import Scope
from carefront.kit.models import Event
from carefront.people import commands as people
from carefront.people.models import Account
from tests.cast import Cast
from tests.doors.canaries import build
from tests.doors.scene import Scene

CANARY = re.compile(r"canary\d+bird")
# What these show is not of one person, or needs a key of its own that no id can give.
APART = ("static/", "accounts/", "account/", "2fa/")
CALM = {200, 202, 204, 302, 303, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 428}


def patterns(under: tuple[URLPattern | URLResolver, ...] | list[object], before: str = "") -> Iterator[str]:
    """Answer every route of the site."""
    for one in under:
        route = before + str(one.pattern)  # type: ignore[attr-defined]
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, route)
        else:
            yield route


KINDS = {
    "series": "sery",
    "check-ins": "check_in",
    "read-backs": "read_back",
    "people": "person",
    "follow-ups": "follow_up",
    "wishes": "wish",
}


def fillings(scene: Scene, route: str) -> list[UUID]:
    """Answer ids for a route: up to five of its own kind, one of two foreign kinds, and one that is absent."""
    parts = [part for part in route.split("/") if part and "<" not in part and part not in {"api", "v1"}]
    kind = KINDS.get(parts[0], parts[0].removesuffix("s")) if parts else ""
    foreign = [several[0] for name, several in scene.ids.items() if name != kind]
    return [*scene.ids.get(kind, [])[:5], *foreign[:2], uuid4()]


def addresses(scene: Scene) -> list[str]:
    """Answer every address of the site, its ids filled in with what is somebody's, something else's, and nobody's."""
    some = [several[0] for several in scene.ids.values()]
    found: dict[str, None] = {}
    for route in patterns(get_resolver().url_patterns):
        plain = re.sub(r"^\^|\$$|\\Z", "", route)
        if plain.startswith(APART) or "(?P" in plain:
            continue
        slots = re.findall(r"<[^>]+>", plain)
        for key in fillings(scene, plain) if slots else [None]:
            path = re.sub(r"<[^>]+>", str(key), plain, count=1)
            for other in some[:3] if len(slots) > 1 else [None]:
                found["/" + re.sub(r"<[^>]+>", str(other), path)] = None
    return list(found)


@pytest.fixture
def scene(cast: Cast, now: datetime) -> Scene:
    """Everything that somebody can write, written."""
    return build(cast, now)


def signed_in(actor: Actor) -> Client:
    """Answer a browser in which `actor` is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(pk=actor.account_id), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def leaked(scene: Scene, text: str, who: str) -> set[str]:
    """Answer the canaries in `text` that `who` may not read."""
    return {word for word in CANARY.findall(text) if who not in scene.readers[word]}


def body_of(response: object) -> str:
    """Answer the whole text of a response, also of one that streams."""
    streaming = getattr(response, "streaming_content", None)
    content = b"".join(streaming) if streaming is not None else response.content  # type: ignore[attr-defined]
    return str(content.decode("utf-8", "replace"))


@pytest.mark.parametrize("name", ["ada", "ben", "mia", "rob", "sam", "zoe", None])
def test_no_page_shows_anybody_what_was_not_shared_with_them(scene: Scene, name: str | None) -> None:
    actor = getattr(scene.cast, name) if name else None
    client = signed_in(actor) if actor else Client(raise_request_exception=False)
    seen = set()
    asked = addresses(scene)
    for path in [path for path in asked if not path.startswith("/api/")]:
        response = client.get(path)
        text = body_of(response)
        assert response.status_code in CALM, (path, response.status_code)
        assert not leaked(scene, text, actor.name if actor else ""), path
        seen |= set(CANARY.findall(text))
    assert len(asked) * 7 >= 5_000
    # The crawl reads what its reader may read, or it would prove nothing.
    assert name in {None, "zoe"} or len(seen) >= 2


@pytest.mark.parametrize("name", ["ada", "ben", "rob", "sam", "zoe"])
def test_no_api_call_tells_anybody_what_was_not_shared_with_them(
    scene: Scene, name: str, now: datetime, settings: Any
) -> None:
    settings.API_CALLS_A_MINUTE = 0
    actor: Actor = getattr(scene.cast, name)
    made = people.make_token(by=actor, name="t", scopes=tuple(Scope), now=now)
    client = Client(headers={"authorization": f"Bearer {made.secret}"}, raise_request_exception=False)
    seen, answered, asked = set(), 0, [path for path in addresses(scene) if path.startswith("/api/")]
    for path in asked:
        response = client.get(path)
        text = body_of(response)
        assert response.status_code in CALM, (path, response.status_code)
        assert not leaked(scene, text, actor.name), path
        seen |= set(CANARY.findall(text))
        answered += response.status_code == 200
    # Refusals tell nothing of what an answer would: it must have been answered often, and its reader's own been read.
    inside = name in {"ada", "ben", "rob"}
    assert answered >= (100 if inside else 20)
    assert len(seen) >= (80 if inside else 0)


@pytest.mark.parametrize("name", ["sam", "zoe", None])
def test_whoever_is_not_in_it_changes_nothing(scene: Scene, name: str | None) -> None:
    actor = getattr(scene.cast, name) if name else None
    client = signed_in(actor) if actor else Client(raise_request_exception=False)
    before = Event.objects.count()
    for path in addresses(scene):
        if not re.search(r"[0-9a-f]{8}-", path) or path.startswith("/api/"):
            continue
        response = client.post(path, {"words": "Mine now", "outcome": "done", "meant": "1", "version": "1"})
        assert response.status_code in CALM, (path, response.status_code)
        assert not leaked(scene, body_of(response), actor.name if actor else ""), path
    # What somebody may do is theirs: every fact that was added is by and about the one who asked.
    added = Event.objects.order_by("pk")[before:]
    assert {event.actor_id for event in added} <= {actor.id if actor else None}


def test_hidden_and_absent_answer_alike_byte_for_byte(scene: Scene) -> None:
    client = signed_in(scene.cast.zoe)
    for kind, prefix in (
        ("commitment", "commitments"),
        ("request", "requests"),
        ("expectation", "expectations"),
        ("relationship", "relationships"),
        ("transcript", "transcripts"),
        ("finding", "findings"),
        ("proposal", "proposals"),
        ("conversation", "conversations"),
        ("plan", "plans"),
        ("step", "steps"),
        ("item", "items"),
        ("period", "periods"),
        ("pattern", "patterns"),
        ("talk", "talks"),
        ("consequence", "consequences"),
        ("reflection", "reflections"),
    ):
        hidden = client.get(f"/{prefix}/{scene.ids[kind][0]}/")
        absent = client.get(f"/{prefix}/{uuid4()}/")
        assert (hidden.status_code, body_of(hidden)) == (absent.status_code, body_of(absent)) != (200, "")
        assert hidden.status_code == 404
