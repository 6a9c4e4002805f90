"""Conversations' cards as plain dictionaries, ready to be written as JSON."""

from carefront.commitments.api.shown import Shown, due, party, party_or_none, text
from carefront.commitments.api.shown_whole import said
from carefront.conversations import wording
from carefront.conversations.cards import DecisionCard, FindingCard, ProposalCard, SpeakerCard, TranscriptCard


def transcript(card: TranscriptCard) -> Shown:
    """Show a transcript."""
    return {
        "id": str(card.id),
        "title": card.title,
        "on": card.on.isoformat(),
        "relationship_id": str(card.relationship_id),
        "relationship_title": card.relationship_title,
        "made_at": card.made_at.isoformat(),
        "is_read": card.is_read,
        "progress": card.progress,
        "total": card.total,
        "trouble": card.trouble,
        "stopped": card.stopped,
        "turns": card.turns,
        "odd": [
            {"what": one.what, "count": one.count, "line": one.line, "sentence": wording.odd(one)} for one in card.odd
        ],
        "still_open": card.still_open,
        "kept": card.kept,
        "left_out": card.left_out,
        "likely": card.likely,
        "unmatched": card.unmatched,
        "may_keep": card.may_keep,
    }


def speaker(card: SpeakerCard) -> Shown:
    """Show a name in a transcript."""
    return {
        "id": str(card.id),
        "name": card.name,
        "turns": card.turns,
        "person_id": text(card.person_id),
        "settled": card.settled,
        "suggested_id": text(card.suggested),
    }


def finding(card: FindingCard) -> Shown:
    """Show something that was found."""
    return {
        "id": str(card.id),
        "transcript_id": str(card.transcript_id),
        "kind": card.kind,
        "speaker": card.speaker,
        "whose": card.whose,
        "to": party_or_none(card.to),
        "guess_id": text(card.guess),
        "words": card.words,
        "due": due(card.due),
        "due_is_past": card.due_is_past,
        "modality": card.modality,
        "hedged": card.hedged,
        "sentence": card.sentence,
        "about": card.about,
        "about_by": card.about_by,
        "line": card.line,
        "begins": card.begins,
        "sure": card.sure,
        "state": card.state,
        "became": card.became,
        "kept_as": text(card.kept_as),
        "is_decision": card.is_decision,
        "may_keep": card.may_keep,
        "points_back": card.points_back,
    }


def proposal(card: ProposalCard) -> Shown:
    """Show something that its reader said."""
    return {
        "id": str(card.id),
        "words": card.words,
        "due": due(card.due),
        "said": said(card.said),
        "relationship_id": str(card.relationship_id),
        "relationship_title": card.relationship_title,
        "made_at": card.made_at.isoformat(),
        "settled": card.settled,
        "commitment_id": text(card.commitment_id),
        "may_answer": card.may_answer,
        "may_promise": card.may_promise,
    }


def decision(card: DecisionCard) -> Shown:
    """Show a decision."""
    return {
        "id": str(card.id),
        "words": card.words,
        "said": said(card.said),
        "by": party(card.by),
        "kept_at": card.kept_at.isoformat(),
        "conversation_id": str(card.conversation_id),
        "relationship_id": str(card.relationship_id),
        "relationship_title": card.relationship_title,
        "may_withdraw": card.may_withdraw,
        "ruling": card.ruling or None,
    }
