"""Cards of this room as plain dictionaries, ready to be written as JSON."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.mirroring import SPAN, Wait, prompt_of
from carefront.insights.queries.mirror_cards import MeaningCard, Mirror, ReflectionCard

Shown = dict[str, Any]


def reflection(card: ReflectionCard) -> Shown:
    """Show one's own reflection."""
    return {
        "id": str(card.id), "prompt": card.prompt.value if card.prompt else None, "words": card.words,
        "at": card.at.isoformat(), "changed_at": card.changed_at.isoformat(), "version": card.version,
    }  # fmt: skip


def mirror(person: Actor, card: Mirror, now: datetime) -> Shown:
    """Show a mirror to the person whose it is."""
    return {
        "days": SPAN.days,
        "levels": [
            {"level": one.level.value, "theirs": one.theirs, "mine": one.mine, "proposed": one.proposed}
            for one in card.levels
        ],
        "asks": {
            "nudges": card.asks.get(Kind.COMMITMENT_NUDGED, 0),
            "requests": card.asks.get(Kind.REQUEST_MADE, 0),
            "words_to_answers": card.asks.get(Kind.ANSWER_MET, 0),
        },
        "own_promises": _wait(card.own),
        "others_answers": _wait(card.others),
        "dose": [
            asdict(one) | {"relationship_id": str(one.relationship_id), "on": one.on.isoformat()} for one in card.heard
        ],
        "offers": [
            {"relationship_id": str(one.relationship_id), "shift": one.offer.shift.value, "count": one.offer.count,
             "of": one.offer.of}
            for one in card.offers
        ],
        "prompt": prompt_of(person.local(now).date()).value,
    }  # fmt: skip


def _wait(card: Wait) -> Shown:
    return {"count": card.count, "median_days": card.middle, "still": card.still}


def meaning(card: MeaningCard) -> Shown:
    """Show what it means to somebody."""
    return {
        "id": str(card.id), "relationship_id": str(card.relationship_id), "name": card.name, "is_mine": card.is_mine,
        "means": [one.value for one in card.means], "words": card.words,
        "structures": [one.value for one in card.structures], "wish": card.wish, "at": card.at.isoformat(),
        "changed_at": card.changed_at.isoformat(),
        "shared_at": card.shared_at.isoformat() if card.shared_at else None,
    }  # fmt: skip
