"""What people promise, ask, propose and decide in a meeting is found, with its owner, and hedges stay hedges."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from carefront.core.finding import Found, Kind, find
from carefront.core.finding.sentences import as_written, sentence
from carefront.core.finding.words import LEAST, FindingWords
from carefront.core.transcripts import Turn
from carefront.kit.languages import finding_words

ENGLISH = finding_words("en")
MUMBLED = ("I", "i'll", "um", "-", "w-", "The", "the", "The.", "send", "Send,", "it", "it’s", "_a_", "==", "maybe")
GERMAN = finding_words("de")


def meeting(*lines: str, words: FindingWords = ENGLISH, people: tuple[str, ...] = ()) -> list[Found]:
    """Answer the finds of lines such as "Ana: I'll call."; a line without a name has no speaker."""
    turns = []
    for at, line in enumerate(lines):
        who, colon, what = line.partition(": ")
        named = bool(colon) and not who.split()[0].isupper()
        turns.append(Turn(who if named else None, what if named else line, float(at), at + 0.5, at + 1))
    return list(find(turns, words, people))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ana: I'll send you the draft.", "send you the draft"),
        ("Ana: so um i'll - i'll check the numbers again", "check the numbers again"),
        ("Ana: Okay, I will call the printer tomorrow.", "call the printer tomorrow"),
        ("Ana: I'm gonna write to Ben about it.", "write to Ben about it"),
    ],
)
def test_a_promise_is_found_with_its_speaker_and_what_will_be_done(line: str, words: str) -> None:
    (found,) = meeting(line)
    assert (found.kind, found.owner, found.words, found.hedged) == (Kind.PROMISE, "Ana", words, False)
    assert found.sureness >= 0.5


@pytest.mark.parametrize(
    "line",
    [
        "Ana: I'll try to send it on Friday.",
        "Ana: Maybe I'll send it on Friday.",
        "Ana: I'll probably send it on Friday.",
        "Ana: I might send it on Friday, I'll see.",
    ],
)
def test_a_hedge_stays_a_hedge(line: str) -> None:
    for found in meeting(line):
        assert found.hedged
        assert not found.words.lower().startswith(("send", "will"))


def test_a_not_stays_a_not() -> None:
    (found,) = meeting("Ana: We are not going to change the price.")
    assert (found.kind, found.words) == (Kind.DECISION, "not change the price")


@pytest.mark.parametrize(
    "line",
    [
        "Ana: The heating broke last week.",
        "Ana: I liked it.",
        "Ana: They will say no.",
        "Ana: Yes.",
        "Ana: What was that?",
    ],
)
def test_what_is_only_told_is_not_found(line: str) -> None:
    assert meeting(line) == []


def test_you_is_the_one_who_answers() -> None:
    (found,) = meeting("Ben: Hello.", "Ana: Could you send me the notes?", "Cleo: Sure.")
    assert (found.kind, found.owner, found.words) == (Kind.REQUEST, "Cleo", "send me the notes")


def test_a_name_that_is_called_is_the_owner() -> None:
    (found,) = meeting("Cleo: Hello.", "Ana: Ben, could you send me the notes?", people=("Ben Ohm",))
    assert (found.owner, found.words) == ("Ben Ohm", "send me the notes")


def test_a_name_that_will_do_it_is_the_owner() -> None:
    found = meeting("Ben Ohm: Hello.", "Ana: Ben will book the room on Monday.")
    assert [(one.owner, one.words, one.speaker) for one in found] == [("Ben Ohm", "book the room on Monday", "Ana")]


def test_we_has_no_owner_until_somebody_takes_it_up() -> None:
    (alone,) = meeting("Ana: We should tell the parents.", "Ben: It rained a lot.")
    assert (alone.kind, alone.owner, alone.likely) == (Kind.PROPOSAL, None, "Ana")
    taken = meeting("Ana: We should tell the parents.", "Ben: I'll do that.")
    assert [(found.kind, found.owner) for found in taken if found.kind is Kind.PROPOSAL] == [(Kind.PROPOSAL, "Ben")]


def test_a_promise_that_points_tells_what_it_points_at() -> None:
    found = meeting("Ana: The price list on page two is wrong.", "Ben: I'll fix that.")
    assert [(one.owner, one.about, one.about_by) for one in found] == [
        ("Ben", "The price list on page two is wrong.", "Ana")
    ]


def test_only_the_sentence_just_before_is_told_with_whoever_said_it() -> None:
    told = meeting(
        "Ana: The gate squeaks. The price list on page two is wrong.", "Cem: Yes.", "Ben: Oh dear. I'll fix that."
    )
    assert [(one.about, one.about_by) for one in told] == [("Oh dear.", "Ben")]
    told = meeting("Ana: The gate squeaks. The price list on page two is wrong.", "Cem: Yes.", "Ben: I'll fix that.")
    assert [(one.about, one.about_by) for one in told] == [("The price list on page two is wrong. …", "Ana")]


@pytest.mark.parametrize(
    ("line", "kind", "owner", "words"),
    [
        ("ACTION: Ben to send the draft by Friday", Kind.PROMISE, "Ben Ohm", "send the draft by Friday"),
        ("ACTION: send the draft (Ben)", Kind.PROMISE, "Ben Ohm", "send the draft"),
        ("ACTION Ben: send the draft", Kind.PROMISE, "Ben Ohm", "send the draft"),
        ("TODO: Zed - send the draft", Kind.PROMISE, "Zed", "send the draft"),
        ("RESOLVED: We meet on Monday", Kind.DECISION, None, "We meet on Monday"),
        ("PROPOSED: Move the fair to June", Kind.PROPOSAL, None, "Move the fair to June"),
    ],
)
def test_what_a_scribe_marks_is_found(line: str, kind: Kind, owner: str | None, words: str) -> None:
    (found,) = meeting(line, people=("Ben Ohm",))
    assert (found.kind, found.owner, found.words) == (kind, owner, words)
    assert found.sureness > 0.9


def test_a_proposal_that_two_agree_to_is_a_decision_and_comes_once() -> None:
    voted = ("PROPOSED: Move the fair to June", "Ben: +1", "Cleo: +1")
    assert [(one.kind, one.words) for one in meeting(*voted)] == [(Kind.DECISION, "Move the fair to June")]
    written = meeting(*voted, "RESOLVED: Move the fair to June")
    assert [(one.kind, one.words) for one in written] == [(Kind.DECISION, "Move the fair to June")]
    against = meeting(*voted, "Dan: -1")
    assert [one.kind for one in against] == [Kind.PROPOSAL]


def test_a_find_knows_its_place() -> None:
    (found,) = meeting("Ana: Hello.", "Ana: I'll call the printer.")
    assert (found.turn, found.line, found.begins) == (1, 2, 1.0)
    assert found.sentence == "I'll call the printer."


def test_one_turn_may_hold_several() -> None:
    found = meeting("Ana: I'll call the printer. Ben, could you check the stamps? Thanks.", people=("Ben",))
    assert [(one.kind, one.owner) for one in found] == [(Kind.PROMISE, "Ana"), (Kind.REQUEST, "Ben")]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("Ana: Ich schicke dir morgen den Entwurf.", Kind.PROMISE, "dir morgen den Entwurf"),
        ("Ana: Ich werde den Drucker anrufen.", Kind.PROMISE, "den Drucker anrufen"),
        ("Ana: Kannst du bitte die Zahlen prüfen?", Kind.REQUEST, "die Zahlen prüfen"),
        ("Ana: Wir sollten die Eltern fragen.", Kind.PROPOSAL, "die Eltern fragen"),
        ("Ana: Wir haben uns auf Montag geeinigt.", Kind.DECISION, None),
        ("BESCHLUSS: Wir treffen uns am Montag", Kind.DECISION, "Wir treffen uns am Montag"),
    ],
)
def test_german_is_found_too(line: str, kind: Kind, words: str | None) -> None:
    (found,) = meeting(line, words=GERMAN)
    assert found.kind is kind
    if words is not None:
        assert words.split()[-1] in found.words


@pytest.mark.parametrize("words", [ENGLISH, GERMAN])
def test_every_pattern_and_phrase_can_be_reached(words: FindingWords) -> None:
    for phrase in words.cue_names:
        assert not words.promise_triggers.isdisjoint(phrase.split()), phrase


def test_the_weights_are_small_and_have_a_threshold() -> None:
    assert LEAST in ENGLISH.weights
    assert len(ENGLISH.weights) < 20_000


@given(some.lists(some.tuples(some.sampled_from(["Ana", "Ben", None]), some.text(max_size=120)), max_size=12))
@settings(max_examples=200, deadline=2000)
def test_any_turns_are_searched(said: list[tuple[str | None, str]]) -> None:
    turns = [Turn(who, what, None, None, at) for at, (who, what) in enumerate(said)]
    for found in find(turns, ENGLISH):
        assert 0 <= found.sureness <= 1
        assert 0 <= found.turn < len(turns)


@given(some.lists(some.sampled_from(MUMBLED)).map(" ".join))
def test_each_plain_word_has_its_written_one(said: str) -> None:
    one = sentence(said, ENGLISH)
    written = as_written(one, ENGLISH)
    assert [word.lower().strip(".,_").replace("’", "'") for word in written] == one.plain
