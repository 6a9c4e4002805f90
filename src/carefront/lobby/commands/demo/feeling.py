"""How it feels to the people in the demo's story: pulses, and what would make working together more useful."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from carefront.core.pulsing import Answers
from carefront.lobby.commands.demo.doing import Doing
from carefront.lobby.commands.demo.stage import Stage
from carefront.pulses.commands import answering, wishing

DAY: Final = 24 * 60  # minutes


class Feelings(Doing):
    """Let people answer pulses, share some, and say what would help."""

    def pulse(self, when: str, by: str, within: str, answers: Sequence[int], *, shares: bool = False) -> None:
        """Answer a pulse (safe, care, clear, dose), perhaps shared with the other."""

        def deed(stage: Stage, now: datetime) -> None:
            who, given = stage.people[by], Answers(*answers)
            key = answering.answer_pulse(by=who, relationship_id=stage.bonds[within], answers=given, now=now)
            if shares:
                answering.share_pulse(by=who, pulse_id=key, now=now)

        self._do(when, deed)

    def wish(
        self, when: str, by: str, within: str, words: str, *, met_by: str = "", changed: str = "", helps: str = "",
        because: str = "",
    ) -> None:  # fmt: skip
        """Say what would make it more useful; with `met_by` it is shared, and somebody changes something two days on.

        A week after that its author says whether it `helps`.
        """
        made: list[UUID] = []

        def say(stage: Stage, now: datetime) -> None:
            who = stage.people[by]
            made.append(wishing.make_wish(by=who, relationship_id=stage.bonds[within], words=words, now=now))
            if met_by:
                wishing.share_wish(by=who, wish_id=made[0], now=now)

        def meet(stage: Stage, now: datetime) -> None:
            made.append(wishing.meet_wish(by=stage.people[met_by], wish_id=made[0], words=changed, now=now))

        def judge(stage: Stage, now: datetime) -> None:
            wishing.judge_adjustment(by=stage.people[by], adjustment_id=made[1], helps=helps, words=because, now=now)

        self._do(when, say)
        if met_by:
            self._do(when, meet, after=2 * DAY)
        if helps:
            self._do(when, judge, after=9 * DAY)
