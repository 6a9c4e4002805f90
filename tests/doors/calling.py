"""Call the API as one of the cast, and hold every answer to the shape that the description promises."""

import json
import re
from datetime import datetime
from functools import cache
from typing import Any

from django.test import Client
from django.utils import timezone
from jsonschema_rs import Draft202012Validator

from carefront.config.api import site
from carefront.core.actors import Actor
from carefront.people import commands as people


@cache
def _described() -> dict[str, Any]:
    return site.described()


@cache
def _checker(path: str, method: str, status: str) -> Draft202012Validator | None:
    told = _described()["paths"][path][method]["responses"]
    assert status in told, f"{method} {path} answers {status}, which its description does not name"
    answer = told[status]
    if "$ref" in answer:
        answer = _described()["components"]["responses"][answer["$ref"].rsplit("/", 1)[-1]]
    schema = next(iter(answer["content"].values()))["schema"] if "content" in answer else None
    if schema is None:
        return None
    return Draft202012Validator(schema | {"components": _described()["components"]})


class Api:
    """Somebody's key, and a way to use it. `seen` gathers the operations that went well."""

    def __init__(self, actor: Actor, scopes: tuple[str, ...] = ("write",), *, now: datetime | None = None) -> None:
        now = now or timezone.now()
        self.seen: set[str] = set()
        self.secret = people.make_token(by=actor, name="tests", scopes=scopes, now=now).secret
        self.client = Client(raise_request_exception=False)

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Call an operation and answer its response, after a look at its shape."""
        more = {"content_type": "application/json", "data": body if isinstance(body, str) else json.dumps(body)}
        response = self.client.generic(
            method, f"/api/v1{path}", headers={"Authorization": f"Bearer {self.secret}"} | _named(headers),
            **(more if body is not None else {}),
        )  # fmt: skip
        name = hold_to_description(response, method)
        if name and response.status_code < 300:
            self.seen.add(name)
        return response

    def get(self, path: str) -> Any:
        """Answer what a reading answers."""
        response = self("GET", path)
        assert response.status_code == 200, response.content
        return response.json()

    def put(self, path: str, body: Any) -> Any:
        """Answer what a keeping answers."""
        response = self("PUT", path, body)
        assert response.status_code == 200, response.content
        return response.json()

    def post(self, path: str, body: Any = None, status: int = 201, **headers: str) -> Any:
        """Answer what a writing answers, which has to be `status`."""
        response = self("POST", path, {} if body is None else body, **headers)
        assert response.status_code == status, response.content
        return response.json()


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def hold_to_description(response: Any, method: str) -> str | None:
    """Hold an answer to the shape, status and media type that the description promises; answer the operation's name."""
    match = response.resolver_match
    kind = response["Content-Type"].split(";")[0]
    assert response.status_code < 500, response.content
    if match is None or match.url_name == "api-root" or response.status_code == 405:
        assert kind == "application/problem+json"
        return None
    path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", match.route)
    checker = _checker(path, method.lower(), str(response.status_code))
    if response.status_code == 200 and path.endswith("/file"):
        assert kind == "application/zip"
        return _described()["paths"][path]["get"]["operationId"]
    assert kind == ("application/json" if response.status_code < 400 else "application/problem+json")
    if checker is not None:
        checker.validate(response.json())
    name: str = _described()["paths"][path][method.lower()]["operationId"]
    return name
