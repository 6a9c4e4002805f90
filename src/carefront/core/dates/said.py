"""One match of a rule in a text, with what stands around it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from carefront.core.dates import almanac
from carefront.core.dates.model import Kind, Piece
from carefront.core.dates.words import DateWords

AROUND = 40  # characters looked at before a piece
_NEXT_WORD = re.compile(r"[\s]{0,3}(?P<word>[^\W\d_]+|\d|[$€£%])")
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(slots=True, eq=False)  # not frozen for the same reason as a piece
class Said:
    """Hold a match, the words of its language, and the moment from which it is seen (local wall time, no zone)."""

    match: re.Match[str]
    words: DateWords
    now: datetime
    day_first: bool

    @property
    def text(self) -> str:
        """The whole text."""
        return self.match.string

    @property
    def today(self) -> date:
        """The day from which it is seen."""
        return self.now.date()

    def has(self, slot: str) -> bool:
        """Answer whether the rule has such a slot and it is filled."""
        return slot in self.match.re.groupindex and bool(self.match[slot])

    def raw(self, slot: str) -> str:
        """Answer the words in a slot; empty when it has none."""
        return (self.match[slot] or "") if slot in self.match.re.groupindex else ""

    def code(self, slot: str, table: str = "") -> str:
        """Answer what the words in a slot mean; empty when they mean nothing in that table."""
        raw = self.raw(slot)
        return self.words.meaning(table or slot.rstrip("0123456789"), raw) or "" if raw else ""

    def number(self, slot: str) -> float | None:
        """Answer the number in a slot, from digits or words; None when it has none."""
        raw = self.raw(slot)
        for table in ("number", "vague", "ordinal"):
            if meaning := self.words.meaning(table, raw):
                return float(meaning)
        first, _, second = raw.partition("/")
        if second.isdigit() and first.isdigit():
            return int(first) / int(second) if int(second) else None
        try:
            return float(raw.replace(",", "."))
        except ValueError:
            found = _NUMBER.match(raw)
            return float(found[0]) if found else None

    def whole(self, slot: str) -> int | None:
        """Answer the number in a slot when it is a whole one."""
        found = self.number(slot)
        return int(found) if found is not None and found == int(found) else None

    def year(self) -> int | None:
        """Answer the year that is said; None when none is."""
        digits = "".join(letter for letter in (self.raw("year") or self.raw("year4")) if letter.isdecimal())
        if not digits:
            return None
        return almanac.full_year(int(digits), self.today)

    def led_by(self, *names: str) -> bool:
        """Answer whether one of these kinds of words stands right before."""
        before = self.text[max(0, self.match.start() - AROUND) : self.match.start()]
        return any(self.words.leads[name].search(before) for name in names)

    def lead(self, name: str) -> int | None:
        """Answer where the words of this kind that stand right before begin; None when there are none."""
        low = max(0, self.match.start() - AROUND)
        found = self.words.leads[name].search(self.text[low : self.match.start()])
        return low + found.start("said") if found else None

    def tail(self, name: str) -> int | None:
        """Answer where the words of this kind that stand right after end; None when there are none."""
        found = self.words.tails[name].match(self.text, self.match.end())
        return found.end() if found else None

    def stands_alone(self) -> bool:
        """Answer whether nothing is named after it that it could count: the end, a mark, or a word that goes on."""
        end = self.match.end()
        if self.text[end : end + 1] == "-" and self.text[end + 1 : end + 2].isalnum():
            return False
        following = _NEXT_WORD.match(self.text, end)
        return following is None or following["word"].lower() in self.words.goes_on

    def ends_here(self) -> bool:
        """Answer whether a bare hour ends what is said: the end, a mark, or a word that can follow an hour."""
        following = _NEXT_WORD.match(self.text, self.match.end())
        return following is None or following["word"].lower() in self.words.after_hour

    def follows_plain_word(self) -> bool:
        """Answer whether a word in small letters that is no article stands right before it: "see you Sat"."""
        before = self.text[max(0, self.match.start() - AROUND) : self.match.start()].split()[-1:]
        return bool(before) and before[0].isalpha() and before[0].islower() and not self.led_by("article")

    def counted(self) -> bool:
        """Answer whether a number stands right before it."""
        before = self.text[max(0, self.match.start() - AROUND) : self.match.start()].split()[-1:]
        return bool(before) and (before[0].isdigit() or self.words.meaning("number", before[0]) is not None)

    def repeats_itself(self) -> bool:
        """Answer whether the same words stand just before it, with one word between."""
        before = self.text[max(0, self.match.start() - AROUND) : self.match.start()].lower().split()[-2:]
        return bool(before) and before[0] == self.match[0].lower()

    def is_all(self) -> bool:
        """Answer whether the text says nothing else."""
        return not (self.text[: self.match.start()] + self.text[self.match.end() :]).strip(" \t\n.,;:!?()\"'-")

    def piece(self, kind: Kind, **more: Any) -> Piece:
        """Answer a piece where the match is, trimmed of spaces."""
        start, end = more.pop("start", self.match.start()), more.pop("end", self.match.end())
        return Piece(kind, start, end, **more)

    def day(self, on: date, **more: Any) -> Piece:
        """Answer a piece that is one day."""
        return self.piece(Kind.DAY, first=on, last=on, **more)
