"""The work that the worker does for this room."""

from datetime import datetime

from carefront.calendars.commands import fetching


def run_due(now: datetime, worker: str, limit: int) -> int:
    """Fetch a calendar that is due."""
    return fetching.fetch_due(now, worker, limit)
