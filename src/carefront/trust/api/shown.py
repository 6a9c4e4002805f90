"""Patterns' cards as plain dictionaries, ready to be written as JSON."""

from carefront.commitments.api.shown import Shown, party, text, when
from carefront.core.evidence.counting import Tally
from carefront.relationships.queries.suggested import SuggestionCard
from carefront.trust.cards import DueCard, FactCard, PatternCard, PatternWhole, StopCard

MAYS = ("may_note", "may_confirm", "may_share", "may_take_back", "may_set_aside", "may_take_up", "may_stop")


def pattern(card: PatternCard) -> Shown:
    """Show a pattern."""
    return {
        "id": str(card.id),
        "relationship_id": str(card.relationship_id),
        "subject": party(card.subject),
        "kind": card.kind,
        "is_good": card.is_good,
        "counts": [{"what": one.what, "times": one.times, "of": one.of, "tag": one.tag} for one in card.counts],
        "strength": card.strength,
        "by_chance": card.by_chance._asdict() if card.by_chance else None,
        "first_on": card.first_on.isoformat(),
        "last_on": card.last_on.isoformat(),
        "until_on": card.until_on.isoformat(),
        "changed_on": when(card.changed_on),
        "found_at": card.found_at.isoformat(),
        "refreshed_at": card.refreshed_at.isoformat(),
        "over_at": when(card.over_at),
        "seen_at": when(card.seen_at),
        "confirmed_at": when(card.confirmed_at),
        "shared_at": when(card.shared_at),
        "aside_at": when(card.aside_at),
        "note": card.note,
        "note_at": when(card.note_at),
        "shown": card.shown,
        **{name: getattr(card, name) for name in MAYS},
    }


def _due(card: DueCard) -> Shown:
    return {"commitment_id": text(card.commitment_id), "words": card.words, "came": card.came}


def _fact(card: FactCard) -> Shown:
    return {
        "id": str(card.id),
        "on": card.on.isoformat(),
        "came": card.came,
        "commitment_id": text(card.commitment_id),
        "words": card.words,
        "meant_on": when(card.meant_on),
        "tags": list(card.tags),
        "conversation_id": text(card.conversation_id),
        "due": [_due(one) for one in card.due],
    }


def _apart(tally: Tally | None) -> list[Shown]:
    return [{"why": why.value, "count": count} for why, count in tally.apart] if tally else []


def whole(card: PatternWhole) -> Shown:
    """Show a pattern with its facts."""
    return pattern(card.card) | {"facts": [_fact(one) for one in card.facts], "apart": _apart(card.apart)}


def stop(card: StopCard) -> Shown:
    """Show a kind that was stopped."""
    return {"relationship_id": str(card.relationship_id), "kind": card.kind, "at": card.at.isoformat()}


def suggestion(card: SuggestionCard) -> Shown:
    """Show a suggestion about a level."""
    return {
        "owner_id": str(card.owner_id),
        "owner": card.owner,
        "owner_is_me": card.owner_is_me,
        "level": card.level.value,
        "before": card.before.value,
        "reasons": [one.value for one in card.reasons],
        "patterns": [str(key) for key in card.patterns],
        "private": card.private,
    }
