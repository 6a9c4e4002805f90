"""How each thing with words is written down to be found; None for what is not to be found any more."""

from carefront.conversations.models import Conversation, Decision, FollowUp, Plan, Proposal, ReadBack, Topic
from carefront.core.searching.kinds import Entry, Sought, joined


def conversation(row: Conversation) -> Entry | None:
    """Write a conversation down by its title, purpose and place, and by why it was moved or did not take place."""
    moved = row.shifts.order_by("at").values_list("words", flat=True) if row.sequence else ()
    return Entry(
        Sought.CONVERSATION, row.pk, row.workspace_id, row.relationship_id, row.starts_at,
        joined(row.title, row.purpose, row.place, row.reason, *moved), row.pk,
    )  # fmt: skip


def agreement(row: Conversation) -> Entry | None:
    """Write down the words in which the gap at the end of a conversation was closed."""
    at = row.revealed_at or row.starts_at
    return Entry(
        Sought.AGREEMENT, row.pk, row.workspace_id, row.relationship_id, at, row.agreed_words, row.pk
    )  # fmt: skip


def topic(row: Topic) -> Entry | None:
    """Write a topic down, until it is taken back."""
    if row.withdrawn_at is not None:
        return None
    return Entry(
        Sought.TOPIC, row.pk, row.workspace_id, row.relationship_id, row.made_at, joined(row.words, row.detail)
    )


def decision(row: Decision) -> Entry | None:
    """Write a decision down with the sentence that says it, until it is decided otherwise."""
    if row.replaced_at is not None:
        return None
    words = joined(row.words, row.sentence)
    return Entry(
        Sought.DECISION, row.pk, row.workspace_id, row.relationship_id, row.kept_at, words, row.conversation_id
    )


def read_back(row: ReadBack) -> Entry | None:
    """Write down what somebody thinks was agreed and what they own."""
    at, here = row.written_at, row.conversation
    words = joined(row.agreed, row.owned)
    return Entry(Sought.READ_BACK, row.pk, here.workspace_id, here.relationship_id, at, words, here.pk)


def plan(row: Plan) -> Entry | None:
    """Write a plan down with its steps, and whom it concerns outside."""
    steps = row.steps.filter(dropped_at__isnull=True).order_by("place").values_list("words", flat=True)
    words = joined(row.words, row.outside_person, *steps)
    return Entry(Sought.PLAN, row.pk, row.workspace_id, row.relationship_id, row.made_at, words, row.conversation_id)


def follow_up(row: FollowUp) -> Entry | None:
    """Write down what came of a decision, until something later is said of it."""
    if row.replaced_at is not None:
        return None
    here, words = row.decision.conversation_id, joined(row.went, row.worked, row.support)
    return Entry(Sought.FOLLOW_UP, row.pk, row.workspace_id, row.relationship_id, row.at, words, here)


def proposal(row: Proposal) -> Entry | None:
    """Write down what somebody said, for themselves."""
    words = joined(row.words, row.sentence)
    return Entry(Sought.PROPOSAL, row.pk, row.workspace_id, row.relationship_id, row.made_at, words)
