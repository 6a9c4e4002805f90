"""Which of the five answers stand in the words of a promise, and how to ask for those that do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from carefront.core.clarity import QUESTIONS, Question
from carefront.core.promises.slots import Reading, Token
from carefront.core.promises.tokens import READ, phrase_at, tokens_of
from carefront.core.promises.words import Phrases, PromiseWords

LONGEST = 80  # characters of a promise's own words that a short question can hold


class Asked(StrEnum):
    """Name the ways in which a question is asked; doors put them into words, with the parameters named here."""

    WHAT = "what"
    WHAT_ABOUT = "what_about"  # thing
    WHAT_CHANGED = "what_changed"  # done, thing: "improved", "the handover"
    WHY = "why"
    WHY_DEED = "why_deed"  # deed: "send the proposal to Ana"
    SUCCESS = "success"
    SUCCESS_DEED = "success_deed"  # deed
    SUCCESS_CHANGED = "success_changed"  # done, thing
    WHO = "who"
    WHO_DEED = "who_deed"  # deed
    WHO_THING = "who_thing"  # thing: nobody is named in "the report will be sent"
    WHICH_OF_US = "which_of_us"  # deed
    WHEN = "when"
    WHEN_DEED = "when_deed"  # deed
    WHEN_NAMED = "when_named"  # owner, deed
    WHEN_WITH = "when_with"  # thing, whom
    WHEN_WITH_THEM = "when_with_them"  # thing
    UNTIL_WHEN = "until_when"  # deed


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Hold one question that the words leave open, and the words of the promise that it is asked in."""

    question: Question
    asked: Asked
    deed: str = ""
    thing: str = ""
    done: str = ""
    owner: str = ""
    whom: str = ""


def answered_in(reading: Reading, words: PromiseWords) -> frozenset[Question]:
    """Answer which of the five answers stand in the words of a promise: presence, not quality.

    A person is answered by "I", "you" or a name; "we" and "the report will be sent" leave it open.
    """
    tokens = reading.tokens or tokens_of(reading.text[:READ], words)
    found = set()
    if _says_what(reading, words):
        found.add(Question.WHAT)
    if _any(tokens, words.reasons):
        found.add(Question.WHY)
    if _shows_success(reading, tokens, words):
        found.add(Question.SUCCESS)
    if reading.owner is not None and reading.owner.value not in _NOBODY:
        found.add(Question.WHO)
    if reading.due is not None:
        found.add(Question.WHEN)
    return frozenset(found)


_NOBODY = frozenset({"we", "someone", "everyone", "it", "they", "nobody"})


def open_questions(
    reading: Reading, words: PromiseWords, answered: frozenset[Question] | None = None
) -> tuple[OpenQuestion, ...]:
    """Answer the questions that a promise leaves open, each in the promise's own words.

    answered: those that are answered, in the words or elsewhere (a field, the composer's own day); what stands in
    the words alone when it is None.
    """
    there = answered_in(reading, words) if answered is None else answered
    return tuple(_asked(question, reading, words) for question in QUESTIONS if question not in there)


def says_what(text: str, reading: Reading, words: PromiseWords) -> bool:
    """Answer whether a text names something that can be seen to be done: two words, and more than an intention.

    What is not understood at all is taken at its word.
    """
    if len(text.split()) < 2:
        return False
    return reading.action is None or _says_what(reading, words)


def _says_what(reading: Reading, words: PromiseWords) -> bool:
    if reading.action is None:
        return False
    plain = reading.action.value
    if plain in words.any_of("seen"):
        return True
    if reading.quantities:
        return True
    if plain in words.any_of("changing"):
        return False
    if plain in words.any_of("vague"):
        about = _between(reading, words) in words.any_of("about")
        return plain not in words.any_of("mere") and not about and _has_thing(reading, words)
    return reading.object is not None or plain not in words.any_of("vague")


def _has_thing(reading: Reading, words: PromiseWords) -> bool:
    """Answer whether the words after the verb name more than "it", "things" or "better"."""
    if reading.object is None:
        return False
    empty = words.any_of("vague_things") | words.any_of("stop") | words.any_of("adverbs") | words.any_of("edges")
    return any(token.word[0].isalnum() and token.word not in empty for token in tokens_of(reading.object.value, words))


def _any(tokens: Sequence[Token], phrases: Phrases) -> bool:
    return any(token.word in phrases and phrase_at(tokens, place, phrases) for place, token in enumerate(tokens))


def _shows_success(reading: Reading, tokens: Sequence[Token], words: PromiseWords) -> bool:
    if _any(tokens, words.successes) or reading.quantities:
        return True
    return reading.action is not None and reading.action.value in words.any_of("seen") and reading.object is not None


def _asked(question: Question, reading: Reading, words: PromiseWords) -> OpenQuestion:
    deed = deed_of(reading, words)
    thing, whom = _thing(reading, words)
    action = reading.action.value if reading.action else ""
    done = words.done.get(action, "") if action in words.any_of("changing") and thing else ""
    ask = OpenQuestion
    plain = bool(deed) and not reading.is_negative  # "why does it matter to answer?" turns "I won't answer" round
    if question is Question.WHAT:
        if done:
            return ask(question, Asked.WHAT_CHANGED, done=done, thing=thing)
        return ask(question, Asked.WHAT_ABOUT, thing=thing) if _has_thing(reading, words) else ask(question, Asked.WHAT)
    if question is Question.SUCCESS:
        if done:
            return ask(question, Asked.SUCCESS_CHANGED, done=done, thing=thing)
        return ask(question, Asked.SUCCESS_DEED, deed=deed) if plain else ask(question, Asked.SUCCESS)
    if question is Question.WHY:
        return ask(question, Asked.WHY_DEED, deed=deed) if plain else ask(question, Asked.WHY)
    if question is Question.WHO:
        return _who(reading, words, deed, thing)
    return _when(reading, words, deed, thing, whom)


def _who(reading: Reading, words: PromiseWords, deed: str, thing: str) -> OpenQuestion:
    ask = OpenQuestion
    if reading.owner is not None and reading.owner.value == "we" and deed:
        return ask(Question.WHO, Asked.WHICH_OF_US, deed=deed)
    passive = reading.object is not None and reading.action is not None and reading.object.start < reading.action.start
    if passive and thing and not words.verb_last:
        return ask(Question.WHO, Asked.WHO_THING, thing=thing)
    return ask(Question.WHO, Asked.WHO_DEED, deed=deed) if deed else ask(Question.WHO, Asked.WHO)


def _when(reading: Reading, words: PromiseWords, deed: str, thing: str, whom: str) -> OpenQuestion:
    ask = OpenQuestion
    if not deed:
        return ask(Question.WHEN, Asked.WHEN)
    if reading.is_negative:
        return ask(Question.WHEN, Asked.UNTIL_WHEN, deed=deed)
    if reading.action is not None and reading.action.value in words.any_of("giving") and thing:
        if whom and whom not in words.turned.values():
            return ask(Question.WHEN, Asked.WHEN_WITH, thing=thing, whom=whom)
        return ask(Question.WHEN, Asked.WHEN_WITH_THEM, thing=thing)
    owner = reading.owner.value if reading.owner else ""
    if owner and owner[0].isupper():
        return ask(Question.WHEN, Asked.WHEN_NAMED, owner=owner, deed=deed)
    return ask(Question.WHEN, Asked.WHEN_DEED, deed=deed)


def deed_of(reading: Reading, words: PromiseWords) -> str:
    """Answer what will be done in the words of the promise, told to its owner: "send you my notes" by "I"; short."""
    if reading.action is None:
        return ""
    thing = told_to_them(reading.object.value, words) if reading.object else ""
    if words.verb_last:
        return _short(f"{thing} {reading.action.value}".strip())
    return _short(" ".join(part for part in (reading.action.value, _between(reading, words), thing) if part))


def _between(reading: Reading, words: PromiseWords) -> str:
    """Answer the small word that ties a verb to its thing: "work on it"."""
    if reading.action is None or reading.object is None:
        return ""
    said = reading.text[reading.action.end : reading.object.start].strip()
    return said if said.lower() in words.any_of("ties") else ""


def _thing(reading: Reading, words: PromiseWords) -> tuple[str, str]:
    """Answer what is done something with, and for whom: "the proposal" and "Ana"."""
    if reading.object is None:
        return "", ""
    said = told_to_them(reading.object.value, words)
    tokens = tokens_of(said, words)
    for place in range(1, len(tokens) - 1):
        if tokens[place].word in words.any_of("to") and tokens[place + 1].word not in words.any_of("known"):
            return _short(said[: tokens[place - 1].end]), _short(said[tokens[place + 1].start :])
    first = tokens[0] if tokens else None
    if first and len(tokens) > 1 and first.word in words.any_of("receivers"):
        return _short(said[tokens[1].start :]), said[: first.end]
    return _short(said), ""


def told_to_them(said: str, words: PromiseWords) -> str:
    """Turn the writer's words around, so that they can be put to the writer: "my notes" becomes "your notes"."""
    parts: list[str] = []
    last = 0
    for token in tokens_of(said, words):
        turned = words.turned.get(token.word)
        if turned is not None and token.start >= last:
            parts += [said[last : token.start], turned]
            last = token.end
    turned_around = "".join([*parts, said[last:]])
    first, _, rest = turned_around.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in words.any_of("articles") else turned_around


def _short(said: str) -> str:
    if len(said) <= LONGEST:
        return said
    return said[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
