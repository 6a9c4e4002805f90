"""Check-ins and what was said at them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q

from carefront.commitments import access
from carefront.commitments.cards import AnswerCard, CheckInCard, OtherAccountCard, ResponseCard
from carefront.commitments.models import Answer, AnswerTo, CheckIn, OtherAccount, Response
from carefront.commitments.queries.lines import party
from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.core.outcomes import Outcome
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.people import queries as people
from carefront.relationships import queries as relationships

SAID = (
    Prefetch("responses", queryset=Response.objects.order_by("at")),
    Prefetch("other_accounts", queryset=OtherAccount.objects.order_by("at")),
)


def answer_cards(person: Actor, rows: Iterable[Answer], standing: Standing | None = None) -> list[AnswerCard]:
    """Show answers with what was said to them; `rows` carry `commitment`, `check_in` and what was said.

    `standing` to their commitment, when it is the same for all; otherwise each is asked for.
    """
    rows = list(rows)
    ids = {row.by_id for row in rows}
    for row in rows:
        ids |= {said.by_id for said in row.responses.all()} | {said.by_id for said in row.other_accounts.all()}
    names = people.names_of(ids) if ids else {}
    waiting = _waiting(person, rows)
    return [
        _answer_card(person, row, names, standing or access.standing_of(person, row.commitment), row.pk in waiting)
        for row in rows
    ]


def _waiting(person: Actor, rows: list[Answer]) -> set[UUID]:
    """Answer which of these wait for a word of `person`; one query, where a group's are among them."""
    still = [row for row in rows if row.replaced_at is None]
    mine = {row.pk for row in still if row.to_id == person.id and row.met_at is None}
    of_groups = [row.pk for row in still if row.commitment.promisee_id is None and row.by_id != person.id]
    if of_groups:
        before = AnswerTo.objects.filter(person_id=person.id, met_at__isnull=True, answer_id__in=of_groups)
        mine |= set(before.values_list("answer_id", flat=True))
    return mine


def _answer_card(
    person: Actor, row: Answer, names: dict[UUID, people.PersonName], standing: Standing, waits: bool
) -> AnswerCard:
    words = allows(Thing.ANSWER, Deed.SEE, standing, shared=row.words_shared_with_supporters)
    may_respond = words and allows(Thing.ANSWER, Deed.RESPOND, standing)
    accounts = tuple(
        OtherAccountCard(said.pk, party(names, person, said.by_id), Outcome(said.outcome), said.words, said.at)
        for said in row.other_accounts.all()
    )
    return AnswerCard(
        id=row.pk,
        check_in_id=row.check_in_id,
        commitment_id=row.commitment_id,
        commitment_words=row.commitment.words,
        by=party(names, person, row.by_id),
        outcome=Outcome(row.outcome),
        enough=row.enough,
        happened=row.happened if words else "",
        learned=row.learned if words else "",
        helped=row.helped if words else "",
        hindered=row.hindered if words else "",
        tags=tuple(row.tags) if words else (),
        support=row.support if words else "",
        at=row.at,
        via=row.via,
        occurs_on=row.check_in.occurs_on,
        is_current=row.replaced_at is None,
        words_are_shared=words,
        responses=tuple(
            ResponseCard(said.pk, party(names, person, said.by_id), said.kind, said.words, said.at)
            for said in row.responses.all()
            if words
        ),
        other_accounts=accounts if words else (),
        may_respond=may_respond,
        may_give_account=may_respond and row.replaced_at is None and not any(said.by.is_me for said in accounts),
        awaits_me=waits and may_respond,
    )


def answer(person: Actor, answer_id: UUID) -> AnswerCard:
    """Show one answer. Raises Refusal(HIDDEN)."""
    rows = Answer.objects.select_related("commitment", "check_in").prefetch_related(*SAID)
    row = rows.filter(pk=answer_id, workspace_id=person.workspace_id).first()
    if row is None or not allows(Thing.COMMITMENT, Deed.SEE, access.standing_of(person, row.commitment)):
        raise Refusal(Because.HIDDEN)
    return answer_cards(person, [row])[0]


def answers_of(person: Actor, commitment_id: UUID, standing: Standing, *, most: int = 50) -> list[AnswerCard]:
    """Show the answers to a commitment that was reached with `standing`, newest first."""
    rows = Answer.objects.filter(commitment_id=commitment_id).select_related("commitment", "check_in")
    return answer_cards(person, rows.prefetch_related(*SAID).order_by("-at")[:most], standing)


def answers_to_meet(person: Actor, *, most: int = 20) -> list[AnswerCard]:
    """Show what others answered for promises to `person` and nobody has met yet, newest first."""
    whole = Answer.objects.filter(replaced_at__isnull=True).select_related("commitment", "check_in")
    whole = whole.prefetch_related(*SAID).order_by("-at")
    before = AnswerTo.objects.filter(
        access.in_a_group_of(person.id, "answer__commitment__"), person_id=person.id, met_at__isnull=True
    )
    cards = answer_cards(person, whole.filter(to_id=person.id, met_at__isnull=True)[:most], Standing.OTHER)
    cards += answer_cards(person, whole.filter(pk__in=before.values("answer_id"))[:most], Standing.GROUP)
    return sorted(cards, key=lambda card: card.at, reverse=True)[:most]


def responses_to_me(person: Actor, *, since: datetime, most: int = 20) -> list[AnswerCard]:
    """Show own answers to which others said something since a moment, newest first."""
    told = Response.objects.filter(answer__by_id=person.id, at__gte=since).exclude(by_id=person.id)
    rows = Answer.objects.filter(pk__in=told.values("answer_id")).select_related("commitment", "check_in")
    return answer_cards(person, rows.prefetch_related(*SAID).order_by("-at")[:most], Standing.OWNER)


def check_in_cards(person: Actor, rows: Iterable[CheckIn]) -> list[CheckInCard]:
    """Show check-ins; `rows` carry their `commitment`."""
    rows = list(rows)
    names = people.names_of({row.commitment.promisee_id for row in rows if row.commitment.promisee_id})
    unasked = _unasked(rows)
    cards = relationships.cards_of(person, {row.commitment.relationship_id for row in rows}) if rows else {}
    told = [_check_in_card(person, row, names, cards.get(row.commitment.relationship_id)) for row in rows]
    return [replace(card, next_question_at=None) if card.id in unasked else card for card in told]


def _unasked(rows: Iterable[CheckIn]) -> set[UUID]:
    """Answer those of some check-ins about which Carefront asks nothing by itself: their owner keeps track alone."""
    asked = [row for row in rows if row.due_at is not None and row.chosen_at is None]
    known = {row.pk: getattr(row, "level", None) or getattr(row.commitment, "level", None) for row in asked}
    if None not in known.values():
        return {key for key, level in known.items() if level == Level.SELF_TRACKED.value}
    found = CheckIn.objects.filter(pk__in=known).annotate(level=access.level_of_check_in())
    return set(found.filter(level=Level.SELF_TRACKED.value).values_list("pk", flat=True))


def _check_in_card(
    person: Actor,
    row: CheckIn,
    names: dict[UUID, people.PersonName],
    card: relationships.RelationshipCard | None,
) -> CheckInCard:
    promise = row.commitment
    is_open = row.answered_at is None and row.closed_at is None
    return CheckInCard(
        id=row.pk,
        commitment_id=promise.pk,
        words=promise.words,
        occurs_on=row.occurs_on,
        opens_at=row.opens_at,
        next_question_at=row.due_at if is_open else None,
        asks=row.asks,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        closed=row.closed_at is not None,
        outcome=Outcome(row.outcome) if row.outcome else None,
        to=party(names, person, promise.promisee_id) if promise.promisee_id else None,
        title=card.title if card else "",
        hue=card.hue if card else 0,
        is_open=is_open,
        may_answer=row.owner_id == person.id and row.closed_at is None,
    )


def check_in(person: Actor, check_in_id: UUID) -> CheckInCard:
    """Show one check-in to somebody who may see its commitment. Raises Refusal(HIDDEN)."""
    return check_in_cards(person, [access.reach_check_in(person, check_in_id, Deed.SEE)])[0]


def waiting_check_ins(person: Actor, *, now: datetime, most: int = 50) -> list[CheckInCard]:
    """Show own check-ins whose time has come and that have no answer yet, oldest first."""
    rows = CheckIn.objects.filter(
        Q(opens_at__lte=now) | Q(asks__gt=0), owner_id=person.id, answered_at__isnull=True, closed_at__isnull=True
    )
    return check_in_cards(person, rows.select_related("commitment").order_by("opens_at")[:most])
