"""What upper rooms show beside a conversation: a list that they fill in `AppConfig.ready`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from carefront.conversations.cards.holding import Noted
from carefront.core.actors import Actor
from carefront.relationships.queries import RelationshipCard


@dataclass(frozen=True, slots=True)
class Beside:
    """Lead from a conversation to what is prepared for it, or came of it, elsewhere."""

    url: str
    words: str | Promise
    state: str | Promise


# Each answers what was noticed in a relationship that the reader is in, and only what the others of a conversation see
# too: somebody may look over the reader's shoulder.
noted: list[Callable[[Actor, RelationshipCard], Iterable[Noted]]] = []


def noted_in(person: Actor, place: RelationshipCard) -> tuple[Noted, ...]:
    """Answer what upper rooms noticed in a relationship and a brief may speak of."""
    return tuple(one for ask in noted for one in ask(person, place))


# Each answers what belongs to a conversation that the reader has reached, and nothing that they do not see.
kept: list[Callable[[Actor, UUID], Iterable[Beside]]] = []


def beside(person: Actor, conversation_id: UUID) -> list[Beside]:
    """Answer what upper rooms keep for a conversation, as far as `person` sees it."""
    return [one for ask in kept for one in ask(person, conversation_id)]
