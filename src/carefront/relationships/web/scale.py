"""The four levels as a page shows them: what each does, where somebody stands, and what happened to that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django import forms

from carefront.core.level import Level
from carefront.relationships.forms import LevelForm, LookForm, LowerForm, Names
from carefront.relationships.queries.agreed_beside import Agreed
from carefront.relationships.queries.level_cards import ChangeCard, OwnerCard
from carefront.relationships.wording import day
from carefront.relationships.wording import levels as words


@dataclass(frozen=True, slots=True)
class Step:
    """Show one level: its number, its name and what Carefront does at it."""

    number: int
    name: str
    meanings: tuple[str, ...]
    is_offered: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Show one place on somebody's scale."""

    number: int
    name: str
    here: bool
    proposed: bool


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Show a change of level in the reader's language."""

    card: ChangeCard
    says: str
    when: str
    iso: str
    look: str
    url: str


@dataclass(frozen=True, slots=True)
class OwnerView:
    """Show where one person's promises stand, with the forms that the reader may use."""

    card: OwnerCard
    whose: str
    level: str
    since: str
    look: str
    marks: tuple[Mark, ...]
    proposed: ChangeView | None
    standing: ChangeView | None
    propose: LevelForm | None
    lower: LowerForm | None
    again: LookForm | None
    is_open: bool  # something in one of its forms is open
    agreed_url: str  # where it stands what each of two does if something goes on
    agreed_until: str


def steps() -> tuple[Step, ...]:
    """Answer all four levels with what each does."""
    return tuple(
        Step(level.value, str(words.NAMES[level]), tuple(map(str, words.MEANINGS[level])), level in words.OFFERED)
        for level in Level
    )


def choices(below: Level | None = None, without: Level | None = None) -> Names:
    """Answer the levels that can be chosen, those `below` one alone, or `without` one."""
    offered: Iterable[Level] = Level if below is None and without is None else words.OFFERED
    return [
        (str(level.value), words.named(level))
        for level in offered
        if level is not without and (below is None or level < below)
    ]


def marks(level: Level, proposed: Level | None) -> tuple[Mark, ...]:
    """Answer a scale with where somebody stands, and where a proposal would put them."""
    return tuple(
        Mark(each.value, str(words.NAMES[each]), each is level, each is proposed and each is not level)
        for each in Level
    )


def change_view(card: ChangeCard, now: datetime, url: str = "") -> ChangeView:
    """Show one change: what is proposed while it is open, what became of it then."""
    says = words.proposal(card) if card.over_at is None and card.agreed_at is None else words.became(card)
    at = card.over_at if card.agreed_at is None and card.over_at else card.agreed_at or card.made_at
    return ChangeView(card, says, words.moment(at, now), at.isoformat(), day(card.look_on), url)


def owner_view(
    card: OwnerCard,
    refused: forms.Form | None,
    look_on: str,
    offered: Level | None = None,
    agreed: Agreed | None = None,
) -> OwnerView:
    """Show one person's level; `refused` is the form in which something is open, `look_on` a day to offer.

    `offered` is a suggested level that the reader would like to propose: chosen in the form, and no word written.
    `agreed` is what holds for the fourth level, as far as the reader sees it.
    """
    now = card.proposed.made_at if card.proposed else card.since
    mine = isinstance(refused, LevelForm) and refused.data.get("owner") == str(card.person_id)
    lowering = isinstance(refused, LowerForm) and card.is_me
    prefix = f"level_{card.person_id.hex[-6:]}_%s"
    first = {"owner": card.person_id, "look_on": look_on} | ({"level": offered.value} if offered else {})
    propose = lower = again = None
    if card.may_propose:
        propose = LevelForm(choices(without=card.level), initial=first, auto_id=prefix)
        if mine and isinstance(refused, LevelForm):
            propose = refused.offering(choices(without=card.level))
    if card.may_lower:
        down = choices(below=card.level)
        lower = LowerForm(down, initial={"level": down[-1][0]}, auto_id="lower_%s")
        if lowering and isinstance(refused, LowerForm):
            lower = refused.offering(down)
    if card.change and card.change.may_look and card.change.look_on:
        again = LookForm(initial={"look_on": look_on}, auto_id="look_%s")
    standing = change_view(card.change, now) if card.change and now else None
    return OwnerView(
        card=card,
        whose=words.whose(card),
        level=words.named(card.level),
        since=day(card.since),
        look=day(card.change.look_on) if card.change else "",
        marks=marks(card.level, card.proposed.level if card.proposed else None),
        proposed=change_view(card.proposed, now) if card.proposed and now else None,
        standing=standing,
        propose=propose,
        lower=lower,
        again=again,
        is_open=mine or offered is not None,
        agreed_url=agreed.url if agreed else "",
        agreed_until=day(agreed.until) if agreed else "",
    )
