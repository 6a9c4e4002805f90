"""The map of trust and accountability, drawn: the way, the place with its uncertainty, and the dose as an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from carefront.core.evidence.pulses import SCALE, Point
from carefront.kit import dates
from carefront.pulses import wording
from carefront.pulses.cards import Side

WIDE = 320
LEFT, TOP, EDGE = 34, 10, 270  # where the square begins, and how long its sides are
ARROW = 26  # pixels for each step of the dose


@dataclass(frozen=True, slots=True)
class Dot:
    """Draw one place on the way."""

    x: float
    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """Draw the dose: to the right for more accountability, to the left for less."""

    x: float
    y: float
    to: float
    head: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Draw one side: `sign` tells its shape."""

    sign: str
    name: str
    line: str
    dots: tuple[Dot, ...]
    x: float
    y: float
    rx: float
    ry: float
    arrow: Arrow | None
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """Say one place as a line of the table."""

    name: str
    on: str
    trust: str
    accountability: str
    dose: str
    made_of: str


@dataclass(frozen=True, slots=True)
class Map:
    """Draw the whole map."""

    sides: tuple[Drawn, ...]
    rows: tuple[Row, ...]
    description: str
    ticks: tuple[tuple[int, float, float], ...]
    middle_x: float
    middle_y: float

    @property
    def has_mine(self) -> bool:
        """Whether the reader's own place is on it."""
        return any(side.sign == "mine" for side in self.sides)


def draw(sides: Sequence[Side], who: dates.Reader) -> Map | None:
    """Place everybody who is shown, each by their own pulses; None while there is nothing to draw."""
    if not sides:
        return None
    drawn = tuple(_drawn(side, who) for side in sides)
    ticks = tuple((step, round(_x(step), 1), round(_y(step), 1)) for step in range(SCALE[0], SCALE[1] + 1))
    middle = (SCALE[0] + SCALE[1]) / 2
    rows = tuple(_row(side, place, on, who) for side in sides for on, place in reversed(side.path))
    return Map(drawn, rows, " ".join(one.says for one in drawn), ticks, round(_x(middle), 1), round(_y(middle), 1))


def glimpse(sides: Sequence[Side], who: dates.Reader) -> tuple[Drawn, ...]:
    """Place everybody who is shown without the way there, for a small map beside something else."""
    return tuple(_drawn(side, who) for side in sides)


def _drawn(side: Side, who: dates.Reader) -> Drawn:
    point = side.point
    dots = tuple(
        Dot(round(_x(place.accountability), 1), round(_y(place.trust), 1), dates.day(on, who.today, near=False))
        for on, place in side.path
    )
    x, y = round(_x(point.accountability), 1), round(_y(point.trust), 1)
    return Drawn(
        sign="mine" if side.who.is_me else "theirs",
        name=_name(side),
        line=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=dots[:-1],
        x=x,
        y=y,
        rx=round(point.accountability_error * _STEP, 1),
        ry=round(point.trust_error * _STEP, 1),
        arrow=_arrow(x, y, point.dose),
        says=_says(side, point),
    )


def _arrow(x: float, y: float, dose: int | None) -> Arrow | None:
    if not dose:
        return None
    way = -1 if dose > 0 else 1
    to = min(max(x + way * ARROW * abs(dose), LEFT + 2), LEFT + EDGE - 2)
    if abs(to - x) < ARROW / 2:
        to = x + way * ARROW / 2
    back = to - way * 6
    return Arrow(x, y, round(to, 1), f"{back:.1f},{y - 4:.1f} {to:.1f},{y:.1f} {back:.1f},{y + 4:.1f}")


def _says(side: Side, point: Point) -> str:
    told = {
        "name": _name(side), "trust": _number(point.trust), "trust_error": _number(point.trust_error),
        "clear": _number(point.accountability), "clear_error": _number(point.accountability_error),
        "count": wording.out_of(point.n),
    }  # fmt: skip
    parts = [
        _(
            "%(name)s: trust %(trust)s, give or take %(trust_error)s; accountability %(clear)s, give or take "
            "%(clear_error)s; %(count)s."
        )
        % told
    ]
    if point.dose is not None:
        parts.append(_("How much, as last answered: %(dose)s.") % {"dose": wording.DOSES[point.dose]})
    if point.corner is not None:
        parts.append(_("That is %(corner)s.") % {"corner": wording.corner(point.corner)})
    else:
        parts.append(_("That is too near to the middle, or from too few pulses, to say on which side it lies."))
    return " ".join(parts)


def _row(side: Side, place: Point, on: object, who: dates.Reader) -> Row:
    return Row(
        _name(side),
        dates.day(on, who.today, near=False),  # type: ignore[arg-type]
        _("%(value)s\u00a0±\u00a0%(error)s") % {"value": _number(place.trust), "error": _number(place.trust_error)},
        _("%(value)s\u00a0±\u00a0%(error)s")
        % {"value": _number(place.accountability), "error": _number(place.accountability_error)},
        str(wording.DOSES[place.dose]) if place.dose is not None else "–",
        wording.out_of(place.n),
    )


def _name(side: Side) -> str:
    return _("You") if side.who.is_me else side.who.name


def _number(value: float) -> str:
    return f"{value:.1f}"


_STEP = EDGE / (SCALE[1] - SCALE[0])


def _x(clear: float) -> float:
    return LEFT + (clear - SCALE[0]) * _STEP


def _y(trust: float) -> float:
    return TOP + EDGE - (trust - SCALE[0]) * _STEP
