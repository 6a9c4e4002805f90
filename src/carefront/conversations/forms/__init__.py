"""The shape of what comes into this room."""

from carefront.conversations.forms.transcripts import ACCEPTED, DECISION, DueForm, KeepingForm, TranscriptForm

__all__ = ["ACCEPTED", "DECISION", "DueForm", "KeepingForm", "TranscriptForm"]
