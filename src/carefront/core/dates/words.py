"""The words in which a language names days, made ready for reading from the plain table that its file holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from carefront.core.dates import patterns

_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"\d{1,2}(?::|h)[0-5]\d(?::[0-5]\d)?"
# What is written in digits looks much the same in every language.
_DIGITS = {
    "year4": _YEAR,
    "year": rf"(?:,\s{{0,2}}|\s{{1,3}})(?:(?:(?:of|de|in)\s{{1,2}})?{_YEAR}|['’]\d\d|\d\d(?=\s{{0,2}}(?:$|[!?])))"
    r"(?![\d:.]\d)",
    "hm": _CLOCK,
    "hmm": r"\d{1,2}[0-5]\d",
    "hdm": r"\d{1,2}\.[0-5]\d",
    "iso": rf"{_YEAR}(?:-\d{{1,2}}-|/\d{{1,2}}/|\.\d{{1,2}}\.|\s\d{{1,2}}\s)\d{{1,2}}"
    r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    "compact": r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])",
    "dotted": r"\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:20\d\d|\d\d(?!\d)))?",
    "slashed": r"\d{1,2}(?:/\d{1,2}/|-\d{1,2}-)(?:\d{4}|\d{2}(?![\d-]))",
    "brief": r"\d{1,2}[/.-]\d{1,2}",
    "monthyear": rf"\d{{1,2}}/{_YEAR}",
    "yearmonth": r"20\d\d[-/](?:1[0-2]|0?[1-9])",
    "small": r"\d{1,2}",
    "quarterno": r"[1-4]",
    "halfno": r"[12]",
    "yy": r"(?:20)?\d\d",
}
_ONE_NUMBER = ("year4", "hmm", "compact", "small", "quarterno", "halfno", "yy", "year")
_AMOUNT = r"\d{1,4}(?:[.,]\d{1,2})?|\d{1,2}/\d{1,2}"
_DOTTED_TABLES = ("month", "weekday", "elsewhere")  # their words may be cut short with a full stop


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one way of naming something: which kind of thing, and the pattern of its words."""

    makes: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """Hold everything a language says about days, compiled. Build it with `words_from`, once."""

    starts: Mapping[str, Mapping[str, tuple[Rule, ...]]]  # the rules by the two words with which they open
    tables: Mapping[str, Mapping[str, str]]  # what a word means, by table
    leads: Mapping[str, re.Pattern[str]]  # what stands right before a piece, by what it says
    tails: Mapping[str, re.Pattern[str]]  # what stands right after a piece
    gaps: Mapping[str, re.Pattern[str]]  # what stands between two pieces that belong together
    goes_on: frozenset[str]  # words after which a bare number is still a number of its own
    after_hour: frozenset[str]  # words that can follow a bare hour
    unsure: frozenset[str]  # names of days and months that are other words too
    day_first: bool  # how 7/6 is meant when nothing else says it
    twelve_hours: bool  # whether "at 5" is meant in the afternoon

    def meaning(self, table: str, said: str) -> str | None:
        """Answer what a word means in a table; None when it is not there."""
        meanings = self.tables.get(table, {})
        plain = said.lower()
        if plain in meanings:
            return meanings[plain]
        plain = " ".join(plain.replace("’", "'").split())
        return meanings.get(plain) or meanings.get(plain.rstrip("."))


def words_from(table: Mapping[str, Any]) -> DateWords:
    """Make a language's words ready.

    table: what its file holds: `tables` (meaning → words), `compounds` and `joined` (tables made of others), `rules`
    (kind → notations, see `patterns`), `leads`, `tails` and `gaps` (name → words), `goes_on`, `after_hour`, `unsure`,
    `ordinal_marks`, `day_first`, `twelve_hours`.
    Raises KeyError or ValueError for a rule that names an unknown table.
    """
    tables = {name: _turned(meanings) for name, meanings in table["tables"].items()}
    _compose(tables, table.get("compounds", {}))
    for name, (left, right) in table.get("joined", {}).items():
        tables[name] = {
            a + b: f"{one}:{other}" for a, one in tables[left].items() for b, other in tables[right].items()
        }
    slots = _slots(tables, table.get("ordinal_marks", []))
    return DateWords(
        starts=_starts(table["rules"], slots),
        tables=tables,
        leads={name: _lead(words) for name, words in table["leads"].items()},
        tails={name: _tail(words) for name, words in table["tails"].items()},
        gaps={name: _gap(words) for name, words in table["gaps"].items()},
        goes_on=frozenset(table["goes_on"]),
        after_hour=frozenset(table["after_hour"]),
        unsure=frozenset(table["unsure"]),
        day_first=bool(table.get("day_first", True)),
        twelve_hours=bool(table.get("twelve_hours", False)),
    )


def _turned(meanings: Mapping[str, Any]) -> dict[str, str]:
    return {word: meaning for meaning, words in meanings.items() for word in words}


def _compose(tables: dict[str, dict[str, str]], compounds: Mapping[str, Any]) -> None:
    """Add "twenty-one" and "twenty-first": the tens of a language with its ones, in its own order."""
    for name, ones in compounds.get("of", {}).items():
        for ten, tens in tables[compounds["tens"]].items():
            for one, value in list(tables[ones].items()):
                if value.isdigit() and 1 <= int(value) <= 9:
                    for glue in compounds["glue"]:
                        whole = f"{one}{glue}{ten}" if compounds.get("ones_first") else f"{ten}{glue}{one}"
                        tables[name][whole] = str(int(tens) + int(value))


def _slots(tables: Mapping[str, Mapping[str, str]], marks: list[str]) -> dict[str, patterns.Slot]:
    digits: frozenset[patterns.Opening] = frozenset({(patterns.DIGITS, None)})
    apart: frozenset[patterns.Opening] = frozenset({(patterns.DIGITS, patterns.DIGITS)})
    slots: dict[str, patterns.Slot] = {
        name: (pattern, digits if name in _ONE_NUMBER else apart) for name, pattern in _DIGITS.items()
    }
    slots["hm"] = (_DIGITS["hm"], apart | {(patterns.DIGITS, "h")})
    for name, words in tables.items():
        dot = r"\.?" if name in _DOTTED_TABLES else ""
        slots[name] = (f"(?:{patterns.either(list(words))}){dot}", patterns.openings(words))
    marked = patterns.either(marks)
    numbered = digits | {(patterns.DIGITS, mark.lower()) for mark in marks if mark.isalpha()}
    slots["nth"] = (rf"\d{{1,2}}\s?(?:{marked})", numbered)
    slots["day"] = (rf"\d{{1,2}}(?:{marked}|\.)?", numbered)
    number, opened = slots["number"]
    slots["number"] = (rf"{_AMOUNT}|{number}", opened | digits | apart)
    slots["hour"] = (rf"[012]?\d|{number}", opened | digits)
    vague, vaguely = slots["vague"]
    slots["count"] = (rf"{_AMOUNT}|{vague}|{number}", opened | vaguely | digits | apart)
    return slots


def _starts(
    rules: Mapping[str, list[str]], slots: Mapping[str, patterns.Slot]
) -> dict[str, dict[str, tuple[Rule, ...]]]:
    """Answer the rules by the word with which they open, and by the one after it."""
    opened: dict[str, list[tuple[Rule, set[str]]]] = {}
    for makes, notations in rules.items():
        for said in notations:
            pattern, pairs = patterns.compiled(said, slots)
            rule = Rule(makes, pattern)
            for first in {first for first, _second in pairs}:
                opened.setdefault(first, []).append((rule, {second for other, second in pairs if other == first}))
    starts: dict[str, dict[str, tuple[Rule, ...]]] = {}
    for first, those in opened.items():
        known = {patterns.ANY}.union(*(seconds for _rule, seconds in those))
        starts[first] = {
            second: tuple(rule for rule, seconds in those if second in seconds or patterns.ANY in seconds)
            for second in known
        }
    return starts


def _lead(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<said>{patterns.either(words)})\s{{0,3}}$", re.IGNORECASE)


def _tail(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s,]{{0,3}}(?P<said>{patterns.either(words)})(?!\w)", re.IGNORECASE)


def _gap(words: list[str]) -> re.Pattern[str]:
    some = patterns.either([word for word in words if word])
    return re.compile(rf"\s{{0,3}}(?:{some}){'?' if '' in words else ''}\s{{0,3}}", re.IGNORECASE)
