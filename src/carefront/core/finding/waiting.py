"""Finds that wait for the turns after them: who answers "you", who takes up "we", whether a proposal is agreed to."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from carefront.core.finding.found import Found, Kind
from carefront.core.finding.saying import content
from carefront.core.finding.words import FindingWords
from carefront.core.transcripts import Turn

TURNS_FOR_AN_ANSWER = 4
TURNS_FOR_VOTES = 15
ENOUGH_VOTES = 2
LONGEST_ANSWER = 60
TURNS_FOR_NODS = 6
MOTION = 0.6
SAYS, POINTS = 1, 2
NEAR_WORDS = 4
SAME = 0.6
AGREED_SURE = {True: 0.9, False: 0.55}


@dataclass(slots=True)
class _Held:
    found: Found
    whose: str
    until: int
    content: frozenset[str]
    votes: set[str] = field(default_factory=set)
    against: bool = False
    spoken: int = 0


class Waiting:
    """The finds of the last 15 turns."""

    def __init__(self, words: FindingWords) -> None:
        self.words = words
        self.held: deque[_Held] = deque()
        self.soonest = 0
        self.open_until = -1
        self.taken = -1  # the last turn in which somebody took on what another had asked or proposed
        self.settled: deque[frozenset[str]] = deque(maxlen=6)

    def add(self, found: Found, whose: str) -> None:
        """Let a find wait for as many turns as its kind of answer may take."""
        motion = whose == "motion" or (found.kind is Kind.PROPOSAL and found.sureness >= MOTION)
        wait = TURNS_FOR_VOTES if whose == "motion" else TURNS_FOR_NODS
        span = wait if motion else 0 if whose in ("speaker", "named") else TURNS_FOR_AN_ANSWER
        told = content(found.words, self.words) if motion else frozenset[str]()
        self.held.append(_Held(found, "motion" if motion else whose, found.turn + span, told))
        self.open_until = max(self.open_until, found.turn + span) if span else self.open_until
        self.soonest = min(self.soonest, found.turn + span) if len(self.held) > 1 else found.turn + span

    def hear(self, number: int, turn: Turn, plain: set[str]) -> list[Found]:
        """Let one turn answer what waits; answer what needs to wait no longer.

        plain: the words of the turn in small letters.
        """
        if turn.speaker is not None and self.open_until >= number:
            if len(turn.text) > LONGEST_ANSWER * 3 or plain.isdisjoint(self.words.answer_words):
                for held in self.held:
                    held.spoken += 1
            else:
                self._answer(number, turn.speaker, turn.text)
        if number <= self.soonest:
            return []
        over = [held for held in self.held if held.until < number]
        self.held = deque(held for held in self.held if held.until >= number)
        self.soonest = min((held.until for held in self.held), default=number)
        return [self._let_go(held) for held in over]

    def close(self) -> Iterator[Found]:
        """Answer all that still waits at the end of a transcript."""
        while self.held:
            yield self._let_go(self.held.popleft())

    def settle(self, decision: Found) -> list[Found]:
        """Answer a decision that a scribe wrote down, in place of the proposal that became it."""
        told = content(decision.words, self.words)
        if any(_alike(told, before) for before in self.settled):
            return []
        same = [held for held in self.held if held.whose == "motion" and _alike(told, held.content)]
        for held in same:
            self.held.remove(held)
        self.settled.append(told)
        return [decision]

    def _let_go(self, held: _Held) -> Found:
        found = held.found
        marked = found.sureness > AGREED_SURE[True]
        enough = len(held.votes) >= ENOUGH_VOTES and not held.against
        if held.whose == "motion" and enough:
            if not any(_alike(held.content, before) for before in self.settled):
                self.settled.append(held.content)
            return replace(found, kind=Kind.DECISION, sureness=AGREED_SURE[marked])
        return found

    def _answer(self, number: int, speaker: str, text: str) -> None:
        plain = " ".join(text.lower().replace("’", "'").replace(",", " ").split()).strip(".!? ")
        short = len(plain) <= LONGEST_ANSWER
        votes = short and (plain in self.words.agree or plain.startswith("+1"))
        nods = short and plain in self.words.nod
        against = short and plain in self.words.objects
        takes = not (votes or nods) and self._takes(plain)
        for held in self.held:
            if held.whose == "motion":
                held.spoken += not (votes or nods or against)
                if held.found.speaker != speaker and held.spoken <= TURNS_FOR_AN_ANSWER:
                    if votes or (nods and held.found.sureness > AGREED_SURE[True]):
                        held.votes.add(speaker)
                    held.against |= against
            elif held.whose in ("you", "we") and held.found.owner is None and held.found.speaker != speaker:
                next_one = held.whose == "you" and number == held.found.turn + 1
                self._own(held, number, speaker, takes == POINTS or (takes == SAYS and next_one), nods or votes)

    def _takes(self, plain: str) -> int:
        """Answer whether a turn takes something on, and whether it points at what was just said ("I'll do that")."""
        match = self.words.take.search(f" {plain} ")
        if match is None:
            return 0
        rest = plain[match.end() - 1 :].split()
        return POINTS if len(rest) <= 1 or not self.words.pointing.isdisjoint(rest[:NEAR_WORDS]) else SAYS

    def _own(self, held: _Held, number: int, speaker: str, takes: bool, nods: bool) -> None:
        if takes:
            self.taken = number
        if takes or (nods and held.whose == "you"):
            held.found = replace(held.found, owner=speaker, likely=speaker)
        elif held.whose == "you" and held.found.likely is None:
            held.found = replace(held.found, likely=speaker)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) / max(1, min(len(one), len(other))) >= SAME
