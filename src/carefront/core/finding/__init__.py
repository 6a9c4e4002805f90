"""Finding: what people promise, ask, propose and decide in a transcript, as proposals that nobody is bound by yet."""

from carefront.core.finding.finding import find
from carefront.core.finding.found import Found, Kind
from carefront.core.finding.saying import alone, points_back
from carefront.core.finding.words import FindingWords, words_from

__all__ = ["FindingWords", "Found", "Kind", "alone", "find", "points_back", "words_from"]
