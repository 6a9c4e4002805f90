"""Items as lines of a list, and what does not fit as a question."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from carefront.core.backlog import Stands
from carefront.kit import dates
from carefront.planning import wording
from carefront.planning.cards import ItemCard, LoadCard


@dataclass(frozen=True, slots=True)
class ItemRow:
    """Show an item in a list, in words."""

    card: ItemCard
    facts: tuple[str, ...]
    state_code: str
    state_label: str
    has_state: bool

    @property
    def id(self) -> UUID:
        """The item's id."""
        return self.card.id


def row_of(card: ItemCard, who: dates.Reader) -> ItemRow:
    """Make a line of an item."""
    if card.words_alone:
        return ItemRow(card, (_("you left; this is what you wrote"),), "", "", False)
    owner = card.owner
    name = "" if owner is None else _("you have it") if owner.is_me else _("%(name)s has it") % {"name": owner.name}
    due = _("by %(day)s") % {"day": dates.day(card.due, who.today)} if card.due else ""
    facts = (
        wording.hours(card.hours) or _("no size yet"),
        name,
        wording.pending(card.pending) if card.pending else "",
        due,
        wording.ended(card.ended) if card.ended else "",
        wording.carried(card.carried, dates.day(card.first_on, who.today)),
    )
    return ItemRow(
        card,
        tuple(fact for fact in facts if fact),
        wording.MARKS[card.stands],
        str(wording.STANDS[card.stands]),
        card.stands not in {Stands.FREE, Stands.TAKEN},
    )


@dataclass(frozen=True, slots=True)
class LoadRow:
    """Show one person's load in words, with what could give."""

    card: LoadCard
    name: str
    said: str
    beside: str  # other promises of that time
    question: str  # when it does not fit
    gives: tuple[ItemRow, ...]
    items: tuple[ItemRow, ...]
    constraints: str


def load_of(card: LoadCard, who: dates.Reader) -> LoadRow:
    """Say one person's load."""
    return LoadRow(
        card,
        _("You") if card.who.is_me else card.who.name,
        _said(card),
        _beside(card),
        _question(card, who),
        tuple(row_of(one, who) for one in card.gives),
        tuple(row_of(one, who) for one in card.items),
        card.said.constraints if card.said else "",
    )


def _said(card: LoadCard) -> str:
    fit = card.fit
    load = wording.hours(fit.load)
    if fit.has is None:
        if card.who.is_me:
            told = _("Say what you have, and you see whether it fits")
        else:
            told = _("You see here what they have once they say it")
        return _("%(load)s so far. %(told)s") % {"load": load, "told": told} if fit.load else told
    said = _("%(load)s of %(has)s") % {"load": load, "has": wording.hours(fit.has)}
    parts = [
        _("%(hours)s taken") % {"hours": wording.hours(fit.taken)} if fit.taken else "",
        _("%(hours)s asked") % {"hours": wording.hours(fit.asked)} if fit.asked else "",
        _("%(hours)s elsewhere") % {"hours": wording.hours(fit.elsewhere)} if fit.elsewhere else "",
        ngettext("%(count)s without a size", "%(count)s without a size", fit.unsized) % {"count": fit.unsized}
        if fit.unsized
        else "",
    ]
    more = ", ".join(part for part in parts if part)
    return f"{said}: {more}" if more else said


def _beside(card: LoadCard) -> str:
    count, every = card.other_promises, card.all_promises
    parts = []
    if count:
        parts.append(
            ngettext("%(count)s other promise here is due then", "%(count)s other promises here are due then", count)
            % {"count": count}
        )
    if every:
        parts.append(
            ngettext(
                "%(count)s due then in all, which only you see", "%(count)s due then in all, which only you see", every
            )
            % {"count": every}
        )
    return "; ".join(parts)


def _question(card: LoadCard, who: dates.Reader) -> str:
    """Ask what gives, of the whole period or of the first week by whose end more is due than there is time."""
    fit, tight = card.fit, card.fit.tight
    if fit.fits:
        return ""
    if fit.over:
        if card.who.is_me:
            return _("That is %(over)s more than you have. What gives?") % {"over": wording.hours(fit.over)}
        told = {"over": wording.hours(fit.over), "name": card.who.name}
        return _("That is %(over)s more than %(name)s has. What gives?") % told
    assert tight is not None
    told = {
        "due": wording.hours(tight.due), "has": wording.hours(tight.has), "name": card.who.name,
        "day": dates.day(tight.last, who.today, near=False),
    }  # fmt: skip
    if card.who.is_me:
        return _("By %(day)s %(due)s are due, and you have %(has)s until then. What gives, or what can wait?") % told
    return _("By %(day)s %(due)s are due, and %(name)s has %(has)s until then. What gives, or what can wait?") % told
