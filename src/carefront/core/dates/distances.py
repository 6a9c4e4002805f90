"""How far away: "in two weeks", "a week and a half ago", "the next three days"."""

from datetime import timedelta

from carefront.core.dates import almanac
from carefront.core.dates.model import Kind, Piece, Shift
from carefront.core.dates.said import Said
from carefront.core.dates.spans import reached, shift_of


def distance(said: Said) -> Piece | None:
    """Read "two weeks" with what stands around it: "in …", "… ago", "the next …"; alone it is only a distance."""
    number, unit = said.number("count"), said.code("unit") or said.code("unit", "tick")
    if number is None:
        return None
    if said.has("andhalf"):
        number += 0.5
    shift = shift_of(number, unit)
    if said.has("count2") and shift is not None:
        shift = _both(shift, shift_of(said.number("count2") or 0, said.code("unit2")))
    if shift is None:
        return None
    if said.has("which"):
        return _stretch(said, shift, int(number), unit, said.match.start()) if number >= 1 else None
    return _placed(said, shift, number, unit)


def _both(one: Shift, other: Shift | None) -> Shift | None:
    if other is None:
        return None
    return Shift(
        one.months + other.months, one.days + other.days, one.minutes + other.minutes, one.working + other.working
    )


def _placed(said: Said, shift: Shift, number: float, unit: str) -> Piece | None:
    if (end := said.tail("ago")) is not None:
        return reached(said, almanac.backwards(shift), end=end, aside=True)
    if (start := said.lead("within")) is not None and not said.tail("of"):
        return reached(said, shift, start=start)
    if (start := said.lead("later")) is not None and not said.tail("of"):
        return reached(said, shift, start=start, end=said.tail("later") or said.match.end(), aside=unit == "second")
    if (end := said.tail("later")) is not None:
        return reached(said, shift, end=end, aside=said.tail("thereafter") is not None)
    if (start := said.lead("stretch")) is not None and number >= 1:
        return _stretch(said, shift, int(number), unit, start)
    if (start := said.lead("past")) is not None:
        return reached(said, almanac.backwards(shift), start=start, aside=True)
    return said.piece(Kind.SHIFT, shift=shift, weak=True)


def _stretch(said: Said, shift: Shift, number: int, unit: str, start: int) -> Piece | None:
    """Read "the next three weeks": whole weeks, months or years from the coming one; days from tomorrow."""
    if unit in ("week", "month", "quarter", "year"):
        try:
            first = almanac.span_of(unit, said.today, 1)[0]
            last = almanac.span_of(unit, said.today, number)[1]
        except ValueError:
            return None
        return said.piece(Kind.SPAN, start=start, first=first, last=last, unit=unit)
    found = reached(said, shift)
    if found is None or found.last is None:
        return None
    first = said.today if shift.minutes else said.today + timedelta(days=1)
    return said.piece(Kind.SPAN, start=start, first=min(first, found.last), last=found.last, at=found.at)


BUILDERS = {"distance": distance}
