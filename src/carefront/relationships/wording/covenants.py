"""The parts of a covenant, the questions they can begin from, and where one stands, in the reader's language."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from carefront.core.covenants import CovenantPart, CovenantState, Opening, opening
from carefront.kit import dates
from carefront.relationships import wording
from carefront.relationships.queries import RelationshipCard
from carefront.relationships.queries.covenant_cards import CovenantCard

PARTS: dict[CovenantPart, Promise] = {
    CovenantPart.CONDUCT: gettext_lazy("What we can expect of each other"),
    CovenantPart.DECISIONS: gettext_lazy("Who decides what"),
    CovenantPart.ESCALATION: gettext_lazy("When we see it differently"),
    CovenantPart.PROGRESS: gettext_lazy("How we recognise progress"),
    CovenantPart.MEASURES: gettext_lazy("How we know that it works"),
    CovenantPart.SHARING: gettext_lazy("What is shared with whom"),
}
OPENINGS: Mapping[Opening, Promise] = {
    Opening.RELY_ON: gettext_lazy("What can each of us count on, in an ordinary week?"),
    Opening.SAY_EARLY: gettext_lazy("How early do we say that something may not come about?"),
    Opening.HARD_WEEK: gettext_lazy("What is fair to expect in a hard week?"),
    Opening.DECIDE_ALONE: gettext_lazy("What does each of us decide without asking?"),
    Opening.ASK_FIRST: gettext_lazy("Before which decisions do we ask each other?"),
    Opening.TIE: gettext_lazy("Who has the last word when we do not agree, and about what?"),
    Opening.FIRST_STEP: gettext_lazy("What do we do first when we see something differently?"),
    Opening.STILL_DIFFERENT: gettext_lazy("And if we still see it differently a week later?"),
    Opening.WHO_HELPS: gettext_lazy("Whom do we all trust to listen to us?"),
    Opening.NOTICED: gettext_lazy("By what would somebody else notice that it goes well?"),
    Opening.SMALL_STEPS: gettext_lazy("Which small steps are worth saying out loud?"),
    Opening.SAY_IT: gettext_lazy("How do we tell each other that something has moved?"),
    Opening.IN_THREE_MONTHS: gettext_lazy("What is true in three months if this works?"),
    Opening.COUNTED: gettext_lazy("What can we count, and where do we look it up?"),
    Opening.STAYS_HERE: gettext_lazy("What stays between us?"),
    Opening.MAY_TELL: gettext_lazy("What may we tell others, and whom?"),
    Opening.ASK_BEFORE_TELLING: gettext_lazy("What do we ask about before we pass it on?"),
}
EXAMPLES: Mapping[CovenantPart, Promise] = {
    CovenantPart.CONDUCT: gettext_lazy("If something may slip, we say so the day we notice, not the day it is due."),
    CovenantPart.DECISIONS: gettext_lazy("Priya decides what she works on. Jonas decides what the customer is told."),
    CovenantPart.ESCALATION: gettext_lazy("First we each write down what we saw. Then we talk, within two days."),
}


def begun_from(part: CovenantPart, version: int) -> str:
    """Answer a question to begin a part from."""
    return str(OPENINGS[opening(part, version)])


def title(relationship: RelationshipCard) -> str:
    """Answer what stands above the agreement: "How Ada and Ben work together"."""
    if not relationship.is_pair:
        return _("How %(team)s works together") % {"team": wording.title(relationship)}
    first, second = sorted(relationship.members, key=lambda member: member.name)
    return _("How %(first)s and %(second)s work together") % {"first": first.name, "second": second.name}


def stamp(card: CovenantCard) -> str:
    """Answer in one line which version it is and where it stands."""
    told = {"version": card.version, "by": card.over_by}
    if card.state is CovenantState.DRAFT:
        return _("Version %(version)s, a draft") % told
    if card.state is CovenantState.LET_GO:
        told["day"] = wording.day(card.over_at)
        return (
            _("A draft, let go on %(day)s by %(by)s") % told if card.over_by else _("A draft, let go on %(day)s") % told
        )
    told["day"] = wording.day(card.in_force_from)
    if card.over_at is not None:
        told["until"] = wording.day(card.over_at)
        return _("Version %(version)s, in force from %(day)s to %(until)s") % told
    return _("Version %(version)s, in force since %(day)s") % told


def asked_when(card: CovenantCard, now: datetime) -> str:
    """Answer when Carefront asks the reader whether it is still right."""
    return dates.moment(card.asked_at, dates.reader(now)) if card.asked_at else ""
