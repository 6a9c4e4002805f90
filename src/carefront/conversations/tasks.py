"""The work that the worker does for this room."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from carefront.conversations.commands import reading
from carefront.kit import jobs


def read_transcript(work: jobs.Work) -> Mapping[str, Any]:
    """Read a transcript that somebody brought."""
    return reading.read_transcript(work, now=timezone.now())
