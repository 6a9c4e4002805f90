"""What a scene holds: the cast, the ids of everything in it, and who may read each of its canary words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from uuid import UUID

from carefront.core.actors import Actor
from tests.cast import Cast


@dataclass
class Scene:
    """Hold the cast, the ids of everything by kind, and for each canary word the names of those who may read it."""

    cast: Cast
    now: datetime
    ids: dict[str, list[UUID]] = field(default_factory=dict)
    readers: dict[str, frozenset[str]] = field(default_factory=dict)
    _numbers: Iterable[int] = field(default_factory=lambda: count(1000))

    def canary(self, *readers: Actor) -> str:
        """Answer a word that nobody but `readers` may ever be shown."""
        word = f"canary{next(iter(self._numbers))}bird"
        self.readers[word] = frozenset(reader.name for reader in readers)
        return word

    def note(self, kind: str, *keys: UUID) -> None:
        """Remember ids of a kind of thing."""
        self.ids.setdefault(kind, []).extend(keys)
