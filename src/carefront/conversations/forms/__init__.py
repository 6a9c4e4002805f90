"""The shape of what comes into this room."""

from carefront.conversations.forms.bringing import DECISION, DueForm, KeepingForm, TranscriptForm

__all__ = ["DECISION", "DueForm", "KeepingForm", "TranscriptForm"]
