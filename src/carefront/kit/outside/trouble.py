"""What can stand in the way of fetching something, as codes."""

from enum import StrEnum


class Trouble(StrEnum):
    """Name why something was not fetched."""

    ADDRESS = "address"  # not an address that is fetched from: its form, its port, or where it leads
    UNREACHABLE = "unreachable"  # no such host, or nobody answers there
    INSECURE = "insecure"  # its certificate does not hold
    SLOW = "slow"
    TOO_BIG = "too_big"
    CLOSED = "closed"  # it asks for a name and a password, or turns everybody away
    GONE = "gone"
    MOVED = "moved"  # it leads on, again and again, or to where nothing is fetched
    ODD = "odd"  # the server has trouble, or answers what nobody asked for


class Untaken(Exception):
    """Say that something was not fetched, and why. It carries no address: those can be secrets."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
