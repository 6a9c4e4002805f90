"""Hints in the writer's language: each one a question, none a verdict."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from carefront.core.hints.terms import Ask, Hint, Hints, Part

_SHOWN = 60  # characters of somebody's words that are said back
_MOST = 3  # hints shown at once
_LINES = 4  # hints and open parts together

REMARKS: dict[Ask, Promise] = {
    Ask.WHAT_HAPPENED: _("says what they are."),
    Ask.WHAT_BELONGS_TO_WHOM: _("lays all of it on them."),
    Ask.WHAT_DO_YOU_FEEL: _("can land as shame."),
    Ask.WHAT_IS_THE_CHOICE: _("leaves them little choice."),
    Ask.WHICH_TIMES: _("makes it every time."),
}
QUESTIONS: dict[Ask, Promise] = {
    Ask.WHAT_HAPPENED: _("What did you see or hear?"),
    Ask.WHAT_BELONGS_TO_WHOM: _("What happened, and what did it mean for you?"),
    Ask.WHAT_DO_YOU_FEEL: _("What would you like them to know, or to do?"),
    Ask.WHAT_IS_THE_CHOICE: _("What do you need, and may they say no?"),
    Ask.WHICH_TIMES: _("Which times do you have in mind?"),
    Ask.WHY_IT_MATTERS: _("Why does it matter to you, and for the two of you?"),
    Ask.WHAT_WAS_SEEN: _("What happened, and when?"),
    Ask.WHAT_TO_ASK: _("What would you like to ask them?"),
}
PARTS: dict[Part, Promise] = {Part.CARE: _("Care"), Part.FACT: _("Fact"), Part.QUESTION: _("Question")}


@dataclass(frozen=True, slots=True)
class HintCard:
    """Hold one hint as it is shown: the words it is about, a remark about the words, and a question."""

    kind: str
    words: str
    remark: str
    question: str


@dataclass(frozen=True, slots=True)
class PartCard:
    """Hold one part that a hard message does not have yet, and a question that may bring it in."""

    part: str
    label: str
    question: str


@dataclass(frozen=True, slots=True)
class HintsCard:
    """Hold what the writer of a message is shown."""

    hints: tuple[HintCard, ...] = ()
    parts: tuple[PartCard, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.hints or self.parts)


def worded(found: Hints, *, whole: bool = True) -> HintsCard:
    """Answer hints in words; without `whole` only those about words that are there, none about parts that are not."""
    hints = tuple(
        HintCard(each.kind.value, _short(each.words), str(REMARKS[each.ask]), str(QUESTIONS[each.ask]))
        for each in _apart(found.hints)
    )
    if not whole or not found.hard:
        return HintsCard(hints)
    missing = found.missing[: max(1, _LINES - len(hints))]
    return HintsCard(
        hints, tuple(PartCard(each.part.value, str(PARTS[each.part]), str(QUESTIONS[each.ask])) for each in missing)
    )


def _apart(hints: tuple[Hint, ...]) -> list[Hint]:
    """Answer the first few hints, one for each place: more at once is a lecture."""
    chosen: list[Hint] = []
    for hint in hints:
        if len(chosen) < _MOST and not any(hint.start < other.end and other.start < hint.end for other in chosen):
            chosen.append(hint)
    return chosen


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
