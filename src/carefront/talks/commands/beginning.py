"""Begin a talk from dated facts that both already see, add to them, and close it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from carefront.commitments.commands.locking import open_place
from carefront.conversations.commands.scheduling import plan_within
from carefront.conversations.queries import held as conversations
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.meetings import LIVE, ConversationDraft, ConversationKind, Slot
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.core.talks import MOST_FACTS, TalkState
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.once import made_once
from carefront.people import queries as people
from carefront.relationships.queries import RelationshipCard
from carefront.talks import access
from carefront.talks.commands.held import STATE, changed, held_talk, other_of, rest_looks, state_of, tell
from carefront.talks.models import Talk, TalkFact


@command
def begin_talk(
    *,
    by: Actor,
    relationship_id: UUID,
    subject_id: UUID,
    facts: Sequence[UUID] = (),
    other_id: UUID | None = None,
    conversation_id: UUID | None = None,
    once: str = "",
    now: datetime,
) -> UUID:
    """Begin a talk about the promises of `subject_id`, oneself or the other; answer its id.

    `facts` are ids of facts that both see. In a team it is between two: `other_id` names the other one where it is
    about oneself. Raises Refusal(HIDDEN | RESTING | NOT_IN_IT | UNKNOWN_CHOICE | TOO_MANY | ALREADY_THERE).
    """

    def deed() -> UUID:
        card, stream = open_place(by, relationship_id)
        other = _other(card, by, subject_id, other_id)
        _free(by, card, conversation_id, now)
        row = Talk(
            id=new_id(), workspace_id=by.workspace_id, relationship_id=card.id, by_id=by.id, other_id=other,
            subject_id=subject_id, conversation_id=conversation_id, begun_at=now, changed_at=now,
        )  # fmt: skip
        row.save(force_insert=True)
        count = _add(row, by, facts, now)
        journal.append(stream, Kind.TALK_BEGUN, by=by.id, about=row.pk, at=now, person=subject_id, facts=count)
        tell("talk_begun", row, other, now, by.id)
        return row.pk

    return made_once(by.id, once, now, deed)


def _other(card: RelationshipCard, by: Actor, subject_id: UUID, other_id: UUID | None) -> UUID:
    """Answer with whom somebody talks. Raises Refusal(HIDDEN) with oneself, Refusal(NOT_IN_IT)."""
    if card.kind is RelationshipKind.SELF:
        raise Refusal(Because.HIDDEN)
    inside = {one.person_id for one in card.others if one.accepted}
    if card.is_pair:
        other = next(iter(inside), None)
    else:
        other = subject_id if subject_id != by.id else other_id
    if other is None or other not in inside or subject_id not in {by.id, other} or other_id not in {None, other}:
        raise Refusal(Because.NOT_IN_IT, "subject" if card.is_pair else "other")
    return other


def _free(by: Actor, card: RelationshipCard, conversation_id: UUID | None, now: datetime) -> None:
    """Refuse a conversation that is not of this pair, is over, or has a talk already."""
    if conversation_id is None:
        return
    line = conversations.conversation(by, conversation_id, now=now).line
    if line.relationship_id != card.id or not card.is_pair or line.state not in LIVE:
        raise Refusal(Because.UNKNOWN_CHOICE, "conversation", given=str(conversation_id))
    if Talk.objects.filter(conversation_id=conversation_id).exists():
        raise Refusal(Because.ALREADY_THERE, "conversation")


@command
def add_facts(*, by: Actor, talk_id: UUID, facts: Sequence[UUID], now: datetime) -> None:
    """Add facts that both see. Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | UNKNOWN_CHOICE | TOO_MANY)."""
    row, _stream = held_talk(by, talk_id)
    _add(row, by, facts, now)
    changed(row, now)


@step
def _add(row: Talk, by: Actor, facts: Collection[UUID], now: datetime) -> int:
    """Keep chosen facts, each once; answer how many there are. What either does not see cannot be chosen."""
    wanted = set(facts)
    two = people.actors_of([other_of(row, by.id)])
    if wanted and not two:
        raise Refusal(Because.NOT_IN_IT, "other")
    seen: set[UUID] = set()
    for other in two.values():
        seen = set(
            access.facts_between(by, other, row.relationship_id, row.subject_id)
            .filter(pk__in=wanted)
            .values_list("pk", flat=True)
        )
    if wanted - seen:
        raise Refusal(Because.UNKNOWN_CHOICE, "facts", given=str(next(iter(wanted - seen))))
    there = set(row.facts.values_list("event_id", flat=True))
    if len(there | wanted) > MOST_FACTS:
        raise Refusal(Because.TOO_MANY, "facts", limit=MOST_FACTS)
    TalkFact.objects.bulk_create(TalkFact(talk=row, event_id=key, by_id=by.id, at=now) for key in wanted - there)
    return len(there | wanted)


@command
def drop_fact(*, by: Actor, talk_id: UUID, event_id: UUID, now: datetime) -> None:
    """Take a fact out again that one added oneself. Twice is once. Raises as `add_facts`, and Refusal(NOT_YOURS)."""
    row, _stream = held_talk(by, talk_id)
    found = row.facts.filter(event_id=event_id).first()
    if found is None:
        return
    if found.by_id != by.id:
        raise Refusal(Because.NOT_YOURS)
    found.delete()
    changed(row, now)


@command
def hold_in(
    *, by: Actor, talk_id: UUID, conversation_id: UUID | None = None, slot: Slot | None = None, now: datetime
) -> UUID:
    """Hold a talk in a conversation of the pair, or plan one for it at `slot`; answer that conversation's id.

    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | ALREADY_THERE | UNKNOWN_CHOICE | OUT_OF_RANGE | PAST_DATE |
    FAR_DATE), Refusal(EMPTY) without either.
    """
    row, _stream = held_talk(by, talk_id)
    card, _same = open_place(by, row.relationship_id)
    if not card.is_pair:  # everybody in a team would be invited to what is between two
        raise Refusal(Because.UNKNOWN_CHOICE, "conversation", given="team")
    if conversation_id is None:
        if slot is None:
            raise Refusal(Because.EMPTY, "on")
        draft = ConversationDraft(row.relationship_id, ConversationKind.PATTERN, slot)
        conversation_id = plan_within(by=by, draft=draft, now=now).pk
    if row.conversation_id != conversation_id:
        _free(by, card, conversation_id, now)
        row.conversation_id = conversation_id
        changed(row, now, "conversation_id", what=STATE)
    return conversation_id


@command
def close_talk(*, by: Actor, talk_id: UUID, now: datetime) -> None:
    """Close a talk, agreed or not; what was shown stays readable to both. Twice is once.

    Raises Refusal(HIDDEN | NOT_YOURS).
    """
    row = access.reach_talk(by, talk_id, Deed.CHANGE)
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    if state_of(row) is TalkState.CLOSED:
        return
    close(row, by.id, now)
    journal.append(stream, Kind.TALK_CLOSED, by=by.id, about=row.pk, at=now)
    tell("talk_closed", row, other_of(row, by.id), now, by.id)


@step
def close(row: Talk, by: UUID | None, now: datetime) -> None:
    """Write that a talk is closed; consequences that were only being written go with it."""
    row.closed_at, row.closed_by_id = now, by
    changed(row, now, "closed_at", "closed_by", what=STATE)
    row.consequences.filter(agreed_at__isnull=True, over_at__isnull=True).update(over_at=now, over_by_id=by)
    rest_looks(talk=row)
