"""Load against what each has, as bars: places in percent, so that the picture is as wide as its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from carefront.planning import wording
from carefront.planning.cards import LoadCard
from carefront.planning.wording.rows import LoadRow

HIGH = 58  # pixels for each person
TOP = 26  # pixels above a bar, for the name
THICK = 18
EDGE = Decimal(96)  # percent that the longest bar takes


@dataclass(frozen=True, slots=True)
class Part:
    """Draw one stretch of a bar; `sign` names its pattern."""

    x: Decimal
    width: Decimal
    sign: str
    says: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Draw one person's bar, and the mark of what they have."""

    name: str
    said: str
    y: int
    parts: tuple[Part, ...]
    has: Decimal | None

    @property
    def top(self) -> int:
        """Where the bar begins, in pixels from above."""
        return self.y + TOP

    @property
    def foot(self) -> int:
        """Where it ends."""
        return self.top + THICK

    @property
    def thick(self) -> int:
        """How high it is."""
        return THICK


@dataclass(frozen=True, slots=True)
class Bars:
    """Draw everybody's load."""

    bars: tuple[Bar, ...]
    height: int
    description: str
    signs: tuple[tuple[str, str], ...]


def draw(rows: Sequence[LoadRow]) -> Bars | None:
    """Place everybody's load beside what they have; None while there is nothing to draw."""
    longest = max((max(row.card.fit.load, row.card.fit.has or Decimal(0)) for row in rows), default=Decimal(0))
    if not longest:
        return None
    bars = tuple(_bar(row, number * HIGH, longest) for number, row in enumerate(rows))
    labels = {"taken": _("taken"), "asked": _("asked, no answer yet"), "elsewhere": _("elsewhere"), "has": _("has")}
    present = {part.sign for bar in bars for part in bar.parts} | {"has" for bar in bars if bar.has is not None}
    return Bars(
        bars,
        len(bars) * HIGH,
        " ".join(f"{row.name}: {row.said.rstrip('.')}." for row in rows),
        tuple((sign, label) for sign, label in labels.items() if sign in present),
    )


def _bar(row: LoadRow, y: int, longest: Decimal) -> Bar:
    card: LoadCard = row.card
    at, parts = Decimal(0), []
    for sign, amount in (
        ("elsewhere", card.fit.elsewhere), ("taken", card.fit.taken), ("asked", card.fit.asked),
    ):  # fmt: skip
        if amount:
            width = _share(amount, longest)
            parts.append(Part(at, width, sign, f"{_SIGNS[sign]()}: {wording.hours(amount)}"))
            at += width
    has = None if card.fit.has is None else _share(card.fit.has, longest)
    amounts = wording.hours(card.fit.load)
    if card.fit.has is not None:
        amounts = _("%(load)s of %(has)s") % {"load": amounts, "has": wording.hours(card.fit.has)}
    return Bar(row.name, amounts, y, tuple(parts), has)


_SIGNS = {"elsewhere": lambda: _("elsewhere"), "taken": lambda: _("taken"), "asked": lambda: _("asked")}


def _share(amount: Decimal, longest: Decimal) -> Decimal:
    return (amount / longest * EDGE).quantize(Decimal("0.01"))
