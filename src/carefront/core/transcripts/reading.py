"""Read any transcript as turns, streaming: WebVTT, SRT, programs' text, scribed minutes, text with or without names."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from carefront.core.transcripts.lines import Block, blocks
from carefront.core.transcripts.names import NO_LABELS, in_cue, in_line, marked, seconds
from carefront.core.transcripts.turns import Notes, Odd, Turn

CLOCK = r"((?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?)"
TIMING = re.compile(rf"\s*\[?{CLOCK}\s*-->\s*{CLOCK}(?:\]\s*|\s|$)")
CLOCKS = re.compile(r"(?:\d{1,4}:){1,2}\d{1,2}[.,]\d{1,6}|-->|\b(?:align|position|line|size|region|vertical):\S+")
VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>\n]{1,80})>")
TAG = re.compile(
    r"</?(?:c|i|b|u|v|s|em|strong|ruby|rt|lang|font)(?:[.\s][^<>]{0,80})?>|<\d[\d:.,]{2,14}>|\{\\[^{}]{0,40}\}"
)
ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
LOWER_NAMES = 8


def read(
    chunks: Iterable[bytes | str], notes: Notes | None = None, labels: frozenset[str] = NO_LABELS
) -> Iterator[Turn]:
    """Read a transcript of any length as turns; never raises on what the file holds, and keeps every spoken word.

    notes: filled on the way with what was odd in the file.
    labels: lower-case words that a scribe puts before a colon (action, resolved, …); they are words, not speakers.
    """
    notes = Notes() if notes is None else notes
    reader = _Reader(notes, labels)
    number = 0
    for block in blocks(chunks, notes):
        number = block[0]
        for turn in reader.block(block):
            notes.turns += 1
            notes.named += turn.speaker is not None
            notes.timed += turn.begins is not None
            yield turn
    notes.finish(number or 1)


class _Reader:
    """What has to be remembered from one block to the next."""

    def __init__(self, notes: Notes, labels: frozenset[str]) -> None:
        self.notes = notes
        self.labels = labels
        self.headed = False
        self.cues = False
        self.first = True
        self.nicks = False
        self.above: str | None = None
        self.last = Turn(None, "", None, None, 0)

    def block(self, block: Block) -> Iterator[Turn]:
        """Answer the turns of one block."""
        start, group = block
        if self.first:
            self.first = False
            if group[0].startswith("WEBVTT"):
                self.headed = True
                start, group = start + 1, group[1:]
                self.cues = True
                if not any("-->" in line for line in group):
                    return iter(())
            self.nicks = _nicks(group)
        arrow = next((at for at, line in enumerate(group) if "-->" in line), -1)
        if arrow >= 0:
            if not self.cues and not self.headed and group[0][:1] != "[" and not self.last.line and arrow == 0:
                self.notes.odd(Odd.NO_HEADER, start)
            self.cues = True
            return self._cues(start, group, arrow)
        if self.cues:
            return self._between(start, group)
        return self._plain(start, group)

    def _between(self, start: int, group: list[str]) -> Iterator[Turn]:
        if self.headed and ASIDE.match(group[0]):
            self.notes.odd(Odd.COMMENTS_LEFT_OUT, start)
            return
        if len(group) == 1 and group[0].strip().isdigit():
            return
        self.notes.odd(Odd.WORDS_OUTSIDE_CUES, start)
        yield from self._cue(group, start, None, None)

    def _cues(self, start: int, group: list[str], arrow: int) -> Iterator[Turn]:
        if arrow > 0:
            before = group[:arrow]
            if arrow > 1 and self.headed and ASIDE.match(before[0]):
                self.notes.odd(Odd.COMMENTS_LEFT_OUT, start)
            elif arrow > 1 or not (self.headed or before[0].strip().isdigit()):
                kept = before[:-1] if before[-1].strip().isdigit() else before
                self.notes.odd(Odd.WORDS_OUTSIDE_CUES, start)
                yield from self._cue(kept, start, None, None)
        at = arrow
        count = len(group)
        while at < count:
            end = at + 1
            while end < count and "-->" not in group[end]:
                end += 1
            last = end - 1 if end < count and end - 1 > at and group[end - 1].strip().isdigit() else end
            begins, ends, left = self._timing(group[at], start + at)
            spoken = group[at + 1 : last]
            yield from self._cue([left, *spoken] if left else spoken, start + at + 1, begins, ends)
            at = end

    def _timing(self, line: str, number: int) -> tuple[float | None, float | None, str]:
        match = TIMING.match(line)
        if not match:
            self.notes.odd(Odd.TIMING_UNREAD, number)
            left = " ".join(
                word for word in CLOCKS.sub(" ", line).split() if not any(map(str.isdigit, word)) and word != ">"
            )
            return None, None, left if len(left) > 1 else ""
        begins, ends = seconds(match[1]), seconds(match[2])
        # After a time in brackets the words stand in the same line; after a bare one, where to show the caption.
        left = line[match.end() :]
        if not match[0].rstrip().endswith("]"):
            left = " ".join(word for word in left.split() if ":" not in word)
        if ends < begins:
            self.notes.odd(Odd.TIMES_BACKWARDS, number)
            return begins, None, left
        return begins, ends, left

    def _cue(self, spoken: list[str], line: int, begins: float | None, ends: float | None) -> Iterator[Turn]:
        text = " ".join(spoken) if len(spoken) != 1 else spoken[0]
        if len(spoken) > 1 and any(row.startswith(("-", "–")) for row in spoken[1:]):
            for offset, row in enumerate(spoken):
                yield from self._cue([row.lstrip("-– ")], line + offset, begins, ends)
            return
        speaker: str | None = None
        if "<v" in text:
            parts = VOICE.split(text)
            for at in range(1, len(parts), 2):
                speaker = unescape(parts[at]).strip() or None
                yield from self._turn(
                    speaker, parts[at - 1] + parts[at + 1] if at == 1 else parts[at + 1], line, begins, ends
                )
            if len(parts) > 1:
                return
        if text.startswith(("-", "–")):
            text = text.lstrip("-– ")
        if "<" in text:
            text = TAG.sub("", text).strip()
        speaker, words = in_cue(text, self.labels)
        yield from self._turn(speaker, words, line, begins, ends)

    def _turn(
        self, speaker: str | None, text: str, line: int, begins: float | None, ends: float | None
    ) -> Iterator[Turn]:
        if "<" in text or "{" in text:
            text = TAG.sub("", text)
        if "&" in text:
            text = unescape(text)
        text = " ".join(text.split())
        if text:
            self.last = Turn(speaker, text, begins, ends, line)
            yield self.last

    def _plain(self, start: int, group: list[str]) -> Iterator[Turn]:
        speaker = self.above
        clock: float | None = self.last.begins if self.above else None
        for offset, line in enumerate(group):
            said = in_line(line, self.labels, self.nicks)
            if said.clock is not None:
                clock = said.clock
            if said.speaker is not None:
                speaker = said.speaker
                self.above = speaker if said.above else None
            elif not said.words:
                continue
            whose = None if said.speaker is None and marked(said.words, self.labels) else speaker
            yield from self._turn(whose, said.words, start + offset, clock, None)
            if said.above:
                self.last = Turn(speaker, "", clock, None, start + offset)


def _nicks(group: list[str]) -> bool:
    """Answer whether names in small letters stand before most lines of the first block."""
    named = sum(bool(re.match(r"[a-z][\w\-|]{1,20}: ", line)) for line in group[:40])
    return named >= LOWER_NAMES and named * 10 >= 7 * len(group[:40])
