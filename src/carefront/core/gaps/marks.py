"""The days, amounts, people and words of firmness in a promise: what two accounts are compared by."""

from enum import StrEnum
from typing import NamedTuple

from carefront.core.promises.clauses import Span
from carefront.core.promises.quantities import number_at, quantities_in
from carefront.core.promises.slots import Modality, Token
from carefront.core.promises.tokens import modal_at, phrase_at, stem_of
from carefront.core.promises.words import PromiseWords


class Slot(StrEnum):
    """Name the part of a promise in which two accounts may differ."""

    OWNER = "owner"
    DUE = "due"
    QUANTITY = "quantity"
    POLARITY = "polarity"
    MODALITY = "modality"
    CONDITION = "condition"
    ACTION = "action"
    OBJECT = "object"
    PROMISE = "promise"  # the whole promise stands in one account alone


class Mark(NamedTuple):
    """Hold one thing said, in a form that is the same for the same meaning, and its place in the account."""

    value: str
    start: int
    end: int
    unit: str = ""


def days_in(tokens: list[Token], span: Span, words: PromiseWords) -> tuple[list[Mark], set[int]]:
    """Answer the days and hours in a clause, and the places of the words that name them."""
    found: list[Mark] = []
    taken: set[int] = set()
    place, end = span
    while place < end:
        said = _clock(tokens, place, end, words) or _calendar(tokens, place, end, words) or _ordinal(tokens, place)
        if said is None:
            place += 1
            continue
        value, after = said
        if found and place - 1 in taken and value.startswith(("mo", "day", "y")) and found[-1].value.startswith("mo"):
            found[-1] = found[-1]._replace(value=f"{found[-1].value} {value}", end=tokens[after - 1].end)
        else:
            found.append(Mark(value, tokens[place].start, tokens[after - 1].end))
        taken.update(range(place, after))
        place = after
    return found, taken


def _clock(tokens: list[Token], place: int, end: int, words: PromiseWords) -> tuple[str, int] | None:
    """Read "9:15", "5 pm", "5pm", "17.30 h"."""
    word = tokens[place].word
    if _bare_hour(tokens, place, end, words):
        number = words.numbers.get(word)
        return f"t{int(word) if number is None else int(number)}:00?", place + 1
    if not word[0].isdigit() or len(word) > 5:
        return None
    hour, colon, minute = word.replace(".", ":").partition(":")
    if not hour.isdecimal() or (colon and not (minute.isdecimal() and len(minute) == 2)):
        return None
    after = place + 1
    half = words.halves.get(tokens[after].word) if after < end else None
    if half is None:
        return (f"t{int(hour)}:{minute}", after) if ":" in word and int(hour) < 25 and int(minute) < 60 else None
    if not colon and len(hour) > 2:
        hour, minute = hour[:-2], hour[-2:]
    if int(hour) > 12 or int(minute or 0) > 59:
        return f"t{hour}{minute} {half}", after + 1
    return f"t{int(hour) % 12 + half}:{minute or '00'}", after + 1


def _bare_hour(tokens: list[Token], place: int, end: int, words: PromiseWords) -> bool:
    """Read "at 12" and "after nine" as an hour when nothing is counted by them."""
    word = tokens[place].word
    number = float(word) if word.isdecimal() and len(word) < 3 else words.numbers.get(word, 0.0)
    if not place or tokens[place - 1].word not in words.any_of("hour_after") or number not in _HOURS:
        return False
    after = tokens[place + 1].word if place + 1 < end else "."
    ended = not after[0].isalnum() and after not in words.units and after not in {":", "/"}
    return ended or after in words.any_of("after_hour") or bool(phrase_at(tokens, place + 1, words.days))


_HOURS = frozenset(float(hour) for hour in range(1, 25))


def _calendar(tokens: list[Token], place: int, end: int, words: PromiseWords) -> tuple[str, int] | None:
    """Read "Friday", "next week", "3 March", "March 3rd", "Sept. 25", and "10/3" as it is written."""
    token = tokens[place]
    if token.word[0].isdigit():
        if token.word.count("/") in {1, 2} or token.word.count("-") == 2:
            return "on " + token.word.replace("-", "/"), place + 1
        return _day_and_month(tokens, place, end, words)
    said = phrase_at(tokens, place, words.days)
    if said is None or place + said[0] > end:
        return None
    length, value = said
    if token.word in words.any_of("capital") and not _meant_as_day(tokens, place, end, words):
        return None
    after = place + length
    if value.startswith("mo") and value[2:].isdigit():
        ahead = after + 1 if after < end and tokens[after].word in {".", "the"} else after
        day = _day_of_month(tokens, ahead, end)
        if day:
            return f"{value} {day[0]}", day[1]
    before = tokens[place - 1].word if place else ""
    if value.startswith("wd") and before in words.any_of("following"):
        return f"{value} next", after
    if value.startswith("wd") and before in words.any_of("repeating"):
        return f"every {value}", after
    return value, after


def _meant_as_day(tokens: list[Token], place: int, end: int, words: PromiseWords) -> bool:
    """Tell the month from the verb: "by May", "May 3" and "3 May" are days, "May I" and "I may" are none."""
    if not tokens[place].capital:
        return False
    before = tokens[place - 1].word if place else ""
    after = tokens[place + 1].word if place + 1 < end else ""
    return before in words.any_of("edges") or before[:1].isdigit() or after[:1].isdigit() or before in words.numbers


def _day_and_month(tokens: list[Token], place: int, end: int, words: PromiseWords) -> tuple[str, int] | None:
    day = _day_of_month(tokens, place, end)
    if day is None:
        return None
    number, after = day
    if after < end and tokens[after].word in words.any_of("beside_numbers") | {"."}:
        after += 1
    month = phrase_at(tokens, after, words.days) if after < end else None
    if month is None or not month[1].startswith("mo") or not month[1][2:].isdigit():
        return None
    if tokens[after].word in words.any_of("capital") and not tokens[after].capital:
        return None
    return f"{month[1]} {number}", after + 1


def _day_of_month(tokens: list[Token], place: int, end: int) -> tuple[int, int] | None:
    """Answer a day of the month and the place after it; 32 is none."""
    if place >= end or not tokens[place].word.isdecimal() or len(tokens[place].word) > 2:
        return None
    number = int(tokens[place].word)
    after = place + 1
    if after < end and tokens[after].word in _ORDINAL and tokens[after].start == tokens[place].end:
        after += 1
    return (number, after) if 1 <= number <= 31 else None


_ORDINAL = frozenset({"st", "nd", "rd", "th"})


def _ordinal(tokens: list[Token], place: int) -> tuple[str, int] | None:
    """Read "the 18th"."""
    if place + 1 >= len(tokens) or tokens[place + 1].word not in _ORDINAL:
        return None
    if tokens[place + 1].start != tokens[place].end:
        return None
    day = _day_of_month(tokens, place, len(tokens))
    return (f"day {day[0]}", day[1]) if day else None


def amounts_in(tokens: list[Token], span: Span, taken: set[int], words: PromiseWords) -> list[Mark]:
    """Answer the amounts in a clause, those `taken` by days left out; clock times are days, versions are none."""
    free = [place not in taken for place in range(len(tokens))]
    found = [
        Mark(f"{one.number:g}", one.start, one.end, words.same.get(one.unit, one.unit))
        for one in quantities_in(tokens, *span, free, words)
    ]
    for place in range(span[0] + 1, span[1] - 1):  # within a week
        if tokens[place].word not in words.any_of("some_of") or tokens[place - 1].word not in words.any_of("later"):
            continue
        if (unit := stem_of(tokens[place + 1].word, words)) in words.any_of("spans"):
            found.append(Mark("1", tokens[place].start, tokens[place + 1].end, unit))
    for place in range(*span):  # numbers that are written as no amount: 1.2.3, 14/32
        word = tokens[place].word
        if free[place] and word[0].isdigit() and number_at(tokens, place, span[1], words) is None:
            found.append(Mark(word, tokens[place].start, tokens[place].end))
    return [mark for mark in found if not _numbers_a_line(tokens, span, mark)]


def _numbers_a_line(tokens: list[Token], span: Span, mark: Mark) -> bool:
    """Answer whether a number only counts the lines of a list: "1. Ana sends it"."""
    first = tokens[span[0]]
    if mark.start != first.start or not first.word[0].isdigit():
        return False
    return span[0] + 1 < len(tokens) and tokens[span[0] + 1].word in {".", ")"}


def firmness_in(tokens: list[Token], span: Span, words: PromiseWords) -> list[Mark]:
    """Answer the words of a clause that say how firmly, those that loosen the whole clause among them."""
    found: list[Mark] = []
    place, end = span
    while place < end:
        said = modal_at(tokens, place, words) or phrase_at(tokens, place, words.softeners)
        if said is None or _a_thing(tokens, place, span, words):
            place += 1
            continue
        found.append(Mark(Modality(said[1]).value, tokens[place].start, tokens[place + said[0] - 1].end))
        place += said[0]
    return found


def _a_thing(tokens: list[Token], place: int, span: Span, words: PromiseWords) -> bool:
    if place == span[0]:
        return False
    before = tokens[place - 1].word
    return before in words.any_of("articles") and before not in words.owners


def negations_in(tokens: list[Token], span: Span, words: PromiseWords) -> tuple[list[Mark], list[Mark]]:
    """Answer the words that say no in a clause, and those that mean it: "without", "decline"."""
    plain: list[Mark] = []
    meant: list[Mark] = []
    place, end = span
    while place < end:
        said = phrase_at(tokens, place, words.negations)
        if said is not None:
            if said[1]:
                plain.append(Mark("no", tokens[place].start, tokens[place + said[0] - 1].end))
            place += said[0]
            continue
        kind = words.refusals.get(stem_of(tokens[place].word, words)) or words.refusals.get(tokens[place].word)
        if kind:
            meant.append(Mark("no", tokens[place].start, tokens[place].end))
        place += 1
    return plain, meant
