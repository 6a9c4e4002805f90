"""The API under fire: calls drawn from its own description, right ones and wrong ones, as everybody."""

import json
import random
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from carefront.config.api import site
from carefront.people import commands as people
from fuzz._hostile import HEADERS
from fuzz._tally import Tally
from tests.doors.calling import hold_to_description
from tests.doors.scene import Scene

CALLERS = ("ben", "ada", "rob", "zoe", "nobody")


def shoot(scene: Scene, tally: Tally, each: int, number: int, *, every: int = 1) -> None:
    """Send `each` right and `each` wrong calls to each `every`-th operation; first those that read, then the others."""
    keys = {who: people.make_token(by=getattr(scene.cast, who), name="f", scopes=("write",), now=scene.now).secret
            for who in CALLERS[:-1]}  # fmt: skip
    described = schemathesis.openapi.from_dict(json.loads(json.dumps(site.described())))
    operations = [found.ok() for found in described.get_all_operations()]
    for operation in sorted(operations, key=lambda one: one.method.upper() != "GET")[number % every :: every]:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            _shoot_at(operation.as_strategy(generation_mode=mode), scene, tally, keys, each, number)


def _shoot_at(cases: Any, scene: Scene, tally: Tally, keys: dict[str, str], each: int, number: int) -> None:
    client = Client(raise_request_exception=False)
    kinds = {f"{kind}_id": [str(key) for key in several] for kind, several in scene.ids.items()}

    @seed(number)
    @settings(max_examples=each, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(cases, st.sampled_from(CALLERS), st.randoms(use_true_random=False))
    def calls(case: Any, who: str, chance: random.Random) -> None:
        _call(client, case, who, keys, kinds, chance, tally)

    calls()


def _call(
    client: Client, case: Any, who: str, keys: dict[str, str], kinds: dict[str, list[str]], chance: random.Random,
    tally: Tally,
) -> None:  # fmt: skip
    path = _path(case, kinds, chance)
    headers = {name: str(value) for name, value in (case.headers or {}).items()} | chance.choice(HEADERS)
    if who in keys:
        headers["Authorization"] = f"Bearer {keys[who]}"
    body = b"" if isinstance(case.body, schemathesis.core.NotSet) else _bytes(_near(case.body, kinds, chance))
    kind = chance.choice(["application/json"] * 9 + ["text/plain"])
    response = client.generic(case.method, path, body, content_type=kind, headers=headers)
    reads = case.method == "GET"
    tally.take(response, who.capitalize(), f"{case.method} {path[:200]}", leaks=reads or who in {"zoe", "nobody"})
    try:
        hold_to_description(response, case.method)
    except Exception as misfit:
        tally.misfits.append(f"{case.method} {path[:120]}: {str(misfit)[-500:]}")


def _path(case: Any, kinds: dict[str, list[str]], chance: random.Random) -> str:
    """Answer the address, half of the time with ids that exist."""
    path: str = case.formatted_path
    if case.path_parameters and chance.random() < 0.5:
        path = case.path
        for name in case.path_parameters:
            known = kinds.get(name) or sum(kinds.values(), [])
            path = path.replace("{" + name + "}", chance.choice(known))
    query = urlencode({str(name): str(value) for name, value in (case.query or {}).items()}, errors="replace")
    return f"{path}?{query}" if query else path


def _near(body: Any, kinds: dict[str, list[str]], chance: random.Random) -> Any:
    """Answer `body` with some of its ids and days put where something happens: things that exist, and this week."""
    if isinstance(body, list):
        return [_near(each, kinds, chance) for each in body]
    if not isinstance(body, dict):
        return body
    near = {name: _near(value, kinds, chance) for name, value in body.items()}
    for name, value in near.items():
        if not isinstance(value, str) or chance.random() < 0.3:
            continue
        if name.endswith("_id") or name == "to":
            near[name] = chance.choice(kinds.get(name) or kinds["person_id"])
        elif name in {"on", "until", "look_on"}:
            near[name] = (date.today() + timedelta(days=chance.randint(1, 6))).isoformat()
    return near


def _bytes(body: Any) -> bytes:
    try:
        return json.dumps(body).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError):
        return str(body).encode("utf-8", "surrogatepass")
