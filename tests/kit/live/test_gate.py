"""What browsers send is looked at before it is joined: plain text passes, nothing else does."""

import os
import random
import time

import pytest
from pycrdt import Array, Doc, Map, Text

from carefront.kit.live.documents import MOST, MOST_BYTES, MOST_WRITERS, Document, TooLong, TooMuchWork
from carefront.kit.live.gate import MOST_DELETIONS, MOST_PIECES, Spoilt, check_state, check_update
from tests.kit.live.crafting import BEGINNING, before, crafted


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


def test_an_hour_of_typing_without_a_pause_comes_in_at_once() -> None:
    doc, chance, at = written("begin"), random.Random(3), 0
    text = doc.get("words", type=Text)
    for _ in range(2400):
        if chance.random() < 0.15:
            at = chance.randrange(len(text))
        for letter in "commit ":
            text.insert(at, letter)
            at += 1
        if chance.random() < 0.15:
            del text[at - 3 : at]
            at -= 3
    document = Document()
    document.join(doc.get_update())
    assert document.words == str(text)
    assert document.whole() == doc.get_update()
    assert len(check_update(doc.get_update()).steps) > 10  # that is: what is taken in step by step is the same


def test_a_long_paste_and_old_deletions_come_in_at_once() -> None:
    doc = written("x" * MOST)
    text = doc.get("words", type=Text)
    for place in range(1, 1500):
        del text[place : place + 1]
    document = Document()
    document.join(doc.get_update())
    document.join(doc.get_update())
    assert document.words == str(text)


def test_an_update_of_too_many_pieces_is_turned_away() -> None:
    chain = [(1, [BEGINNING]), *((number + 1, [before(number)]) for number in range(1, 30_000))]
    with pytest.raises(Spoilt):
        Document().join(crafted(chain))
    for update in (crafted([(1, [BEGINNING] * (MOST_PIECES + 1))]), crafted([], [(1, MOST_DELETIONS + 1)])):
        with pytest.raises(Spoilt):
            Document().join(update)


def test_a_text_has_at_most_so_many_writers_and_stays_open_to_those() -> None:
    document = Document()
    for first in range(1, MOST_WRITERS, 100):
        document.join(crafted([(number, [BEGINNING]) for number in range(first, first + 100)]))
    again = Document([document.whole()])
    for each in (document, again):
        each.join(crafted([(7, [before(8)])], clock=1))
        with pytest.raises(TooLong):
            each.join(crafted([(MOST_WRITERS + 1, [BEGINNING])]))
    again.merge(again.words, again.words + " by a form")
    assert again.words.endswith(" by a form")


def test_what_is_made_to_keep_a_server_busy_is_given_up_soon() -> None:
    refused, longest, kept = 0, 0.0, Document()
    pieces: list[bytes] = []
    for turn in range(12):  # each piece of the later writers is set beside all of those before
        update = crafted([(turn * 50 + number, [BEGINNING] * 80) for number in range(1, 51)])
        start = time.thread_time()
        try:
            kept.join(update)
            pieces.append(update)
        except TooMuchWork:
            refused += 1
            kept = Document(pieces)
        longest = max(longest, time.thread_time() - start)
    assert refused
    assert longest < 3
