"""The larger cards of commitments as plain dictionaries."""

from carefront.commitments.api.shown import (
    Shown,
    due,
    foresight,
    line,
    party,
    party_or_none,
    record,
    supporter,
    text,
    when,
)
from carefront.commitments.cards import (
    AnswerCard,
    CheckInCard,
    CommitmentCard,
    ExpectationCard,
    OtherAccountCard,
    RequestCard,
)
from carefront.core.requests import Said


def check_in(card: CheckInCard) -> Shown:
    """Show a look at a commitment."""
    return {
        "id": str(card.id),
        "commitment_id": str(card.commitment_id),
        "words": card.words,
        "occurs_on": card.occurs_on.isoformat(),
        "opens_at": card.opens_at.isoformat(),
        "next_question_at": when(card.next_question_at),
        "asks": card.asks,
        "asked_at": when(card.asked_at),
        "answered_at": when(card.answered_at),
        "closed": card.closed,
        "outcome": card.outcome,
        "to": party_or_none(card.to),
        "relationship_title": card.title,
        "is_open": card.is_open,
        "may_answer": card.may_answer,
    }


def account(card: OtherAccountCard) -> Shown:
    """Show another account of the same outcome."""
    return {
        "id": str(card.id),
        "by": party(card.by),
        "outcome": card.outcome,
        "words": card.words,
        "at": when(card.at),
    }


def answer(card: AnswerCard) -> Shown:
    """Show what an owner answered, with what was said to it."""
    return {
        "id": str(card.id),
        "check_in_id": str(card.check_in_id),
        "commitment_id": str(card.commitment_id),
        "commitment_words": card.commitment_words,
        "by": party(card.by),
        "outcome": card.outcome,
        "enough": card.enough,
        "happened": card.happened,
        "learned": card.learned,
        "helped": card.helped,
        "hindered": card.hindered,
        "tags": list(card.tags),
        "support": card.support,
        "at": card.at.isoformat(),
        "via": card.via,
        "occurs_on": card.occurs_on.isoformat(),
        "is_current": card.is_current,
        "words_are_shared": card.words_are_shared,
        "responses": [
            {"id": str(said.id), "by": party(said.by), "kind": said.kind, "words": said.words, "at": when(said.at)}
            for said in card.responses
        ],
        "other_accounts": [account(each) for each in card.other_accounts],
        "may_respond": card.may_respond,
        "may_give_account": card.may_give_account,
        "awaits_me": card.awaits_me,
    }


def commitment(card: CommitmentCard) -> Shown:
    """Show a commitment whole."""
    return line(card.line) | {
        "why": card.why,
        "success": card.success,
        "recognition": card.recognition,
        "outside_person": card.outside_person,
        "cue": card.cue,
        "predecessor_id": text(card.predecessor_id),
        "successor_id": text(card.successor_id),
        "request_id": text(card.request_id),
        "expectation_id": text(card.expectation_id),
        "foresight": foresight(card.foresight) if card.foresight else None,
        "supporters": [supporter(each) for each in card.supporters],
        "waits_on": [line(each) for each in card.waits_on],
        "waited_for_by": [line(each) for each in card.waited_for_by],
        "records": [record(each) for each in card.records],
        "check_in": check_in(card.check_in) if card.check_in else None,
        "answers": [answer(each) for each in card.answers],
        "may_change": card.may_change,
        "may_answer": card.may_answer,
        "may_respond": card.may_respond,
        "may_ask": card.may_ask,
        "may_accept_support": card.may_accept_support,
        "may_end_support": card.may_end_support,
    }


def request(card: RequestCard) -> Shown:
    """Show a request."""
    return {
        "id": str(card.id),
        "words": card.words,
        "why": card.why,
        "success": card.success,
        "due": due(card.due),
        "asker": party(card.asker),
        "asked": party(card.asked),
        "relationship_id": str(card.relationship_id),
        "relationship_title": card.relationship_title,
        "state": card.state,
        "made_at": card.made_at.isoformat(),
        "answered_at": when(card.answered_at),
        "counter_words": card.counter_words,
        "counter_due": due(card.counter_due),
        "reason": card.reason,
        "commitment_id": text(card.commitment_id),
        "from_answer_id": text(card.from_answer_id),
        "may_answer": card.may_answer,
        "may_promise": card.may_promise,
        "may_agree": card.may_agree,
        "may_withdraw": card.may_withdraw,
        "said": said(card.said),
    }


def said(source: Said | None) -> Shown | None:
    """Show where something was said, if it comes from a conversation."""
    if source is None:
        return None
    return {
        "title": source.title,
        "on": source.on.isoformat(),
        "by": source.by,
        "begins": source.begins,
        "sentence": source.sentence,
    }


def expectation(card: ExpectationCard) -> Shown:
    """Show what success looks like, with what was read back and promised towards it."""
    return {
        "id": str(card.id),
        "words": card.words,
        "why": card.why,
        "success": card.success,
        "period": card.period,
        "look_on": when(card.look_on),
        "author": party(card.author),
        "to": party_or_none(card.to),
        "relationship_id": str(card.relationship_id),
        "relationship_title": card.relationship_title,
        "version": card.version,
        "written_at": card.written_at.isoformat(),
        "closed": card.closed,
        "read_backs": [
            {
                "id": str(back.id),
                "by": party(back.by),
                "words": back.words,
                "version": back.version,
                "at": back.at.isoformat(),
                "confirmed": back.confirmed,
                "reply": back.reply,
            }
            for back in card.read_backs
        ],
        "promises": [line(each) for each in card.promises],
        "open_questions": card.open_questions,
        "may_change": card.may_change,
        "may_read_back": card.may_read_back,
        "may_promise": card.may_promise,
        "awaits_me": card.awaits_me,
    }
