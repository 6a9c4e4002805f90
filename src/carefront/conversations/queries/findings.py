"""What was found in a transcript, for whoever brought it."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from carefront.commitments.cards import Party
from carefront.commitments.queries.lines import due_card
from carefront.conversations import access
from carefront.conversations.cards import FindingCard
from carefront.conversations.models import Finding, Speaker
from carefront.conversations.queries import spoken
from carefront.conversations.queries.transcripts import may_keep, members_in
from carefront.core.actors import Actor
from carefront.core.conversations import PROBABLE, Became, FindingState, meant_by, sure_of
from carefront.core.finding import Kind
from carefront.core.policy import Deed
from carefront.core.promises.slots import Modality
from carefront.kit.api_paging import cursor_of, place_of
from carefront.relationships import queries as relationships

PER = 25
ORDER = "place"


def findings(
    person: Actor,
    transcript_id: UUID,
    *,
    now: datetime,
    state: FindingState | None = None,
    likely: bool = False,
    page: int = 1,
) -> tuple[list[FindingCard], bool]:
    """Show a page of what was found in an own transcript, in the order it was said. 4 SQL queries.

    `likely` leaves out what was perhaps not meant so. Raises Refusal(HIDDEN).
    """
    rows = _rows(person, transcript_id, state)
    if likely:
        rows = rows.filter(sureness__gte=PROBABLE)
    found = list(rows[(page - 1) * PER : page * PER + 1])
    return _cards(person, found[:PER], now), len(found) > PER


def findings_after(
    person: Actor, transcript_id: UUID, cursor: str, most: int, *, now: datetime, state: FindingState | None = None
) -> tuple[list[FindingCard], str | None]:
    """Show up to `most` of what was found after a cursor, and the cursor of what follows. Raises Refusal(HIDDEN)."""
    rows = _rows(person, transcript_id, state)
    place = place_of(cursor, ORDER, int)
    if place is not None:
        rows = rows.filter(place__gt=place[0])
    found = list(rows[: most + 1])
    shown = found[:most]
    after = cursor_of(ORDER, shown[-1].place, shown[-1].pk) if len(found) > most else None
    return _cards(person, shown, now), after


def finding(person: Actor, finding_id: UUID, *, now: datetime) -> FindingCard:
    """Show one thing that was found. Raises Refusal(HIDDEN)."""
    return _cards(person, [access.reach_finding(person, finding_id, Deed.SEE)], now)[0]


def listed_after(person: Actor, card: FindingCard, *, likely: bool, state: FindingState) -> UUID | None:
    """Answer what follows something in a list that it is no longer in, else what stood before it; None for nothing."""
    rows = _rows(person, card.transcript_id, state).exclude(pk=card.id)
    if likely:
        rows = rows.filter(sureness__gte=PROBABLE)
    keys = rows.values_list("pk", flat=True)
    following = keys.filter(place__gt=card.place).first()
    return following or keys.filter(place__lt=card.place).last()


def _rows(person: Actor, transcript_id: UUID, state: FindingState | None) -> QuerySet[Finding]:
    row = access.reach(person, transcript_id, Deed.SEE)
    rows = Finding.objects.filter(transcript=row).select_related("transcript", "speaker", "owner", "likely", "about_by")
    return (rows if state is None else rows.filter(state=state.value)).order_by("place")


def _cards(person: Actor, rows: Collection[Finding], now: datetime) -> list[FindingCard]:
    if not rows:
        return []
    place = next(iter(rows)).transcript.relationship_id
    card = relationships.cards_of(person, {place}).get(place)
    inside = {one.person_id: one.name for one in members_in(card)}
    return [_card(person, row, inside, may_keep(card), now) for row in rows]


def _card(person: Actor, row: Finding, inside: dict[UUID, str], goes_on: bool, now: datetime) -> FindingCard:
    kind, state = Kind(row.kind), FindingState(row.state)
    to = _to(person, row.owner, inside)
    due = row.due()
    return FindingCard(
        id=row.pk,
        transcript_id=row.transcript_id,
        relationship_id=row.transcript.relationship_id,
        place=row.place,
        kind=kind,
        speaker=row.speaker.called() if row.speaker else "",
        whose=row.owner.called() if row.owner else "",
        to=to,
        guess=_guess((row.owner, row.likely), inside) if to is None else None,
        words=row.words,
        due=due_card(due, now),
        due_is_past=due is not None and due.on < person.local(now).date(),
        modality=Modality(row.modality),
        hedged=row.hedged,
        sentence=row.sentence,
        about=row.about if row.about_by or row.speaker is None else "",
        about_by=row.about_by.called() if row.about_by else "",
        line=row.line,
        begins=row.begins,
        sure=sure_of(row.sureness),
        state=state,
        became=Became(row.became),
        kept_as=row.kept_as,
        is_decision=kind is Kind.DECISION,
        may_keep=goes_on and state is not FindingState.KEPT,
        points_back=spoken.points_back(row.words, row.transcript.language),
    )


def _to(person: Actor, owner: Speaker | None, inside: dict[UUID, str]) -> Party | None:
    if owner is None or owner.person_id is None or owner.person_id not in inside:
        return None
    return Party(owner.person_id, inside[owner.person_id], owner.person_id == person.id)


def _guess(named: Iterable[Speaker | None], inside: dict[UUID, str]) -> UUID | None:
    for one in named:
        if one is not None and one.person_id in inside:
            return one.person_id
        if one is not None and not one.settled and (meant := meant_by(one.name, inside)) is not None:
            return meant
    return None
