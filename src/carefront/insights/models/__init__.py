"""What this room keeps."""

from carefront.insights.models.counting import ClarityMonth
from carefront.insights.models.mirroring import Meaning, Reflection, TurnedAway

__all__ = ["ClarityMonth", "Meaning", "Reflection", "TurnedAway"]
