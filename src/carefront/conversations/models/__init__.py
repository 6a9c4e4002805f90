"""Rows of this room: conversations that are held, and transcripts that are brought."""

from carefront.conversations.models.following import FollowUp, Plan, PlanStep
from carefront.conversations.models.holding import (
    Conversation,
    Habit,
    Participant,
    Prompt,
    ReadBack,
    Series,
    Shift,
    Topic,
    Wording,
)
from carefront.conversations.models.searching import Searchable
from carefront.conversations.models.transcripts import Decision, Finding, Proposal, Speaker, Transcript

__all__ = [
    "Conversation",
    "Decision",
    "Finding",
    "FollowUp",
    "Habit",
    "Participant",
    "Plan",
    "PlanStep",
    "Prompt",
    "Proposal",
    "ReadBack",
    "Searchable",
    "Series",
    "Shift",
    "Speaker",
    "Topic",
    "Transcript",
    "Wording",
]
