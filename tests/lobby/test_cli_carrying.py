"""Carrying over and out from the command line."""

import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.utils import timezone

from carefront.commitments.models import Commitment
from carefront.config.cli import main
from carefront.config.ops import export, import_
from carefront.kit import jobs
from carefront.people import commands as people
from tests.cast import Cast, promise

TABLE = "words;due;with\nCall the harbour;2031-06-24;Ben\nRead the plan;;Mr X\n"


class Near(httpx.BaseTransport):
    """Carry calls to the site within this process; a worker is at hand."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a call."""
        if request.method == "GET":
            jobs.run_due(timezone.now(), "near", 1)
        answer = Client().generic(
            request.method, request.url.raw_path.decode(), request.read(),
            content_type=request.headers.get("Content-Type", ""), headers=dict(request.headers),
        )  # fmt: skip
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        for close in answer._resource_closers if answer.streaming else ():
            close()
        return httpx.Response(answer.status_code, headers=dict(answer.headers), content=content)


@pytest.fixture
def run(cast: Cast, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Ada at a command line, with keys for everything."""
    settings.MEDIA_ROOT = tmp_path / "files"
    monkeypatch.setattr(import_, "LOOK", 0)
    monkeypatch.setattr(export, "LOOK", 0)
    made = people.make_token(by=cast.ada, name="t", scopes=("write", "export"), now=timezone.now())
    environment = {"CAREFRONT_SERVER": "http://localhost", "CAREFRONT_TOKEN": made.secret}

    def at_the_terminal(*words: str, input: str | None = None) -> Result:
        return CliRunner().invoke(main, list(words), obj={"transport": Near()}, env=environment, input=input)

    return at_the_terminal


def test_a_table_is_shown_before_it_is_carried_over(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(TABLE.encode("utf-16"))
    asked = run("import", str(path), input="n\n")
    assert "2 rows: 1 become promises of yours" in asked.output
    assert "Nobody here is called Mr X" in asked.output
    assert not Commitment.objects.exists()
    done = run("import", str(path), "--yes", "--who", "Mr X=ben")
    assert done.exit_code == 0, done.output
    assert "2 promises and 0 requests were carried over." in done.output
    assert set(Commitment.objects.values_list("words", flat=True)) == {"Call the harbour", "Read the plan"}


def test_what_cannot_be_carried_over_is_said(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("colour\nred\n")
    told = run("import", str(path))
    assert told.exit_code == 1
    assert "No column holds the promises" in told.output
    path.write_text(TABLE)
    assert "is nobody you have a relationship with" in run("import", str(path), "--who", "Mr X=Zoe").output


def test_everything_is_taken_out_into_a_file_of_ones_own(cast: Cast, run: Any, tmp_path: Path) -> None:
    promise(cast.ada, cast.coaching, timezone.now(), words="Taken out")
    path = tmp_path / "mine.zip"
    done = run("export", str(path))
    assert done.exit_code == 0, done.output
    assert "Taken out" in zipfile.ZipFile(path).read("promises.json").decode()
    assert path.stat().st_mode & 0o077 == 0
    assert "is there already" in run("export", str(path)).output
