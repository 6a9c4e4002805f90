"""Bringing a conversation from the command line."""

from pathlib import Path
from typing import Any

import pytest

from carefront.commitments.models import Request
from carefront.config.ops import transcript
from carefront.conversations.models import Transcript
from tests.conversations.conftest import CALL
from tests.doors.test_cli_client import Terminal
from tests.lobby.test_cli_carrying import Near

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(cast: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Ada at a command line, with a worker at hand."""
    monkeypatch.setattr(transcript, "LOOK", 0)
    terminal = Terminal(cast.ada, tmp_path)
    terminal.transport = Near()
    terminal("login", "http://localhost", input=terminal.secret + "\n")
    return terminal


def test_a_transcript_is_brought_and_nothing_is_put_to_anybody(ada: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "weekly.vtt"
    path.write_text(CALL)
    told = ada("transcript", str(path), "--with", "Ben", "--on", "2026-03-11")
    assert told.exit_code == 0, told.output
    assert "- promise: Send you the pricing page by Friday, by 2026-03-13" in told.output
    row = Transcript.objects.get()
    assert (row.title, str(row.took_place_on)) == ("weekly", "2026-03-11")
    assert f"/transcripts/{row.pk}/" in told.output
    assert not Request.objects.exists()


def test_what_cannot_be_brought_is_said(ada: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "weekly.vtt"
    path.write_text("WEBVTT\n\n")
    assert "No spoken words were found" in ada("transcript", str(path), "--with", "Ben").output
    path.write_text(CALL)
    assert "You share no relationship with “Rob”" in ada("transcript", str(path), "--with", "Rob").output
    assert "lies ahead of you" in ada("transcript", str(path), "--with", "Ben", "--on", "2100-01-01").output
    path.write_text("%PDF-1.4")
    assert "This is no text" in ada("transcript", str(path), "--with", "Ben").output
    path.write_text(" ")
    assert "holds no words" in ada("transcript", str(path), "--with", "Ben").output
