"""A talk, or consequences, under its relationship's lock: what every command about one begins with."""

from datetime import datetime
from typing import Final
from uuid import UUID

from carefront.core import talks as rules
from carefront.core.actors import Actor
from carefront.core.consequences import ConsequenceState
from carefront.core.consequences import state_of as state_of_consequences
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.talks import TalkPart, TalkState
from carefront.kit import journal, letters
from carefront.kit.durable import step
from carefront.kit.live import signals
from carefront.kit.models import Stream
from carefront.relationships import queries as relationships
from carefront.talks import access
from carefront.talks.models import Consequences, LookBack, Talk

STATE: Final = "state"  # the part of a page that changed
WORDS: Final = "words"


def state_of(row: Talk) -> TalkState:
    """Answer where a talk stands."""
    opened, agreed = row.opened_at is not None, row.agreed_at is not None
    return rules.state_of(opened=opened, agreed=agreed, closed=row.closed_at is not None)


def held_talk(by: Actor, talk_id: UUID, deed: Deed = Deed.CHANGE, *, agreed: bool = False) -> tuple[Talk, Stream]:
    """Answer a talk that goes on, and its locked ledger; `agreed` for what follows once both agreed.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING), Refusal(ALREADY_SETTLED) when it stands elsewhere.
    """
    row = access.reach_talk(by, talk_id, deed)
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    relationships.open_for(by, row.relationship_id)
    state = state_of(row)
    if state is TalkState.CLOSED or (state is TalkState.AGREED) is not agreed:
        raise Refusal(Because.ALREADY_SETTLED)
    return row, stream


def held_consequences(by: Actor, consequences_id: UUID, deed: Deed = Deed.CHANGE) -> tuple[Consequences, Stream]:
    """Answer consequences that are being written, and their locked ledger; raises as `held_talk` does."""
    row = access.reach_consequences(by, consequences_id, deed)
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    relationships.open_for(by, row.relationship_id)
    state = state_of_consequences(agreed=row.agreed_at is not None, over=row.over_at is not None)
    if state is not ConsequenceState.DRAFT:
        raise Refusal(Because.ALREADY_SETTLED)
    return row, stream


def other_of(row: Talk, person_id: UUID) -> UUID:
    """Answer the other of the two in a talk."""
    return row.other_id if row.by_id == person_id else row.by_id


def agreement_of(row: Talk) -> str:
    """Answer the digest of what a talk's two would agree to now: what each showed that they will do, and the rest."""
    return rules.digest(wills_of(row), row.together, row.look_on)


def wills_of(row: Talk) -> dict[UUID, str]:
    """Answer what each of the two showed that they will do."""
    shown = row.sayings.filter(part=TalkPart.WILL.value, shown_at__isnull=False)
    return dict(shown.values_list("person_id", "words"))


def conducts_of(row: Consequences) -> dict[UUID, str]:
    """Answer what each of the two does if it goes on; empty words for one who has not written."""
    said = dict(row.parts.values_list("person_id", "words"))
    return {key: said.get(key, "") for key in (row.owner_id, row.other_id)}


def consequences_digest(row: Consequences) -> str:
    """Answer the digest of consequences as they stand now."""
    return rules.digest(conducts_of(row), "", row.ends_on, row.closing_on)


@step
def changed(row: Talk | Consequences, now: datetime, *columns: str, what: str = WORDS) -> None:
    """Write columns of a talk, take back each yes to other words than these, and tell open pages.

    A yes that was taken back stands without a digest, so that it is told; no words ever match it again.
    """
    if isinstance(row, Talk):
        row.changed_at = now
        row.save(update_fields=["changed_at", *columns])
        row.yes.exclude(digest=agreement_of(row)).update(digest="")
    else:
        if columns:
            row.save(update_fields=list(columns))
        row.yes.exclude(digest=consequences_digest(row)).update(digest="")
    signals.signal(row.pk if isinstance(row, Talk) else row.talk_id, what)


@step
def tell(kind: str, row: Talk | Consequences, to: UUID, now: datetime, by: UUID | None, key: str = "") -> None:
    """Write a letter about a talk, or about consequences, to one of the two."""
    is_talk = isinstance(row, Talk)
    letters.post(
        kind, now=now, to=to, workspace_id=row.workspace_id, dedupe=f"{kind}:{row.pk}:{key}:{to.hex[-12:]}",
        relationship=row.relationship_id, talk=row.pk if is_talk else row.talk_id,  # type: ignore[union-attr]
        consequences=None if is_talk else row.pk, by=by,
    )  # fmt: skip


@step
def rest_looks(**of: object) -> None:
    """Ask nobody any more what came of it."""
    LookBack.objects.filter(**of).update(due_at=None, leased_by="")
