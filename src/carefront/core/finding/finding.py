"""Find promises, requests, proposals and decisions in the turns of a transcript, streaming."""

from collections import deque
from collections.abc import Iterable, Iterator

from carefront.core.finding.found import Found, Kind
from carefront.core.finding.names import People
from carefront.core.finding.saying import Saying, content, done, saying
from carefront.core.finding.scribed import Scribed, scribed
from carefront.core.finding.sentences import Sentence, cut, sentence
from carefront.core.finding.waiting import Waiting
from carefront.core.finding.words import FindingWords
from carefront.core.transcripts import Turn

LEAST = 0.35
SCRIBED_SURE = 0.95
LONGEST_ABOUT = 400
FEW_WORDS = 4
TAKEN_SURE = 0.48  # an answer to what somebody asked is one, even in words that alone would be none
PLAIN = str.maketrans(",.?!;:’", "      '")


def find(
    turns: Iterable[Turn], words: FindingWords, people: tuple[str, ...] = (), least: float = LEAST
) -> Iterator[Found]:
    """Answer what is promised, asked, proposed and decided, each with its place; holds only the last turns in memory.

    people: names of those who are known to be there, beside the speakers.
    least: finds less sure than this (0-1) are left out.
    A find comes out once the turns after it have said whose it is: at most 15 turns later.
    """
    finder = _Finder(words, people, least)
    for number, turn in enumerate(turns):
        over = finder.hear(number, turn)
        if over:
            yield from over
    yield from finder.waiting.close()


class _Finder:
    """What is remembered while a meeting is read: its people, what was just said, and finds that wait for an answer."""

    def __init__(self, words: FindingWords, people: tuple[str, ...], least: float) -> None:
        self.words = words
        self.least = least
        self.people = People(people, words)
        self.waiting = Waiting(words)
        self.before: tuple[int, Turn] | None = None  # the last turn that said more than a nod
        self.speakers: deque[str] = deque(maxlen=2)
        self.triggers = words.triggers

    def hear(self, number: int, turn: Turn) -> Iterable[Found]:
        """Take in one turn; answer the finds that are settled by it."""
        speaker, text = turn.speaker, turn.text
        if speaker is not None and (not self.speakers or self.speakers[-1] != speaker):
            self.people.add(speaker)
            self.speakers.append(speaker)
        plain = set(text.lower().translate(PLAIN).split())
        over = self.waiting.hear(number, turn, plain) if self.waiting.held else ()
        marked = scribed(text, self.words, self.people) if ":" in text or " - " in text else None
        if marked is not None:
            over = [*over, *self._mark(number, turn, marked)]
        elif not plain.isdisjoint(self.triggers):
            self._sentences(number, turn, text)
        if len(plain) > FEW_WORDS:
            self.before = number, turn
        return over

    def _sentences(self, number: int, turn: Turn, text: str) -> None:
        parts = cut(text)
        for at, part in enumerate(parts):
            if len(parts) > 1 and self.triggers.isdisjoint(part.lower().translate(PLAIN).split()):
                continue
            one = sentence(part, self.words)
            said = saying(one, self.words, self.people, turn.speaker)
            if said is not None and said.kind is Kind.PROMISE and self.waiting.taken == number:
                said = said._replace(sure=max(said.sure, TAKEN_SURE))
            if said is not None and said.sure >= self.least:
                self.waiting.add(self._found(number, turn, one, said, parts[:at]), said.whose)

    def _found(self, number: int, turn: Turn, one: Sentence, said: Saying, before: list[str]) -> Found:
        words = done(one, said, self.words)
        speaker = turn.speaker
        about, about_by = self._about(one, words, number, turn, before)
        owner = speaker if said.whose == "speaker" else said.named
        likely = owner
        if said.whose == "you" and len(self.speakers) > 1:
            likely = self.speakers[0]
        elif said.whose == "we":
            likely = speaker
        return Found(
            kind=said.kind,
            speaker=speaker,
            owner=owner,
            likely=likely,
            words=words,
            sentence=one.said,
            about=about,
            about_by=about_by,
            turn=number,
            line=turn.line,
            begins=turn.begins,
            sureness=round(said.sure, 3),
            hedged=said.hedged,
        )

    def _about(self, one: Sentence, words: str, number: int, turn: Turn, before: list[str]) -> tuple[str, str | None]:
        """Answer what a sentence points at, the one sentence before it, and who says that one."""
        if self.words.pointing.isdisjoint(one.plain) and len(content(words, self.words)) >= FEW_WORDS:
            return "", None
        if before:
            return _end_of(before[-1]), turn.speaker
        if self.before is None:
            return "", None
        at, last = self.before
        told = _end_of((cut(last.text) or [last.text])[-1])
        return (told if at == number - 1 else f"{told} …"), last.speaker

    def _mark(self, number: int, turn: Turn, marked: Scribed) -> list[Found]:
        found = Found(
            kind=marked.kind,
            speaker=turn.speaker,
            owner=marked.owner,
            likely=marked.owner,
            words=" ".join(marked.words.split()).rstrip(".;, "),
            sentence=" ".join(turn.text.split()),
            about="",
            about_by=None,
            turn=number,
            line=turn.line,
            begins=turn.begins,
            sureness=SCRIBED_SURE,
            hedged=False,
        )
        if marked.kind is Kind.PROPOSAL:
            self.waiting.add(found, "motion")
            return []
        return self.waiting.settle(found) if marked.kind is Kind.DECISION else [found]


def _end_of(text: str) -> str:
    """Answer the last words of a long sentence."""
    return text if len(text) <= LONGEST_ABOUT else "…" + text[-LONGEST_ABOUT:].partition(" ")[2]


__all__ = ["find"]
