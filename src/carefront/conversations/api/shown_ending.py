"""Cards of the end of conversations, and of what follows, as plain dictionaries."""

from carefront.commitments.api.shown import Shown, due, line, party, text, when
from carefront.commitments.api.shown_reading import sides
from carefront.commitments.api.shown_whole import answer, request
from carefront.conversations.api.shown import decision
from carefront.conversations.api.shown_held import follow_up, ruling
from carefront.conversations.cards import (
    AccountGap,
    CameCard,
    PlanCard,
    PlanLine,
    ReadBackCard,
    ReadingBackCard,
    RecordCard,
    StepCard,
    WordingCard,
)


def read_back(card: ReadBackCard) -> Shown:
    """Show what somebody read back."""
    return {
        "id": str(card.id),
        "by": party(card.by),
        "agreed": card.agreed,
        "owned": card.owned,
        "written_at": card.written_at.isoformat(),
        "came_after": card.came_after,
    }


def gap(card: AccountGap) -> Shown:
    """Show where two accounts differ."""
    return {
        "first": party(card.first),
        "second": party(card.second),
        "sides": sides(card.sides, card.first, card.second),
    }


def wording(card: WordingCard) -> Shown:
    """Show words that were put forward."""
    return {
        "id": str(card.id),
        "by": party(card.by),
        "words": card.words,
        "at": card.at.isoformat(),
        "agreed_by": [party(one) for one in card.agreed_by],
        "waits_for": [party(one) for one in card.waits_for],
        "agreed_at": when(card.agreed_at),
        "may_agree": card.may_agree,
    }


def reading_back(card: ReadingBackCard) -> Shown:
    """Show how far the reading back of a conversation is."""
    return {
        "conversation_id": str(card.conversation.id),
        "read_backs": [read_back(one) for one in card.read_backs],
        "written": [party(one) for one in card.written],
        "waited_for": [party(one) for one in card.waited_for],
        "gaps": [gap(one) for one in card.gaps],
        "wording": wording(card.wording) if card.wording else None,
        "agreed": wording(card.agreed) if card.agreed else None,
        "revealed_at": when(card.revealed_at),
        "reads_back": card.conversation.habit.reads_back,
        "may_write": card.may_write,
        "may_reveal": card.may_reveal,
        "may_word": card.may_word,
    }


def came(card: CameCard) -> Shown:
    """Show what came of a decision."""
    return {
        "decision": decision(card.decision),
        "now_is": follow_up(card.now_is) if card.now_is else None,
        "earlier": [follow_up(one) for one in card.earlier],
        "may_say": card.may_say,
        "may_ask": card.may_ask,
    }


def record(card: RecordCard) -> Shown:
    """Show what a conversation came to."""
    conversation = card.conversation
    return {
        "conversation_id": str(conversation.id),
        "kind": conversation.line.kind,
        "title": conversation.line.title,
        "begun_at": card.begun_at.isoformat(),
        "closed_at": when(conversation.line.closed_at),
        "minutes": card.minutes,
        "there": [party(one) for one in card.there],
        "agreed_words": conversation.agreed_words,
        "decided": [ruling(one) for one in card.rulings],
        "kept": [decision(one) for one in card.kept],
        "promised": [line(one) for one in card.promises],
        "asked": [request(one) for one in card.asked],
        "left_open": [
            {"words": one.words, "comes_up_at": when(one.comes_up_at), "is_settled": one.is_settled}
            for one in card.left_open
        ],
        "decided_nothing": card.decided_nothing,
    }


def step(card: StepCard) -> Shown:
    """Show a step of a plan."""
    return {
        "id": str(card.id),
        "place": card.place,
        "words": card.words,
        "due": due(card.due),
        "promise": line(card.promise) if card.promise else None,
        "said": answer(card.said) if card.said else None,
        "is_promised": card.is_promised,
        "is_done": card.is_done,
        "may_change": card.may_change,
    }


def plan_line(card: PlanLine) -> Shown:
    """Show a plan in a list."""
    return {
        "id": str(card.id),
        "words": card.words,
        "outside_person": card.outside_person,
        "owner": party(card.owner),
        "relationship_id": str(card.relationship_id),
        "relationship_title": card.relationship_title,
        "made_at": card.made_at.isoformat(),
        "ended_at": when(card.ended_at),
        "next_step": step(card.next_step) if card.next_step else None,
        "steps": card.steps,
        "done": card.done,
    }


def plan(card: PlanCard) -> Shown:
    """Show a plan with its steps."""
    return {
        "plan": plan_line(card.line),
        "steps": [step(one) for one in card.steps],
        "conversation_id": text(card.conversation_id),
        "decision_id": text(card.decision_id),
        "may_change": card.may_change,
        "may_add": card.may_add,
    }
