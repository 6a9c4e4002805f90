"""After a restore: what waits is held for the steward's word, erasures happen again, and links are looked at again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from carefront.kit import erasures, worker
from carefront.kit.models import Beat
from carefront.kit.posting import commands

# Looks again at what a room gave out before the backup (one-tap links above all), at `now`.
LookAgain = Callable[[datetime], object]

_looks: list[LookAgain] = []


def register(look: LookAgain) -> None:
    """Let a room look again at what it gave out, after a restore."""
    if look not in _looks:
        _looks.append(look)


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold how many letters are held, how many things were erased again, and how many could not be."""

    held: int
    erased: int
    not_erased: int


def settle(now: datetime) -> Settled:
    """Make a restored database safe to work with. Letters that came due since the backup may have gone out already, so
    all of them wait until a steward lets them go."""
    erased, not_erased = erasures.apply_again(now)
    for look in _looks:
        look(now)
    with transaction.atomic():
        Beat.objects.all().delete()
        held = commands.hold_all()
    _ask_and_hold(now)
    with transaction.atomic():
        held += commands.hold_all()
    return Settled(held, erased, not_erased)


def _ask_and_hold(now: datetime) -> None:
    """Let every source do what came due meanwhile, so that the letters it writes are held too."""
    for name, run_due in worker.sources().items():
        if name not in {"jobs", "inbound"}:
            while run_due(now, "restore", 200):
                pass
