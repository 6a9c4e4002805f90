"""Promises that came of something else: how they stand now, what was said of them, and what was made meanwhile."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from carefront.commitments import access
from carefront.commitments.cards import AnswerCard, CommitmentLine, RequestCard
from carefront.commitments.models import Answer, Commitment
from carefront.commitments.queries.answers import SAID, answer_cards
from carefront.commitments.queries.asking import request_cards
from carefront.commitments.queries.lines import line_of
from carefront.core.actors import Actor
from carefront.core.outcomes import State
from carefront.people import queries as people
from carefront.relationships import queries as relationships

Cards = Mapping[UUID, relationships.RelationshipCard]
CHANGES = 4  # how often a promise that was changed into another is followed
MOST = 60


def standing_now(person: Actor, ids: Collection[UUID], *, cards: Cards, now: datetime) -> dict[UUID, CommitmentLine]:
    """Show those promises of `ids` that `person` may see, under their ids, each as what it was changed into.

    `cards` are those of their relationships. 2 SQL queries, and one for each time that something was changed, up to 4.
    """
    if not ids:
        return {}
    rows = {row.pk: row for row in access.visible_to(person).filter(pk__in=ids).order_by()}
    for _change in range(CHANGES):
        changed = {row.pk: first for first, row in rows.items() if row.state == State.CHANGED.value}
        if not changed:
            break
        for successor in access.visible_to(person).filter(predecessor_id__in=changed).order_by():
            assert successor.predecessor_id is not None
            rows[changed[successor.predecessor_id]] = successor
    lines = _lines(person, list(rows.values()), cards, now)
    return dict(zip(rows, lines, strict=True))


def said_last(person: Actor, lines: Collection[CommitmentLine]) -> dict[UUID, AnswerCard]:
    """Show what was said last of promises that are shown to `person`, by their ids; they are one owner's, to the same.

    At most 7 SQL queries.
    """
    rows = Answer.objects.filter(commitment_id__in=[line.id for line in lines], replaced_at__isnull=True)
    found = list(rows.select_related("commitment", "check_in").prefetch_related(*SAID).order_by("at"))
    latest = {row.commitment_id: row for row in found}
    if not latest:
        return {}
    standing = access.standing_of(person, next(iter(latest.values())).commitment)
    return {card.commitment_id: card for card in answer_cards(person, latest.values(), standing)}


def made_meanwhile(
    person: Actor, card: relationships.RelationshipCard, *, since: datetime, until: datetime, now: datetime
) -> tuple[list[CommitmentLine], list[RequestCard]]:
    """Show what was promised and asked in a relationship between two moments, as far as `person` may see it.

    8 SQL queries at most.
    """
    between = Q(relationship_id=card.id, made_at__gte=since, made_at__lte=until)
    promised = access.visible_to(person).filter(between, predecessor__isnull=True).order_by("made_at", "pk")[:MOST]
    asked = access.requests_visible_to(person).filter(between).order_by("made_at", "pk")[:MOST]
    return _lines(person, list(promised), {card.id: card}, now), request_cards(person, asked, now=now)


def _lines(person: Actor, rows: list[Commitment], cards: Cards, now: datetime) -> list[CommitmentLine]:
    names = {
        one.person_id: people.PersonName(one.person_id, one.name) for card in cards.values() for one in card.members
    }
    missing = {key for row in rows for key in (row.owner_id, row.promisee_id) if key is not None and key not in names}
    if missing:
        names |= people.names_of(missing)
    return [line_of(person, row, names, cards.get(row.relationship_id), now) for row in rows]
