"""Meetings in the language of calendars (iCalendar, iTIP, iMIP): written for invitations, and their answers read.

Nothing here knows a row: a `Meeting` goes in and bytes come out, bytes go in and an `Answer` comes out.
"""

from carefront.kit.itip.meetings import Answered, Attendee, Meeting, Moved, Party
from carefront.kit.itip.reading import Answer, read_answer, read_answers
from carefront.kit.itip.writing import cancel, components, request

__all__ = [
    "Answer",
    "Answered",
    "Attendee",
    "Meeting",
    "Moved",
    "Party",
    "cancel",
    "components",
    "read_answer",
    "read_answers",
    "request",
]
