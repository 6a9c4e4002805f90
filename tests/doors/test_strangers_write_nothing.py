"""Every operation of the API that writes, called rightly by those who are not in it: nothing of others moves."""

import json
from datetime import datetime
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, seed
from hypothesis import settings as strategy
from schemathesis import GenerationMode

from carefront.config.api import site
from carefront.core.actors import Actor
from carefront.kit.models import Event, Letter
from carefront.people import commands as people
from tests.cast import Cast
from tests.doors.canaries import build
from tests.doors.scene import Scene
from tests.doors.test_who_sees_what import CALM, leaked


def cases(each: Any) -> list[Any]:
    """Answer two right calls of an operation, the same in every run."""
    found: list[Any] = []

    @seed(11)
    @strategy(max_examples=2, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(each.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def draw(case: Any) -> None:
        found.append(case)

    draw()
    return found


def path_of(case: Any, scene: Scene) -> str:
    """Answer a call's address with ids of things that exist, of the kind that each of its parts names."""
    path: str = case.path
    for name, given_value in (case.path_parameters or {}).items():
        known = scene.ids.get(name.removesuffix("_id"))
        path = path.replace("{" + name + "}", str(known[0] if known else given_value))
    return path


@pytest.mark.parametrize("name", ["sam", "zoe"])
def test_a_stranger_who_calls_rightly_changes_nothing_of_others(
    cast: Cast, now: datetime, settings: Any, name: str
) -> None:
    settings.API_CALLS_A_MINUTE = 0
    scene = build(cast, now)
    actor: Actor = getattr(cast, name)
    key = people.make_token(by=actor, name="t", scopes=("write",), now=now).secret
    client = Client(raise_request_exception=False, headers={"authorization": f"Bearer {key}"})
    events, letters = Event.objects.count(), Letter.objects.count()
    described = schemathesis.openapi.from_dict(json.loads(json.dumps(site.described())))
    operations = [found.ok() for found in described.get_all_operations()]
    asked = refused = 0
    for operation in operations:
        if operation.method.upper() == "GET" or "{" not in operation.path:
            continue
        for case in cases(operation):
            body = b"" if isinstance(case.body, schemathesis.core.NotSet) else json.dumps(case.body).encode()
            path = path_of(case, scene)
            response = client.generic(case.method, path, body, content_type="application/json")
            asked += 1
            refused += response.status_code in {403, 404}
            assert response.status_code in CALM, (case.method, path, response.status_code)
            assert not leaked(scene, response.content.decode(), actor.name), (case.method, path)
    assert asked >= 300
    assert refused >= asked * 0.9
    added = Event.objects.order_by("pk")[events:]
    assert {event.actor_id for event in added} <= {actor.id}
    told = Letter.objects.order_by("written_at")[letters:]
    assert {letter.to_person_id for letter in told} <= {actor.id, None}
