"""Requests and expectations."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from carefront.commitments import access
from carefront.commitments.cards import ExpectationCard, ReadBackCard, RequestCard
from carefront.commitments.models import Commitment, Expectation, ReadBack, Request
from carefront.commitments.queries.lines import due_card, lines_of, party
from carefront.core.actors import Actor
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.requests import OPEN, RequestState
from carefront.kit.language import clarity_in
from carefront.people import queries as people
from carefront.relationships import queries as relationships


def request_cards(person: Actor, rows: Iterable[Request], *, now: datetime) -> list[RequestCard]:
    """Show requests that were reached or are visible to `person`. 5 SQL queries for any number."""
    rows = list(rows)
    if not rows:
        return []
    names = people.names_of({row.asker_id for row in rows} | {row.asked_id for row in rows})
    cards = relationships.cards_of(person, {row.relationship_id for row in rows})
    made = dict(Commitment.objects.filter(request_id__in=[row.pk for row in rows]).values_list("request_id", "pk"))
    return [request_card(person, row, names, cards.get(row.relationship_id), made.get(row.pk), now) for row in rows]


def request_card(
    person: Actor,
    row: Request,
    names: dict[UUID, people.PersonName],
    card: relationships.RelationshipCard | None,
    commitment_id: UUID | None,
    now: datetime,
) -> RequestCard:
    """Show one row, with the names of its people and its relationship's card at hand; no query."""
    standing = access.request_standing_of(person, row)
    state = RequestState(row.state)
    may_answer = allows(Thing.REQUEST, Deed.ANSWER, standing)
    may_change = allows(Thing.REQUEST, Deed.CHANGE, standing)
    goes_on = card is not None and card.is_active
    return RequestCard(
        id=row.pk,
        words=row.words,
        why=row.why,
        success=row.success,
        due=due_card(row.due(), now),
        asker=party(names, person, row.asker_id),
        asked=party(names, person, row.asked_id),
        relationship_id=row.relationship_id,
        relationship_title=card.title if card else "",
        hue=card.hue if card else 0,
        state=state,
        made_at=row.made_at,
        answered_at=row.answered_at,
        counter_words=row.counter_words,
        counter_due=due_card(row.counter_due(), now),
        reason=row.reason,
        commitment_id=commitment_id,
        from_answer_id=row.from_answer_id,
        may_answer=may_answer and state is RequestState.ASKED,
        may_promise=may_answer and state is RequestState.ASKED and goes_on,
        may_agree=may_change and state is RequestState.COUNTERED and goes_on,
        may_withdraw=may_change and state in OPEN,
        said=row.said(),
    )


def request(person: Actor, request_id: UUID, *, now: datetime) -> RequestCard:
    """Show one request to one of the two it names. Raises Refusal(HIDDEN)."""
    return request_cards(person, [access.reach_request(person, request_id, Deed.SEE)], now=now)[0]


def requests_said(
    person: Actor, asker_id: UUID, *, since: datetime, until: datetime, now: datetime
) -> list[RequestCard]:
    """Show what somebody asked of `person` between two moments from a conversation, in the order it was asked."""
    rows = access.requests_visible_to(person).filter(asked_id=person.id, asker_id=asker_id, said_on__isnull=False)
    rows = rows.filter(made_at__gte=since, made_at__lt=until)
    return request_cards(person, rows.order_by("made_at", "id"), now=now)


def requests(
    person: Actor,
    *,
    now: datetime,
    which: str = "all",
    page: int = 1,
    relationship_id: UUID | None = None,
    per: int = 25,
) -> tuple[list[RequestCard], bool]:
    """Show a page of requests, newest first, and whether more follow. `which`: all, open, to_me, from_me."""
    rows = requests_narrowed(person, which, relationship_id)
    found = list(rows.order_by("-made_at", "-id")[(page - 1) * per : page * per + 1])
    return request_cards(person, found[:per], now=now), len(found) > per


def requests_narrowed(person: Actor, which: str, relationship_id: UUID | None) -> QuerySet[Request]:
    """Answer the requests that name `person`, narrowed."""
    rows = access.requests_visible_to(person)
    if which == "open":
        rows = rows.filter(state__in=[state.value for state in OPEN])
    elif which == "to_me":
        rows = rows.filter(asked_id=person.id)
    elif which == "from_me":
        rows = rows.filter(asker_id=person.id)
    if relationship_id is not None:
        rows = rows.filter(relationship_id=relationship_id)
    return rows


def requests_open(person: Actor, *, now: datetime, most: int = 20) -> list[RequestCard]:
    """Show the requests that await `person`: those asked of them, and what was offered instead of theirs."""
    to_me = access.requests_visible_to(person).filter(asked_id=person.id, state=RequestState.ASKED.value)
    offered = access.requests_visible_to(person).filter(asker_id=person.id, state=RequestState.COUNTERED.value)
    rows = sorted(
        [*to_me.order_by("-made_at")[:most], *offered.order_by("-made_at")[:most]], key=lambda row: row.made_at
    )
    return request_cards(person, rows[:most], now=now)


def expectation(person: Actor, expectation_id: UUID, *, now: datetime) -> ExpectationCard:
    """Show one expectation with what was read back and promised towards it. Raises Refusal(HIDDEN)."""
    row = access.reach_expectation(person, expectation_id, Deed.SEE)
    return expectation_cards(person, [row], now=now, whole=True)[0]


def expectations(
    person: Actor, *, now: datetime, relationship_id: UUID | None = None, closed: bool = False, most: int = 100
) -> list[ExpectationCard]:
    """Show the expectations that `person` may see, newest first; without their promises."""
    rows = access.expectations_visible_to(person).filter(closed_at__isnull=not closed)
    if relationship_id is not None:
        rows = rows.filter(relationship_id=relationship_id)
    return expectation_cards(person, list(rows.order_by("-written_at")[:most]), now=now, whole=False)


def expectation_cards(person: Actor, rows: list[Expectation], *, now: datetime, whole: bool) -> list[ExpectationCard]:
    """Show expectations that were reached or are visible to `person`; `whole` with what was promised towards them."""
    if not rows:
        return []
    ids = [row.pk for row in rows]
    backs: dict[UUID, list[ReadBack]] = {key: [] for key in ids}
    for back in access.read_backs_visible_to(person).filter(expectation_id__in=ids).order_by("at"):
        backs[back.expectation_id].append(back)
    named = {row.author_id for row in rows} | {row.to_id for row in rows if row.to_id}
    names = people.names_of(named | {back.by_id for several in backs.values() for back in several})
    cards = relationships.cards_of(person, {row.relationship_id for row in rows})
    return [
        _expectation_card(person, row, backs[row.pk], names, cards.get(row.relationship_id), now, whole) for row in rows
    ]


def _expectation_card(
    person: Actor,
    row: Expectation,
    backs: list[ReadBack],
    names: dict[UUID, people.PersonName],
    card: relationships.RelationshipCard | None,
    now: datetime,
    whole: bool,
) -> ExpectationCard:
    standing = access.expectation_standing_of(person, row)
    closed = row.closed_at is not None
    in_force = not closed and card is not None and card.is_active
    may_read_back = allows(Thing.EXPECTATION, Deed.ANSWER, standing) and in_force
    mine = next((back for back in backs if back.by_id == person.id and back.version == row.version), None)
    promises = access.visible_to(person).filter(expectation=row).order_by("made_at") if whole else ()
    clarity = clarity_in(row.words, row.why, row.success, row.look_on)
    return ExpectationCard(
        id=row.pk,
        words=row.words,
        why=row.why,
        success=row.success,
        period=row.period,
        look_on=row.look_on,
        author=party(names, person, row.author_id),
        to=party(names, person, row.to_id) if row.to_id else None,
        relationship_id=row.relationship_id,
        relationship_title=card.title if card else "",
        hue=card.hue if card else 0,
        version=row.version,
        written_at=row.written_at,
        closed=closed,
        read_backs=tuple(
            ReadBackCard(
                back.pk, party(names, person, back.by_id), back.words, back.version, back.at,
                back.confirmed_at is not None, back.reply,
            )
            for back in backs
        ),
        promises=tuple(lines_of(person, promises, now=now)),
        open_questions=clarity.open,
        may_change=allows(Thing.EXPECTATION, Deed.CHANGE, standing) and in_force,
        may_read_back=may_read_back,
        may_promise=may_read_back,
        awaits_me=(may_read_back and (mine is None or bool(mine.reply)))
        or (standing is Standing.OWNER and in_force and any(_is_unanswered(back, row) for back in backs)),
    )  # fmt: skip


def _is_unanswered(back: ReadBack, row: Expectation) -> bool:
    """Answer whether a read-back of the words in force has no word from their author yet."""
    return back.version == row.version and back.confirmed_at is None and not back.reply
