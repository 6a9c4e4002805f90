"""The readers of this room, as frozen cards."""

from carefront.people.queries.acting import (
    actor_for,
    actor_if_here,
    actor_of_feed_key,
    actor_of_person,
    actor_of_token,
    actors_of,
    actors_with_addresses,
    standings,
)
from carefront.people.queries.names import (
    PersonName,
    address_of,
    addressees_of,
    addresses_of,
    called,
    card_of,
    directory,
    name_of,
    named,
    names_of,
    reach_name,
)

__all__ = [
    "PersonName",
    "actor_for",
    "actor_if_here",
    "actor_of_feed_key",
    "actor_of_person",
    "actor_of_token",
    "actors_of",
    "actors_with_addresses",
    "address_of",
    "addressees_of",
    "addresses_of",
    "called",
    "card_of",
    "directory",
    "name_of",
    "named",
    "names_of",
    "reach_name",
    "standings",
]
