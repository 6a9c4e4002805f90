"""What this room keeps."""

from carefront.insights.models.mirroring import Meaning, Reflection, TurnedAway

__all__ = ["Meaning", "Reflection", "TurnedAway"]
