"""Answering a check-in by a reply: its first words name the outcome, the rest is what happened."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from carefront.commitments.commands.answer import answer
from carefront.commitments.models import CheckIn, HeldReply
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.clarity import DateReader
from carefront.core.commitments import AnswerDraft, NextStep
from carefront.core.due import Due
from carefront.core.outcomes import Next
from carefront.core.refusals import Because, Refusal
from carefront.core.replies import Reply, ReplyKind, read_reply
from carefront.kit import letters
from carefront.kit.durable import command, step

MOST_HELD = 5  # replies without an outcome to one check-in
LASTS = timedelta(days=60)


@step
def answer_by_reply(
    *, by: Actor, check_in_id: UUID, words: str, link_key: str, read_date: DateReader, now: datetime
) -> str:
    """Answer a check-in, or change its promise, as a reply says; answer a code of what became of it.

    A reply that names no outcome is kept whole for its writer, who is told what to do. Raises Refusal as
    `answer_check_in` does: LINK_SPENT when a letter about this check-in was used already.
    """
    reply = read_reply(words)
    following = _step(reply, by, read_date, now)
    if reply.kind is ReplyKind.UNCLEAR or (reply.kind is ReplyKind.CHANGE and following is None):
        return _hold(by, check_in_id, words, now)
    draft = AnswerDraft(reply.outcome, happened=reply.rest) if reply.outcome else None
    answer(by=by, check_in_id=check_in_id, draft=draft, following=following, via="mail", link_key=link_key, now=now)
    return reply.outcome.value if reply.outcome else str(reply.following)


def _step(reply: Reply, by: Actor, read_date: DateReader, now: datetime) -> NextStep | None:
    if reply.following is Next.RELEASE:
        return NextStep(Next.RELEASE, words=reply.rest)
    if reply.following not in (Next.PAUSE, Next.RECOMMIT):
        return None
    try:
        found = read_date(reply.rest, by.local(now).replace(tzinfo=None)) if reply.rest else None
    except Refusal:  # a day that does not exist: asked back, with the words kept
        return None
    due = Due(found.on, found.at, by.zone) if found else None
    if due is None and (reply.following is Next.RECOMMIT or reply.rest):
        return None
    return NextStep(reply.following, due=due, words=reply.rest)


def _hold(by: Actor, check_in_id: UUID, words: str, now: datetime) -> str:
    waiting = CheckIn.objects.filter(pk=check_in_id, owner_id=by.id).first()
    if waiting is None or waiting.link_spent or waiting.answered_at is not None or waiting.closed_at is not None:
        raise Refusal(Because.LINK_SPENT)
    if HeldReply.objects.filter(check_in_id=check_in_id).count() >= MOST_HELD:
        raise Refusal(Because.TOO_MANY, limit=MOST_HELD)
    said = text.prose(words, "text", required=True)
    held = HeldReply.objects.create(
        workspace_id=by.workspace_id, check_in_id=check_in_id, by_id=by.id, words=said, at=now
    )
    letters.post("reply_kept", to=by.id, workspace_id=by.workspace_id, now=now, reply=held.pk)
    return "kept"


@command
def clear_held(now: datetime) -> int:
    """Forget replies that named no outcome once their check-in is answered, and after 60 days; answer how many."""
    used = Q(check_in__answered_at__isnull=False) | Q(at__lt=now - LASTS)
    return HeldReply.objects.filter(used).delete()[0]
