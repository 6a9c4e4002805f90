"""What came of the requests: how many, with which status, and what should not have happened."""

import re
import traceback
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.doors.scene import Scene

CANARY = re.compile(r"canary\d+bird")
MOST_TOLD = 20


@dataclass
class Tally:
    """Count answers, and keep the first few of each kind of trouble."""

    scene: Scene
    statuses: Counter[int] = field(default_factory=Counter)
    falls: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    misfits: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How many requests were answered."""
        return sum(self.statuses.values())

    @property
    def clean(self) -> bool:
        """Whether nothing happened that should not."""
        return not (self.falls or self.leaks or self.misfits)

    def take(self, response: Any, who: str, what: str, *, leaks: bool) -> None:
        """Count one answer to `who`; with `leaks` look for words that they may not read."""
        self.statuses[response.status_code] += 1
        if response.status_code >= 500:
            self.falls.append(f"{response.status_code} {who}: {what} {_trace(response)}")
        if leaks:
            seen = set(CANARY.findall(text_of(response)))
            foreign = {word for word in seen if who not in self.scene.readers[word]}
            if foreign:
                self.leaks.append(f"{who}: {what} shows {sorted(foreign)[:3]}")

    def told(self) -> list[str]:
        """Answer the figures, then the trouble."""
        statuses = " ".join(f"{status}×{count}" for status, count in sorted(self.statuses.items()))
        figures = [
            f"requests | {self.requests} | {statuses}",
            f"answers 5xx | {len(self.falls)} | 0",
            f"leaks | {len(self.leaks)} | 0",
            f"answers of another shape than described | {len(self.misfits)} | 0",
        ]
        return [*figures, *(self.falls + self.leaks + self.misfits)[:MOST_TOLD]]


def text_of(response: Any) -> str:
    """Answer the whole text of a response, also of one that streams."""
    streaming = getattr(response, "streaming_content", None)
    content = b"".join(streaming) if streaming is not None else response.content
    return str(content.decode("utf-8", "replace"))


def _trace(response: Any) -> str:
    """Answer where it fell, from the innermost frames."""
    error = getattr(response, "exc_info", None)
    if not error:
        return ""
    frames = traceback.extract_tb(error[2])[-4:]
    return (
        " ← ".join(f"{frame.filename.split('/src/')[-1]}:{frame.lineno}" for frame in reversed(frames))
        + f" {error[1]!r:.300}"
    )
