"""Who may do what with which thing: one table, read by access, by cards, by the page and by the docs.

A missing cell means no; a test asks that no cell is missing.
"""

from collections.abc import Mapping
from enum import StrEnum


class Thing(StrEnum):
    """Name what people's words and facts are kept in."""

    COMMITMENT = "commitment"
    FORESIGHT = "foresight"  # rating, likelihood, pre-mortem, if–then plan
    ANSWER = "answer"  # what was said at a check-in
    PRIVATE = "private"  # drafts, private notes, the two sentences, a repair
    REQUEST = "request"
    EXPECTATION = "expectation"
    TRANSCRIPT = "transcript"  # a conversation that somebody brought, what was found in it, what they said in it
    DECISION = "decision"  # how a topic ended, or kept from a transcript
    CONVERSATION = "conversation"  # that is held: its time, its shared notes, its record
    TOPIC = "topic"
    READ_BACK = "read_back"  # what somebody thinks was agreed in a conversation
    PLAN = "plan"  # a chain of next steps, and what came of something that was agreed
    BACKLOG = "backlog"  # what could be done, in order of priority, and the periods for which it is planned
    CAPACITY = "capacity"  # what somebody has for a period, and the load they bring from elsewhere, as amounts
    RELATIONSHIP = "relationship"
    COVENANT = "covenant"  # how those in a relationship work together, drafts included
    LEVEL = "level"  # how firm the accountability is, its proposals and their reasons
    RELEASE = "release"  # a time without promises that all agreed on
    CALENDAR = "calendar"  # calendars that somebody subscribed to, their busy times, and days away
    REFLECTION = "reflection"  # what somebody writes before their own mirror
    MEANING = "meaning"  # what being held to account means to somebody in a relationship, and what would support them


class Standing(StrEnum):
    """Name how a person stands to one thing."""

    OWNER = "owner"  # owner or author
    OTHER = "other"  # the one it was promised, put or sent to
    GROUP = "group"  # a member of the group it was promised or put to
    SUPPORTER = "supporter"
    STEWARD = "steward"
    STRANGER = "stranger"  # everybody else, in this workspace or outside it


class Deed(StrEnum):
    """Name what can be done with a thing."""

    SEE = "see"
    CHANGE = "change"  # its words and dates, letting it go, pausing it
    ANSWER = "answer"  # a check-in, a request, a read-back: as the one who is asked
    RESPOND = "respond"  # say something to what the owner answered; give another account
    ASK = "ask"  # nudge, ask about it
    SUPPORT = "support"  # accept or end being a supporter


class Verdict(StrEnum):
    """Name what a cell of the table says."""

    YES = "yes"
    NO = "no"
    IF_SHARED = "if_shared"  # when its owner shared it


Row = Mapping[Standing, Verdict]


def _row(
    owner: Verdict = Verdict.NO,
    other: Verdict = Verdict.NO,
    group: Verdict = Verdict.NO,
    supporter: Verdict = Verdict.NO,
) -> Row:
    return {
        Standing.OWNER: owner,
        Standing.OTHER: other,
        Standing.GROUP: group,
        Standing.SUPPORTER: supporter,
        Standing.STEWARD: Verdict.NO,
        Standing.STRANGER: Verdict.NO,
    }


YES, IF_SHARED = Verdict.YES, Verdict.IF_SHARED
_NOBODY = _row()
_OWNER_ALONE = _row(owner=YES)
_NOTHING: Mapping[Deed, Row] = dict.fromkeys(Deed, _NOBODY)

POLICY: Mapping[Thing, Mapping[Deed, Row]] = {
    Thing.COMMITMENT: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES, supporter=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
        Deed.RESPOND: _row(other=YES, group=YES),
        Deed.ASK: _row(other=YES, group=YES),
        Deed.SUPPORT: _row(supporter=YES),
    },
    Thing.FORESIGHT: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED, supporter=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.ANSWER: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES, supporter=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _NOBODY,
        Deed.RESPOND: _row(other=YES, group=YES),
        Deed.ASK: _row(other=YES, group=YES),
        Deed.SUPPORT: _NOBODY,
    },
    Thing.PRIVATE: {
        **_NOTHING,
        Deed.SEE: _OWNER_ALONE,
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.REQUEST: {
        Deed.SEE: _row(owner=YES, other=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _row(other=YES),
        Deed.RESPOND: _row(owner=YES, other=YES),
        Deed.ASK: _OWNER_ALONE,
        Deed.SUPPORT: _NOBODY,
    },
    Thing.EXPECTATION: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _row(other=YES, group=YES),
        Deed.RESPOND: _row(owner=YES, other=YES, group=YES),
        Deed.ASK: _OWNER_ALONE,
        Deed.SUPPORT: _NOBODY,
    },
    Thing.TRANSCRIPT: {
        **_NOTHING,
        Deed.SEE: _OWNER_ALONE,
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
    },
    Thing.DECISION: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _NOBODY,
        Deed.RESPOND: _row(owner=YES, other=YES, group=YES),  # say what came of it
        Deed.ASK: _NOBODY,
        Deed.SUPPORT: _NOBODY,
    },
    # Those who take part hold it together: each can move it, end it and write in what is shared.
    Thing.CONVERSATION: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _row(owner=YES, other=YES, group=YES),
        Deed.ANSWER: _row(owner=YES, other=YES, group=YES),
        Deed.RESPOND: _row(owner=YES, other=YES, group=YES),
        Deed.ASK: _NOBODY,
        Deed.SUPPORT: _NOBODY,
    },
    Thing.TOPIC: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),  # say how it ends, where it stands
    },
    Thing.READ_BACK: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.PLAN: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
    },
    # Written together: its words are its author's, its place and who takes it are everybody's.
    Thing.BACKLOG: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _row(owner=YES, other=YES, group=YES),  # its size and place, taking it, letting it drop
        Deed.RESPOND: _NOBODY,
        Deed.ASK: _row(owner=YES, other=YES, group=YES),
        Deed.SUPPORT: _NOBODY,
    },
    Thing.CAPACITY: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.RELATIONSHIP: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _row(owner=YES, other=YES, group=YES),
        Deed.ANSWER: _row(other=YES, group=YES),
        Deed.RESPOND: _NOBODY,
        Deed.ASK: _row(owner=YES, other=YES, group=YES),
        Deed.SUPPORT: _NOBODY,
    },
    Thing.COVENANT: {
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _row(owner=YES, other=YES, group=YES),
        Deed.ANSWER: _row(owner=YES, other=YES, group=YES),
        Deed.RESPOND: _NOBODY,
        Deed.ASK: _NOBODY,
        Deed.SUPPORT: _NOBODY,
    },
    # Its owner is whose promises it is about: others propose, and nobody but the owner changes it.
    Thing.LEVEL: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
        Deed.ASK: _row(owner=YES, other=YES, group=YES),
    },
    Thing.RELEASE: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=YES, group=YES),
        Deed.CHANGE: _row(owner=YES, other=YES, group=YES),  # end it earlier
        Deed.ANSWER: _row(owner=YES, other=YES, group=YES),  # say yes or no, answer whether it is still good
    },
    Thing.CALENDAR: {
        **_NOTHING,
        Deed.SEE: _OWNER_ALONE,
        Deed.CHANGE: _OWNER_ALONE,
        Deed.ANSWER: _OWNER_ALONE,
    },
    Thing.REFLECTION: {
        **_NOTHING,
        Deed.SEE: _OWNER_ALONE,
        Deed.CHANGE: _OWNER_ALONE,
    },
    Thing.MEANING: {
        **_NOTHING,
        Deed.SEE: _row(owner=YES, other=IF_SHARED, group=IF_SHARED),
        Deed.CHANGE: _OWNER_ALONE,
    },
}


def allows(thing: Thing, deed: Deed, standing: Standing, *, shared: bool = False) -> bool:
    """Answer whether somebody with `standing` may do `deed` with `thing`; `shared` when its owner shared it."""
    verdict = POLICY.get(thing, {}).get(deed, {}).get(standing, Verdict.NO)
    return verdict is Verdict.YES or (verdict is Verdict.IF_SHARED and shared)


def standings_that(thing: Thing, deed: Deed, *, shared: bool = False) -> frozenset[Standing]:
    """Answer every standing that may do `deed` with `thing`."""
    return frozenset(standing for standing in Standing if allows(thing, deed, standing, shared=shared))
