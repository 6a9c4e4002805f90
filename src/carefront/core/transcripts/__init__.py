"""Transcripts: any file of spoken words becomes turns, one at a time, without losing a word."""

from carefront.core.transcripts.reading import read
from carefront.core.transcripts.turns import Notes, Odd, Turn, joined

__all__ = ["Notes", "Odd", "Turn", "joined", "read"]
