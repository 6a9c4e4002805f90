"""Every page under fire: hostile queries, forms and headers, as owner, other, stranger and somebody signed out."""

import random
import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import URLResolver, get_resolver

from carefront.people.models import Account
from fuzz._hostile import HEADERS, form, text
from fuzz._tally import Tally, text_of
from tests.doors.scene import Scene

WHO = ("ben", "ada", "zoe", "nobody")
FIELD = re.compile(r'<(?:input|textarea|select|button)[^>]*\bname="([^"]+)"')
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
APART = re.compile(r"^(static|api)/|logout|erasure")  # erasing or signing out would end the others' part


def shoot(scene: Scene, tally: Tally, requests: int, number: int) -> None:
    """Send `requests` at pages: three in five to read, then the others to write."""
    chance = random.Random(number)
    clients = {who: _client(scene, who) for who in WHO}
    routes = [route for route in _routes(get_resolver().url_patterns) if not APART.search(route)]
    names = _field_names(scene, clients, routes)
    reading = requests * 3 // 5
    for place in range(requests):
        who, route = chance.choice(WHO), routes[place % len(routes)]
        writes = place >= reading
        path = _filled(route, scene, chance)
        headers = chance.choice(HEADERS)
        if writes:
            method, body = chance.choice(["POST"] * 8 + ["PUT", "DELETE"]), form(chance, names)
        else:
            method, body = chance.choice(["GET"] * 8 + ["HEAD", "OPTIONS"]), ""
            path += "?" + form(chance, [*names, "page", "sort", "state", "words", "q", "in", "next"])
        response = clients[who].generic(
            method, path[:60_000], body, content_type="application/x-www-form-urlencoded", headers=headers
        )
        what = f"{method} {path[:160]} {body[:200]}"
        tally.take(response, who.capitalize(), what, leaks=not writes or who in {"zoe", "nobody"})


def _client(scene: Scene, who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who != "nobody":
        client.force_login(Account.objects.get(pk=getattr(scene.cast, who).account_id), BACKEND)
    return client


def _routes(under: Any, before: str = "") -> Iterator[str]:
    for one in under:
        route = re.sub(r"^\^|\$$|\\Z", "", before + str(one.pattern))
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns, route)
        elif "(?" not in route:
            yield route


def _filled(route: str, scene: Scene, chance: random.Random) -> str:
    """Answer an address: mostly with an id of the kind that it wants, sometimes foreign, absent or hostile."""

    def slot(found: re.Match[str]) -> str:
        if found[1] != "uuid":
            return text(chance)[:300].replace("%2F", "").replace("%00", "") or "x"
        known = scene.ids.get(found[2].removesuffix("_id")) or sum(scene.ids.values(), [])
        others = sum(scene.ids.values(), [])
        return str(chance.choice([*known, *chance.choices(others, k=2), uuid4()]))

    return "/" + re.sub(r"<(\w+):(\w+)>", slot, route)


def _field_names(scene: Scene, clients: dict[str, Client], routes: list[str]) -> list[str]:
    """Answer the names of all fields on the pages, as a browser would find them."""
    chance, found = random.Random(1), {"once"}
    for route in routes:
        response = clients["ben"].get(_filled(route, scene, chance))
        if response.status_code == 200:
            found.update(FIELD.findall(text_of(response)))
    return sorted(found - {"csrfmiddlewaretoken"})
