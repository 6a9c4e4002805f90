"""What comes of a promise after its answer: another day, other words, rest, or letting it go."""

from datetime import datetime

from carefront.commitments.commands import change
from carefront.commitments.models import Commitment
from carefront.core.actors import Actor
from carefront.core.commitments import NextStep
from carefront.core.outcomes import SETTLED, Next, State
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import step
from carefront.kit.models import Stream


@step
def follow(
    row: Commitment, stream: Stream, following: NextStep | None, *, by: Actor, now: datetime
) -> Commitment | None:
    """Take the step that its owner decided on with an answer; answer the promise that took its place, if one did.

    Raises Refusal(ALREADY_SETTLED | EMPTY | TOO_LONG | PAST_DATE).
    """
    if following is None or following.kind is Next.KEEP:
        return None
    if State(row.state) in SETTLED:
        raise Refusal(Because.ALREADY_SETTLED, state=row.state)
    if following.kind is Next.RECOMMIT:
        if following.due is None:
            raise Refusal(Because.EMPTY, "next_due")
        change.recommit(row, stream, by=by, due=following.due, words=following.words, now=now)
    elif following.kind is Next.MODIFY:
        if following.draft is None:
            raise Refusal(Because.EMPTY, "next_words")
        return change.modify(row, stream, by=by, draft=following.draft, words=following.words, now=now)
    elif following.kind is Next.RELEASE:
        change.release(row, stream, by=by, words=following.words, now=now)
    elif following.kind is Next.PAUSE:
        until = following.due.on if following.due else None
        change.pause(row, stream, by=by, until=until, words=following.words, now=now)
    return None
