"""Which words of a message label, blame, shame, control or generalise, and which parts a hard message lacks."""

from carefront.core.hints.phrases import Found
from carefront.core.hints.quoting import lowered, unquoted
from carefront.core.hints.terms import ASKS, Hint, Hints, Kind, Missing, Part
from carefront.core.hints.words import PRAISE, QUIET, SLIP, HintWords

READ = 10_000  # characters of a message that are looked at
MOST = 60  # hints in one message; nobody reads more, and whoever asks may be anybody
_KINDS = {kind.value: kind for kind in Kind}
_PARTS = {part.value for part in Part}


def find(text: str, words: HintWords) -> Hints:
    """Find the hints in a message that one person writes to another.

    text: any text; at most 10,000 characters of it are looked at, and the first 60 hints answered. words: the writer's
    language.
    Quoted words, words about oneself, guesses ("you must be tired") and praise carry no hint. What comes back is for
    the writer alone, as questions in codes; nothing in it measures a person.
    """
    shown = unquoted(lowered(text[:READ], words.capitals), words.quotes)
    found = words.book.scan(shown)
    hints = tuple(
        Hint(_KINDS[one.tag], one.start, one.end, text[one.start : one.end], ASKS[_KINDS[one.tag]])
        for one in _standing(found, shown)
    )
    hard = bool(hints) or any(one.tag == SLIP for one in found)
    there = _there(shown, found, hints)
    missing = tuple(Missing(part, ASKS[part]) for part in Part if part not in there) if hard else ()
    return Hints(hints, there, missing, hard)


def _standing(found: list[Found], shown: str) -> list[Found]:
    """Answer the hints that no quiet phrase covers and no praise answers, one for each kind and place."""
    quiet = [one for one in found if one.tag.startswith(QUIET)]
    praise = [one for one in found if one.tag == PRAISE]
    standing: list[Found] = []
    for one in found:
        if len(standing) >= MOST:
            break
        if one.tag not in _KINDS:
            continue
        if any(
            other.start <= one.start < other.end and other.tag in {f"{QUIET}:", f"{QUIET}:{one.tag}"} for other in quiet
        ):
            continue
        if one.tag == Kind.GENERALISE and any(_beside(other, one, shown) for other in praise):
            continue
        if any(other.tag == one.tag and one.start < other.end for other in standing):
            continue
        standing.append(one)
    return standing


def _beside(praise: Found, hint: Found, shown: str) -> bool:
    """Answer whether praise stands in the same sentence as a hint, or in the one after it."""
    first, second = sorted((praise, hint), key=lambda one: one.start)
    between = shown[first.end : second.start]
    return sum(between.count(mark) for mark in ".!?\n") <= (1 if second is praise else 0)


def _there(shown: str, found: list[Found], hints: tuple[Hint, ...]) -> tuple[Part, ...]:
    """Answer which of care, fact and question the message has; a question that carries a hint asks nothing."""
    there = {one.tag for one in found if one.tag in _PARTS}
    place = shown.find("?")
    while place >= 0 and Part.QUESTION not in there:
        begin = max(shown.rfind(mark, 0, place) for mark in ".!?\n") + 1
        if not any(begin <= hint.start < place for hint in hints):
            there.add(Part.QUESTION)
        place = shown.find("?", place + 1)
    return tuple(part for part in Part if part in there)
