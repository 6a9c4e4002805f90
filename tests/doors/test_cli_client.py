"""Promises from the command line, against a server that is not far away."""

import json
import stat
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.utils import timezone

from carefront.commitments import queries
from carefront.config.cli import main
from carefront.core.actors import Actor
from carefront.people import commands as people
from tests.cast import in_days, promise

pytestmark = pytest.mark.django_db


class Near(httpx.BaseTransport):
    """Carry calls to the site within this process, inside the test's transaction."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a call."""
        answer = Client().generic(
            request.method, request.url.raw_path.decode(), request.read(),
            content_type=request.headers.get("Content-Type", ""), headers=dict(request.headers),
        )  # fmt: skip
        return httpx.Response(answer.status_code, headers=dict(answer.headers), content=answer.content)


class Terminal:
    """Somebody at a command line, with a home of their own."""

    def __init__(self, actor: Actor, home: Path) -> None:
        self.actor = actor
        self.secret = people.make_token(by=actor, name="terminal", scopes=("write",), now=timezone.now()).secret
        self.transport: httpx.BaseTransport = Near()
        self.environment = {"XDG_CONFIG_HOME": str(home), "CAREFRONT_TOKEN": "", "CAREFRONT_SERVER": ""}

    def __call__(self, *words: str, input: str | None = None, **environment: str) -> Result:
        """Run one command."""
        return CliRunner().invoke(
            main, list(words), obj={"transport": self.transport}, env=self.environment | environment, input=input
        )


@pytest.fixture
def ben(cast: Any, tmp_path: Path) -> Terminal:
    """Ben, signed in."""
    terminal = Terminal(cast.ben, tmp_path)
    assert terminal("login", "http://localhost", input=terminal.secret + "\n").exit_code == 0
    return terminal


def owed(actor: Actor) -> list[str]:
    """Answer the words of somebody's open promises."""
    return [line.words for line in queries.owed(actor, now=timezone.now())]


def test_a_login_is_kept_to_oneself(ben: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "carefront" / "config.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ben.secret in path.read_text()


def test_a_key_that_opens_nothing_is_not_kept(cast: Any, tmp_path: Path) -> None:
    ben = Terminal(cast.ben, tmp_path)
    told = ben("login", "http://localhost", "--token", "cf_nothing")
    assert told.exit_code == 4
    assert "personal key" in told.output
    assert not (tmp_path / "carefront").exists()
    assert ben("due").exit_code == 4
    assert ben("due", CAREFRONT_SERVER="http://localhost", CAREFRONT_TOKEN=ben.secret).exit_code == 0
    assert ben("login", "gopher://localhost", "--token", "cf_x").exit_code == 1


def test_promise_due_done(cast: Any, ben: Terminal) -> None:
    day = in_days(timezone.now(), 3).on.isoformat()
    told = ben("promise", "Call", "the", "three", "accounts", "--to", "ada", "--by", day)
    assert told.exit_code == 0, told.output
    assert "Promised to Ada: Call the three accounts" in told.output
    assert "Still open: why now?" in told.output
    assert owed(cast.ben) == ["Call the three accounts"]
    assert "Call the three accounts — to Ada" in ben("due").output
    said = ben("done", "three", "accounts", "--learned", "Mornings work")
    assert (said.exit_code, "Done: Call the three accounts" in said.output) == (0, True)
    assert owed(cast.ben) == []
    assert queries.answers_to_meet(cast.ada)[0].learned == "Mornings work"
    assert "You owe nothing" in ben("due").output


def test_not_yet_leaves_it_open_and_says_so_kindly(cast: Any, ben: Terminal) -> None:
    key = promise(cast.ben, cast.coaching, timezone.now())
    told = ben("done", str(key)[-6:], "--not-yet", "--hindered", "They were away")
    assert "What comes next is yours to choose" in told.output
    assert owed(cast.ben) == ["Call the three stalled accounts"]
    assert queries.answers_to_meet(cast.ada)[0].outcome == "not_yet"


def test_json_for_programs(cast: Any, ben: Terminal) -> None:
    made = json.loads(ben("promise", "Water the plants", "--json").output)
    assert made["to_self"]
    assert [each["id"] for each in json.loads(ben("due", "--json").output)] == [made["id"]]
    assert json.loads(ben("done", made["id"], "--json").output)["commitment_id"] == made["id"]


def test_what_cannot_be_done_is_said(cast: Any, ben: Terminal) -> None:
    for words, sentence in (
        (("promise", "Call", "--to", "Nobody"), "“Nobody”. You can promise to: Ada, Pier, Rob."),
        (("promise", "Call them", "--by", "2020-01-01"), "lies behind you already"),
        (("promise", " "), "needs a few words"),
        (("done", "nothing like it"), "None of your open promises"),
    ):  # fmt: skip
        told = ben(*words)
        assert (told.exit_code, sentence in told.output) == (1, True), told.output
    for _ in range(2):
        promise(cast.ben, cast.coaching, timezone.now())
    assert "Several promises fit" in ben("done", "call the three").output


def test_a_call_that_got_lost_has_one_effect(cast: Any, ben: Terminal) -> None:
    near, lost = ben.transport, []

    class Lossy(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            answer = near.handle_request(request)
            if request.method == "POST" and not lost:
                lost.append(answer)
                raise httpx.ReadError("gone")
            return answer

    ben.transport = Lossy()
    assert ben("promise", "Call the three").exit_code == 0
    assert owed(cast.ben) == ["Call the three"]


def test_a_server_that_is_not_there(ben: Terminal) -> None:
    class Nowhere(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("refused")

    ben.transport = Nowhere()
    told = ben("due")
    assert (told.exit_code, "does not answer" in told.output) == (3, True)
    ben.transport = httpx.MockTransport(lambda request: httpx.Response(200, text="<html>"))
    assert ben("due").exit_code == 3
