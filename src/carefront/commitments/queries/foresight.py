"""What helps an owner decide before promising: their own record, their other promises, their own tags."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from carefront.commitments.cards import CommitmentLine
from carefront.commitments.models import Answer, Commitment, Foresight
from carefront.commitments.queries.lines import lines_of
from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.outcomes import Outcome, State

AROUND = timedelta(days=3)
HIGH = 80  # percent


@dataclass(frozen=True, slots=True)
class LikelihoodRecord:
    """Hold a person's own past: of `said` forecasts of `at_least` percent or more, `happened` came about."""

    at_least: int
    said: int
    happened: int


def likelihood_record(person: Actor) -> tuple[LikelihoodRecord, ...]:
    """Show how often what `person` called likely came about: 80 % and more, 50 to 79, under 50; counts only.

    A promise counts when it has an outcome: done, or partly and enough, came about; not yet did not. Those that were
    changed, let go or no longer applied are left out.
    """
    rows = Foresight.objects.filter(commitment__owner_id=person.id, likelihood__isnull=False, commitment__rhythm="")
    counts = {HIGH: [0, 0], 50: [0, 0], 0: [0, 0]}
    told = rows.values_list("likelihood", "commitment__state", "commitment__last_outcome")
    for likelihood, state, outcome in told.order_by("-likelihood_at")[:500]:
        came = state == State.KEPT.value
        if likelihood is None or (not came and outcome not in {Outcome.NOT_YET.value, Outcome.PARTLY.value}):
            continue
        band = HIGH if likelihood >= HIGH else 50 if likelihood >= 50 else 0
        counts[band][0] += 1
        counts[band][1] += came
    return tuple(LikelihoodRecord(band, said, happened) for band, (said, happened) in counts.items() if said)


def also_promised(person: Actor, due: Due, *, now: datetime, most: int = 6) -> list[CommitmentLine]:
    """Show what else `person` has promised for within three days of `due`."""
    moment = due.instant()
    rows = Commitment.objects.filter(
        owner_id=person.id, state=State.OPEN.value, ends_at__range=(moment - AROUND, moment + AROUND)
    )
    return lines_of(person, rows.order_by("ends_at")[:most], now=now)


def own_tags(person: Actor, *, most: int = 8) -> tuple[str, ...]:
    """Answer the tags that `person` used most for what got in the way."""
    counts: Counter[str] = Counter()
    for tags in Answer.objects.filter(by_id=person.id).order_by("-at").values_list("tags", flat=True)[:200]:
        counts.update(tags)
    return tuple(tag for tag, _count in counts.most_common(most))
