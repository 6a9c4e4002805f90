"""Broken and odd files: nothing stops, no spoken word is lost, and what was odd is told in codes."""

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from carefront.core.transcripts import Notes, Odd, Turn, joined, read

WORD = some.text(some.characters(categories=["L", "N"]), min_size=1, max_size=12)
SAYING = some.lists(WORD, min_size=1, max_size=12).map(" ".join)
NAME = some.sampled_from(["Ana", "Ben Ohm", "李明", "Dr. Ruiz"])


def noted(text: str | bytes) -> tuple[list[str], set[Odd]]:
    notes = Notes()
    return [turn.text for turn in read([text], notes)], set(notes.counts)


@pytest.mark.parametrize(
    ("text", "words", "odd"),
    [
        ("", [], {Odd.NOTHING_SPOKEN}),
        ("WEBVTT\n\nNOTE nothing here\n", [], {Odd.NOTHING_SPOKEN, Odd.COMMENTS_LEFT_OUT}),
        ("00:01.000 --> 00:02.000\nhello\n", ["hello"], {Odd.NO_HEADER, Odd.NO_SPEAKERS}),
        ("WEBVTT\n\n00:01.000 --> 00:0x.000\nhello\n", ["hello"], {Odd.TIMING_UNREAD, Odd.NO_SPEAKERS, Odd.NO_TIMES}),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 line:0 hello\nyou\n", ["hello you"], {Odd.NO_SPEAKERS}),
        ("WEBVTT\n\n00:09.000 --> 00:02.000\nhello\n", ["hello"], {Odd.TIMES_BACKWARDS, Odd.NO_SPEAKERS}),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n\nstill talking\n",
            ["hello", "still talking"],
            {Odd.WORDS_OUTSIDE_CUES, Odd.NO_SPEAKERS},
        ),
        ("Ana: hel\x00lo\n", ["hello"], {Odd.CONTROL_CHARACTERS, Odd.NO_TIMES}),
    ],
)
def test_what_is_odd_is_told_and_what_is_said_is_kept(text: str, words: list[str], odd: set[Odd]) -> None:
    assert noted(text) == (words, odd)


def test_a_line_without_end_is_cut_and_not_lost() -> None:
    words = [f"word{number}" for number in range(20_000)]
    told, odd = noted("Ana: " + " ".join(words))
    assert " ".join(told).split() == words
    assert Odd.LONG_LINE_CUT in odd


@given(some.binary(max_size=600))
@settings(max_examples=300, deadline=2000)
def test_any_bytes_are_read(whole: bytes) -> None:
    list(joined(read([whole])))


@given(some.text(max_size=600), some.integers(1, 9))
@settings(max_examples=300, deadline=2000)
def test_any_text_is_read_in_any_pieces(text: str, size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert list(read(pieces)) == list(read([text]))


@given(some.lists(some.tuples(NAME, SAYING), min_size=1, max_size=6), some.integers(1, 50))
def test_pieces_of_bytes_are_joined_again(said: list[tuple[str, str]], size: int) -> None:
    whole = "\n".join(f"{who}: {what}" for who, what in said).encode()
    turns = list(read(whole[at : at + size] for at in range(0, len(whole), size)))
    assert [(turn.speaker, turn.text) for turn in turns] == said


@given(some.lists(some.tuples(NAME, SAYING), min_size=1, max_size=6))
def test_captions_keep_every_word(said: list[tuple[str, str]]) -> None:
    cues = [f"00:0{at}.000 --> 00:0{at}.900\n<v {who}>{what}</v>" for at, (who, what) in enumerate(said)]
    turns = list(read(["WEBVTT\n\n" + "\n\n".join(cues)]))
    assert [(turn.speaker, turn.text) for turn in turns] == said


def test_captions_that_cut_a_sentence_are_put_together() -> None:
    turns = [
        Turn("Ana", "I'll send the draft", 1.0, 2.0, 1),
        Turn("Ana", "to you on Friday.", 2.0, 3.0, 4),
        Turn("Ana", "and that's it", 9.0, 9.5, 7),
        Turn("Ben", "good", 9.6, 9.9, 10),
    ]
    assert list(joined(turns)) == [
        Turn("Ana", "I'll send the draft to you on Friday.", 1.0, 3.0, 1),
        Turn("Ana", "and that's it", 9.0, 9.5, 7),
        Turn("Ben", "good", 9.6, 9.9, 10),
    ]


def test_eight_hours_stay_flat_in_memory() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"WEBVTT\n\n"
        for at in range(12_000):
            clock = f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"
            spoken = f"<v Ana>This is sentence number {at} of a very long day.</v>"
            yield f"{clock}.000 --> {clock}.900\n{spoken}\n\n".encode()

    tracemalloc.start()
    count = sum(1 for _ in joined(read(pieces())))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 12_000
    assert most < 1_000_000
