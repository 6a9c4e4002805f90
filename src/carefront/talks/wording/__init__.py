"""Talks in the reader's language: the questions, what could be made otherwise, and where things stand."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.core.consequences import ConsequenceEnding, ConsequenceState, Cue
from carefront.core.talks import COMMITMENTS, RHYTHMS, STRUCTURES, Came, Curious, Redesign, TalkState
from carefront.kit import dates
from carefront.talks.cards import ConsequencesCard, Place, QuestionCard, TalkLine

QUESTIONS: Mapping[Curious, Promise] = {
    Curious.HOW_SEEN: lazy("How do you see these days yourself?"),
    Curious.WHAT_HAPPENED: lazy("What was going on around them?"),
    Curious.WHAT_HELPED: lazy("When it did get done, what was different?"),
    Curious.WHAT_MATTERS: lazy("What about it matters to you?"),
    Curious.STILL_RIGHT: lazy("Is it still the right thing to do?"),
    Curious.TOO_MUCH: lazy("Where is it more than fits?"),
    Curious.WHAT_UNCLEAR: lazy("What about it was never quite clear?"),
    Curious.WHAT_FROM_ME: lazy("What did I do that made it harder, or easier?"),
    Curious.FIRST_SIGN: lazy("By what do you notice first that it will not come about?"),
    Curious.EASY_TIME: lazy("When in your week would it be easy?"),
    Curious.NOT_SAID: lazy("What would have been good to say, and was hard to say?"),
    Curious.ONE_SMALLER: lazy("What would be a smaller step that is sure to happen?"),
}
CHANGES: Mapping[Redesign, Promise] = {
    Redesign.SMALLER: lazy("A smaller promise"),
    Redesign.FEWER: lazy("Fewer promises at a time"),
    Redesign.PRACTICE: lazy("A practice with a fixed hour instead of single promises"),
    Redesign.OTHER_OWNER: lazy("Somebody else does it"),
    Redesign.CLEARER: lazy("Say more exactly what done means"),
    Redesign.SHORTER: lazy("Shorter distances: days rather than weeks"),
    Redesign.MIDWAY: lazy("A word half-way"),
    Redesign.LONGER: lazy("More time for each"),
    Redesign.TOGETHER: lazy("Do it together, or in the conversation itself"),
    Redesign.SUPPORTER: lazy("Ask somebody to help with it"),
    Redesign.LESS_ASKING: lazy("Be asked less: a lower level"),
    Redesign.PLAINER: lazy("Say it more plainly: direct naming"),
    Redesign.REST: lazy("Rest from promises for a while"),
}
GROUPS: tuple[tuple[Promise, tuple[Redesign, ...]], ...] = (
    (lazy("Another kind of promise"), COMMITMENTS),
    (lazy("Another rhythm"), RHYTHMS),
    (lazy("Another structure"), STRUCTURES),
)
CAME: Mapping[Came, Promise] = {
    Came.CHANGED: lazy("It is different now"),
    Came.PARTLY: lazy("Partly"),
    Came.GOES_ON: lazy("It goes on as before"),
}
STATES: Mapping[TalkState, Promise] = {
    TalkState.PREPARING: lazy("being prepared"),
    TalkState.OPEN: lazy("open to both"),
    TalkState.AGREED: lazy("agreed"),
    TalkState.CLOSED: lazy("closed"),
}
CONSEQUENCE_STATES: Mapping[ConsequenceState, Promise] = {
    ConsequenceState.DRAFT: lazy("being written"),
    ConsequenceState.IN_FORCE: lazy("in force"),
    ConsequenceState.ENDED: lazy("over"),
    ConsequenceState.LET_GO: lazy("let go"),
}
_ENDINGS: Mapping[ConsequenceEnding, Promise] = {
    ConsequenceEnding.LAPSED: lazy("The time was over on %(day)s, so the level came down by itself."),
    ConsequenceEnding.STOPPED: lazy("One of you ended it on %(day)s, and the level came down with it."),
    ConsequenceEnding.LOWERED: lazy("Over since %(day)s, because the level went down."),
    ConsequenceEnding.REPLACED: lazy("Over since %(day)s, in place of it stands what you agreed on then."),
    ConsequenceEnding.CLOSED: lazy("Over since %(day)s, because one of you left or the relationship ended."),
}
CUES: Mapping[Cue, Promise] = {
    Cue.MONEY: lazy("It speaks of money. What would you do yourself that needs none?"),
    Cue.THE_OTHER: lazy("It says what the other does. What is it that you do?"),
    Cue.OTHERS: lazy("It draws in people who did not agree to it. What stays between the two of you?"),
}


def question(card: QuestionCard) -> str:
    """Answer a question's words."""
    return str(QUESTIONS[card.code]) if card.code else card.words


def title(line: TalkLine) -> str:
    """Answer what a talk is called: "About your promises, with Ada"."""
    told = {"name": line.other.name}
    if line.subject.is_me:
        return _("About your promises, with %(name)s") % told
    return _("About the promises of %(name)s") % told


def whose(line: TalkLine) -> str:
    """Answer whose promises are meant, inside a sentence."""
    return _("your promises") if line.subject.is_me else _("the promises of %(name)s") % {"name": line.subject.name}


def who_sees(place: Place, name: str, *, over: bool = False) -> str:
    """Answer who sees a talk, before anything is written, or once it is agreed or closed."""
    if over and place.is_pair:
        return _("Seen by you and %(name)s, as far as it was shown.") % {"name": name}
    if over:
        return _("Seen by you and %(name)s, as far as it was shown, and by nobody else in the team.") % {"name": name}
    if place.is_pair:
        return _("Seen by you and %(name)s. What you prepare stays with you until you show or open it.") % {
            "name": name
        }
    return _(
        "Seen by you and %(name)s, and by nobody else in the team. What you prepare stays with you until you show or "
        "open it."
    ) % {"name": name}


def ended(card: ConsequencesCard, who: dates.Reader) -> str:
    """Say how consequences came to be over."""
    if card.over_at is None:
        return ""
    told = {"day": dates.day(card.over_at.astimezone(ZoneInfo(who.zone)).date(), who.today, near=False)}
    if card.ending is None or card.agreed_at is None:
        return _("Let go on %(day)s, before it was in force.") % told
    return str(_ENDINGS[card.ending]) % told


def named(on: date | None, who: dates.Reader) -> str:
    """Answer a day in words, nothing for none."""
    return dates.day(on, who.today, near=False) if on else ""
