"""Shared texts from forms: opened, joined, bounded, forgotten."""

import base64
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from pycrdt import Doc, Text

from carefront.core.refusals import Because, Refusal
from carefront.kit.live import keeping, signals, texts
from carefront.kit.live.documents import MOST
from carefront.kit.models import LiveSignal, LiveText, LiveUpdate

pytestmark = pytest.mark.django_db
ROOM = UUID("018f0000-0000-7000-8000-00000000000a")


@pytest.fixture
def text_id(now: datetime) -> UUID:
    """An open text with a sentence in it."""
    with transaction.atomic():
        opened = texts.open_text(room_id=ROOM, workspace_id=uuid4(), now=now)
    merge(opened, texts.version_of(""), "We meet on Monday.", now)
    return opened


def merge(text_id: UUID, base: str, words: str, now: datetime) -> str:
    with transaction.atomic():
        return texts.merge_text(text_id=text_id, base=base, words=words, now=now)


def typed(*pieces: bytes, at: int, words: str) -> bytes:
    """Answer an update as a browser makes it that knows `pieces` and types `words` at `at`."""
    doc: Doc[Text] = Doc()
    text = doc.get("words", type=Text)
    for piece in pieces:
        doc.apply_update(piece)
    before = doc.get_state()
    text.insert(at, words)
    return doc.get_update(before)


def test_two_forms_drawn_from_one_version_lose_no_word(text_id: UUID, now: datetime) -> None:
    drawn = texts.text_of(text_id)
    merge(text_id, drawn.version, "We meet on Monday morning.", now)
    version = merge(text_id, drawn.version, "We all meet on Monday.", now)
    assert texts.text_of(text_id) == texts.Text("We all meet on Monday morning.", version)


def test_a_form_and_a_browser_at_once_lose_no_word(text_id: UUID, now: datetime) -> None:
    drawn = texts.text_of(text_id)
    stored = texts.stored(text_id)
    assert stored is not None
    piece = typed(*stored.pieces, at=2, words=" two")
    row = LiveText.objects.get(pk=text_id)
    LiveUpdate.objects.create(text=row, seq=row.last_seq + 1, piece=piece)
    LiveText.objects.filter(pk=text_id).update(last_seq=row.last_seq + 1)
    assert texts.text_of(text_id).words == "We two meet on Monday."
    merge(text_id, drawn.version, "We meet on Monday at noon.", now)
    assert texts.text_of(text_id).words == "We two meet on Monday at noon."


def test_updates_in_the_place_of_a_version_are_joined_once(text_id: UUID, now: datetime) -> None:
    stored = texts.stored(text_id)
    assert stored is not None
    folded = "u." + base64.urlsafe_b64encode(typed(*stored.pieces, at=0, words="Note: ")).decode()
    for _ in range(2):
        merge(text_id, folded, "whatever the field said", now)
    assert texts.text_of(text_id).words == "Note: We meet on Monday."


def test_many_changes_are_taken_into_the_snapshot(text_id: UUID, now: datetime) -> None:
    words = texts.text_of(text_id).words
    for number in range(texts.COMPACT_AFTER + 5):
        merge(text_id, texts.version_of(words), f"{words} {number}", now)
        words = f"{words} {number}"
    assert LiveUpdate.objects.filter(text_id=text_id).count() < 10
    assert texts.text_of(text_id).words == words
    assert texts.words_of([text_id]) == {text_id: words}


def test_line_ends_of_forms_are_plain(text_id: UUID, now: datetime) -> None:
    drawn = texts.text_of(text_id)
    merge(text_id, drawn.version, drawn.words + "\r\nNext", now)
    assert texts.text_of(text_id).words == "We meet on Monday.\nNext"


@pytest.mark.parametrize("base", ["", "w.", "w.!!", "u.!!", "u.AAE", "x.abc", "w." + "A" * 50, "w.é", "u.AQE"])
def test_a_version_that_is_none_changes_nothing(text_id: UUID, now: datetime, base: str) -> None:
    with pytest.raises(Refusal) as refused:
        merge(text_id, base, "Something else", now)
    assert refused.value.because is Because.CHANGED_MEANWHILE
    assert texts.text_of(text_id).words == "We meet on Monday."


@pytest.mark.parametrize("words", ["half \ud83d of a character", "nothing \0 at all"])
def test_what_no_text_can_hold_changes_nothing(text_id: UUID, now: datetime, words: str) -> None:
    with pytest.raises(Refusal):
        merge(text_id, texts.text_of(text_id).version, words, now)


def test_a_text_has_a_most_length(text_id: UUID, now: datetime) -> None:
    drawn = texts.text_of(text_id)
    with pytest.raises(Refusal) as refused:
        merge(text_id, drawn.version, "x" * (MOST + 1), now)
    assert refused.value.because is Because.TOO_LONG
    assert texts.text_of(text_id) == drawn
    merge(text_id, drawn.version, "x" * MOST, now)
    assert len(texts.text_of(text_id).words) == MOST


def test_a_forgotten_text_is_gone_with_everything(text_id: UUID, now: datetime) -> None:
    with transaction.atomic():
        texts.forget_text(text_id)
        texts.forget_text(uuid4())
    assert not LiveText.objects.exists()
    assert not LiveUpdate.objects.exists()
    for ask in (lambda: texts.text_of(text_id), lambda: merge(text_id, "w.", "", now)):
        with pytest.raises(Refusal) as refused:
            ask()
        assert refused.value.because is Because.HIDDEN


def test_signals_are_written_with_their_cause_and_cleared(now: datetime) -> None:
    with transaction.atomic():
        signals.signal(ROOM, "decisions", now=now)
    assert [heard.what for heard in keeping.heard_since(0)] == ["decisions"]
    assert signals.tend(now + signals.KEPT) == 0
    assert signals.tend(now + signals.KEPT * 2) == 1
    assert not LiveSignal.objects.exists()
