"""The five questions that make a promise clear, and which of them are still open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache


class Question(StrEnum):
    """Name the five questions, in the order in which they are asked."""

    WHAT = "what"  # what exactly?
    WHY = "why"  # why now?
    SUCCESS = "success"  # what does success look like, in observable terms?
    WHO = "who"  # who owns it?
    WHEN = "when"  # when is it looked at again?


QUESTIONS = tuple(Question)
# What a promise can leave open: whoever makes one owns it.
TOLD = tuple(question for question in QUESTIONS if question is not Question.WHO)


@dataclass(frozen=True, slots=True)
class Clarity:
    """Hold which questions are answered and which are open: presence only, never a score."""

    answered: tuple[Question, ...]
    open: tuple[Question, ...]

    @property
    def is_clear(self) -> bool:
        """Whether what, success and when are there: what a pattern needs before it may count a promise."""
        return not {Question.WHAT, Question.SUCCESS, Question.WHEN} & set(self.open)


@dataclass(frozen=True, slots=True)
class UnderstoodDate:
    """Hold a day read from words, perhaps a time, and the part `start:end` of the text that said so."""

    on: date
    at: time | None
    start: int
    end: int


# Reads the first day named in a text, seen from a moment in the writer's wall time; None when no day is named.
DateReader = Callable[[str, datetime], UnderstoodDate | None]


@lru_cache(maxsize=32)
def told(there: tuple[bool, ...]) -> Clarity:
    """Answer which questions are open, from whether each is answered, in the order of `QUESTIONS`."""
    return Clarity(
        answered=tuple(question for question, said in zip(QUESTIONS, there, strict=True) if said),
        open=tuple(question for question, said in zip(QUESTIONS, there, strict=True) if not said),
    )
