"""What was found, as rows in the reader's language."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from carefront.commitments.wording.sources import clock
from carefront.commitments.wording.sources import said as source_of
from carefront.conversations import wording
from carefront.conversations.cards import DecisionCard, FindingCard, ProposalCard, TranscriptCard
from carefront.conversations.wording import held
from carefront.core.conversations import Became, FindingState
from carefront.core.finding import Kind
from carefront.core.meetings import Ruling
from carefront.kit import dates

ABOUT = 160  # characters of what was said before


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Show something that was found: what, whose, by when, how firmly, how surely, and the sentence."""

    id: UUID
    words: str
    kind: str
    kind_code: str
    facts: tuple[str, ...]
    sentence: str
    about: str
    source: str
    state_code: str
    state_label: str
    is_open: bool
    keep_label: str  # what happens when it is kept as it stands; empty when something has to be said first
    look_label: str  # what its own page is for
    decide_label: str  # of the quiet button for what was put forward
    may_keep: bool
    kept_as: UUID | None
    kept_url: str  # the name of the page on which it is now


def found(card: FindingCard, who: dates.Reader) -> FoundRow:
    """Show one thing that was found."""
    code, label = wording.state(card)
    return FoundRow(
        id=card.id,
        words=card.words,
        kind=str(wording.KINDS[card.kind]),
        kind_code=wording.BADGES[card.kind],
        facts=tuple(fact for fact in (_whose(card), day(card, who), wording.firmly(card), _sure(card)) if fact),
        sentence=card.sentence,
        about=before(card),
        source=_source(card),
        state_code=code,
        state_label=label,
        is_open=card.state is FindingState.OPEN,
        keep_label=keep_label(card) if card.ready else "",
        look_label=look_label(card),
        decide_label=_("It was decided") if card.may_keep and _is_put_forward(card) else "",
        may_keep=card.may_keep,
        kept_as=card.kept_as,
        kept_url={Became.REQUEST: "request", Became.PROPOSAL: "proposal"}.get(card.became, ""),
    )


def before(card: FindingCard) -> str:
    """Say who said what just before, each by name; a transcript that names nobody tells the sentence alone."""
    said = card.about if len(card.about) <= ABOUT else "…" + card.about[-ABOUT:].partition(" ")[2]
    if not said:
        return ""
    if not card.about_by:
        return _("Just before: “%(said)s”") % {"said": said}
    return _("%(name)s, just before: “%(said)s”") % {"name": card.about_by, "said": said}


def keep_label(card: FindingCard) -> str:
    """Say what happens when something is kept as it stands."""
    if card.is_decision:
        return _("Put it on record")
    if card.to is None:
        return ""
    return _("Keep it for me") if card.to.is_me else _("Ask %(name)s") % {"name": card.to.name}


def look_label(card: FindingCard) -> str:
    """Say what has to be said about something before it is kept, or that it can be said otherwise."""
    if card.ready or card.points_back:
        return _("In other words")
    if card.to is None and not card.is_decision:
        return _("Say whose it is")
    return _("Say by which day") if card.due_is_past else _("In other words")


def _is_put_forward(card: FindingCard) -> bool:
    return card.kind is Kind.PROPOSAL and not card.points_back


def day(card: FindingCard, who: dates.Reader) -> str:
    """Say by when it was said to be done."""
    if card.is_decision:
        return ""
    if card.due is None:
        return _("no day named")
    said = dates.due(card.due, who, near=False)
    if card.due_is_past:
        return _("by %(day)s, which lies behind") % {"day": said}
    return _("by %(day)s") % {"day": said}


def _whose(card: FindingCard) -> str:
    if card.is_decision:
        return ""
    if card.to is not None:
        return _("for you to do") if card.to.is_me else _("for %(name)s to do") % {"name": card.to.name}
    if card.whose:
        return _("for “%(name)s” to do") % {"name": card.whose}
    return _("whose it is was not said")


def _sure(card: FindingCard) -> str:
    return str(wording.SURE[card.sure])


def _source(card: FindingCard) -> str:
    told = {"name": card.speaker or _("Somebody"), "clock": clock(card.begins), "line": card.line}
    if told["clock"]:
        return _("%(name)s, at %(clock)s") % told
    return _("%(name)s, line %(line)s") % told


@dataclass(frozen=True, slots=True)
class TranscriptRow:
    """Show a transcript in a list."""

    id: UUID
    title: str
    facts: tuple[str, ...]
    hue: int


def transcript(card: TranscriptCard, who: dates.Reader) -> TranscriptRow:
    """Show one transcript in a list."""
    return TranscriptRow(card.id, card.title, (card.relationship_title, _on(card, who), standing(card)), card.hue)


def _on(card: TranscriptCard, who: dates.Reader) -> str:
    return dates.day(card.on, who.today)


def standing(card: TranscriptCard) -> str:
    """Say how far a transcript is looked through."""
    if card.trouble or card.stopped:
        return _("could not be read")
    if not card.is_read:
        return _("is being read")
    if card.still_open:
        return _("%(count)s of %(all)s to look at") % {"count": card.still_open, "all": card.found}
    return _("looked through") if card.found else _("nothing was found")


@dataclass(frozen=True, slots=True)
class SaidRow:
    """Show something that was kept, with the sentence that it comes from."""

    id: UUID
    words: str
    facts: tuple[str, ...]
    sentence: str
    source: str
    hue: int
    conversation_id: UUID | None = None
    may_withdraw: bool = False


def said(card: ProposalCard, who: dates.Reader) -> SaidRow:
    """Show something that the reader said."""
    due = _("by %(day)s") % {"day": dates.due(card.due, who)} if card.due else _("no day named")
    return SaidRow(
        card.id, card.words, (card.relationship_title, due), card.said.sentence, source_of(card.said, who), card.hue
    )


def decided(card: DecisionCard, now: datetime) -> SaidRow:
    """Show a decision."""
    who = dates.reader(now)
    kept = _("You put it on record") if card.by.is_me else _("%(name)s put it on record") % {"name": card.by.name}
    return SaidRow(
        card.id,
        card.words,
        (_ruling(card), card.relationship_title, kept, dates.moment(card.kept_at, who)),
        card.said.sentence,
        source_of(card.said, who),
        card.hue,
        card.conversation_id,
        card.may_withdraw,
    )


def _ruling(card: DecisionCard) -> str:
    """Say how a topic ended; nothing for what was kept from a transcript."""
    return str(held.RULINGS[Ruling(card.ruling)]) if card.ruling else ""
