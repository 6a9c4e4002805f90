"""Keeping what was found: it becomes a proposal to its owner, or a decision on record; or it is left out."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from carefront.commitments.commands import ask
from carefront.commitments.commands.locking import open_place
from carefront.conversations import access
from carefront.conversations.commands import asking, indexing
from carefront.conversations.models import Decision, Finding, Proposal
from carefront.conversations.queries import spoken
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.commitments import Draft, checked
from carefront.core.conversations import Became, FindingState
from carefront.core.due import Due
from carefront.core.finding import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.requests import Said
from carefront.kit.durable import command, step
from carefront.relationships.queries import RelationshipCard


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold how something is to be kept. What is not said stays as it was read."""

    words: str | None = None
    due: Due | None = None
    has_due: bool = False  # `due` was said, none among it
    to: UUID | None = None  # whose promise it would be
    as_decision: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """Say what became of something that was kept: a request, a proposal to oneself, or a decision."""

    became: Became
    id: UUID


@command
def keep_finding(*, by: Actor, finding_id: UUID, wish: Wish, now: datetime) -> Kept:
    """Keep something that was found, once: as a request to its owner, a proposal to oneself, or a decision.

    Raises Refusal(HIDDEN | RESTING) outside of a living relationship that one is in, Refusal(ALREADY_SETTLED) when it
    was kept before, Refusal(EMPTY, "to") when nobody is named, Refusal(POINTS_BACK, "words") for a bare "do that",
    Refusal(DAY_IN_WORDS, "due") for a "tomorrow" without its day, and
    Refusal(NOT_IN_IT | EMPTY | TOO_LONG | PAST_DATE | FAR_DATE).
    """
    row = _held(by, finding_id)
    if row.state == FindingState.KEPT.value:
        raise Refusal(Because.ALREADY_SETTLED)
    card, _stream = open_place(by, row.transcript.relationship_id)
    words = row.words if wish.words is None else wish.words
    if words.strip() and spoken.points_back(words, row.transcript.language):
        raise Refusal(Because.POINTS_BACK, "words", given=text.clean_line(words).rstrip("."))
    if wish.as_decision or (wish.to is None and Kind(row.kind) is Kind.DECISION):
        kept = _decide(row, by, wish, now)
    else:
        to = wish.to or (row.owner.person_id if row.owner else None)
        if to is None:
            raise Refusal(Because.EMPTY, "to")
        kept = _propose(row, card, by, to, wish, now) if to == by.id else _ask(row, by, to, wish, now)
    row.state, row.became, row.kept_as, row.settled_at = FindingState.KEPT.value, kept.became.value, kept.id, now
    row.save(update_fields=["state", "became", "kept_as", "settled_at"])
    return kept


@command
def leave_out(*, by: Actor, finding_id: UUID, now: datetime) -> None:
    """Leave something out that was found. Raises Refusal(HIDDEN), Refusal(ALREADY_SETTLED) when it was kept."""
    _settle(_held(by, finding_id), FindingState.LEFT_OUT, now)


@command
def take_up_again(*, by: Actor, finding_id: UUID, now: datetime) -> None:
    """Look again at something that was left out. Raises Refusal(HIDDEN), Refusal(ALREADY_SETTLED) when it was kept."""
    _settle(_held(by, finding_id), FindingState.OPEN, None)


@command
def leave_the_rest_out(*, by: Actor, transcript_id: UUID, now: datetime) -> int:
    """Leave out everything in a transcript that was not decided on; answer how much. Raises Refusal(HIDDEN)."""
    row = access.reach(by, transcript_id, Deed.CHANGE)
    still_open = Finding.objects.filter(transcript=row, state=FindingState.OPEN.value)
    return still_open.update(state=FindingState.LEFT_OUT.value, settled_at=now)


def _settle(row: Finding, state: FindingState, at: datetime | None) -> None:
    if row.state == FindingState.KEPT.value:
        raise Refusal(Because.ALREADY_SETTLED)
    row.state, row.settled_at = state.value, at
    row.save(update_fields=["state", "settled_at"])


def _held(by: Actor, finding_id: UUID) -> Finding:
    """Fetch something that was found as it stands now, and let nobody else decide on it meanwhile."""
    row = access.reach_finding(by, finding_id, Deed.CHANGE)
    now_is = Finding.objects.select_for_update().filter(pk=row.pk).values_list("state", flat=True).first()
    if now_is is None:
        raise Refusal(Because.HIDDEN)
    row.state = now_is
    return row


def _draft(row: Finding, by: Actor, wish: Wish, now: datetime) -> Draft:
    due = wish.due if wish.has_due else row.due()
    if not wish.has_due and due is not None and due.on < by.local(now).date():
        raise Refusal(Because.PAST_DATE, "due", given=due.on.isoformat())
    words = row.words if wish.words is None else wish.words
    named = "" if due else spoken.day_in(words, row.transcript.took_place_on, row.transcript.language)
    if named:
        raise Refusal(Because.DAY_IN_WORDS, "due", given=named)
    return Draft(words, row.transcript.relationship_id, due=due)


def _said(row: Finding) -> Said:
    name = row.speaker.called() if row.speaker else ""
    return Said(row.transcript.title, row.transcript.took_place_on, name, row.begins, row.sentence)


def _speaks(row: Finding, person_id: UUID) -> bool:
    return row.speaker is not None and row.speaker.person_id == person_id


@step
def _ask(row: Finding, by: Actor, to: UUID, wish: Wish, now: datetime) -> Kept:
    draft = _draft(row, by, wish, now)
    draft = Draft(draft.words, draft.relationship_id, promisee_id=to, due=draft.due)
    made = ask.ask(by=by, draft=draft, now=now, said=replace(_said(row), own=_speaks(row, to)))
    asking.tell(by, to, now)
    return Kept(Became.REQUEST, made.pk)


@step
def _propose(row: Finding, card: RelationshipCard, by: Actor, to: UUID, wish: Wish, now: datetime) -> Kept:
    draft = checked(_draft(row, by, wish, now), now=now)
    made = Proposal(
        workspace_id=by.workspace_id,
        relationship_id=card.id,
        person_id=to,
        words=draft.words,
        due_on=draft.due.on if draft.due else None,
        due_time=draft.due.at if draft.due else None,
        due_zone=draft.due.zone if draft.due else by.zone,
        made_at=now,
        **_spoken(row),
    )
    made.save(force_insert=True)
    indexing.index_proposal(made)
    return Kept(Became.PROPOSAL, made.pk)


@step
def _decide(row: Finding, by: Actor, wish: Wish, now: datetime) -> Kept:
    made = Decision(
        workspace_id=by.workspace_id,
        relationship_id=row.transcript.relationship_id,
        by_id=by.id,
        conversation_id=row.transcript.conversation_id or row.transcript_id,
        place=row.place,
        words=text.line(row.words if wish.words is None else wish.words, "words"),
        kept_at=now,
        **_spoken(row),
    )
    made.save(force_insert=True)
    indexing.index_decision(made)
    return Kept(Became.DECISION, made.pk)


def _spoken(row: Finding) -> dict[str, object]:
    said = _said(row)
    return {
        "title": said.title,
        "took_place_on": said.on,
        "speaker_name": said.by,
        "begins": said.begins,
        "sentence": said.sentence,
    }
