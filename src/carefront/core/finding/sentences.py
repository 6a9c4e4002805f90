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
    """One sentence: its plain words in small letters, and the whole as said."""

    plain: list[str]
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
    fillers = words.fillers
    last = ""
    for word in said.lower().split(None, LONGEST)[:LONGEST]:
        small = word if word.isalnum() else _bare(word)
        if small == last or small in fillers or not small:
            continue
        last = small
        plain.append(small)
        if small in plain[-3:-2] and plain[-2:-1] == plain[-4:-3]:
            del plain[-2:]
    return Sentence(plain, said)


def as_written(one: Sentence, words: FindingWords) -> list[str]:
    """Answer, for each plain word of a sentence, the word as it was written; of words said twice, the last."""
    written: list[str] = []
    plain: list[str] = []
    for word in one.said.split(None, LONGEST)[:LONGEST]:
        small = word.lower()
        small = small if small.isalnum() else _bare(small)
        if not small or small in words.fillers:
            continue
        if plain and small == plain[-1]:
            written[-1] = word
            continue
        plain.append(small)
        written.append(word)
        if small in plain[-3:-2] and plain[-2:-1] == plain[-4:-3]:
            del plain[-2:], written[-4:-2]
    return written


def _bare(small: str) -> str:
    bare = small.strip(AROUND).replace("’", "'").replace("_", "")
    return "" if bare.endswith("-") else bare


def tidy(written: list[str]) -> str:
    """Answer written words as one line, without the marks of cut-off speech at either end."""
    return " ".join(written).strip(" ,;:-–|=*").rstrip(".!?… ")
