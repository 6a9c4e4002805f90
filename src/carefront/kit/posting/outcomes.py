"""What becomes of a letter, and what can stand in its way: codes, so that a steward sees no words."""

from enum import StrEnum


class Became(StrEnum):
    """Name how a letter ended."""

    SENT = "sent"
    GONE = "gone"  # its reason had gone, or its addressee
    UNWANTED = "unwanted"  # its addressee wants no letters
    WITHDRAWN = "withdrawn"  # taken back by the deed that made it needless
    JOINED = "joined"  # one letter went in place of several
    ASIDE = "aside"  # could not be delivered; the steward sees it


class Trouble(StrEnum):
    """Name what stood in a letter's way at the last try."""

    UNREACHABLE = "server_unreachable"  # refused, hangs, name unknown, signing in refused
    DROPPED = "connection_dropped"  # before the server had said that it took the letter
    SENDER = "sender_refused"
    PUT_OFF = "put_off"  # the server asked to try later
    ADDRESS = "address_refused"
    CONTENT = "content_refused"
    UNUSABLE = "address_unusable"
    WORDS = "words_not_made"  # its words could not be made
    KIND = "kind_unknown"


# The longest that a letter is tried: attempts over about four days, or this many days by the calendar.
MOST_ATTEMPTS = 24
MOST_DAYS = 5
