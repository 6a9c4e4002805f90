"""Public ids: random UUIDs of version 7, which sort by the time they were made."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Answer a fresh id."""
    return uuid7()


def id_in(text: object) -> UUID | None:
    """Answer the id that was sent as text, None where it is none: an address may hold anything."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
