"""What may be suggested about a level: always with reasons, never the fourth."""

from datetime import timedelta
from itertools import product
from uuid import UUID

from carefront.core.level import Level
from carefront.core.suggesting import CALM_FOR, SETTLED_AFTER, SETTLED_LOOKS, Reason, Situation, suggest

DAY = timedelta(days=1)
ONE = (UUID(int=1),)


def situation(level: Level = Level.CURIOUS, **more: object) -> Situation:
    """Make a situation of people who have worked together for a while."""
    given: dict[str, object] = {"age": SETTLED_AFTER, "looks": SETTLED_LOOKS, "since": 0 * DAY} | more
    return Situation(level=level, **given)  # type: ignore[arg-type]


def test_the_third_needs_strict_evidence_and_a_while_together() -> None:
    assert suggest(situation()) is None
    made = suggest(situation(strict=ONE, raised=True))
    assert made is not None
    assert (made.level, made.reasons, made.evidence) == (Level.DIRECT, (Reason.STRICT, Reason.SETTLED), ONE)
    assert suggest(situation(strict=ONE, age=SETTLED_AFTER - DAY)) is None
    assert suggest(situation(strict=ONE, looks=SETTLED_LOOKS - 1)) is None
    asked = suggest(situation(strict=ONE, age=DAY, asked=Level.DIRECT))
    assert asked is not None
    assert asked.reasons == (Reason.ASKED, Reason.STRICT)
    assert suggest(situation(asked=Level.DIRECT)) is None


def test_too_much_goes_down_and_is_private() -> None:
    for level in (Level.CURIOUS, Level.DIRECT, Level.AGREED):
        made = suggest(situation(level, strict=ONE, too_much=ONE))
        assert made is not None
        assert (made.level, made.reasons, made.private) == (level - 1, (Reason.TOO_MUCH,), True)
    assert suggest(situation(Level.SELF_TRACKED, too_much=ONE)) is None


def test_what_was_too_much_at_another_level_asks_for_nothing_now() -> None:
    assert suggest(situation(Level.CURIOUS, strict=ONE)) is not None
    assert suggest(situation(Level.CURIOUS, strict=ONE, was_too_much=True)) is None
    assert suggest(situation(Level.DIRECT, was_too_much=True)) is None
    wished = suggest(situation(Level.CURIOUS, asked=Level.SELF_TRACKED, was_too_much=True))
    assert wished is not None
    assert wished.reasons == (Reason.ASKED,)


def test_it_can_come_down_again_when_nothing_was_raised() -> None:
    made = suggest(situation(Level.DIRECT, since=CALM_FOR))
    assert made is not None
    assert (made.level, made.reasons) == (Level.CURIOUS, (Reason.CALM,))
    assert suggest(situation(Level.DIRECT, since=CALM_FOR, raised=True)) is None
    assert suggest(situation(Level.DIRECT, since=CALM_FOR - DAY)) is None


def test_it_never_suggests_the_fourth_nor_what_is_nor_without_a_reason() -> None:
    for level, strict, much, asked, raised, since in product(
        Level, ((), ONE), ((), ONE), (None, *Level), (False, True), (0 * DAY, CALM_FOR)
    ):
        one = situation(level, strict=strict, too_much=much, asked=asked, raised=raised, since=since)
        made = suggest(one)
        if made is None:
            continue
        assert made.level not in {Level.AGREED, level}
        assert made.reasons
        assert made.level is not Level.DIRECT or strict or level is Level.AGREED
        assert made.private is (bool(much) or made.reasons == (Reason.ASKED,))
