"""Conversations that are held, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from carefront.conversations.cards import ConversationLine, RulingCard, TopicCard
from carefront.core.meetings import ConversationKind, ConversationState, Reply, Ruling
from carefront.core.recurrence import Recurrence
from carefront.core.relationships import RelationshipKind
from carefront.kit import dates, recurring

KINDS: Mapping[ConversationKind, Promise] = {
    ConversationKind.ONE_TO_ONE: gettext_lazy("A 1:1"),
    ConversationKind.COACHING: gettext_lazy("A coaching session"),
    ConversationKind.CHECK_IN: gettext_lazy("A team check-in"),
    ConversationKind.PLANNING: gettext_lazy("Planning"),
    ConversationKind.LOOK: gettext_lazy("A look at the numbers"),
    ConversationKind.REFLECTION: gettext_lazy("Time to reflect"),
    ConversationKind.COVENANT_REVIEW: gettext_lazy("A look at how you work together"),
    ConversationKind.PATTERN: gettext_lazy("About what keeps happening"),
}
_TITLES: Mapping[ConversationKind, Promise] = {
    ConversationKind.ONE_TO_ONE: gettext_lazy("1:1 with %(name)s"),
    ConversationKind.COACHING: gettext_lazy("Coaching session with %(name)s"),
    ConversationKind.CHECK_IN: gettext_lazy("Check-in of %(name)s"),
    ConversationKind.PLANNING: gettext_lazy("Planning with %(name)s"),
    ConversationKind.LOOK: gettext_lazy("A look at the numbers with %(name)s"),
    ConversationKind.REFLECTION: gettext_lazy("Time to reflect with %(name)s"),
    ConversationKind.COVENANT_REVIEW: gettext_lazy("How you work together, with %(name)s"),
    ConversationKind.PATTERN: gettext_lazy("About what keeps happening, with %(name)s"),
}
_ALONE: Mapping[ConversationKind, Promise] = {
    ConversationKind.REFLECTION: gettext_lazy("Time to reflect"),
    ConversationKind.PLANNING: gettext_lazy("Time to plan"),
    ConversationKind.LOOK: gettext_lazy("A look at the numbers"),
}
STATES: Mapping[ConversationState, Promise] = {
    ConversationState.PLANNED: gettext_lazy("Planned"),
    ConversationState.OPEN: gettext_lazy("Going on now"),
    ConversationState.CLOSED: gettext_lazy("Held"),
    ConversationState.CANCELLED: gettext_lazy("Cancelled"),
}
RULINGS: Mapping[Ruling, Promise] = {
    Ruling.DO_FIRST: gettext_lazy("Do first"),
    Ruling.DO: gettext_lazy("Do"),
    Ruling.LATER: gettext_lazy("Later"),
    Ruling.NOT_DOING: gettext_lazy("Not doing"),
    Ruling.NO_DECISION: gettext_lazy("No decision yet"),
}
BADGES: Mapping[Ruling, str] = {
    Ruling.DO_FIRST: "do_first",
    Ruling.DO: "do",
    Ruling.LATER: "later",
    Ruling.NOT_DOING: "not_doing",
    Ruling.NO_DECISION: "undecided",
}
REPLIES: Mapping[Reply, Promise] = {
    Reply.NONE: gettext_lazy("no answer yet"),
    Reply.ACCEPTED: gettext_lazy("comes"),
    Reply.TENTATIVE: gettext_lazy("perhaps"),
    Reply.DECLINED: gettext_lazy("cannot come"),
}
OWN_REPLIES: Mapping[Reply, Promise] = {
    Reply.ACCEPTED: gettext_lazy("I am there"),
    Reply.TENTATIVE: gettext_lazy("Perhaps"),
    Reply.DECLINED: gettext_lazy("I cannot come"),
}


def title(line: ConversationLine) -> str:
    """Answer what a conversation is called: its own title, or its kind and people."""
    return named(line.kind, line.title, line.relationship_kind, line.relationship_title)


def named(kind: ConversationKind, given: str, relationship: RelationshipKind, with_whom: str) -> str:
    """Answer what a conversation of a kind is called that has the `given` title, or none."""
    if given:
        return given
    if relationship is RelationshipKind.SELF:
        return str(_ALONE.get(kind, KINDS[kind]))
    return str(_TITLES[kind]) % {"name": with_whom} if with_whom else str(KINDS[kind])


def when(line: ConversationLine, who: dates.Reader, *, near: bool = True) -> str:
    """Say when it takes place, with its zone where that is another one than the reader's."""
    return dates.due(line.slot, who, near=near)


def lasts(minutes: int) -> str:
    """Say how long it takes: "45 minutes", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    said = [ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}] if hours else []
    if rest or not hours:
        said.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest})
    return " ".join(said)


def state(line: ConversationLine) -> tuple[str, str]:
    """Answer the code and the words of where it stands."""
    if line.has_passed:
        return "let_pass", _("Its time has passed")
    if line.was_left_open:
        return line.state.value, _("Not closed yet")
    return line.state.value, str(STATES[line.state])


def rhythm(code: str) -> str:
    """Say in which rhythm a series comes: "every other week"."""
    found = Recurrence.from_code(code)
    return recurring.recurrence(found) if found else _("once")


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """Hold one conversation of a list in the reader's language."""

    id: UUID
    url: str
    words: str
    facts: tuple[str, ...]
    state_code: str
    state_label: str
    hue: int


def row_of(line: ConversationLine, who: dates.Reader, *, in_relationship: bool = False) -> ConversationRow:
    """Make a line of a list; `in_relationship` where the page says already with whom it is."""
    code, label = state(line)
    shown = line.state is not ConversationState.PLANNED or line.has_passed
    place = "" if in_relationship or not line.title else line.relationship_title
    facts = [when(line, who), lasts(line.slot.minutes), place]
    if line.state is ConversationState.PLANNED and not line.has_passed and line.reply is Reply.NONE:
        facts.append(_("waits for your answer"))
    if line.series_id is not None and line.state is ConversationState.PLANNED:
        facts.append(_("comes again"))
    return ConversationRow(
        line.id, reverse("conversation", args=[line.id]), title(line), tuple(fact for fact in facts if fact),
        code if shown else "", label if shown else "", line.hue,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TopicRow:
    """Hold one topic in the reader's language."""

    card: TopicCard
    facts: tuple[str, ...]
    ruling_code: str
    ruling_label: str
    outcome: str  # its decision in one line
    bound_url: str
    bound_label: str


def topic_row(card: TopicCard, who: dates.Reader) -> TopicRow:
    """Show a topic with where it comes from and how it ended."""
    facts = [_("yours") if card.author.is_me else card.author.name]
    if card.minutes:
        facts.append(lasts(card.minutes))
    if card.carried:
        day = dates.day(card.raised_on, who.today)
        facts.append(_("since %(day)s, moved on %(times)s") % {"day": day, "times": _times(card.carried)})
    ruling = card.ruling
    return TopicRow(
        card,
        tuple(facts),
        BADGES[ruling.ruling] if ruling else "",
        str(RULINGS[ruling.ruling]) if ruling else "",
        outcome(ruling, who) if ruling else "",
        *bound(ruling),
    )


def _times(count: int) -> str:
    return ngettext("once", "%(count)s times", count) % {"count": count}


def outcome(card: RulingCard, who: dates.Reader) -> str:
    """Say a decision in one line, without its ruling: "Ben calls them, by Friday"."""
    parts = [card.words]
    if card.owner is not None:
        parts.append(_("for you to do") if card.owner.is_me else _("for %(name)s to do") % {"name": card.owner.name})
    if card.due is not None:
        day = dates.due(card.due, who, near=False)
        parts.append(
            _("look again on %(day)s") % {"day": day} if card.ruling is Ruling.LATER else _("by %(day)s") % {"day": day}
        )
    return " · ".join(parts)


def bound(card: RulingCard | None) -> tuple[str, str]:
    """Answer where the promise or the request of a decision is, and what that link says; nothing where it has none."""
    if card is None:
        return "", ""
    if card.commitment_id is not None:
        return reverse("commitment", args=[card.commitment_id]), _("The promise")
    if card.request_id is not None:
        asked = _("You were asked") if card.owner is not None and card.owner.is_me else _("Asked")
        return reverse("request", args=[card.request_id]), asked
    return "", ""


def suggested(code: str) -> str:
    """Say a rhythm that is offered, before its first day is chosen: "every three months"."""
    unit, _slash, every = code.partition("/")
    told = {
        "week": ngettext("every week", "every %(count)s weeks", int(every)),
        "month": ngettext("every month", "every %(count)s months", int(every)),
    }
    return _("every other week") if code == "week/2" else told[unit] % {"count": every}
