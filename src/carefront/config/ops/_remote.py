"""A Carefront server somewhere, used with a personal key: what the commands for one's own promises share."""

import json
import os
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

import click
import httpx

NOT_DONE, NO_KEY, NO_SERVER = 1, 4, 3  # exit codes; 2 is click's, for a command that cannot be read
PATIENCE = 20.0  # seconds
TRIES = 3


class Said(click.ClickException):
    """Stop with a sentence and an exit code."""

    def __init__(self, sentence: str, code: int = NOT_DONE) -> None:
        super().__init__(sentence)
        self.exit_code = code  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where the server is, and the key."""

    server: str
    token: str


def config_path() -> Path:
    """Answer the file that `carefront login` writes."""
    folder = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(folder) / "carefront" / "config.toml"


def known_place() -> Place:
    """Answer the server and key of the environment, or of the last login."""
    kept: dict[str, Any] = {}
    if config_path().exists():
        try:
            kept = tomllib.loads(config_path().read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise Said(f"{config_path()} cannot be read. Run: carefront login URL", NO_KEY) from None
    server = os.environ.get("CAREFRONT_SERVER") or str(kept.get("server", ""))
    token = os.environ.get("CAREFRONT_TOKEN") or str(kept.get("token", ""))
    if not server or not token:
        raise Said("No server is known yet. Run: carefront login URL", NO_KEY)
    return Place(server.rstrip("/"), token)


def keep_place(place: Place) -> Path:
    """Write the server and key where only their owner can read them."""
    path = config_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"server = {json.dumps(place.server)}\ntoken = {json.dumps(place.token)}\n")
    fresh.replace(path)
    return path


class Remote:
    """Call a server; a call that may have got lost is sent again under the same key, so that it has one effect."""

    def __init__(self, place: Place) -> None:
        context = click.get_current_context(silent=True)
        given = context.find_object(dict) if context else None
        self._client = httpx.Client(
            base_url=f"{place.server}/api/v1",
            headers={"Authorization": f"Bearer {place.token}", "Accept": "application/json"},
            timeout=PATIENCE,
            transport=(given or {}).get("transport"),
        )
        self._server = place.server

    def get(self, path: str, **query: Any) -> Any:
        """Answer what a reading answers."""
        return self._call("GET", path, params={name: value for name, value in query.items() if value is not None})

    def all(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """Answer every row of a list."""
        found: list[dict[str, Any]] = []
        cursor = None
        while True:
            told = self.get(path, limit=100, cursor=cursor, **query)
            found += told["items"]
            cursor = told.get("next")
            if not cursor:
                return found

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Answer what a writing answers."""
        return self._call("POST", path, json=body, headers={"Idempotency-Key": uuid4().hex})

    def put(self, path: str, body: dict[str, Any]) -> Any:
        """Answer what a replacing answers."""
        return self._call("PUT", path, json=body)

    def fetch(self, path: str, file: BinaryIO) -> None:
        """Write what a reading answers into `file`, piece by piece."""
        with self._client.stream("GET", path, headers={"Accept": "*/*"}) as answer:
            if answer.status_code >= 400:
                answer.read()
                _told(answer, self._server)
            for piece in answer.iter_bytes():
                file.write(piece)

    def _call(self, method: str, path: str, **more: Any) -> Any:
        for left in reversed(range(TRIES)):
            try:
                answer = self._client.request(method, path, **more)
            except httpx.HTTPError as error:
                if not left:
                    raise Said(f"{self._server} does not answer: {error or type(error).__name__}", NO_SERVER) from None
            except (UnicodeError, ValueError, httpx.InvalidURL):
                raise Said(f"{self._server} is no address that can be called.", NO_SERVER) from None
            else:
                if answer.status_code != 503 or not left:
                    return _told(answer, self._server)
            time.sleep(0.3)
        raise AssertionError


def _told(answer: httpx.Response, server: str) -> Any:
    """Answer the body of `answer`; a problem becomes a sentence."""
    try:
        told = answer.json()
    except ValueError:
        raise Said(f"{server} answers, but not as Carefront does ({answer.status_code}).", NO_SERVER) from None
    if answer.status_code < 400:
        return told
    sentence = told.get("detail") or f"The server answers {answer.status_code}."
    where = [f"{each['pointer']}: {each['detail']}" for each in told.get("errors", [])]
    raise Said("\n".join([sentence, *where]), NO_KEY if answer.status_code == 401 else NOT_DONE)


def show(told: Any, as_json: bool, words: str) -> None:
    """Write what came of it: as JSON, or in words."""
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else words)
