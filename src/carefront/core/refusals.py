"""Refusals: what a rule answers when something cannot be done, as a code and its parameters.

Doors put a refusal into the reader's language; the rules never write sentences.
"""

from enum import StrEnum
from typing import Any


class Because(StrEnum):
    """Name every reason for which a deed is refused."""

    HIDDEN = "hidden"  # absent, or not shared with the asking person: the two answer alike
    NOT_YOURS = "not_yours"  # seen, but the deed belongs to somebody else
    EMPTY = "empty"  # a text that must say something says nothing
    POINTS_BACK = "points_back"  # given: words that only point at others, as "do that" does
    DAY_IN_WORDS = "day_in_words"  # given: words such as "tomorrow" that mean no day without one beside them
    TOO_LONG = "too_long"  # limit: int, length: int
    UNREADABLE_DATE = "unreadable_date"  # given: str
    UNREADABLE_ADDRESS = "unreadable_address"  # given: str
    UNREADABLE_LINK = "unreadable_link"  # not the address of a page or a calendar
    ENDS_BEFORE = "ends_before"  # the last day lies before the first
    AFTER_END = "after_end"  # a day to look again that is not before the end of what is looked at
    PAST_DATE = "past_date"  # given: ISO date
    FUTURE_DATE = "future_date"  # given: ISO date; what happened lies behind
    FAR_DATE = "far_date"  # given: ISO date; more than ten years away
    OUT_OF_RANGE = "out_of_range"  # low, high
    UNKNOWN_CHOICE = "unknown_choice"  # given
    ALREADY_SETTLED = "already_settled"  # the thing has an outcome, or was answered, or ended
    ALREADY_THERE = "already_there"  # the same thing exists
    RESTING = "resting"  # the relationship or the promise is paused, or was ended
    NOT_IN_IT = "not_in_it"  # the person named is not part of the relationship
    WRONG_SIZE = "wrong_size"  # too few or too many people for this kind of relationship
    LINK_SPENT = "link_spent"  # a link that was used, ran out, or belongs to somebody who left
    CHANGED_MEANWHILE = "changed_meanwhile"  # somebody else changed it between reading and writing
    WORDS_CHANGED = "words_changed"  # the words to be signed are not those that were read
    LAST_STEWARD = "last_steward"  # a workspace keeps at least one steward
    TOO_MANY = "too_many"  # limit: int
    CIRCLE = "circle"  # waiting on something that waits on this
    TAKEN = "taken"  # somebody else has it, or is asked for it
    LONG_PERIOD = "long_period"  # limit: int, days
    NEEDS_CONVERSATION = "needs_conversation"  # the fourth level comes after a conversation about a pattern
    RELEASED = "released"  # those in it agreed to rest from promises; nothing is asked about them meanwhile
    BUSY = "busy"  # the database is locked or full; nothing was written


class Refusal(Exception):
    """Say that a deed is refused: `because` names the reason, `params` its facts, `field` the input it concerns."""

    def __init__(self, because: Because, field: str | None = None, **params: Any) -> None:
        super().__init__(because.value)
        self.because = because
        self.field = field
        self.params = params

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refusal) and (self.because, self.field) == (other.because, other.field)

    def __hash__(self) -> int:
        return hash((self.because, self.field))
