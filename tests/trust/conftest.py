"""Histories of promises, each kept or not, and what Carefront finds in them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from carefront.commitments.commands import answer, make
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft, NextStep
from carefront.core.evidence.thresholds import Kind
from carefront.core.outcomes import Next, Outcome
from carefront.trust.commands import following
from carefront.trust.models import Pattern
from tests.cast import in_days
from tests.commitments.conftest import at_now, visit

__all__ = ["at_now", "visit"]

DAY = timedelta(days=1)


def look(
    owner: Actor,
    place: UUID | None,
    at: datetime,
    kept: bool,
    *,
    words: str = "Call the three stalled accounts",
    again: bool = False,
    **said: object,
) -> UUID:
    """Let somebody promise something for the day of `at`, and say on it how it went; answer the promise."""
    draft = Draft(words, place, due=in_days(at, 0), success="Three notes in the list", **_to(said))
    key = make.make_commitment(by=owner, draft=draft, now=at - 3 * DAY)
    outcome = Outcome.DONE if kept else Outcome.NOT_YET
    following_step = NextStep(Next.RECOMMIT, due=in_days(at, 3)) if again and not kept else None
    answer.say_how_it_went(
        by=owner,
        commitment_id=key,
        draft=AnswerDraft(outcome, **said),
        following=following_step,
        now=at,  # type: ignore[arg-type]
    )
    return key


def _to(said: dict[str, object]) -> dict[str, object]:
    return {"promisee_id": said.pop("to")} if "to" in said else {}


def looks(owner: Actor, place: UUID | None, now: datetime, kept: Iterable[int], every: int = 7) -> list[UUID]:
    """Let somebody keep (1) or not keep (0) a promise every few days, the last one yesterday."""
    kept = list(kept)
    days = [now - DAY * (1 + every * (len(kept) - 1 - place_)) for place_ in range(len(kept))]
    return [look(owner, place, at, bool(one)) for at, one in zip(days, kept, strict=True)]


def follow(now: datetime) -> int:
    """Compute all that moved, as a worker does; answer how many relationships that was."""
    total = 0
    while found := following.follow_due(now, "worker"):
        total += found
    return total


def found(owner: Actor, kind: Kind | None = None) -> list[Pattern]:
    """Answer what stands in somebody's promises."""
    rows = Pattern.objects.filter(subject_id=owner.id, over_at=None)
    return list((rows.filter(kind=kind.value) if kind else rows).order_by("kind"))
