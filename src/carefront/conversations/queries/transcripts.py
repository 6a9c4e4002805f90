"""Transcripts, for whoever brought them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from carefront.conversations import access
from carefront.conversations.cards import OddCard, SpeakerCard, TranscriptCard
from carefront.conversations.models import Finding, Speaker, Transcript
from carefront.core.actors import Actor
from carefront.core.conversations import PROBABLE, FindingState, Trouble, meant_by
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.core.transcripts import Odd
from carefront.kit.api_paging import cursor_of, place_of
from carefront.kit.models import Job
from carefront.relationships import queries as relationships
from carefront.relationships.queries import MemberCard, RelationshipCard

ORDER = "-made"


def transcripts(person: Actor, *, page: int = 1, per: int = 25) -> tuple[list[TranscriptCard], bool]:
    """Show a page of the transcripts that `person` brought, newest first, and whether more follow. 6 SQL queries."""
    rows = access.visible_to(person).order_by("-made_at", "-pk")
    found = list(rows[(page - 1) * per : page * per + 1])
    return _cards(person, found[:per]), len(found) > per


def transcripts_after(person: Actor, cursor: str, most: int) -> tuple[list[TranscriptCard], str | None]:
    """Show up to `most` transcripts after a cursor, and the cursor of those that follow."""
    rows = access.visible_to(person).order_by("-made_at", "-pk")
    place = place_of(cursor, ORDER, datetime)
    if place is not None:
        at, key = place
        rows = rows.filter(Q(made_at__lt=at) | Q(made_at=at, pk__lt=key))
    found = list(rows[: most + 1])
    shown = found[:most]
    after = cursor_of(ORDER, shown[-1].made_at, shown[-1].pk) if len(found) > most else None
    return _cards(person, shown), after


def transcript(person: Actor, transcript_id: UUID) -> TranscriptCard:
    """Show one transcript to whoever brought it. Raises Refusal(HIDDEN)."""
    return _cards(person, [access.reach(person, transcript_id, Deed.SEE)])[0]


def speakers(person: Actor, transcript_id: UUID) -> tuple[list[SpeakerCard], tuple[MemberCard, ...]]:
    """Show the names in an own transcript, and the members whom they can mean. Raises Refusal(HIDDEN)."""
    row = access.reach(person, transcript_id, Deed.SEE)
    members = members_of(person, row.relationship_id)
    names = {one.person_id: one.name for one in members}
    found = [
        SpeakerCard(
            one.pk, one.name, one.turns, one.person_id, one.settled,
            None if one.settled else meant_by(one.name, names),
        )
        for one in Speaker.objects.filter(transcript=row, erased=False).order_by("place")
    ]  # fmt: skip
    return found, members


def members_of(person: Actor, relationship_id: UUID) -> tuple[MemberCard, ...]:
    """Answer who is in a relationship now, `person` first; nobody when it is not theirs any more."""
    try:
        card = relationships.relationship(person, relationship_id)
    except Refusal as refusal:
        if refusal.because is not Because.HIDDEN:
            raise
        return ()
    return members_in(card)


def members_in(card: RelationshipCard | None) -> tuple[MemberCard, ...]:
    """Answer who is in a relationship now, the asking person first; no query."""
    inside = (one for one in card.members if one.accepted and not one.left) if card else ()
    return tuple(sorted(inside, key=lambda one: (not one.is_me, one.name)))


def places(person: Actor) -> list[RelationshipCard]:
    """Answer the relationships into which `person` can bring a transcript now."""
    return [card for card in relationships.relationships(person) if may_keep(card)]


def may_keep(card: RelationshipCard | None) -> bool:
    """Answer whether something can be kept in a relationship now, by whoever sees its card."""
    if card is None or card.kind is RelationshipKind.SELF or not card.is_active:
        return False
    return card.inside


def _cards(person: Actor, rows: list[Transcript]) -> list[TranscriptCard]:
    if not rows:
        return []
    ids = [row.pk for row in rows]
    cards = relationships.cards_of(person, {row.relationship_id for row in rows})
    counts = _found(ids)
    unmatched = _counted(Speaker.objects.filter(transcript_id__in=ids, settled=False).values_list("transcript_id"))
    running = Job.objects.filter(pk__in=[row.job_id for row in rows if row.read_at is None])
    jobs = {job.pk: job for job in running}
    return [
        _card(row, cards.get(row.relationship_id), counts, unmatched.get((row.pk,), 0), jobs.get(row.job_id))
        for row in rows
    ]


def _found(ids: list[UUID]) -> dict[tuple[Any, ...], int]:
    """Count what was found in transcripts by its state, and under the transcript alone what is open and likely."""
    likely = Count("pk", filter=Q(sureness__gte=PROBABLE))
    rows = Finding.objects.filter(transcript_id__in=ids).values_list("transcript_id", "state")
    counts: dict[tuple[Any, ...], int] = {}
    for key, state, count, probable in rows.annotate(count=Count("pk"), likely=likely).order_by():
        counts[key, state] = count
        if state == FindingState.OPEN.value:
            counts[key,] = probable
    return counts


def _counted(rows: QuerySet[Any, Any]) -> dict[tuple[Any, ...], int]:
    return {tuple(key): count for *key, count in rows.annotate(count=Count("pk")).order_by()}


def _card(
    row: Transcript, card: RelationshipCard | None, counts: dict[tuple[Any, ...], int], unmatched: int, job: Job | None
) -> TranscriptCard:
    def count(state: FindingState) -> int:
        return counts.get((row.pk, state.value), 0)

    return TranscriptCard(
        id=row.pk,
        title=row.title,
        on=row.took_place_on,
        relationship_id=row.relationship_id,
        relationship_title=card.title if card else "",
        hue=card.hue if card else 0,
        made_at=row.made_at,
        is_read=row.read_at is not None,
        progress=min(job.progress, job.total) if job else 0,
        total=job.total if job else 0,
        trouble=Trouble(row.trouble) if row.trouble else None,
        stopped=row.read_at is None and (job is None or job.done_at is not None),
        turns=row.turns,
        odd=_odd(row.odd),
        still_open=count(FindingState.OPEN),
        kept=count(FindingState.KEPT),
        left_out=count(FindingState.LEFT_OUT),
        likely=counts.get((row.pk,), 0),
        unmatched=unmatched,
        may_keep=may_keep(card),
    )


def _odd(told: Iterable[Any]) -> tuple[OddCard, ...]:
    known = {odd.value for odd in Odd}
    return tuple(OddCard(Odd(code), count, line) for code, count, line in told if code in known)
