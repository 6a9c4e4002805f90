"""Whose it is: the people of a meeting, by the names, first names and short names that others call them."""

import re

from carefront.core.finding.words import FindingWords

NAME_PART = re.compile(r"[^\W\d_][\w'’-]*")
SHORTEST_NICK = 4


class People:
    """The people of one meeting: those given, and each speaker from the first time they are heard."""

    def __init__(self, given: tuple[str, ...], words: FindingWords) -> None:
        self.by_word: dict[str, str | None] = {}
        self.known: set[str] = set()
        self.words = words
        for name in given:
            self.add(name)

    def add(self, name: str) -> None:
        """Remember a person by every word that can mean them; a word that means two people means nobody."""
        if name.casefold() in self.known:
            return
        self.known.add(name.casefold())
        parts = [part.lower() for part in NAME_PART.findall(name)]
        if not parts:
            return
        calls = {name.lower(), parts[0], *parts[1:]}
        if len(parts) > 1:
            # The short names that people give themselves in chats: dlongley, longleyd, david.longley.
            first, last = parts[0], parts[-1]
            initials = first[0] + last
            calls |= {initials, initials[:-1] if len(initials) > SHORTEST_NICK + 2 else initials}
            calls |= {last + first[0], f"{first}.{last}", f"{first}{last}", f"{first}_{last}", f"{first}-{last}"}
            calls.add("".join(part[0] for part in parts[:-1] if part) + last)
        for call in calls:
            if len(call) > 1 and call not in self.words.small and call not in self.words.openers:
                other = self.by_word.get(call, name)
                whose = name if other == name else None
                self.by_word[call] = self.by_word[f"@{call}"] = self.by_word[f"{call}'s"] = whose

    def named(self, word: str) -> str | None:
        """Answer whom one plain word means."""
        return self.by_word.get(word)

    def in_words(self, plain: list[str]) -> list[tuple[int, str]]:
        """Answer where in a sentence a known person is named."""
        if self.by_word.keys().isdisjoint(plain):
            return []
        get = self.by_word.get
        return [(at, whose) for at, word in enumerate(plain) for whose in (get(word),) if whose is not None]

    def assigned(self, plain: list[str]) -> tuple[str, int] | None:
        """Answer who is to do something in "Ben will …", "action on Ben", and where that something begins."""
        for at, whose in self.in_words(plain):
            after = at + 1
            if after < len(plain) and self.named(plain[after]) == whose:
                after += 1
            if after < len(plain) - 1 and plain[after] in self.words.assign:
                return whose, after + 1
            if at and plain[at - 1] in self.words.on and not self.words.tasks.isdisjoint(plain[:at]):
                return whose, after
        return None

    def called(self, plain: list[str]) -> str | None:
        """Answer who is spoken to by name, at the beginning or the end of a sentence."""
        named = self.in_words(plain)
        openers = self.words.openers
        lead = 0
        while lead < len(plain) and plain[lead] in openers:
            lead += 1
        for at, whose in named:
            if at in (lead, lead + 1) or at >= len(plain) - 2:
                return whose
        return None

    def first_of(self, text: str) -> str | None:
        """Answer who is named first in a text, as a scribe writes the owner of an action."""
        for word in NAME_PART.findall(text):
            whose = self.named(word.lower())
            if whose is not None:
                return whose
        return None
