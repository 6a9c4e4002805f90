"""Cards of pulses as plain dictionaries, ready to be written as JSON."""

from carefront.commitments.api.shown import Shown, party, when
from carefront.core.evidence.changes import Change
from carefront.pulses.cards import AdjustmentCard, PulseCard, PulsePage, Side, ToldCard, WishCard


def pulse(card: PulseCard) -> Shown:
    """Show a pulse."""
    return {
        "id": str(card.id), "relationship_id": str(card.relationship_id), "who": party(card.who),
        "on": card.on.isoformat(), "safe": card.safe, "care": card.care, "clear": card.clear, "dose": card.dose,
        "shared_at": when(card.shared_at), "may_share": card.may_share, "may_take_back": card.may_take_back,
    }  # fmt: skip


def change(one: Change) -> Shown:
    """Show a change worth a word."""
    ids = [str(key) for key in one.evidence]
    return {"asked": one.asked, "points": round(one.points, 2), "lasting": one.lasting, "pulse_ids": ids}


def told(card: ToldCard) -> Shown:
    """Show what was told of many."""
    return {"month": card.month.isoformat(), "safe": card.safe, "care": card.care, "clear": card.clear}


def page(card: PulsePage) -> Shown:
    """Show the pulses of a relationship."""
    return {
        "relationship_id": str(card.bond.id), "weeks": card.weeks, "next_on": when(card.next_on),
        "is_due": card.is_due, "may_answer": card.may_answer, "mine": [pulse(one) for one in card.mine],
        "shared": [pulse(one) for one in card.theirs], "changes": [change(one) for one in card.changes],
    }  # fmt: skip


def side(card: Side) -> Shown:
    """Show where somebody stands, and the way there."""
    path = [
        {
            "on": on.isoformat(), "n": place.n, "trust": round(place.trust, 2),
            "trust_error": round(place.trust_error, 2), "accountability": round(place.accountability, 2),
            "accountability_error": round(place.accountability_error, 2), "corner": place.corner,
        }
        for on, place in card.path
    ]  # fmt: skip
    return {"who": party(card.who), "dose": card.point.dose, "path": path}


def adjustment(card: AdjustmentCard) -> Shown:
    """Show what was changed."""
    return {
        "id": str(card.id), "by": party(card.by), "words": card.words, "on": card.on.isoformat(), "helps": card.helps,
        "helps_words": card.helps_words, "helps_at": when(card.helps_at), "may_judge": card.may_judge,
    }  # fmt: skip


def wish(card: WishCard) -> Shown:
    """Show a wish."""
    return {
        "id": str(card.id), "relationship_id": str(card.relationship_id), "who": party(card.who),
        "words": card.words, "at": card.at.isoformat(), "shared_at": when(card.shared_at),
        "adjustments": [adjustment(one) for one in card.adjustments], "may_share": card.may_share,
        "may_take_back": card.may_take_back, "may_meet": card.may_meet,
    }  # fmt: skip
