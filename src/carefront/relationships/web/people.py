"""The people whom a form offers."""

from collections.abc import Collection
from uuid import UUID

from carefront.core.actors import Actor
from carefront.kit.ids import id_in
from carefront.people import queries as people
from carefront.relationships.forms import Names


def names_for(actor: Actor, words: str, chosen: Collection[str], without: Collection[UUID] = ()) -> tuple[Names, bool]:
    """Answer ids and names from the actor's workspace, those chosen already first, and whether there are more.

    `words` narrows the names; `without` leaves people out.
    """
    directory = people.directory(actor, words=words, without_me=True)
    ids = {one for one in map(id_in, chosen) if one}
    kept = [card for card in people.actors_of(ids).values() if card.workspace_id == actor.workspace_id] if ids else []
    names = {card.id: card.name for card in kept} | {card.id: card.name for card in directory.people}
    return [(str(one), name) for one, name in names.items() if one not in without], directory.pages > 1
