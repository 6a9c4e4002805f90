"""Following up: what came of something that was agreed, and the support it still needs."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.commands import ask
from carefront.conversations import access
from carefront.conversations.commands import indexing, telling
from carefront.conversations.models import FollowUp
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.ending import checked_came
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command
from carefront.kit.once import made_once
from carefront.relationships import queries as relationships


@command
def say_what_came_of_it(
    *, by: Actor, decision_id: UUID, went: str = "", worked: str = "", support: str = "", now: datetime
) -> UUID:
    """Say how something that was decided went, what worked, and what still needs support; answer its id.

    Anybody who shares the decision may; what is said later takes the place of what was said before, which stays dated.
    Raises Refusal(HIDDEN | RESTING | EMPTY | TOO_LONG), Refusal(ALREADY_SETTLED) for what was decided otherwise since.
    """
    row = access.reach_decision(by, decision_id, Deed.RESPOND)
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    relationships.open_for(by, row.relationship_id)
    if row.replaced_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    came = checked_came(went, worked, support)
    for before in FollowUp.objects.filter(decision=row, replaced_at__isnull=True):
        before.replaced_at = now
        before.save(update_fields=["replaced_at"])
        indexing.index_follow_up(before)
    made = FollowUp(
        workspace_id=row.workspace_id, relationship_id=row.relationship_id, decision=row, by_id=by.id, at=now,
        went=came.went, worked=came.worked, support=came.support,
    )  # fmt: skip
    made.save(force_insert=True)
    indexing.index_follow_up(made)
    journal.append(
        stream, Kind.FOLLOW_UP_SAID, by=by.id, about=row.pk, at=now, follow_up=made.pk, support=bool(came.support)
    )
    telling.changed(row.conversation_id, telling.DECISIONS)
    return made.pk


@command
def ask_for_support(
    *, by: Actor, follow_up_id: UUID, to: UUID | None = None, words: str | None = None, now: datetime
) -> UUID:
    """Ask for the support that one wished for oneself, once; answer the request's id.

    In a pair the other is asked; in a team `to` names who. Raises Refusal(HIDDEN | NOT_YOURS | RESTING | NOT_IN_IT),
    Refusal(EMPTY, "words") where no support was wished for, Refusal(TOO_LONG, "words") where it takes more than a line
    and `words` (300 characters) do not say it shorter.
    """

    def deed() -> UUID:
        row = access.reach_follow_up(by, follow_up_id, Deed.CHANGE)
        wish = text.line(row.support if words is None else words, "words")
        return ask.ask(by=by, draft=Draft(wish, row.relationship_id, promisee_id=to), now=now).pk

    return made_once(by.id, f"follow-up:{follow_up_id}:{to or ''}", now, deed)
