"""The facts of a ledger as sentences: the time line of a promise, and of a relationship."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from carefront.commitments.wording import OUTCOMES, agreed_facts
from carefront.core.ledger import Kind
from carefront.core.outcomes import Outcome
from carefront.kit import dates
from carefront.kit.journal import Fact


@dataclass(frozen=True, slots=True)
class FactLine:
    """Show one fact on a time line (`carefront/timeline.html`); `words` are the promise it is about."""

    when_iso: str
    when_words: str
    sentence: str
    words: str
    tone: str


# What a fact says when the reader did it, and when somebody else did; %(who)s is that one's name.
_SAID: Mapping[Kind, tuple[Promise, Promise]] = {
    Kind.COMMITMENT_MADE: (lazy("You promised it"), lazy("%(who)s promised it")),
    Kind.COMMITMENT_CLARIFIED: (lazy("You made it clearer"), lazy("%(who)s made it clearer")),
    Kind.COMMITMENT_MOVED: (lazy("You gave it another day"), lazy("%(who)s gave it another day")),
    Kind.COMMITMENT_CHANGED: (lazy("You changed it into another"), lazy("%(who)s changed it into another promise")),
    Kind.COMMITMENT_RELEASED: (lazy("You let it go"), lazy("%(who)s let it go")),
    Kind.COMMITMENT_PAUSED: (lazy("You let it rest"), lazy("%(who)s let it rest")),
    Kind.COMMITMENT_RESUMED: (lazy("You took it up again"), lazy("%(who)s took it up again")),
    Kind.COMMITMENT_AT_RISK: (lazy("You said it may not come about"), lazy("%(who)s said it may not come about")),
    Kind.COMMITMENT_KEPT: (lazy("You did it"), lazy("%(who)s did it")),
    Kind.CHECK_IN_ASKED: (lazy("Carefront asked how it went"), lazy("Carefront asked how it went")),
    Kind.CHECK_IN_ANSWERED: (lazy("You answered: %(outcome)s"), lazy("%(who)s answered: %(outcome)s")),
    Kind.ACCOUNT_DIFFERED: (
        lazy("You gave another account: %(outcome)s. Both stand"),
        lazy("%(who)s gave another account: %(outcome)s. Both stand"),
    ),
    Kind.COMMITMENT_NUDGED: (lazy("You asked about it"), lazy("%(who)s asked about it")),
    Kind.ANSWER_MET: (lazy("You said something to the answer"), lazy("%(who)s said something to the answer")),
    Kind.REQUEST_MADE: (lazy("You asked for a promise"), lazy("%(who)s asked for a promise")),
    Kind.REQUEST_ACCEPTED: (lazy("You agreed"), lazy("%(who)s agreed")),
    Kind.REQUEST_COUNTERED: (lazy("You offered something else"), lazy("%(who)s offered something else")),
    Kind.REQUEST_DECLINED: (lazy("You said no to a request"), lazy("%(who)s said no to a request")),
    Kind.REQUEST_WITHDRAWN: (lazy("You took a request back"), lazy("%(who)s took a request back")),
    Kind.REQUEST_CLOSED: (lazy("You left, so a request was closed"), lazy("%(who)s left, so a request was closed")),
    Kind.EXPECTATION_WRITTEN: (lazy("You wrote an expectation"), lazy("%(who)s wrote an expectation")),
    Kind.EXPECTATION_READ_BACK: (lazy("You read it back"), lazy("%(who)s read an expectation back")),
    Kind.EXPECTATION_REVISED: (lazy("You said it in other words"), lazy("%(who)s said an expectation in other words")),
    Kind.EXPECTATION_CLOSED: (lazy("You closed an expectation"), lazy("%(who)s closed an expectation")),
    Kind.SUPPORTER_INVITED: (lazy("You asked %(person)s to help"), lazy("%(who)s asked %(person)s to help")),
    Kind.SUPPORTER_JOINED: (lazy("You said you help with it"), lazy("%(who)s helps with it")),
    Kind.SUPPORTER_LEFT: (lazy("%(person)s no longer helps with it"), lazy("%(person)s no longer helps with it")),
    Kind.RELATIONSHIP_PROPOSED: (lazy("You proposed this relationship"), lazy("%(who)s proposed this relationship")),
    Kind.RELATIONSHIP_ACCEPTED: (lazy("You said yes"), lazy("%(who)s said yes")),
    Kind.RELATIONSHIP_DECLINED: (lazy("You declined"), lazy("%(who)s declined")),
    Kind.RELATIONSHIP_WITHDRAWN: (lazy("You took the proposal back"), lazy("%(who)s took the proposal back")),
    Kind.RELATIONSHIP_STARTED: (lazy("It began"), lazy("It began")),
    Kind.RELATIONSHIP_PAUSED: (lazy("You let the relationship rest"), lazy("%(who)s let the relationship rest")),
    Kind.RELATIONSHIP_RESUMED: (lazy("You woke the relationship"), lazy("%(who)s woke the relationship")),
    Kind.RELATIONSHIP_ENDED: (lazy("You ended it"), lazy("%(who)s ended it")),
    Kind.MEMBER_INVITED: (lazy("You asked %(person)s in"), lazy("%(who)s asked %(person)s in")),
    Kind.MEMBER_LEFT: (lazy("You left"), lazy("%(who)s left")),
    Kind.CONVERSATION_PLANNED: (lazy("You planned a conversation"), lazy("%(who)s planned a conversation")),
    Kind.CONVERSATION_MOVED: (lazy("You moved a conversation"), lazy("%(who)s moved a conversation")),
    Kind.CONVERSATION_CANCELLED: (lazy("You cancelled a conversation"), lazy("%(who)s cancelled a conversation")),
    Kind.CONVERSATION_REPLIED: (lazy("You answered an invitation"), lazy("%(who)s answered an invitation")),
    Kind.CONVERSATION_HELD: (lazy("You closed a conversation"), lazy("%(who)s closed a conversation")),
    Kind.SERIES_BEGUN: (lazy("You began a series of conversations"), lazy("%(who)s began a series of conversations")),
    Kind.SERIES_CHANGED: (lazy("You changed a series"), lazy("%(who)s changed a series of conversations")),
    Kind.SERIES_ENDED: (lazy("You ended a series"), lazy("%(who)s ended a series of conversations")),
    Kind.TOPIC_DECIDED: (lazy("You wrote down how a topic ended"), lazy("%(who)s wrote down how a topic ended")),
    Kind.READ_BACK_OPENED: (lazy("What was read back was opened"), lazy("What was read back was opened")),
    Kind.WORDING_AGREED: (lazy("You agreed on the words"), lazy("%(who)s agreed on the words")),
    Kind.PLAN_MADE: (lazy("You made a plan of next steps"), lazy("%(who)s made a plan of next steps")),
    Kind.PLAN_ENDED: (lazy("You ended a plan of next steps"), lazy("%(who)s ended a plan of next steps")),
    Kind.FOLLOW_UP_SAID: (lazy("You said what came of it"), lazy("%(who)s said what came of it")),
    Kind.COVENANT_DRAFTED: (
        lazy("You began to write how you work together"),
        lazy("%(who)s began to write how you work together"),
    ),
    Kind.COVENANT_CHANGED: (
        lazy("You changed how you work together, so it is to be signed anew"),
        lazy("%(who)s changed how you work together, so it is to be signed anew"),
    ),
    Kind.COVENANT_SIGNED: (
        lazy("You signed how you work together"),
        lazy("%(who)s signed how you work together"),
    ),
    Kind.COVENANT_UNSIGNED: (lazy("You took your signature back"), lazy("%(who)s took a signature back")),
    Kind.COVENANT_IN_FORCE: (
        lazy("How you work together is in force: everyone has signed"),
        lazy("How you work together is in force: everyone has signed"),
    ),
    Kind.COVENANT_REPLACED: (
        lazy("The version before became history"),
        lazy("The version before became history"),
    ),
    Kind.COVENANT_LET_GO: (
        lazy("You let the draft of how you work together go"),
        lazy("%(who)s let the draft of how you work together go"),
    ),
    Kind.COVENANT_REVIEWED: (
        lazy("You found how you work together still right"),
        lazy("%(who)s found how you work together still right"),
    ),
    Kind.PERIOD_BEGUN: (lazy("You began to plan a period"), lazy("%(who)s began to plan a period")),
    Kind.PERIOD_CHANGED: (lazy("You gave a period other days"), lazy("%(who)s gave a period other days")),
    Kind.PERIOD_CLOSED: (lazy("You closed a period"), lazy("%(who)s closed a period")),
    Kind.CAPACITY_SAID: (lazy("You said what you have for a period"), lazy("%(who)s said what they have for a period")),
    Kind.ITEM_ADDED: (lazy("You added something to the backlog"), lazy("%(who)s added something to the backlog")),
    Kind.ITEM_PLANNED: (lazy("You planned something otherwise"), lazy("%(who)s planned something otherwise")),
    Kind.ITEM_TAKEN: (lazy("You took something on"), lazy("%(who)s took something on")),
    Kind.ITEM_ASKED: (
        lazy("You asked %(person)s to take something on"),
        lazy("%(who)s asked %(person)s to take it on"),
    ),
    Kind.ITEM_DROPPED: (lazy("You dropped something"), lazy("%(who)s dropped something")),
    Kind.ITEM_TAKEN_UP: (lazy("You took something up again"), lazy("%(who)s took something up again")),
    Kind.ITEM_HANDED_OVER: (lazy("It was handed over to %(person)s"), lazy("It was handed over to %(person)s")),
    Kind.ITEM_MOVED: (lazy("Another day was agreed on"), lazy("Another day was agreed on")),
    Kind.ITEM_RETURNED: (lazy("It went back to the backlog"), lazy("It went back to the backlog")),
    **agreed_facts.SAID,
}
# What goes on by itself when its day comes: nobody did it.
_BY_ITSELF: Mapping[Kind, Promise] = {
    Kind.COMMITMENT_RESUMED: lazy("Its rest ended"),
    Kind.RELATIONSHIP_RESUMED: lazy("The relationship went on"),
    Kind.CONVERSATION_CANCELLED: lazy("A conversation was let go with the relationship"),
    **agreed_facts.BY_ITSELF,
}
_ABOUT_A_TIME = {
    Kind.CONVERSATION_PLANNED, Kind.CONVERSATION_MOVED, Kind.CONVERSATION_CANCELLED, Kind.CONVERSATION_HELD,
}  # fmt: skip
_GOOD = {Kind.COMMITMENT_KEPT, Kind.RELATIONSHIP_STARTED, Kind.COVENANT_IN_FORCE}
_NOTICE = {Kind.COMMITMENT_AT_RISK, Kind.ACCOUNT_DIFFERED}


def people_in(facts: Iterable[Fact]) -> set[UUID]:
    """Answer everybody whom facts name, so that a reader can be told their names."""
    found = set()
    for fact in facts:
        named = fact.facts.get("person")
        found |= {fact.actor_id} if fact.actor_id else set()
        found |= {UUID(named)} if isinstance(named, str) else set()
    return found


def line_of(fact: Fact, names: Mapping[UUID, str], me: UUID, who: dates.Reader, words: str = "") -> FactLine:
    """Say one fact to the person `me`; `names` are those of `people_in`, `words` the promise it is about."""
    outcome = fact.facts.get("outcome")
    good = fact.kind in _GOOD or outcome == Outcome.DONE.value
    tone = "good" if good else "notice" if fact.kind in _NOTICE else ""
    return FactLine(fact.at.isoformat(), dates.moment(fact.at, who), _sentence(fact, names, me, who), words, tone)


def _sentence(fact: Fact, names: Mapping[UUID, str], me: UUID, who: dates.Reader) -> str:
    if fact.actor_id is None and fact.kind in _BY_ITSELF:
        return str(_BY_ITSELF[fact.kind])
    mine, theirs = _SAID[fact.kind]
    if fact.kind is Kind.COMMITMENT_RELEASED and fact.facts.get("person"):
        mine, theirs = lazy("You handed it over to %(person)s"), lazy("%(who)s handed it over to %(person)s")
    outcome = fact.facts.get("outcome")
    pattern = str(mine if fact.actor_id == me else theirs)
    said = pattern % {
        "who": (names.get(fact.actor_id) if fact.actor_id else None) or _("Somebody"),
        "person": _person(fact.facts.get("person"), names, me) if "%(person)s" in pattern else "",
        "outcome": OUTCOMES[Outcome(outcome)] if outcome else "",
    }
    # A name may begin with a small letter, or say that somebody left; a sentence begins with a capital one.
    return capfirst(said) + _more(fact, who)


def _more(fact: Fact, who: dates.Reader) -> str:
    """Answer what a fact's dates add to its sentence."""
    facts = fact.facts
    due, until = _day(facts.get("due"), who), _day(facts.get("until"), who)
    if fact.kind is Kind.COMMITMENT_MOVED:
        before = _day(facts.get("before"), who)
        return _(": %(due)s instead of %(before)s") % {"due": due, "before": before} if before else f": {due}"
    if fact.kind in _ABOUT_A_TIME:
        return _time(fact, who)
    if level := agreed_facts.level_in(fact.kind, facts):
        return level
    if fact.kind is Kind.COVENANT_REVIEWED:
        return _(", to look again on %(day)s") % {"day": until}
    if fact.kind is Kind.CHECK_IN_ANSWERED:
        said = _(" (for %(day)s)") % {"day": _day(facts.get("occurs_on"), who)}
        return said + (_(", in place of an earlier answer") if facts.get("again") else "")
    if due:
        return _(", by %(day)s") % {"day": due}
    if until:
        return _(" until %(day)s") % {"day": until}
    return ""


def _time(fact: Fact, who: dates.Reader) -> str:
    """Answer when a conversation was to take place, and how long before something was said about it."""
    facts = fact.facts
    starts, was = _moment(facts.get("starts"), who), _moment(facts.get("was"), who)
    said = _(": %(starts)s instead of %(was)s") % {"starts": starts, "was": was} if was else f": {starts}"
    notice = facts.get("notice")
    if not isinstance(notice, int) or notice < 0:
        return said
    hours, days = round(notice / 60), round(notice / 60 / 24)
    if notice < 90:
        before = ngettext("%(count)s minute before", "%(count)s minutes before", notice) % {"count": notice}
    elif hours < 48:
        before = ngettext("%(count)s hour before", "%(count)s hours before", hours) % {"count": hours}
    else:
        before = ngettext("%(count)s day before", "%(count)s days before", days) % {"count": days}
    return f"{said}, {before}"


def _moment(given: Any, who: dates.Reader) -> str:
    return dates.moment(datetime.fromisoformat(given), who) if isinstance(given, str) and given else ""


def _day(given: Any, who: dates.Reader) -> str:
    return dates.day(date.fromisoformat(given), who.today, near=False) if isinstance(given, str) and given else ""


def _person(given: Any, names: Mapping[UUID, str], me: UUID) -> str:
    if not isinstance(given, str):
        return _("somebody")
    return _("you") if UUID(given) == me else names.get(UUID(given)) or _("somebody")
