"""Plans' cards as plain dictionaries, ready to be written as JSON."""

from decimal import Decimal

from carefront.commitments.api.shown import Shown, party, party_or_none, text, when
from carefront.core.planning import Until
from carefront.planning.cards import BacklogCard, CapacityCard, ItemCard, LoadCard, PeriodCard, PeriodLine, PutCard


def number(hours: Decimal | None) -> float | None:
    """Show hours."""
    return None if hours is None else float(hours)


def put(card: PutCard | None) -> Shown | None:
    """Show how an item was put to somebody."""
    if card is None:
        return None
    return {
        "kind": card.kind, "by": party(card.by), "to": party(card.to), "due": when(card.due), "came_of": card.came_of,
    }  # fmt: skip


def item(card: ItemCard) -> Shown:
    """Show an item."""
    gone = card.dropped
    return {
        "id": str(card.id),
        "relationship_id": str(card.relationship_id),
        "words": card.words,
        "why": card.why,
        "success": card.success,
        "hours": number(card.hours),
        "author": party(card.author),
        "place": card.place,
        "period_id": text(card.period_id),
        "first_on": card.first_on.isoformat(),
        "carried": card.carried,
        "version": card.version,
        "stands": None if card.words_alone else card.stands,
        "owner": party_or_none(card.owner),
        "due": when(card.due),
        "pending": put(card.pending),
        "ended": put(card.ended),
        "request_id": text(card.request.id if card.request else None),
        "commitment_id": text(card.commitment_id),
        "dropped": {"by": party(gone.by), "at": gone.at.isoformat(), "why": gone.why} if gone else None,
        "is_settled": card.is_settled,
        "may_change": card.may_change,
        "may_reword": card.may_reword,
        "may_take": card.may_take,
        "may_ask": card.may_ask,
        "may_drop": card.may_drop,
        "may_take_up": card.may_take_up,
        "may_hand_over": card.may_hand_over,
        "may_propose_day": card.may_propose_day,
    }


def line(card: PeriodLine) -> Shown:
    """Show a period in a list."""
    return {
        "id": str(card.id),
        "relationship_id": str(card.relationship_id),
        "title": card.title,
        "starts_on": card.starts_on.isoformat(),
        "ends_on": card.ends_on.isoformat(),
        "conversation_id": text(card.conversation_id),
        "by": party(card.by),
        "begun_at": card.begun_at.isoformat(),
        "closed_at": when(card.closed_at),
    }


def backlog(card: BacklogCard) -> Shown:
    """Show a backlog."""
    return {
        "items": [item(one) for one in card.items],
        "planned": [item(one) for one in card.planned],
        "settled": [item(one) for one in card.settled],
        "periods": [line(one) for one in card.periods],
        "may_add": card.may_add,
    }


def capacity(card: CapacityCard | None) -> Shown | None:
    """Show what somebody has for a period."""
    if card is None:
        return None
    return {
        "hours": number(card.hours),
        "elsewhere": number(card.elsewhere),
        "away_days": card.away_days,
        "constraints": card.constraints,
        "note": card.note,
        "said_at": card.said_at.isoformat(),
    }


def week(card: Until) -> Shown:
    """Show what is due by the end of a week."""
    return {
        "first": card.first.isoformat(), "last": card.last.isoformat(), "has": number(card.has),
        "due": number(card.due),
    }  # fmt: skip


def load(card: LoadCard) -> Shown:
    """Show somebody's load."""
    fit = card.fit
    return {
        "who": party(card.who),
        "capacity": capacity(card.said),
        "has": number(fit.has),
        "elsewhere": number(fit.elsewhere),
        "taken": number(fit.taken),
        "asked": number(fit.asked),
        "unsized": fit.unsized,
        "over": number(fit.over),
        "fits": fit.fits,
        "weeks": [week(one) for one in fit.weeks],
        "items": [item(one) for one in card.items],
        "other_promises": card.other_promises,
        "all_promises": card.all_promises,
        "gives": [str(one.id) for one in card.gives],
    }


def period(card: PeriodCard) -> Shown:
    """Show a period whole."""
    return line(card.line) | {
        "closed_by": party_or_none(card.closed_by),
        "people": [load(one) for one in card.people],
        "free": [item(one) for one in card.free],
        "returned": [item(one) for one in card.returned],
        "suggested_away": card.suggested_away,
        "may_change": card.may_change,
    }
