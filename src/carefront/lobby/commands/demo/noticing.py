"""What Carefront notices in the demo's story, what its subject does with it, and how firm people are for a while."""

from datetime import datetime

from carefront.lobby.commands.demo.doing import Doing
from carefront.lobby.commands.demo.stage import Stage
from carefront.relationships import commands as relationships
from carefront.trust.commands import following, marking
from carefront.trust.queries import patterns


class Noticing(Doing):
    """Let somebody look at what was noticed, and two people choose how firm they are."""

    def notice(self, when: str, by: str, within: str, kind: str, note: str = "") -> None:
        """Look at a pattern in one's own promises, say a word to it, confirm it and share it."""

        def deed(stage: Stage, now: datetime) -> None:
            me, place = stage.people[by], stage.bonds[within]
            following.follow(place, now)
            (found,) = [one for one in patterns.lines_in(me, place) if one.is_mine and one.kind.value == kind]
            marking.see_pattern(by=me, pattern_id=found.id, now=now)
            marking.note_pattern(by=me, pattern_id=found.id, words=note, now=now)
            marking.confirm_pattern(by=me, pattern_id=found.id, now=now)
            marking.share_pattern(by=me, pattern_id=found.id, now=now)

        self._do(when, deed)

    def firmer(self, when: str, by: str, of: str, within: str, level: int, reason: str, look: str) -> None:
        """Propose a level for somebody's promises, who consents within the hour."""

        def deed(stage: Stage, now: datetime) -> None:
            change = relationships.propose_level(
                by=stage.people[by], relationship_id=stage.bonds[within], owner_id=stage.people[of].id, level=level,
                reason=reason, look_on=stage.day(look)[0], now=now,
            )  # fmt: skip
            relationships.accept_level(by=stage.people[of], change_id=change, now=now)

        self._do(when, deed)

    def softer(self, when: str, by: str, within: str, level: int, words: str = "") -> None:
        """Take the level of one's own promises down."""
        self._do(when, lambda stage, now: relationships.lower_level(
            by=stage.people[by], relationship_id=stage.bonds[within], level=level, words=words, now=now
        ))  # fmt: skip
