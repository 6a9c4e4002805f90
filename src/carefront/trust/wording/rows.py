"""Patterns as lines of a list, and their facts as lines of a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from carefront.core.evidence.counting import Apart, Tally
from carefront.core.evidence.found import What
from carefront.core.evidence.thresholds import Kind
from carefront.kit import dates
from carefront.trust import wording
from carefront.trust.cards import DueCard, FactCard, PatternCard, PatternLine, PatternWhole

MOST = 60  # circles in a picture
STEP = 16


@dataclass(frozen=True, slots=True)
class PatternRow:
    """Show a pattern in a list, in words."""

    card: PatternCard
    title: str
    says: str
    facts: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class FactRow:
    """Show one fact, in words."""

    card: FactCard
    day: str
    meant: str
    came: str
    due: tuple[tuple[DueCard, str], ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Draw one date: filled where it was kept, open where it was not, dotted where no word came."""

    x: int
    sign: str
    says: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Draw the dates in their order; `change` is where the likeliest change lies."""

    circles: tuple[Circle, ...]
    width: int
    change: int | None
    description: str
    first: str
    last: str

    @property
    def has_unknown(self) -> bool:
        """Whether there is a date of which nothing was said."""
        return any(one.sign == "unknown" for one in self.circles)


def row_of(card: PatternCard, who: dates.Reader) -> PatternRow:
    """Make a line of a pattern."""
    span = _span(card, who)
    strength = str(wording.SHORT[card.strength]) if card.strength else ""
    whose = card.relationship_title if card.is_mine else card.subject.name
    seen = (
        _("you shared it")
        if card.is_mine and card.shown_by_sharing
        else _("shown")
        if card.is_mine and card.shown
        else ""
    )
    facts = (whose, strength, span, seen)
    is_new = card.is_mine and card.seen_at is None and card.over_at is None
    says = wording.says(card, who)[0]
    return PatternRow(card, str(wording.TITLES[card.kind]), says, tuple(fact for fact in facts if fact), is_new)


def _span(card: PatternCard, who: dates.Reader) -> str:
    first, last = (dates.day(on, who.today, near=False) for on in (card.first_on, card.last_on))
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def facts_of(whole: PatternWhole, who: dates.Reader) -> tuple[FactRow, ...]:
    """Make lines of the facts a pattern rests on, the newest first."""
    return tuple(
        FactRow(
            fact,
            dates.day(fact.on, who.today, near=False),
            dates.day(fact.meant_on, who.today, near=False) if fact.meant_on else "",
            str(wording.CAME.get(fact.came, fact.came)),
            tuple((one, str(wording.CAME.get(one.came, one.came))) for one in fact.due),
        )
        for fact in whole.facts
    )


def apart(tally: Tally | None, kind: Kind) -> str:
    """Say what was counted by itself in the same time: "2 let go, 1 not clear"; not what the pattern itself counts."""
    if tally is None:
        return ""
    counted = {Apart.UNCLEAR} if kind is Kind.UNCLEAR else set()
    some = [(count, wording.CAME[why.value]) for why, count in tally.apart if why not in counted]
    some += [(tally.open, wording.CAME["open"])] if tally.open else []
    return ", ".join(f"{count} {words}" for count, words in some)


def strip(whole: PatternWhole, who: dates.Reader) -> Strip | None:
    """Draw the dates of what was kept or not, from the oldest on; nothing for other kinds."""
    card = whole.card
    if card.kind not in {Kind.LOW, Kind.DROPPED, Kind.WEEKDAY, Kind.NEW_DAY} or len(whole.facts) < 3:
        return None
    by_day: dict[str, list[FactCard]] = {}
    for fact in reversed(whole.facts):
        by_day.setdefault(fact.on.isoformat(), []).append(fact)
    recent = list(by_day.values())[-MOST:]
    days = [dates.day(some[0].on, who.today, near=False) for some in recent]
    circles = tuple(
        Circle(STEP * place + STEP // 2, _sign(some), f"{days[place]}: {_words(some)}")
        for place, some in enumerate(recent)
    )
    place = next((at for at, some in enumerate(recent) if some[0].on == card.changed_on), None)
    change, says = STEP * place if place else None, " ".join(wording.says(card, who))
    return Strip(circles, STEP * len(recent), change, says, first=days[0], last=days[-1])


def _sign(some: Iterable[FactCard]) -> str:
    came = [fact.came for fact in some]
    kept, missed = came.count("kept"), came.count("missed")
    if not kept + missed:
        return "unknown"
    return "kept" if 2 * kept >= kept + missed else "missed"


def _words(some: Iterable[FactCard]) -> str:
    return ", ".join(str(wording.CAME.get(fact.came, fact.came)) for fact in some)


def lines(found: Iterable[PatternLine]) -> list[tuple[PatternLine, str]]:
    """Name patterns beside other things of their relationship."""
    return [(one, str(wording.TITLES[one.kind])) for one in found]


def counted(card: PatternCard) -> list[tuple[str, int, int]]:
    """Answer the counts as a table: what, how often, of how many."""
    return [(_named(one.what, one.tag), one.times, one.of) for one in card.counts]


def _named(what: What, tag: str) -> str:
    if what is What.KEPT_ON and tag.isdigit():
        return str(WEEKDAYS[int(tag) - 1])
    names = {
        What.KEPT: _("dates kept"), What.KEPT_BEFORE: _("kept before"), What.KEPT_AFTER: _("kept since"),
        What.CANCELLED_NOT_DONE: _("cancelled where it was not done"),
        What.CANCELLED_DONE: _("cancelled where it was done"),
        What.WITHOUT_A_WORD: _("dates without a word"), What.PROMISES_MOVED: _("promises moved"),
        What.ONE_MOVED: _("dates on which one was moved"), What.UNCLEAR: _("dates not clear"),
        What.KEPT_THEN: _("kept on the new day"),
    }  # fmt: skip
    return names.get(what, tag)
