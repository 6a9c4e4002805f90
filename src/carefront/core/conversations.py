"""What comes of a conversation: what can be read, whom a name means, and what is found becomes when it is kept."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from carefront.core.words import LINE, clean_line

MOST_BYTES = 20 * 1024 * 1024
MOST_FOUND = 2_000  # of one transcript; who has more to keep brings it in parts
MOST_NAMES = 60
NAME = 120  # characters of a speaker's name, and of a transcript's
SENTENCE = 600  # characters of a sentence that are kept
FEWEST_WORDS = 2
PROBABLE = 0.6  # a sureness from which on something is probably meant so
_PLAIN = 0.85
# How recordings, pictures, archives, and documents of word processors begin.
_NOT_TEXT = (
    b"PK\x03\x04", b"%PDF", b"ID3", b"RIFF", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\x89PNG", b"\xff\xd8\xff", b"GIF8",
    b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xff\xfb", b"\xff\xf3",
)  # fmt: skip


class FindingState(StrEnum):
    """Name what was decided about something that was found."""

    OPEN = "open"
    KEPT = "kept"
    LEFT_OUT = "left_out"


class Became(StrEnum):
    """Name what something that was found became when it was kept."""

    NOTHING = ""
    REQUEST = "request"  # to whoever would do it, who accepts, offers other words or declines
    PROPOSAL = "proposal"  # to oneself, who accepts, rewords or declines
    DECISION = "decision"  # in the record of those who were there


class Sure(StrEnum):
    """Name how sure a reading is: said of the reading, never of a person."""

    PLAINLY = "plainly"
    PROBABLY = "probably"
    PERHAPS = "perhaps"


class Trouble(StrEnum):
    """Name why a transcript cannot be read."""

    TOO_BIG = "too_big"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    NOTHING_SPOKEN = "nothing_spoken"
    GONE = "gone"  # the file was let go before it was read


class Unreadable(Exception):
    """Say that a transcript cannot be read, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def check_beginning(head: bytes) -> None:
    """Look at the first bytes of a file. Raises Unreadable(EMPTY | NOT_TEXT)."""
    if not head.strip(b"\0 \t\r\n"):
        raise Unreadable(Trouble.EMPTY)
    # An MP4 names itself at its fifth byte.
    if head.startswith(_NOT_TEXT) or head[4:8] == b"ftyp" or _is_binary(head):
        raise Unreadable(Trouble.NOT_TEXT)


def _is_binary(head: bytes) -> bool:
    """Answer whether many bytes are no letters; UTF-16, whose every other byte is zero, is text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
    zeros = max(head[::2].count(0), head[1::2].count(0))
    return odd > len(head) / 10 and zeros * 2.5 < len(head) / 2


def sure_of(sureness: float) -> Sure:
    """Say in a word how sure a reading (0-1) is."""
    if sureness >= _PLAIN:
        return Sure.PLAINLY
    return Sure.PROBABLY if sureness >= PROBABLE else Sure.PERHAPS


def meant_by(name: str, members: Mapping[UUID, str]) -> UUID | None:
    """Answer whom a name in a transcript means among `members`, when it fits one of them alone.

    The whole name fits before the first name does, and what stands in brackets is no name.
    """
    wanted = _folded(name)
    if not wanted:
        return None
    for fits in (_same, _same_first, _same_letters):
        found = [person for person, known in members.items() if fits(wanted, _folded(known))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _folded(name: str) -> str:
    plain = name.split("(")[0].split("[")[0].split("|")[0].replace(".", " ").replace("_", " ").replace(",", " ")
    return clean_line(plain).casefold()


def _same(one: str, other: str) -> bool:
    return one == other or sorted(one.split()) == sorted(other.split())


def _same_first(one: str, other: str) -> bool:
    """Answer whether one of two names is only the first name of the other."""
    first, second = one.split(), other.split()
    return bool(first and second) and first[0] == second[0] and 1 in {len(first), len(second)}


def _same_letters(one: str, other: str) -> bool:
    """Answer whether two names differ in the last name's letters alone: "Ana S" and "Ana Silva"."""
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2 or first[0] != second[0]:
        return False
    return first[-1].startswith(second[-1]) or second[-1].startswith(first[-1])


def proposed(words: str, sentence: str) -> str:
    """Answer the words in which something that was found is proposed: one line that fits, begun with a capital."""
    line = clean_line(words)
    if len(line.split()) < FEWEST_WORDS:  # "I will." says what only together with what was said before
        line = clean_line(sentence)
    if len(line) > LINE:
        line = line[: LINE - 1].rsplit(" ", 1)[0] + "…"
    return line[:1].upper() + line[1:]
