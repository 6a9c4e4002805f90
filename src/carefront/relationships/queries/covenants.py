"""What doors and other rooms read of covenants, as frozen cards."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from carefront.core import covenants as rules
from carefront.core.actors import Actor
from carefront.core.covenants import CovenantPart, CovenantState
from carefront.core.policy import Deed, Standing
from carefront.core.relationships import RelationshipKind
from carefront.people import queries as people
from carefront.relationships import access
from carefront.relationships.models import (
    Covenant,
    CovenantLine,
    CovenantQuestion,
    CovenantReview,
    Member,
    Signature,
)
from carefront.relationships.queries.covenant_cards import (
    CovenantCard,
    CovenantLineCard,
    ReviewCard,
    SignatureCard,
)

MOST_VERSIONS = 60  # in a history
_WHOLE = (
    Prefetch("lines", queryset=CovenantLine.objects.select_related("by")),
    Prefetch(
        "signatures",
        queryset=Signature.objects.filter(taken_back_at__isnull=True).select_related("person").order_by("at", "id"),
    ),
    Prefetch("reviews", queryset=CovenantReview.objects.select_related("person").order_by("at", "id")),
    "questions",
)


def current(person: Actor, relationship_id: UUID) -> CovenantCard | None:
    """Show the covenant in force in a relationship; None when there is none that `person` may see."""
    return _first(person, relationship_id, CovenantState.IN_FORCE)


def draft(person: Actor, relationship_id: UUID) -> CovenantCard | None:
    """Show the draft that is being written in a relationship; None when there is none that `person` may see."""
    return _first(person, relationship_id, CovenantState.DRAFT)


def open_ones(person: Actor, relationship_id: UUID) -> tuple[CovenantCard | None, CovenantCard | None]:
    """Show what is in force and what is being written, of what `person` may see. 6 SQL queries."""
    cards = _cards(person, _in(person, relationship_id).filter(over_at__isnull=True))
    found = {card.state: card for card in cards}
    return found.get(CovenantState.IN_FORCE), found.get(CovenantState.DRAFT)


def history(person: Actor, relationship_id: UUID) -> tuple[CovenantCard, ...]:
    """Show the versions whose time is over and the drafts that were let go, the newest first, at most 60.

    6 SQL queries.
    """
    rows = _in(person, relationship_id).filter(over_at__isnull=False).order_by("-over_at", "-id")
    return tuple(_cards(person, rows[:MOST_VERSIONS]))


def has_history(person: Actor, relationship_id: UUID) -> bool:
    """Answer whether `history` shows anything. 1 SQL query."""
    return access.covenants_visible_to(person).filter(relationship_id=relationship_id, over_at__isnull=False).exists()


def signed_before_leaving(person: Actor, relationship_id: UUID) -> tuple[CovenantCard, ...]:
    """Show somebody who left a relationship what they had signed there, the newest first, as it stood then."""
    return tuple(_cards(person, _in(person, relationship_id).order_by("-in_force_from", "-id")[:MOST_VERSIONS]))


def covenant(person: Actor, covenant_id: UUID) -> CovenantCard:
    """Show one covenant. Raises Refusal(HIDDEN)."""
    access.reach_covenant(person, covenant_id, Deed.SEE)
    return _cards(person, _whole(Covenant.objects.filter(pk=covenant_id)))[0]


def review_date(relationship_id: UUID) -> date | None:
    """Answer when the people in a relationship look again at how they work together; None while nothing is in force.

    For rooms that have reached the relationship.
    """
    rows = Covenant.objects.filter(relationship_id=relationship_id, in_force_from__isnull=False, over_at__isnull=True)
    return rows.values_list("next_review_on", flat=True).first()


def escalation_steps(person: Actor, relationship_id: UUID) -> str:
    """Answer what the people in a relationship agreed to do when they see it differently; empty when nothing is.

    What is not shared with `person` answers the same. 1 SQL query.
    """
    return escalations(person, [relationship_id]).get(relationship_id, "")


def escalations(person: Actor, relationship_ids: Collection[UUID]) -> dict[UUID, str]:
    """Answer the escalation steps of several relationships, of those that have some and share them with `person`."""
    shared = access.covenants_visible_to(person).filter(
        relationship_id__in=relationship_ids, in_force_from__isnull=False, over_at__isnull=True
    )
    lines = CovenantLine.objects.filter(covenant__in=shared, part=CovenantPart.ESCALATION.value).exclude(words="")
    return dict(lines.values_list("covenant__relationship_id", "words"))


def _in(person: Actor, relationship_id: UUID) -> QuerySet[Covenant]:
    return _whole(access.covenants_visible_to(person).filter(relationship_id=relationship_id))


def _whole(rows: QuerySet[Covenant]) -> QuerySet[Covenant]:
    return rows.select_related("by", "over_by", "relationship").prefetch_related(*_WHOLE)


def _first(person: Actor, relationship_id: UUID, state: CovenantState) -> CovenantCard | None:
    was_in_force = state is CovenantState.IN_FORCE
    rows = _in(person, relationship_id).filter(over_at__isnull=True, in_force_from__isnull=not was_in_force)
    return next(iter(_cards(person, rows)), None)


def _cards(person: Actor, rows: Iterable[Covenant]) -> list[CovenantCard]:
    """Show covenants of one relationship; `rows` bring along what `_whole` names."""
    found = list(rows)
    if not found:
        return []
    inside = Member.objects.filter(
        relationship_id=found[0].relationship_id, accepted_at__isnull=False, left_at__isnull=True
    )
    members = [people.named(one.person) for one in inside.select_related("person").order_by("invited_at", "id")]
    return [_card(person, row, members) for row in found]


def _card(person: Actor, row: Covenant, members: list[people.PersonName]) -> CovenantCard:
    words = {CovenantPart(line.part): line for line in row.lines.all()}
    is_here = any(one.id == person.id for one in members)
    over_at = row.over_at if is_here else None  # what came after one left stays with those who were there
    state = rules.state_of(was_in_force=row.in_force_from is not None, is_over=over_at is not None)
    question: CovenantQuestion | None = next((one for one in row.questions.all() if one.person_id == person.id), None)
    return CovenantCard(
        id=row.pk,
        relationship_id=row.relationship_id,
        version=row.version,
        state=state,
        drafted_at=row.drafted_at,
        drafted_by=people.named(row.by).name,
        drafted_by_me=row.by_id == person.id,
        in_force_from=row.in_force_from,
        over_at=over_at,
        over_by=people.named(row.over_by).name if row.over_by and over_at else "",
        review_on=row.review_on,
        next_review_on=row.next_review_on if is_here else row.review_on,
        digest=rules.digest({part: line.words for part, line in words.items()}, row.review_on),
        lines=tuple(_line(person, words[part]) for part in CovenantPart if part in words),
        signatures=_signatures(person, row, members),
        reviews=tuple(
            ReviewCard(people.named(one.person).name, one.person_id == person.id, one.at, one.next_on)
            for one in row.reviews.all()
            if one.due_on == row.next_review_on and state is CovenantState.IN_FORCE and is_here
        ),
        asked_at=question.due_at if question else None,
        standing=_standing(person, row, is_here),
        is_open=is_here and access.is_open(row.relationship),
    )


def _standing(person: Actor, row: Covenant, is_here: bool) -> Standing:
    """Answer what `access.covenant_standing_of` answers, of a row that was found by the same road."""
    if is_here and row.by_id == person.id:
        return Standing.OWNER
    return Standing.GROUP if row.relationship.kind == RelationshipKind.TEAM.value else Standing.OTHER


def _line(person: Actor, line: CovenantLine) -> CovenantLineCard:
    return CovenantLineCard(
        part=CovenantPart(line.part),
        words=line.words,
        by=people.named(line.by).name,
        by_me=line.by_id == person.id,
        changed_at=line.changed_at,
        seen=rules.seen(line.words),
    )


def _signatures(person: Actor, row: Covenant, members: list[people.PersonName]) -> tuple[SignatureCard, ...]:
    """Show who signed; below what is still open, also who is in it and has not.

    Whoever left sees who had signed when it came into force.
    """
    here = {one.id for one in members}
    given = [
        SignatureCard(
            one.person_id,
            people.named(one.person).name,
            one.person_id == person.id,
            one.at,
            one.person_id in here or person.id not in here,
        )
        for one in row.signatures.all()
        if person.id in here or (row.in_force_from is not None and one.at <= row.in_force_from)
    ]
    if row.over_at is not None or person.id not in here:
        return tuple(given)
    signed = {one.person_id for one in given}
    missing = [one for one in members if one.id not in signed]
    return (*given, *(SignatureCard(one.id, one.name, one.id == person.id, None, True) for one in missing))
