"""Lines that a scribe marks: "ACTION: Ben to send the draft", "RESOLVED: …", "PROPOSED: …"."""

import re
from typing import NamedTuple

from carefront.core.finding.found import Kind
from carefront.core.finding.names import NAME_PART, People
from carefront.core.finding.words import FindingWords

LABEL = re.compile(
    r"\W{0,4}(?P<label>[^\W\d][\w \-]{0,22}?)(?:\s*#?\d{1,4})?\W{0,3}?(?::|\s[-–—]\s)\s*(?P<rest>\S.*)", re.DOTALL
)
BY_NAME = re.compile(
    r"(?P<who>[^\W\d_][\w'’.\-]*(?: [A-Z][\w'’.\-]*){0,3})(?: to |: | - | will | – )(?P<what>\S.*)", re.DOTALL
)
IN_BRACKETS = re.compile(r"\s*[(\[](?P<who>[^()\[\]]{2,40})[)\]]\W*$")


class Scribed(NamedTuple):
    """What a scribe wrote down: its kind, whom it names, and what is to be done or holds."""

    kind: Kind
    owner: str | None
    words: str


def scribed(text: str, words: FindingWords, people: People) -> Scribed | None:
    """Answer what a marked line writes down; None for every other line."""
    if ":" not in text[:40] and " - " not in text[:40] and " – " not in text[:40]:
        return None
    match = LABEL.match(text)
    if not match:
        return None
    label = match["label"].strip().lower()
    kind = words.scribed.get(label)
    rest = match["rest"].strip("*_ \t")
    if kind is None:
        first, _, name = match["label"].partition(" ")
        if words.scribed.get(first.lower()) is not Kind.PROMISE or not name:
            return None
        # The owner stands with the label, before the colon.
        return Scribed(Kind.PROMISE, people.named(name.split()[0].lower()) or name.strip(), rest)
    if kind is Kind.PROMISE:
        return _action(rest, people)
    return Scribed(kind, None, rest)


def _action(rest: str, people: People) -> Scribed:
    bracketed = IN_BRACKETS.search(rest)
    if bracketed and NAME_PART.match(bracketed["who"]):
        whose = people.first_of(bracketed["who"]) or bracketed["who"].strip()
        return Scribed(Kind.PROMISE, whose, rest[: bracketed.start()])
    by_name = BY_NAME.match(rest)
    if by_name and (by_name["who"][0].isupper() or people.named(by_name["who"].split()[0].lower())):
        whose = people.first_of(by_name["who"]) or by_name["who"]
        return Scribed(Kind.PROMISE, whose, by_name["what"])
    return Scribed(Kind.PROMISE, None, rest)
