"""Promises in the reader's language: states, days, rhythms and the five questions."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from carefront.commitments.cards import CommitmentCard, CommitmentLine
from carefront.core.cadence import Rhythm, Unit
from carefront.core.clarity import Question
from carefront.core.outcomes import Outcome, State
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.relationships import RelationshipKind
from carefront.kit import dates
from carefront.relationships.policy_words import listed
from carefront.relationships.queries import RelationshipCard

OUTCOMES: dict[Outcome, Promise] = {
    Outcome.DONE: gettext_lazy("Done"),
    Outcome.PARTLY: gettext_lazy("Partly"),
    Outcome.NOT_YET: gettext_lazy("Not yet"),
    Outcome.NOT_APPLICABLE: gettext_lazy("No longer applies"),
}
STATES: dict[State, tuple[str, Promise]] = {
    State.OPEN: ("open", gettext_lazy("Open")),
    State.PAUSED: ("paused", gettext_lazy("Resting")),
    State.KEPT: ("kept", gettext_lazy("Done")),
    State.RELEASED: ("released", gettext_lazy("Let go")),
    State.CHANGED: ("changed", gettext_lazy("Changed into another promise")),
    State.MOOT: ("not_applicable", gettext_lazy("No longer applies")),
}
QUESTIONS: dict[Question, tuple[Promise, Promise]] = {
    Question.WHAT: (gettext_lazy("What exactly"), gettext_lazy("What will somebody see you do?")),
    Question.WHY: (gettext_lazy("Why now"), gettext_lazy("Why does it matter now?")),
    Question.SUCCESS: (gettext_lazy("What success looks like"), gettext_lazy("How will you know it is done?")),
    Question.WHO: (gettext_lazy("Who owns it"), gettext_lazy("Who takes this on?")),
    Question.WHEN: (gettext_lazy("When it is looked at"), gettext_lazy("By which day?")),
}
_MONDAY = date(2024, 1, 1)


def state_of(line: CommitmentLine) -> tuple[str, str]:
    """Answer the code and the label of how a promise stands, the most telling one first."""
    if line.state is State.OPEN and line.at_risk:
        return "at_risk", _("At risk")
    if line.awaits_word:
        return "no_word", _("No word yet")
    if line.state is State.OPEN and not line.repeats and line.last_outcome in {Outcome.NOT_YET, Outcome.PARTLY}:
        return line.last_outcome.value, str(OUTCOMES[line.last_outcome])
    code, label = STATES[line.state]
    return code, str(label)


def due_of(line: CommitmentLine, who: dates.Reader) -> tuple[str, bool]:
    """Answer a promise's day in words, and whether the day has come or passed without a word."""
    if line.repeats:
        return rhythm_of(line.rhythm), False
    if line.due is None:
        return _("no day named yet") if line.state is State.OPEN else "", False
    if line.awaits_word:
        said = {"day": dates.due(line.due, who)}
        if line.due.on == who.today:
            return _("It was named for %(day)s") % said, True
        mine = _("The day you named was %(day)s") if line.is_mine else _("The day named was %(day)s")
        return mine % said, True
    day = dates.due(line.due, who)
    return day if line.due.on <= who.today else _("by %(day)s") % {"day": day}, False


def rhythm_of(code: str) -> str:
    """Answer a rhythm in words: "every Monday and Thursday"; nothing for none."""
    rhythm = Rhythm.from_code(code)
    if rhythm is None:
        return ""
    if rhythm.unit is Unit.DAY:
        return ngettext("every day", "every %(count)s days", rhythm.every) % {"count": rhythm.every}
    if rhythm.unit is Unit.MONTH:
        return ngettext("every month", "every %(count)s months", rhythm.every) % {"count": rhythm.every}
    if rhythm.weekdays == (1, 2, 3, 4, 5) and rhythm.every == 1:
        return _("every weekday")
    days = listed(weekday(number) for number in rhythm.weekdays)
    if not days:
        return ngettext("every week", "every %(count)s weeks", rhythm.every) % {"count": rhythm.every}
    words = ngettext("every %(days)s", "every %(count)s weeks on %(days)s", rhythm.every)
    return words % {"count": rhythm.every, "days": days}


def weekday(number: int) -> str:
    """Answer the name of an ISO weekday (1 Monday … 7 Sunday)."""
    return date_format(_MONDAY + timedelta(days=number - 1), "l")


def questions(
    open_ones: Iterable[Question], answers: dict[Question, str], own: Mapping[Question, str] | None = None
) -> list[dict[str, object]]:
    """Answer the five questions for the strip: each with its label, and its answer or the question that is open.

    own: questions asked in the words of the promise itself, in place of the plain ones.
    """
    still, own = set(open_ones), own or {}
    return [
        {
            "code": key.value,
            "label": label,
            "question": own.get(key, asked),
            "answered": key not in still,
            "answer": answers.get(key),
        }
        for key, (label, asked) in QUESTIONS.items()
    ]


def seen_by(card: CommitmentCard) -> str:
    """Answer in one sentence who can see a promise, as the policy has it."""
    line = card.line
    who = [_("you") if line.is_mine else line.owner.name]
    if line.promisee is not None and allows(Thing.COMMITMENT, Deed.SEE, Standing.OTHER):
        who.append(_("you") if line.promisee.is_me else line.promisee.name)
    elif not line.to_self and allows(Thing.COMMITMENT, Deed.SEE, Standing.GROUP):
        who.append(_("everyone who was in %(team)s then") % {"team": line.relationship_title or _("the team")})
    if allows(Thing.COMMITMENT, Deed.SEE, Standing.SUPPORTER):
        who += [_("you") if one.person.is_me else one.person.name for one in card.supporters]
    who.sort(key=lambda name: name != _("you"))
    if who == [_("you")]:
        return _("Only you can see this promise.")
    return _("Seen by %(who)s, and by nobody else.") % {"who": listed(who)}


def will_be_seen_by(card: RelationshipCard | None, promisee_id: UUID | None) -> str:
    """Answer who will see a promise made in a relationship (None: with oneself), before it is made."""
    if card is None or card.kind is RelationshipKind.SELF:
        return _("Only you will see it.")
    named = next((one.name for one in card.others if one.person_id == promisee_id), "")
    other = named or (card.title if card.is_pair else _("everyone in %(team)s") % {"team": card.title})
    return _("You and %(other)s will see it.") % {"other": other}


def between(line: CommitmentLine) -> str:
    """Answer who promised whom: "You to Ada", "Ben to everyone in Pier"."""
    owner = _("You") if line.is_mine else line.owner.name
    if line.to_self:
        return _("%(owner)s, to yourself") % {"owner": owner} if line.is_mine else owner
    to = promisee_of(line)
    return _("%(owner)s to %(promisee)s") % {"owner": owner, "promisee": to} if to else owner


def promisee_of(line: CommitmentLine) -> str:
    """Answer whom a promise was made to, as the reader would say it; nothing for oneself."""
    if line.to_self:
        return ""
    if line.promisee is None:
        return _("everyone in %(team)s") % {"team": line.relationship_title} if line.relationship_title else ""
    return _("you") if line.promisee.is_me else line.promisee.name
