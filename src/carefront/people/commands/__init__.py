"""The only writers of this room, one per intent."""

from carefront.people.commands.founding import Founded, found_workspace

__all__ = ["Founded", "found_workspace"]
