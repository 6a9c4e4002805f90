"""A covenant as it is set on paper: its parts, who signed, and what stands around them, in the reader's language."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from carefront.core.covenants import CovenantState
from carefront.relationships.queries import RelationshipCard
from carefront.relationships.queries.covenant_cards import CovenantCard, CovenantLineCard, SignatureCard
from carefront.relationships.wording import covenants as wording
from carefront.relationships.wording import day


@dataclass(frozen=True, slots=True)
class Section:
    """Show one part that says something; `changed` when the version in force says something else."""

    code: str
    heading: str
    words: str
    written: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Signed:
    """Show one person's line under the agreement."""

    name: str
    is_given: bool
    says: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Show a covenant whole."""

    card: CovenantCard
    title: str
    stamp: str
    sections: tuple[Section, ...]
    left_open: str
    taken_out: tuple[str, ...]  # headings of parts that the version in force has and this one has not
    signatures: tuple[Signed, ...]
    review_words: str
    is_draft: bool


def paper(card: CovenantCard, bond: RelationshipCard, before: CovenantCard | None = None) -> Paper:
    """Set a covenant on paper; `before` is the version in force, beside which a draft is read."""
    said = [line for line in card.lines if line.words]
    silent = [line for line in card.lines if not line.words]
    return Paper(
        card=card,
        title=wording.title(bond),
        stamp=wording.stamp(card),
        sections=tuple(_section(line, before) for line in said),
        left_open=", ".join(str(wording.PARTS[line.part]) for line in silent),
        taken_out=tuple(str(wording.PARTS[line.part]) for line in silent if before and before.words_of(line.part)),
        signatures=tuple(_signed(one) for one in card.signatures),
        review_words=day(card.review_on),
        is_draft=card.state is CovenantState.DRAFT,
    )


def _section(line: CovenantLineCard, before: CovenantCard | None) -> Section:
    return Section(
        code=line.part.value,
        heading=str(wording.PARTS[line.part]),
        words=line.words,
        written=written(line),
        changed=before is not None and before.words_of(line.part) != line.words,
    )


def written(line: CovenantLineCard) -> str:
    """Answer who wrote a part so, and when."""
    name = _("you") if line.by_me else line.by
    return _("written by %(name)s on %(day)s") % {"name": name, "day": day(line.changed_at)}


def _signed(one: SignatureCard) -> Signed:
    if one.at is None:
        return Signed(one.name, False, _("you have not signed yet") if one.is_me else _("has not signed yet"))
    says = _("signed on %(day)s") % {"day": day(one.at)}
    return Signed(one.name, True, says if one.is_here else _("%(signed)s, has left since") % {"signed": says})


@dataclass(frozen=True, slots=True)
class Review:
    """Show how the coming review of a covenant stands."""

    day: str
    has_come: bool
    asked: str
    said: tuple[str, ...]
    mine: str
    offered: str  # the day that somebody else named, for the form
    waits: bool


def review(card: CovenantCard, now: datetime, today_iso: str) -> Review:
    """Answer how the coming review of a covenant in force stands."""
    said = tuple(
        (
            _("You said on %(day)s that it is still right, and to look again on %(next)s.")
            if one.is_me
            else _("%(name)s said on %(day)s that it is still right, and to look again on %(next)s.")
        )
        % {"name": one.name, "day": day(one.at), "next": day(one.next_on)}
        for one in card.reviews
    )
    others = [one.next_on.isoformat() for one in card.reviews if not one.is_me]
    mine = card.my_review
    return Review(
        day=day(card.next_review_on),
        has_come=card.next_review_on.isoformat() <= today_iso,
        asked=wording.asked_when(card, now),
        said=said,
        mine=mine.next_on.isoformat() if mine else "",
        offered=others[-1] if others else "",
        waits=mine is not None,
    )
