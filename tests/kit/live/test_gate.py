"""What browsers send is looked at before it is joined: plain text passes, nothing else does."""

import os
import random

import pytest
from pycrdt import Array, Doc, Map, Text

from carefront.kit.live.documents import MOST, MOST_BYTES, Document, TooLong
from carefront.kit.live.gate import Spoilt, check_state


def written(*words: str) -> "Doc[Text]":
    doc: Doc[Text] = Doc()
    text = doc.get("words", type=Text)
    for word in words:
        text.insert(len(text) // 2, word)
    return doc


def test_plain_text_passes_however_it_was_written() -> None:
    doc = written("Monday", "é 😀", "\n", "a long sentence", "x" * 1000)
    text = doc.get("words", type=Text)
    del text[2:9]
    copy = Document()
    copy.join(doc.get_update())
    assert copy.words == str(text)
    copy.join(copy.since(b"\0"))
    check_state(copy.state())


def test_other_content_is_turned_away() -> None:
    with_map: Doc[Map[int]] = Doc()
    with_map["words"] = Map({"a": 1})
    with_list: Doc[Array[int]] = Doc()
    with_list["words"] = Array([1, 2])
    elsewhere: Doc[Text] = Doc()
    elsewhere["other"] = Text("words")
    formatted = written("Monday")
    formatted.get("words", type=Text).format(0, 3, {"bold": True})
    for doc in (with_map, with_list, elsewhere, formatted, written("a\0b")):
        with pytest.raises(Spoilt):
            Document().join(doc.get_update())


def test_no_noise_brings_anything_down() -> None:
    good = written("Monday", "é 😀", "a long sentence").get_update()
    chance = random.Random(7)
    for _ in range(4000):
        noise = bytearray(good if chance.random() < 0.7 else os.urandom(chance.randrange(60)))
        for _ in range(chance.randrange(1, 4)):
            if noise:
                noise[chance.randrange(len(noise))] = chance.randrange(256)
        try:
            Document().join(bytes(noise[: chance.randrange(len(noise) + 1)] if chance.random() < 0.2 else noise))
        except Spoilt:
            continue
    for state in (b"", b"\xff" * 20, b"\x05\x01", os.urandom(40)):
        with pytest.raises(Spoilt):
            Document().since(state)


def test_a_text_has_a_most_length_and_keeps_no_loose_ends() -> None:
    document = Document()
    document.join(written("é" * MOST).get_update())
    with pytest.raises(TooLong):
        document.join(written("x").get_update())
    document = Document()
    for _ in range(MOST_BYTES // 300_000 * 2):  # pieces whose beginnings never come are let go after a while
        document.join(without_beginning())
    assert document.whole() == b"\0\0"


def without_beginning() -> bytes:
    doc = written("begin")
    before = doc.get_state()
    doc.get("words", type=Text).insert(5, "x" * 300_000)
    return doc.get_update(before)
