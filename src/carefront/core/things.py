"""What the table of `core/policy.py` speaks of: things, how people stand to them, deeds, and what a cell says."""

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
    PATTERN = "pattern"  # what Carefront counted in somebody's own promises, their note on it and what they did with it
    PULSE = "pulse"  # how the accountability feels to somebody, in four answers
    WISH = "wish"  # what would make working together more useful, and what was changed because of it
    TALK = "talk"  # a conversation about a pattern: its facts, its agreement, what became of it
    TALK_WORDS = "talk_words"  # what one of the two prepared for it: unseen until it is shown
    CONSEQUENCE = "consequence"  # what each of two does if something goes on, and until when
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
