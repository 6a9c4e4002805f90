"""Say what would make working together more useful, what was changed because of it, and whether that helps."""

from datetime import date, datetime
from uuid import UUID

from carefront.commitments.commands.locking import open_place
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.pulsing import WISH, Helps
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import journal
from carefront.kit.durable import command
from carefront.kit.models import Stream
from carefront.kit.once import made_once
from carefront.pulses import access
from carefront.pulses.models import Adjustment, Wish

MOST = 200  # wishes of one person in one relationship, and changes because of one wish


@command
def make_wish(*, by: Actor, relationship_id: UUID, words: str, now: datetime, once: str = "") -> UUID:
    """Say to oneself what would make it more useful; answer the wish's id. It is private until it is shared.

    Raises Refusal(HIDDEN | RESTING | EMPTY | TOO_LONG | TOO_MANY).
    """

    def deed() -> UUID:
        card, _stream = open_place(by, relationship_id)
        if card.kind is RelationshipKind.SELF:
            raise Refusal(Because.HIDDEN)
        said = text.prose(words, "words", required=True, limit=WISH)
        if Wish.objects.filter(relationship_id=relationship_id, person_id=by.id).count() >= MOST:
            raise Refusal(Because.TOO_MANY, "words", limit=MOST)
        return Wish.objects.create(
            workspace_id=by.workspace_id, relationship_id=relationship_id, person_id=by.id, words=said, at=now
        ).pk

    return made_once(by.id, once, now, deed)


@command
def share_wish(*, by: Actor, wish_id: UUID, now: datetime) -> None:
    """Show one's own wish to the other, or to those who are in the team now. Twice is once.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING).
    """
    row, stream = _wish(by, wish_id, Deed.CHANGE)
    if row.shared_at is not None:
        return
    open_place(by, row.relationship_id)
    Wish.objects.filter(pk=row.pk).update(shared_at=now)
    journal.append(stream, Kind.WISH_SHARED, by=by.id, about=row.pk, at=now)


@command
def unshare_wish(*, by: Actor, wish_id: UUID, now: datetime) -> None:
    """Take a wish back that one shared, at any time, with all that hangs on it. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row, stream = _wish(by, wish_id, Deed.CHANGE)
    if row.shared_at is None:
        return
    Wish.objects.filter(pk=row.pk).update(shared_at=None)
    journal.append(stream, Kind.WISH_UNSHARED, by=by.id, about=row.pk, at=now)


@command
def meet_wish(*, by: Actor, wish_id: UUID, words: str, on: date | None = None, now: datetime, once: str = "") -> UUID:
    """Say what was changed because of a wish, and since when; answer the id. "You said …, I changed …"

    Raises Refusal(HIDDEN | RESTING | EMPTY | TOO_LONG | TOO_MANY), FUTURE_DATE for a day that lies ahead.
    """

    def deed() -> UUID:
        row, stream = _wish(by, wish_id, Deed.RESPOND)
        open_place(by, row.relationship_id)
        said = text.prose(words, "words", required=True, limit=WISH)
        today = by.local(now).date()
        if on is not None and on > today:
            raise Refusal(Because.FUTURE_DATE, "on", given=on.isoformat())
        if row.adjustments.count() >= MOST:
            raise Refusal(Because.TOO_MANY, "words", limit=MOST)
        made = Adjustment.objects.create(
            workspace_id=by.workspace_id, wish=row, by_id=by.id, words=said, on=on or today, at=now
        )
        if row.shared_at is not None:
            journal.append(stream, Kind.WISH_MET, by=by.id, about=row.pk, at=now, on=made.on)
        return made.pk

    return made_once(by.id, once, now, deed)


@command
def judge_adjustment(*, by: Actor, adjustment_id: UUID, helps: str, words: str = "", now: datetime) -> None:
    """Say as the wish's author whether what was changed helps; saying it again replaces it.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | UNKNOWN_CHOICE | TOO_LONG).
    """
    row = access.reach_adjustment(by, adjustment_id, Deed.ANSWER)
    _card, stream = open_place(by, row.wish.relationship_id)
    row.refresh_from_db()
    if helps not in set(Helps):
        raise Refusal(Because.UNKNOWN_CHOICE, "helps", given=helps[:40])
    said = text.prose(words, "words", limit=WISH)
    if (row.helps, row.helps_words) == (helps, said):
        return
    Adjustment.objects.filter(pk=row.pk).update(helps=helps, helps_words=said, helps_at=now)
    if row.wish.shared_at is not None:
        journal.append(
            stream, Kind.WISH_JUDGED, by=by.id, about=row.wish_id, at=now, adjustment=row.pk, helps=Helps(helps)
        )


def _wish(by: Actor, wish_id: UUID, deed: Deed) -> tuple[Wish, Stream]:
    row = access.reach_wish(by, wish_id, deed)
    stream = journal.lock(row.relationship_id)
    return access.reach_wish(by, row.pk, deed), stream
