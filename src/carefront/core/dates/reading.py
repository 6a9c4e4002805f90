"""Reading the days in a text: its pieces are found, put together, and those are kept that say when something is due."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from carefront.core.dates import almanac, clock, days, distances, feasts, rhythms, spans
from carefront.core.dates.joining import joined
from carefront.core.dates.model import Due, Kind, Piece
from carefront.core.dates.patterns import ANY, DIGITS, TOKEN
from carefront.core.dates.said import AROUND, Said
from carefront.core.dates.words import DateWords
from carefront.core.refusals import Because, Refusal

LONGEST = 600  # characters that are looked at: a promise has at most 300

_MAYBE_ADDRESS = re.compile(r"@|://|www\.")
_ADDRESS = re.compile(r"\S{1,200}(?:://|@[\w-])\S{0,300}|www\.\S{1,300}")
_STUCK = frozenset("_.,:/$€£#+-–’'0123456789")  # a number right after one of these is part of something else
_BUILDERS: dict[str, Callable[[Said], Piece | None]] = {
    **clock.BUILDERS, **days.BUILDERS, **distances.BUILDERS, **rhythms.BUILDERS, **feasts.BUILDERS,
    "span": spans.span, "season": spans.season, "month": spans.month, "month_and_year": spans.month_and_year,
    "year": spans.year, "quarter": spans.quarter, "half": spans.half, "week_numbered": spans.week_numbered,
    "part": spans.part, "closing": spans.closing, "nth": spans.nth,
}  # fmt: skip


def read(text: str, now: datetime, words: DateWords, *, day_first: bool | None = None) -> Due | None:
    """Answer the first time named in `text` by which something can be due; None when none is named.

    A time that is only talked about ("since May") is answered when there is no other, with `aside`. now: local wall
    time of the writer. day_first: how 7/6 is meant; None leaves it to the language. Only the first 600 characters
    count. Raises Refusal(UNREADABLE_DATE) when the first day named does not exist, as 31 June.
    """
    aside: Due | None = None
    for found in _dues(text[:LONGEST], now, words, day_first):
        if isinstance(found, Piece):
            given = text[found.start : found.end].strip(" .,")
            raise Refusal(Because.UNREADABLE_DATE, "due", given=given)
        if not found.aside:
            return found
        aside = aside or found
    return aside


def find_all(text: str, now: datetime, words: DateWords, *, day_first: bool | None = None) -> tuple[Due, ...]:
    """Answer every time named in one sentence, in its order; days that do not exist are left out."""
    return tuple(found for found in _dues(text[:LONGEST], now, words, day_first) if isinstance(found, Due))


def _dues(text: str, now: datetime, words: DateWords, day_first: bool | None) -> Iterator[Due | Piece]:
    now = now.replace(tzinfo=None)
    order = words.day_first if day_first is None else day_first
    pieces = _pieces(text, now, words, order)
    if len(pieces) > 1:
        pieces = joined(pieces, text, words, now)
    for piece in pieces:
        if piece.weak or _owns(piece, text, words):
            continue
        if piece.kind is Kind.UNREAL:
            yield piece
        elif (due := _due(piece, text, now, words)) is not None:
            yield due


def _pieces(text: str, now: datetime, words: DateWords, day_first: bool) -> list[Piece]:
    pieces: list[Piece] = []
    starts, reached = words.starts, 0
    masks = [match.span() for match in _ADDRESS.finditer(text)] if _MAYBE_ADDRESS.search(text) else []
    lowered = text.lower()
    tokens = list(TOKEN.finditer(lowered if len(lowered) == len(text) else text))
    for place, token in enumerate(tokens):
        opened = starts.get(token[0])
        if opened is None:
            if not token[0].isdigit():
                continue
            opened = starts.get(DIGITS, {})
        at = token.start()
        if at < reached:
            continue
        following = tokens[place + 1][0] if place + 1 < len(tokens) else ANY
        rules = opened.get(DIGITS if following.isdigit() else following) or opened.get(ANY, ())
        if not rules or (at and token[0].isdigit() and _is_stuck(text, at, pieces)):
            continue
        if masks and any(low <= at < high for low, high in masks):
            continue
        matches = [(match, rule.makes) for rule in rules if (match := rule.pattern.match(text, at))]
        best: Piece | None = None
        matches.sort(key=lambda found: -found[0].end())
        for match, makes in matches:
            if best is not None and match.end() < reached:
                break
            piece = _BUILDERS[makes](Said(match, words, now, day_first))
            if piece is not None and (best is None or (best.weak and not piece.weak)):
                best, reached = piece, max(piece.end, match.end())
        if best is not None:
            pieces.append(best)
    return pieces


def _owns(piece: Piece, text: str, words: DateWords) -> bool:
    """Answer whether a day only tells which thing is meant: "Monday's figures", but not "by Monday's meeting"."""
    if text[piece.end : piece.end + 2].lower() not in ("'s", "’s"):
        return False
    return words.leads["until"].search(text[max(0, piece.start - AROUND) : piece.start]) is None


def _is_stuck(text: str, at: int, pieces: list[Piece]) -> bool:
    """Answer whether a number belongs to what stands right before it: "2.1.3", "$5", but not "9-11" after a time."""
    before = text[at - 1]
    if before == " " and at > 1 and text[at - 2] in "$€£":
        return True
    if before.isalpha() or before not in _STUCK:
        return before.isalpha()
    return not (before in "-–" and pieces and pieces[-1].end == at - 1)


def _due(piece: Piece, text: str, now: datetime, words: DateWords) -> Due | None:
    """Answer what a piece says about when something is due."""
    before = text[max(0, piece.start - AROUND) : piece.start]
    stretch = piece.kind is Kind.SPAN and not piece.unit
    if text[piece.end - 1] == "." and text[piece.end - 2].isalpha() and text[piece.end - 3 : piece.end - 2] != ".":
        piece = replace(piece, end=piece.end - 1)  # the full stop of the sentence
    aside = piece.aside or (not stretch and piece.at is None and bool(words.leads["aside"].search(before)))
    if piece.kind is Kind.EVENT:
        return Due(None, event=piece.event, start=piece.start, end=piece.end)
    if piece.kind is Kind.CLOCK:
        piece = _clock_alone(piece, now)
    if piece.first is None or piece.last is None:
        return None
    at = clock.likely(piece.at) if piece.at and piece.open_half else piece.at
    due = Due(
        on=piece.last, at=at, rhythm=piece.rhythm, start=piece.start, end=piece.end, part=piece.part, aside=aside,
        end_of_day=piece.end_of_day, nearly=piece.nearly, begins=piece.first if piece.kind is Kind.SPAN else None,
    )  # fmt: skip
    if _is_history(piece, text, now):
        if piece.kind is Kind.SPAN and not aside:
            return None  # "in 1916" is no time for anybody to do something
        due = replace(due, aside=True)
    if piece.kind is Kind.SPAN and piece.unit not in ("", "weekend"):
        due = replace(due, on=almanac.last_working_day(piece.first, piece.last, now.date()))
    is_before = words.leads["before"].search(before) and not words.leads["onbefore"].search(before)
    if piece.kind is not Kind.RHYTHM and is_before:
        due = _before(due, now)
    return due


def _is_history(piece: Piece, text: str, now: datetime) -> bool:
    """Answer whether a piece of a longer text lies so far behind that no promise means it."""
    if piece.last is None or piece.last >= now.date() - (timedelta(0) if piece.kind is Kind.SPAN else almanac.LATELY):
        return False
    return text.strip(" .!?") != text[piece.start : piece.end]


def _before(due: Due, now: datetime) -> Due:
    """Answer the last day before a day or a stretch; "before noon" and days that are here already stay as they are."""
    first = due.begins or due.on
    if first is None or due.at is not None or due.end_of_day or first <= now.date():
        return due
    on = first - timedelta(days=1)
    if due.begins is not None:
        on = max(almanac.last_working_day(on - timedelta(days=6), on, now.date()), now.date())
    return replace(due, on=on, begins=None, end_of_day=True)


def _clock_alone(piece: Piece, now: datetime) -> Piece:
    """Answer "by noon" as today, or tomorrow when that hour has gone."""
    at = piece.at
    if at and piece.open_half:
        at = clock.likely(at)
    gone = at <= now.time() if at else (piece.part == "morning" and now.hour >= 12)
    on = now.date() + timedelta(days=1 if gone else 0)
    return replace(piece, first=on, last=on, at=at, open_half=False)
