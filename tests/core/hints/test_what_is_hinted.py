"""What is said to a person in anger or haste gets a hint; what is said about oneself, or kindly, gets none."""

import pytest

from carefront.core.hints.finding import find
from carefront.core.hints.terms import Ask, Kind
from tests.core.hints import words

HINTED = (
    ("en", "You're lazy.", Kind.LABEL),
    ("en", "your lazy", Kind.LABEL),
    ("en", "You are so unreliable with the rota.", Kind.LABEL),
    ("en", "Typical you.", Kind.LABEL),
    ("en", "It's your fault that we are late.", Kind.BLAME),
    ("en", "Because of you I had to stay.", Kind.BLAME),
    ("en", "Look what you made me do.", Kind.BLAME),
    ("en", "You should be ashamed.", Kind.SHAME),
    ("en", "How could you forget it?", Kind.SHAME),
    ("en", "I'm disappointed in you.", Kind.SHAME),
    ("en", "Everybody else manages to be on time.", Kind.SHAME),
    ("en", "Just do it, no excuses.", Kind.CONTROL),
    ("en", "You have to finish this tonight.", Kind.CONTROL),
    ("en", "I expect you to answer at once.", Kind.CONTROL),
    ("en", "Send it today, or else.", Kind.CONTROL),
    ("en", "You never listen to me.", Kind.GENERALISE),
    ("en", "You always leave early.", Kind.GENERALISE),
    ("en", "Every single time I ask I get a story.", Kind.GENERALISE),
    ("de", "Du bist einfach faul.", Kind.LABEL),
    ("de", "Das ist deine Schuld.", Kind.BLAME),
    ("de", "Schäm dich.", Kind.SHAME),
    ("de", "Du musst das bis morgen erledigen.", Kind.CONTROL),
    ("de", "Du hörst nie zu.", Kind.GENERALISE),
)

LEFT_ALONE = (
    ("en", "I always forget the keys."),
    ("en", "I must write to her."),
    ("en", "You must be tired after that week."),
    ("en", "That must have been hard."),
    ("en", "You are not lazy."),
    ("en", "You always help me when it burns."),
    ("en", "You never let me down."),
    ("en", "You are great."),
    ("en", "As always, thank you for the notes."),
    ("en", "The report must be in PDF."),
    ("en", 'He wrote "you never listen" and I froze.'),
    ("en", "> You always do this.\nI read your line again."),
    ("en", "She said you never answer."),
    ("en", "It's not your fault."),
    ("en", "What would help you to finish it?"),
    ("en", "You don't have to answer today."),
    ("de", "Du musst müde sein."),
    ("de", "Du bist nicht faul."),
    ("de", "Ich vergesse immer die Anhänge."),
    ("de", "Sie hat gesagt: „Du hörst nie zu“, und das tat weh."),
)


@pytest.mark.parametrize(("language", "text", "kind"), HINTED)
def test_a_hard_word_is_shown_to_its_writer(language: str, text: str, kind: Kind) -> None:
    hints = find(text, words.of(language))
    assert kind in hints.kinds
    hint = next(one for one in hints.hints if one.kind is kind)
    assert hint.words == text[hint.start : hint.end] != ""


@pytest.mark.parametrize(("language", "text"), LEFT_ALONE)
def test_other_words_are_left_alone(language: str, text: str) -> None:
    assert find(text, words.of(language)).hints == ()


def test_a_hint_asks_its_writer() -> None:
    (hint,) = find("You never call back.", words.of("en")).hints
    assert (hint.ask, hint.words) == (Ask.WHICH_TIMES, "You never")
