"""What upper rooms show beside a conversation: a list that they fill in `AppConfig.ready`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from carefront.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Beside:
    """Lead from a conversation to what is prepared for it, or came of it, elsewhere."""

    url: str
    words: str | Promise
    state: str | Promise


# Each answers what belongs to a conversation that the reader has reached, and nothing that they do not see.
kept: list[Callable[[Actor, UUID], Iterable[Beside]]] = []


def beside(person: Actor, conversation_id: UUID) -> list[Beside]:
    """Answer what upper rooms keep for a conversation, as far as `person` sees it."""
    return [one for ask in kept for one in ask(person, conversation_id)]
