"""How conversations end, in the reader's language: accounts side by side, words agreed on, and the record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from carefront.commitments.cards import CommitmentLine, Party, RequestCard
from carefront.commitments.queries.gaps import GapSide
from carefront.commitments.wording import between, state_of
from carefront.commitments.wording.gaps import said_of
from carefront.conversations.cards import (
    AccountGap,
    DecisionCard,
    LeftOpen,
    RecordCard,
    RulingCard,
)
from carefront.conversations.wording import held
from carefront.core.due import Due
from carefront.core.meetings import Ruling
from carefront.core.outcomes import State
from carefront.core.requests import RequestState
from carefront.kit import dates
from carefront.relationships.policy_words import listed

_ASKED: Mapping[RequestState, Promise] = {
    RequestState.ASKED: lazy("no answer yet"),
    RequestState.COUNTERED: lazy("something else was offered"),
    RequestState.ACCEPTED: lazy("accepted"),
    RequestState.DECLINED: lazy("declined"),
    RequestState.WITHDRAWN: lazy("taken back"),
    RequestState.CLOSED: lazy("closed"),
}


def names(people: Iterable[Party]) -> str:
    """Name people to the reader: "you and Ben"."""
    mine_first = sorted(people, key=lambda one: not one.is_me)
    return listed(_("you") if one.is_me else one.name for one in mine_first)


@dataclass(frozen=True, slots=True)
class GapText:
    """Hold one promise in two accounts, and where they differ in sentences."""

    side: GapSide
    sentences: tuple[str, ...]


def gaps_of(gap: AccountGap) -> tuple[GapText, ...]:
    """Say where two accounts differ, promise by promise."""
    return tuple(
        GapText(side, tuple(said_of(each, gap.first, gap.second) for each in side.differences)) for side in gap.sides
    )


@dataclass(frozen=True, slots=True)
class RecordLine:
    """Hold one line of a record: what, what is known about it, and where it leads."""

    words: str
    facts: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class RecordPart:
    """Hold the lines of one kind."""

    code: str
    label: str
    lines: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class RecordText:
    """Hold a record as it is read."""

    title: str
    when: str
    there: str
    agreed: str
    parts: tuple[RecordPart, ...]
    nothing: str  # said where nothing was decided, promised or asked


def record_of(card: RecordCard, who: dates.Reader, *, near: bool = True) -> RecordText:
    """Say what a conversation came to; without `near` every day by its name, for what may be read another day."""
    parts = (
        RecordPart("decided", _("Decided"), (*_rulings(card.rulings, who, near), *_kept(card.kept))),
        RecordPart("promised", _("Promised"), tuple(_promise(line, who, near) for line in card.promises)),
        RecordPart("asked", _("Asked"), tuple(_request(one, who, near) for one in card.asked)),
        RecordPart("open", _("Stayed open"), tuple(_left(one, who, near) for one in card.left_open)),
    )
    nothing = ""
    if card.decided_nothing:
        nothing = (
            _("Nothing was decided, and that is fine. What is open comes up again.")
            if card.left_open
            else _("Nothing was decided, and that is fine. Some conversations are for thinking.")
        )
    return RecordText(
        title=held.title(card.conversation.line),
        when=_when(card, who, near),
        there=_("%(names)s were there") % {"names": names(card.there)} if len(card.there) > 1 else "",
        agreed=card.conversation.agreed_words,
        parts=tuple(part for part in parts if part.lines),
        nothing=nothing,
    )


def _when(card: RecordCard, who: dates.Reader, near: bool) -> str:
    begun = _moment(card.begun_at, who, near)
    long = ngettext("%(count)s minute", "%(count)s minutes", card.minutes) % {"count": card.minutes}
    return _("%(day)s, for %(long)s") % {"day": begun, "long": long}


def _moment(at: datetime, who: dates.Reader, near: bool) -> str:
    if near:
        return dates.moment(at, who)
    local = timezone.localtime(at)
    return dates.due(Due(local.date(), local.time(), who.zone), who, near=False)


def _due(due: dates.Named | None, who: dates.Reader, near: bool) -> str:
    return _("by %(day)s") % {"day": dates.due(due, who, near=near)} if due else ""


def _joined(*facts: str) -> str:
    return " · ".join(fact for fact in facts if fact)


def _rulings(cards: Iterable[RulingCard], who: dates.Reader, near: bool) -> Iterable[RecordLine]:
    for card in cards:
        owner = (_("you") if card.owner.is_me else card.owner.name) if card.owner else ""
        due = _due(card.due, who, near)
        if card.ruling is Ruling.LATER and card.due:
            due = _("again on %(day)s") % {"day": dates.due(card.due, who, near=near)}
        facts = _joined(str(held.RULINGS[card.ruling]), owner, due, _bound(card))
        yield RecordLine(card.words, facts, reverse("decision_follow_up", args=[card.id]))


def _bound(card: RulingCard) -> str:
    if card.commitment_id is None:
        return _("asked") if card.request_id is not None else ""
    if card.promise is None or card.promise.state is State.OPEN:
        return _("promised")
    return state_of(card.promise)[1].lower()


def _kept(cards: Iterable[DecisionCard]) -> Iterable[RecordLine]:
    for card in cards:
        by = _("put on record by you") if card.by.is_me else _("put on record by %(name)s") % {"name": card.by.name}
        yield RecordLine(card.words, by, reverse("decision_follow_up", args=[card.id]))


def _promise(line: CommitmentLine, who: dates.Reader, near: bool) -> RecordLine:
    stands = "" if line.state is State.OPEN else state_of(line)[1].lower()
    facts = _joined(between(line), _due(line.due, who, near), stands)
    return RecordLine(line.words, facts, reverse("commitment", args=[line.id]))


def _request(card: RequestCard, who: dates.Reader, near: bool) -> RecordLine:
    if card.asker.is_me:
        asked = _("you asked %(name)s") % {"name": card.asked.name}
    elif card.asked.is_me:
        asked = _("%(name)s asked you") % {"name": card.asker.name}
    else:
        asked = _("%(name)s asked %(other)s") % {"name": card.asker.name, "other": card.asked.name}
    facts = _joined(asked, _due(card.due, who, near), str(_ASKED[card.state]))
    return RecordLine(card.words, facts, reverse("request", args=[card.id]))


def _left(one: LeftOpen, who: dates.Reader, near: bool) -> RecordLine:
    if one.is_settled:
        return RecordLine(one.words, _("settled since"))
    if one.comes_up_at is None:
        return RecordLine(one.words, _("waits for the next conversation"))
    return RecordLine(one.words, _("moves on to %(day)s") % {"day": _moment(one.comes_up_at, who, near)})
