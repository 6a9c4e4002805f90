"""Commitments' cards as plain dictionaries, ready to be written as JSON: one function for each card."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from carefront.commitments.cards import CommitmentLine, DueCard, ForesightCard, Party, RecordCard, SupporterCard
from carefront.core.clarity import UnderstoodDate
from carefront.kit.journal import Fact

Shown = dict[str, Any]


def text(value: Any) -> str | None:
    """Answer an id, or nothing."""
    return None if value is None else str(value)


def when(value: Any) -> str | None:
    """Answer a day or a moment in ISO 8601, or nothing."""
    return None if value is None else value.isoformat()


def party(who: Party) -> Shown:
    """Show a person beside their words."""
    return {"id": str(who.id), "name": who.name, "is_me": who.is_me}


def party_or_none(who: Party | None) -> Shown | None:
    """Show a person beside their words, if there is one."""
    return None if who is None else party(who)


def due(card: DueCard | None) -> Shown | None:
    """Show a due."""
    if card is None:
        return None
    at = None if card.at is None else card.at.isoformat()
    return {"on": card.on.isoformat(), "at": at, "zone": card.zone, "has_passed": card.has_passed}


def line(card: CommitmentLine, who: Callable[[Party], Shown] = party) -> Shown:
    """Show a commitment in a list."""
    return {
        "id": str(card.id),
        "words": card.words,
        "owner": who(card.owner),
        "promisee": None if card.promisee is None else who(card.promisee),
        "to_self": card.to_self,
        "relationship_id": str(card.relationship_id),
        "relationship_title": card.relationship_title,
        "due": due(card.due),
        "state": card.state,
        "at_risk": card.at_risk,
        "repeats": card.repeats,
        "rhythm": card.rhythm,
        "awaits_word": card.awaits_word,
        "last_outcome": card.last_outcome,
        "made_at": card.made_at.isoformat(),
        "version": card.version,
        "open_questions": card.open_questions,
        "is_mine": card.is_mine,
    }


def lines(cards: Iterable[CommitmentLine]) -> list[Shown]:
    """Show a list; its few people are shown once and stand in many lines."""
    told: dict[UUID, Shown] = {}

    def who(one: Party) -> Shown:
        if one.id not in told:
            told[one.id] = party(one)
        return told[one.id]

    return [line(card, who) for card in cards]


def foresight(card: ForesightCard) -> Shown:
    """Show what an owner thinks beforehand."""
    return {
        "rating": card.rating,
        "one_higher": card.one_higher,
        "likelihood": card.likelihood,
        "obstacle": card.obstacle,
        "plan": card.plan,
        "is_shared": card.is_shared,
    }


def supporter(card: SupporterCard) -> Shown:
    """Show somebody who helps."""
    return {"person": party(card.person), "ask": card.ask, "accepted": card.accepted}


def record(card: RecordCard) -> Shown:
    """Show a dated record."""
    return {
        "kind": card.kind,
        "at": card.at.isoformat(),
        "words": card.words,
        "from_on": when(card.from_on),
        "to_on": when(card.to_on),
    }


def fact(each: Fact) -> Shown:
    """Show one fact of a ledger."""
    return {
        "id": str(each.id),
        "kind": each.kind.value,
        "at": each.at.isoformat(),
        "by": text(each.actor_id),
        "about": text(each.subject_id),
        "facts": dict(each.facts),
    }


def understood(words: str, found: UnderstoodDate | None) -> Shown | None:
    """Show the day that was read from `words`."""
    if found is None:
        return None
    at = None if found.at is None else found.at.isoformat()
    return {"on": found.on.isoformat(), "at": at, "said": words[found.start : found.end]}
