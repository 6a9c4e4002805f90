"""The shape of what comes into this room."""

from carefront.conversations.forms.bringing import DECISION, DueForm, KeepingForm, TranscriptForm
from carefront.conversations.forms.searching import SearchForm

__all__ = ["DECISION", "DueForm", "KeepingForm", "SearchForm", "TranscriptForm"]
