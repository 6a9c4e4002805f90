"""What people in the demo's story talk through: facts, what they mean, questions, a new agreement, and consequences."""

from collections.abc import Sequence
from datetime import datetime

from carefront.core.ledger import Kind
from carefront.core.outcomes import Outcome
from carefront.core.talks import Came, TalkPart
from carefront.lobby.commands.demo.doing import Doing
from carefront.lobby.commands.demo.stage import Stage
from carefront.talks.commands import agreeing, beginning, consequences, writing
from carefront.talks.queries import consequences as bound
from carefront.talks.queries import places
from carefront.talks.queries import talks as reading


class Talked(Doing):
    """Let two people talk about what keeps happening."""

    def talk_about(self, when: str, key: str, by: str, other: str, within: str, about: str, *, facts: int = 3) -> None:
        """Begin a talk about the promises of one of the two, from the newest answers that were not "done"."""

        def deed(stage: Stage, now: datetime) -> None:
            me, them, place = stage.people[by], stage.people[other], stage.bonds[within]
            seen = places.facts_to_choose(me, place, them.id, stage.people[about].id)
            told = [
                one.fact.id for one in seen
                if one.fact.kind is Kind.COMMITMENT_MOVED
                or (one.fact.kind is Kind.CHECK_IN_ANSWERED and one.fact.facts.get("outcome") != Outcome.DONE.value)
            ]  # fmt: skip
            chosen = (told or [one.fact.id for one in seen])[:facts]
            stage.talked[key] = beginning.begin_talk(
                by=me, relationship_id=place, subject_id=stage.people[about].id, facts=chosen, now=now
            )

        self._do(when, deed)

    def prepare(self, when: str, talk: str, by: str, part: str, words: str, *, choices: Sequence[str] = ()) -> None:
        """Write one's own part of a talk."""
        self._do(when, lambda stage, now: writing.write_part(
            by=stage.people[by], talk_id=stage.talked[talk], part=TalkPart(part), words=words, choices=choices, now=now
        ))  # fmt: skip

    def wonder(self, when: str, talk: str, by: str, other: str, code: str, answer: str = "") -> None:
        """Ask one of the questions that are offered, before a talk is opened; the other answers the day it is."""

        def deed(stage: Stage, now: datetime) -> None:
            stage.questions[talk, code] = writing.ask_question(
                by=stage.people[by], talk_id=stage.talked[talk], code=code, now=now
            )

        self._do(when, deed)
        if answer:
            self._do(when, lambda stage, now: self._answered(stage, talk, code, other, answer, now), after=60 * 24)

    def _answered(self, stage: Stage, talk: str, code: str, other: str, answer: str, now: datetime) -> None:
        question = stage.questions[talk, code]
        writing.answer_question(by=stage.people[other], question_id=question, words=answer, now=now)

    def open_up(self, when: str, talk: str, both: Sequence[str]) -> None:
        """Open what both prepared."""
        for number, who in enumerate(both):
            self._do(when, lambda stage, now, who=who: writing.set_ready(  # type: ignore[misc]
                by=stage.people[who], talk_id=stage.talked[talk], now=now
            ), after=number)  # fmt: skip

    def settle(self, when: str, talk: str, both: Sequence[str], together: str, look: str) -> None:
        """Agree in the same words, and make a promise of the first line of whom it is about."""

        def deed(stage: Stage, now: datetime) -> None:
            key, one = stage.talked[talk], stage.people[both[0]]
            agreeing.set_terms(by=one, talk_id=key, together=together, look_on=stage.day(look)[0], now=now)
            for who in both:
                actor = stage.people[who]
                agreeing.agree(by=actor, talk_id=key, read=reading.talk(actor, key).digest, now=now)

        self._do(when, deed)

    def look_back(self, when: str, talk: str, by: str, came: str, words: str = "") -> None:
        """Say what came of it."""
        self._do(when, lambda stage, now: agreeing.say_what_came(
            by=stage.people[by], talk_id=stage.talked[talk], came=Came(came), words=words, now=now
        ))  # fmt: skip

    def bind(self, when: str, talk: str, both: Sequence[str], words: Sequence[str], ends: str, closing: str) -> None:
        """Write what each does if it goes on, and agree to it until a day."""

        def deed(stage: Stage, now: datetime) -> None:
            people = [stage.people[who] for who in both]
            made = consequences.begin_consequences(
                by=people[0], talk_id=stage.talked[talk], ends_on=stage.day(ends)[0],
                closing_on=stage.day(closing)[0], now=now,
            )  # fmt: skip
            for actor, said in zip(people, words, strict=True):
                consequences.write_conduct(by=actor, consequences_id=made, words=said, now=now)
            for actor in people:
                read = bound.consequences(actor, made).digest
                consequences.agree_to_consequences(by=actor, consequences_id=made, read=read, now=now)

        self._do(when, deed)
