"""Every form of transcript becomes the same turns: who, what, when, and in which line of the file."""

import pytest

from carefront.core.transcripts import Notes, Odd, Turn, read

LABELS = frozenset({"action", "resolved", "topic"})


def turns(text: str | bytes) -> list[Turn]:
    return list(read([text], labels=LABELS))


def said(text: str | bytes) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in turns(text)]


TALK = [("Ana Silva", "I'll send it on Friday."), ("Ben", "Thank you!")]
FORMS = {
    "captions with voices": (
        "WEBVTT\n\n00:01.000 --> 00:03.500\n<v Ana Silva>I'll send it on Friday.</v>\n\n"
        "intro-2\n00:04.000 --> 00:05.000 align:start\n<v.loud Ben>Thank you!"
    ),
    "subtitles": (
        "1\n00:00:01,000 --> 00:00:03,500\nAna Silva: I'll send it on Friday.\n\n"
        "2\n00:00:04,000 --> 00:00:05,000\n[Ben] Thank you!\n"
    ),
    "subtitles without blank lines": (
        "1\n00:00:01,000 --> 00:00:03,500\nAna Silva: I'll send it on Friday.\n"
        "2\n00:00:04,000 --> 00:00:05,000\n>> Ben: Thank you!\n"
    ),
    "names over what they say": "Ana Silva  0:01\nI'll send it on Friday.\n\nBen  0:04\nThank you!\n",
    "names over, with a bar": "Ana Silva | 00:01\nI'll send it on Friday.\nBen | 00:04\nThank you!\n",
    "names with a colon": "Ana Silva: I'll send it on Friday.\nBen: Thank you!\n",
    "names in brackets": "[Ana Silva] I'll send it on Friday.\n\n[Ben] Thank you!",
    "clock before names": "[00:00:01] Ana Silva: I'll send it on Friday.\n[00:00:04] Ben: Thank you!",
    "chat": "00:00:01 From Ana Silva to Everyone: I'll send it on Friday.\n00:00:04 From Ben to Everyone: Thank you!",
    "scribe's chat": "10:02 <Ana Silva> I'll send it on Friday.\n10:02 <Ben> Thank you!",
    "family names first": "Silva, Ana   0:01\nI'll send it on Friday.\n\nBen   0:04\nThank you!\n",
    "bold names": "**Ana Silva:** I'll send it on Friday.\n**Ben:** Thank you!\n",
    "a list": "- Ana Silva: I'll send it on Friday.\n- Ben: Thank you!\n",
    "times in brackets": (
        "[00:01.000 --> 00:03.500]  Ana Silva: I'll send it on Friday.\n[00:04.000 --> 00:05.000]  Ben: Thank you!\n"
    ),
    "old line ends": "Ana Silva: I'll send it on Friday.\rBen: Thank you!\r",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_who_says_what(form: str) -> None:
    told = [("Ana Silva" if who == "Silva, Ana" else who, what) for who, what in said(FORMS[form])]
    assert told == TALK


@pytest.mark.parametrize(
    "form", ["captions with voices", "subtitles", "subtitles without blank lines", "times in brackets"]
)
def test_captions_tell_when(form: str) -> None:
    assert [(turn.begins, turn.ends) for turn in turns(FORMS[form])] == [(1.0, 3.5), (4.0, 5.0)]


@pytest.mark.parametrize("form", ["names over what they say", "names over, with a bar", "clock before names"])
def test_clocks_in_text_tell_when_it_begins(form: str) -> None:
    assert [turn.begins for turn in turns(FORMS[form])] == [1.0, 4.0]


def test_a_turn_knows_its_line() -> None:
    assert [turn.line for turn in turns(FORMS["names with a colon"])] == [1, 2]
    assert [turn.line for turn in turns(FORMS["captions with voices"])] == [4, 8]


def test_what_a_scribe_marks_is_no_speaker() -> None:
    text = "Ana: Good morning.\nACTION: Ben to send the draft\nRESOLVED: We meet on Monday\n"
    assert said(text) == [
        ("Ana", "Good morning."),
        (None, "ACTION: Ben to send the draft"),
        (None, "RESOLVED: We meet on Monday"),
    ]


def test_text_without_names_is_kept_whole() -> None:
    text = "So the plan is this: we go on.\nThe time was 10:30 and it rained.\nSee https://example.org for more: a lot."
    assert [turn.text for turn in turns(text)] == text.splitlines()
    assert {turn.speaker for turn in turns(text)} == {None}


def test_names_in_any_script() -> None:
    assert said("李明: 你好\nأحمد: مرحبا\nMüller: Grüß Gott\nDr. Jane O'Brien: Yes.") == [
        ("李明", "你好"),
        ("أحمد", "مرحبا"),
        ("Müller", "Grüß Gott"),
        ("Dr. Jane O'Brien", "Yes."),
    ]


def test_short_names_of_a_chat_are_names_where_all_lines_have_one() -> None:
    text = "\n".join(f"{who}: line {at}" for at, who in enumerate(["ana", "ben", "cleo"] * 4))
    assert {who for who, _ in said(text)} == {"ana", "ben", "cleo"}


def test_two_voices_in_one_caption_are_two_turns() -> None:
    cues = "00:01.000 --> 00:02.000\n<v Ana>Tea?</v>\n<v Ben>Please.</v>\n\n00:03.000 --> 00:04.000\n- One\n- Two\n"
    text = f"WEBVTT\n\n{cues}"
    assert said(text) == [("Ana", "Tea?"), ("Ben", "Please."), (None, "One"), (None, "Two")]


def test_marks_are_taken_away_and_signs_are_kept() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<c.red>That's</c> <00:01.500><b>3 &lt; 5 &amp; more</b> {\\an8}<laughs>\n"
    )
    assert said(text) == [(None, "That's 3 < 5 & more <laughs>")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_letters_are_guessed(encoding: str) -> None:
    assert said("Zoë: naïve café 🎉 and more of it\n".encode(encoding)) == [("Zoë", "naïve café 🎉 and more of it")]


def test_a_file_of_an_old_program_is_read_line_by_line() -> None:
    notes = Notes()
    lines = "Müller: It costs €50 “exactly”\n".encode("cp1252") + "Zoë: fine\n".encode()
    assert [turn.text for turn in read([lines], notes)] == ["It costs €50 “exactly”", "fine"]
    assert notes.counts == {Odd.LETTERS_GUESSED: 1, Odd.NO_TIMES: 1}
