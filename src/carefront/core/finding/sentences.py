"""Sentences as they are spoken: cut apart, then without fillers, false starts and stuttering."""

import re
from typing import NamedTuple

from carefront.core.finding.words import FindingWords

LONGEST = 120  # words of one sentence that are looked at
ENDS = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Za-z]\.)(?<!e\.g\.)(?<!i\.e\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)\s+|\s\|\s|\s==\s|\n"
)
MORE = re.compile(r"[.!?…|=\n]\s")
AROUND = '.,;:!?…"“”„()[]{}<>|=*`~_ \t'


class Sentence(NamedTuple):
    """One sentence: its plain words in small letters, each beside the word as it was written, and the whole as said."""

    plain: list[str]
    written: list[str]
    said: str

    def text(self) -> str:
        """Answer the plain words with one blank around each."""
        return f" {' '.join(self.plain)} "


def cut(text: str) -> list[str]:
    """Answer the sentences of a turn as they were said."""
    if not MORE.search(text):
        return [text]
    return [part for part in ENDS.split(text) if part]


def sentence(said: str, words: FindingWords) -> Sentence:
    """Take a sentence apart into plain words, leaving out what the mouth does while the head thinks."""
    plain: list[str] = []
    written: list[str] = []
    fillers = words.fillers
    last = ""
    for word in said.split()[:LONGEST]:
        small = word.lower()
        if not small.isalnum():
            small = small.strip(AROUND).replace("’", "'").replace("_", "")
            if not small or small[-1] == "-":
                continue
        if small in fillers:
            continue
        if last == small:
            written[-1] = word
            continue
        last = small
        plain.append(small)
        written.append(word)
        if len(plain) >= 4 and small == plain[-3] and plain[-2] == plain[-4]:
            del plain[-2:], written[-4:-2]
    return Sentence(plain, written, said)


def tidy(written: list[str]) -> str:
    """Answer written words as one line, without the marks of cut-off speech at either end."""
    return " ".join(written).strip(" ,;:-–|=*").rstrip(".!?… ")
