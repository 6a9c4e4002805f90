"""What all deeds of the demo's story begin from: the stage, and whoever made what is spoken of."""

from collections.abc import Callable
from datetime import datetime

from carefront.core.actors import Actor
from carefront.lobby.commands.demo.stage import Stage


class Doing:
    """Add scenes to a stage in a few words."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def _owner(self, key: str) -> Actor:
        return self.stage.people[self.stage.owners[key]]

    def _do(self, when: str, deed: Callable[[Stage, datetime], object], after: int = 0) -> None:
        self.stage.at(when, lambda now: deed(self.stage, now), after)
