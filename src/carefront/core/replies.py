"""What a reply to a check-in says: its first words name the outcome, the rest is what happened."""

import re
from dataclasses import dataclass
from enum import StrEnum

from carefront.core.outcomes import Next, Outcome


class ReplyKind(StrEnum):
    """Name what a reply can be used for."""

    ANSWER = "answer"  # an outcome, perhaps with words
    CHANGE = "change"  # the promise changes: let go, rests, moves
    UNCLEAR = "unclear"  # words without an outcome: kept, and asked back


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what a reply was read as; `rest` is every word that did not name the outcome."""

    kind: ReplyKind
    outcome: Outcome | None
    following: Next | None
    rest: str


# First words in English and what they mean. Phrases in the second table also begin other sentences ("no problem"), so
# they count only when they stand alone or a mark follows them.
SURE: dict[str, Outcome | Next] = {
    "done": Outcome.DONE,
    "all done": Outcome.DONE,
    "did it": Outcome.DONE,
    "i did it": Outcome.DONE,
    "it is done": Outcome.DONE,
    "it's done": Outcome.DONE,
    "finished": Outcome.DONE,
    "partly": Outcome.PARTLY,
    "partially": Outcome.PARTLY,
    "partly done": Outcome.PARTLY,
    "half done": Outcome.PARTLY,
    "not yet": Outcome.NOT_YET,
    "not yet done": Outcome.NOT_YET,
    "not done": Outcome.NOT_YET,
    "not done yet": Outcome.NOT_YET,
    "didn't": Outcome.NOT_YET,
    "i didn't": Outcome.NOT_YET,
    "did not": Outcome.NOT_YET,
    "i did not": Outcome.NOT_YET,
    "n/a": Outcome.NOT_APPLICABLE,
    "not applicable": Outcome.NOT_APPLICABLE,
    "no longer applies": Outcome.NOT_APPLICABLE,
    "no longer needed": Outcome.NOT_APPLICABLE,
    "not needed": Outcome.NOT_APPLICABLE,
    "let it go": Next.RELEASE,
    "letting it go": Next.RELEASE,
    "pause until": Next.PAUSE,
    "move to": Next.RECOMMIT,
    "moved to": Next.RECOMMIT,
    "recommit to": Next.RECOMMIT,
}
ALONE: dict[str, Outcome | Next] = {
    "yes": Outcome.DONE,
    "kept": Outcome.DONE,
    "half": Outcome.PARTLY,
    "some": Outcome.PARTLY,
    "no": Outcome.NOT_YET,
    "nope": Outcome.NOT_YET,
    "not quite": Outcome.NOT_YET,
    "na": Outcome.NOT_APPLICABLE,
    "let go": Next.RELEASE,
    "released": Next.RELEASE,
    "release": Next.RELEASE,
    "pause": Next.PAUSE,
    "paused": Next.PAUSE,
    "changed": Next.MODIFY,
    "it changed": Next.MODIFY,
}
# Beginnings of a sentence that say the outcome only together with what follows: nothing is cut off them.
WHOLE = frozenset({"didn't", "i didn't", "did not", "i did not"})
_SPACE = re.compile(r"\s+")
_AFTER = " \t\r\n:;,.!?–—*-"  # what may stand between the outcome and the rest


def _pattern(phrases: dict[str, Outcome | Next], end: str) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    words = "|".join(_SPACE.sub(r"\\s+", re.escape(phrase).replace(r"\ ", " ")) for phrase in longest_first)
    return re.compile(rf"[\s\"'“‘*_>-]*({words}){end}", re.IGNORECASE)


_SURE = _pattern(SURE, r"(?![\w/’'])")
_ALONE = _pattern(ALONE, r"[ \t]*(?=[:;,.!–—\r\n]|$)")


def read_reply(text: str) -> Reply:
    """Answer what a reply says. Words before which no outcome stands are kept whole and are unclear."""
    straight = text.replace("’", "'")  # one character for one, so that places stay the same
    found, phrases = _SURE.match(straight), SURE
    if found is None:
        found, phrases = _ALONE.match(straight), ALONE
    if found is None:
        return Reply(ReplyKind.UNCLEAR, None, None, text.strip())
    phrase = _SPACE.sub(" ", found.group(1).lower())
    meaning = phrases[phrase]
    rest = text.strip() if phrase in WHOLE else text[found.end() :].lstrip(_AFTER).rstrip()
    if isinstance(meaning, Outcome):
        return Reply(ReplyKind.ANSWER, meaning, None, rest)
    if meaning is Next.MODIFY:  # which words stand now is for its owner to say, on the page
        return Reply(ReplyKind.UNCLEAR, None, meaning, text.strip())
    return Reply(ReplyKind.CHANGE, None, meaning, rest)
