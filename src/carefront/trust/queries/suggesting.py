"""What may be suggested about the levels in a relationship to one who is in it: never more than they may see."""

from datetime import datetime, timedelta
from uuid import UUID

from carefront.commitments.queries import evidence as promises
from carefront.core.actors import Actor
from carefront.core.evidence.thresholds import Strength
from carefront.core.suggesting import NOT_NOW, Situation, Suggestion, suggest
from carefront.relationships.queries import MemberCard, RelationshipCard
from carefront.relationships.queries.consents import BEGINNING, Consent, consents_in
from carefront.relationships.queries.suggested import SuggestionCard
from carefront.trust import access
from carefront.trust.queries import dose

Seen = dict[UUID, list[tuple[UUID, str]]]


def suggestions(person: Actor, card: RelationshipCard, now: datetime) -> list[SuggestionCard]:
    """Answer what may be suggested to `person` in a relationship that they were shown. At most 4 SQL queries."""
    if not card.has_levels:
        return []
    consents = consents_in([card.id])
    strong: Seen = {}
    rows = access.visible_to(person).filter(relationship_id=card.id, over_at__isnull=True).exclude(strength="")
    for subject_id, key, strength in rows.order_by("pk").values_list("subject_id", "pk", "strength"):
        strong.setdefault(subject_id, []).append((key, strength))
    looks = promises.looks_in(card.id)
    set_aside = _set_aside(person, card.id, now)
    found = []
    for member in card.members:
        if not member.accepted or member.left:
            continue
        consent = consents.get((card.id, member.person_id), BEGINNING)
        situation = _situation(
            person, card, member, consent, strong.get(member.person_id, []), looks.get(member.person_id, 0), now
        )
        made = suggest(situation)
        if made is not None and (member.person_id, made.level.value) not in set_aside:
            found.append(_card(member, consent, made))
    return found


def _situation(
    person: Actor, card: RelationshipCard, member: MemberCard, consent: Consent, strong: list[tuple[UUID, str]],
    looks: int, now: datetime,
) -> Situation:  # fmt: skip
    """Answer what a suggestion may rest on; of others its reader sees not all, so "nothing was raised" is not said."""
    mine = member.is_me
    too_much, was_too_much = dose.too_much(person, card.id, consent.agreed_at) if mine else ((), False)
    began = card.started_at or now
    return Situation(
        level=consent.level,
        age=now - began,
        looks=looks,
        since=now - consent.agreed_at if consent.agreed_at and mine else timedelta(0),
        asked=dose.wished(person, card.id, now) if mine else None,
        strict=tuple(key for key, strength in strong if strength == Strength.STRICT.value),
        raised=bool(strong),
        too_much=too_much,
        was_too_much=was_too_much,
    )


def _card(member: MemberCard, consent: Consent, made: Suggestion) -> SuggestionCard:
    patterns = () if made.private else made.evidence
    return SuggestionCard(
        member.person_id, member.name, member.is_me, made.level, consent.level, made.reasons, patterns, made.private
    )


def _set_aside(person: Actor, relationship_id: UUID, now: datetime) -> set[tuple[UUID, int]]:
    rows = access.asides_of(person).filter(relationship_id=relationship_id, at__gt=now - NOT_NOW)
    return set(rows.values_list("owner_id", "level"))
