"""Where a transcript lies until it is read."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

PIECE = 1 << 18  # bytes read at once


def path_of(transcript_id: UUID) -> Path:
    """Answer where a transcript lies while it waits to be read."""
    return folder() / f"{transcript_id}.txt"


def folder() -> Path:
    """Answer the folder in which transcripts wait."""
    return Path(settings.MEDIA_ROOT) / "transcripts"


def pieces_of(path: Path) -> Iterator[bytes]:
    """Answer a file piece by piece."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
