"""What every room's taking out shares: rows that anything can read, and values as plain text."""

from collections.abc import Iterator
from typing import Any

Taken = Iterator[dict[str, Any]]
CHUNK = 500  # rows fetched at once


def text(value: Any) -> str:
    """Answer a value as text: days and times as ISO 8601 writes them, nothing for none."""
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
