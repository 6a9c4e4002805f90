"""Cards of conversations that are held as plain dictionaries, ready to be written as JSON."""

from carefront.commitments.api.shown import Shown, due, line, lines, party, party_or_none, text, when
from carefront.commitments.api.shown_whole import request
from carefront.conversations.cards import (
    BriefCard,
    ConversationCard,
    ConversationLine,
    FollowUpCard,
    RulingCard,
    SeriesCard,
    TopicCard,
)
from carefront.core.meetings import Slot


def slot(given: Slot) -> Shown:
    """Show when a conversation is."""
    return {"on": given.on.isoformat(), "at": given.at.isoformat(), "zone": given.zone, "minutes": given.minutes}


def conversation_line(card: ConversationLine) -> Shown:
    """Show a conversation in a list."""
    return {
        "id": str(card.id),
        "kind": card.kind,
        "title": card.title,
        "relationship_id": str(card.relationship_id),
        "relationship_title": card.relationship_title,
        "slot": slot(card.slot),
        "starts_at": card.starts_at.isoformat(),
        "ends_at": card.ends_at.isoformat(),
        "state": card.state,
        "series_id": text(card.series_id),
        "place": card.place,
        "reply": card.reply,
        "closed_at": when(card.closed_at),
        "has_passed": card.has_passed,
    }


def conversation(card: ConversationCard) -> Shown:
    """Show a conversation, whole."""
    habit = card.habit
    return conversation_line(card.line) | {
        "purpose": card.purpose,
        "by": party(card.by),
        "participants": [
            {"who": party(one.who), "reply": one.reply, "words": one.reply_words, "was_there": one.was_there}
            for one in card.participants
        ],
        "shifts": [
            {
                "by": party(one.by), "at": one.at.isoformat(), "from_at": one.from_at.isoformat(),
                "to_at": one.to_at.isoformat(), "words": one.words,
            }
            for one in card.shifts
        ],
        "begun_at": when(card.begun_at),
        "cancelled_at": when(card.cancelled_at),
        "cancelled_by": party_or_none(card.cancelled_by),
        "reason": card.reason,
        "timer_ends_at": when(card.timer_ends_at),
        "turns": [party(one) for one in card.turns],
        "turn": card.turn,
        "revealed_at": when(card.revealed_at),
        "agreed_words": card.agreed_words,
        "habit": {"reads_back": habit.reads_back, "has_timer": habit.has_timer, "has_turns": habit.has_turns},
        "may_change": card.may_change,
        "may_begin": card.may_begin,
        "may_reopen": card.may_reopen,
    }  # fmt: skip


def series(card: SeriesCard) -> Shown:
    """Show a series."""
    return {
        "id": str(card.id),
        "kind": card.kind,
        "title": card.title,
        "relationship_id": str(card.relationship_id),
        "rhythm": card.rhythm,
        "slot": slot(card.slot),
        "place": card.place,
        "ended_on": when(card.ended_on),
        "may_change": card.may_change,
    }


def follow_up(card: FollowUpCard) -> Shown:
    """Show what somebody said came of a decision."""
    return {
        "id": str(card.id), "by": party(card.by), "went": card.went, "worked": card.worked, "support": card.support,
        "at": card.at.isoformat(),
    }  # fmt: skip


def ruling(card: RulingCard) -> Shown:
    """Show how a topic ended."""
    return {
        "id": str(card.id),
        "conversation_id": str(card.conversation_id),
        "topic_id": text(card.topic_id),
        "ruling": card.ruling,
        "words": card.words,
        "owner": party_or_none(card.owner),
        "due": due(card.due),
        "by": party(card.by),
        "kept_at": card.kept_at.isoformat(),
        "commitment_id": text(card.commitment_id),
        "request_id": text(card.request_id),
        "follow_up": follow_up(card.follow_up) if card.follow_up else None,
        "promise": line(card.promise) if card.promise else None,
    }


def topic(card: TopicCard) -> Shown:
    """Show a topic."""
    return {
        "id": str(card.id),
        "words": card.words,
        "detail": card.detail,
        "author": party(card.author),
        "is_private": card.is_private,
        "minutes": card.minutes,
        "raised_on": card.raised_on.isoformat(),
        "carried": card.carried,
        "commitment_id": text(card.commitment_id),
        "is_settled": card.is_settled,
        "ruling": ruling(card.ruling) if card.ruling else None,
        "may_change": card.may_change,
        "may_decide": card.may_decide,
    }


def brief(card: BriefCard) -> Shown:
    """Show a brief."""
    last = card.last_time
    return {
        "due": lines(card.due),
        "silent": lines(card.silent),
        "unclear": lines(card.unclear),
        "wins": lines(card.wins),
        "requests": [request(one) for one in card.requests],
        "last_time": {
            "conversation": conversation_line(last.conversation), "rulings": [ruling(one) for one in last.rulings],
        } if last else None,
        "review_on": when(card.review_on),
        "noted": [{"id": str(one.id), "kind": one.code, "person_id": str(one.of_id)} for one in card.noted],
        "agreed": [{"person_id": str(one.owner_id), "until": when(one.until)} for one in card.agreed],
    }  # fmt: skip
