"""How people in the demo's story meet: planned, moved, held with decisions and read back, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from carefront.conversations.commands import (
    deciding,
    following,
    holding,
    moving,
    next_steps,
    reading_back,
    scheduling,
    topics,
)
from carefront.conversations.commands import notes as noting
from carefront.conversations.queries import held
from carefront.conversations.queries import notes as written
from carefront.core.actors import Actor
from carefront.core.ending import StepDraft
from carefront.core.meetings import ConversationDraft, ConversationKind, Ruling, RulingDraft, Slot
from carefront.lobby.commands.demo.doing import Doing
from carefront.lobby.commands.demo.stage import ZONE, Stage

Parts = Sequence[Mapping[str, Any]]


class Meetings(Doing):
    """Let people meet: a conversation is spoken of by its key, a later one of a series by key and day."""

    def plan_talk(
        self, when: str, key: str, by: str, kind: str, on: str, *, within: str = "", minutes: int = 30,
        yes: Sequence[str] = (), **more: str,
    ) -> None:  # fmt: skip
        """Plan a conversation, or a series of them; without `within` it is time with oneself. `yes` say they come."""

        def deed(stage: Stage, now: datetime) -> None:
            whose, actor = stage.bonds.get(within) or UUID(int=0), stage.people[by]
            draft = ConversationDraft(whose, ConversationKind(kind), self._slot(on, minutes), **more)
            plan = scheduling.plan_conversation if within else scheduling.plan_with_oneself
            stage.talks[key] = plan(by=actor, draft=draft, now=now)

        self._do(when, deed)
        for place, one in enumerate(yes, start=1):
            self.come(when, key, one, "accepted", after=15 * place)

    def _slot(self, on: str, minutes: int) -> Slot:
        day, at = self.stage.day(on)
        return Slot(day, at or time(10), ZONE, minutes)

    def _talk(self, by: Actor, name: str, now: datetime) -> UUID:
        """Answer a conversation by its name, and remember it: one that is moved has another day afterwards."""
        talks = self.stage.talks
        if name not in talks:
            key, _space, day = name.partition(" ")
            first, (on, _at) = held.conversation(by, talks[key], now=now).line, self.stage.day(day)
            lines, _more = held.conversations(by, relationship_id=first.relationship_id, now=now, most=100)
            talks[name] = next(one.id for one in lines if one.series_id == first.series_id and one.slot.on == on)
        return talks[name]

    def come(self, when: str, talk: str, by: str, reply: str, words: str = "", after: int = 0) -> None:
        """Answer an invitation."""

        def deed(stage: Stage, now: datetime) -> None:
            actor = stage.people[by]
            key = self._talk(actor, talk, now)
            moving.answer_invitation(by=actor, conversation_id=key, reply=reply, words=words, now=now)

        self._do(when, deed, after)

    def move_talk(self, when: str, talk: str, by: str, to: str, words: str = "", minutes: int = 30) -> None:
        """Give a conversation another time."""

        def deed(stage: Stage, now: datetime) -> None:
            actor, slot = stage.people[by], self._slot(to, minutes)
            key = self._talk(actor, talk, now)
            moving.move_conversation(by=actor, conversation_id=key, slot=slot, words=words, now=now)

        self._do(when, deed)

    def cancel_talk(self, when: str, talk: str, by: str, words: str = "") -> None:
        """Let a conversation not take place."""

        def deed(stage: Stage, now: datetime) -> None:
            actor = stage.people[by]
            key = self._talk(actor, talk, now)
            moving.cancel_conversation(by=actor, conversation_id=key, words=words, now=now)

        self._do(when, deed)

    def topic(self, when: str, key: str, talk: str, by: str, words: str, after: int = 0, **more: Any) -> None:
        """Bring a topic, perhaps `private` first."""

        def deed(stage: Stage, now: datetime) -> None:
            actor = stage.people[by]
            here = self._talk(actor, talk, now)
            stage.topics[key] = topics.add_topic(by=actor, conversation_id=here, words=words, now=now, **more)

        self._do(when, deed, after)

    def share_topic(self, when: str, key: str, by: str) -> None:
        """Share a topic that was private."""
        self._do(when, lambda stage, now: topics.share_topic(by=stage.people[by], topic_id=stage.topics[key], now=now))

    def hold(
        self, when: str, talk: str, there: Sequence[str], *, lasts: int = 30, topics: Parts = (), ends: Parts = (),
        notes: Parts = (), accounts: Parts = (), agreed: Mapping[str, Any] | None = None, open: bool = False,
    ) -> None:  # fmt: skip
        """Hold a conversation from beginning to end, its parts spread over the minutes it `lasts`.

        `topics` come up in it, `ends` say how topics end, `notes` and `accounts` (read back) are written by each, and
        `agreed` are the words on which all settle. One that is `open` still goes on.
        """
        steps: list[tuple[Any, Mapping[str, Any]]] = [(self._begin, {"by": one}) for one in there]
        steps += [(self._raise, part) for part in topics] + [(self._note, part) for part in notes]
        steps += [(self._account, part) for part in accounts] + ([(self._agree, agreed)] if agreed else [])
        steps += [(self._decide, part) for part in ends]
        for place, (step, part) in enumerate(steps):
            step(when, talk, lasts * place // len(steps), **part)
        if not open:
            self._end(when, talk, lasts, by=there[0])

    def _begin(self, when: str, talk: str, after: int, by: str) -> None:
        self._do(when, lambda stage, now: holding.begin_conversation(
            by=stage.people[by], conversation_id=self._talk(stage.people[by], talk, now), now=now
        ), after)  # fmt: skip

    def _raise(self, when: str, talk: str, after: int, **part: Any) -> None:
        self.topic(when, talk=talk, after=after, **part)

    def _end(self, when: str, talk: str, after: int, by: str) -> None:
        self._do(when, lambda stage, now: holding.close_conversation(
            by=stage.people[by], conversation_id=self._talk(stage.people[by], talk, now), now=now
        ), after)  # fmt: skip

    def _note(self, when: str, talk: str, after: int, by: str, words: str, own: bool = False) -> None:
        def deed(stage: Stage, now: datetime) -> None:
            actor = stage.people[by]
            card = held.conversation(actor, self._talk(actor, talk, now), now=now)
            found = written.notes(card)
            text = (found.own if own else found.shared) if found else None
            if text is not None:
                whole = f"{text.words}\n{words}".strip()
                noting.write_notes(
                    by=actor, conversation_id=card.id, own=own, base=text.version, words=whole, now=now
                )  # fmt: skip

        self._do(when, deed, after)

    def _decide(
        self, when: str, talk: str, after: int, topic: str, by: str, ruling: str, words: str = "", owner: str = "",
        due: str = "", promised: str = "", asked: str = "",
    ) -> None:  # fmt: skip
        """Say how a topic ends; `promised` and `asked` are the keys of what is made with it."""

        def deed(stage: Stage, now: datetime) -> None:
            person = stage.people[owner].id if owner else None
            draft = RulingDraft(Ruling(ruling), words, person, stage.due(due))
            made = deciding.decide_topic(
                by=stage.people[by], topic_id=stage.topics[topic], draft=draft, bind=bool(promised or asked), now=now
            )
            stage.decisions[topic] = made.id
            if made.commitment_id is not None:
                stage.promises[promised], stage.owners[promised] = made.commitment_id, owner
            if made.request_id is not None:
                stage.requests[asked], stage.owners[asked] = made.request_id, by

        self._do(when, deed, after)

    def _account(self, when: str, talk: str, after: int, by: str, agreed: str, owned: str = "") -> None:
        self._do(when, lambda stage, now: reading_back.write_read_back(
            by=stage.people[by], conversation_id=self._talk(stage.people[by], talk, now), agreed=agreed, owned=owned,
            now=now,
        ), after)  # fmt: skip

    def _agree(self, when: str, talk: str, after: int, by: str, words: str, yes: Sequence[str]) -> None:
        def deed(stage: Stage, now: datetime) -> None:
            here = self._talk(stage.people[by], talk, now)
            made = reading_back.put_words_forward(by=stage.people[by], conversation_id=here, words=words, now=now)
            for one in yes:
                reading_back.agree_to_words(by=stage.people[one], wording_id=made, now=now)

        self._do(when, deed, after)

    def came_of_it(self, when: str, topic: str, by: str, *, asks: bool = False, **said: str) -> None:
        """Say what came of a decision; who `asks` asks for the support they wish for."""

        def deed(stage: Stage, now: datetime) -> None:
            actor = stage.people[by]
            made = following.say_what_came_of_it(by=actor, decision_id=stage.decisions[topic], now=now, **said)
            if asks:
                following.ask_for_support(by=actor, follow_up_id=made, now=now)

        self._do(when, deed)

    def plan_steps(
        self, when: str, by: str, words: str, within: str, steps: Parts, *, about: str = "", topic: str = ""
    ) -> None:
        """Make a chain of next steps, perhaps `about` somebody outside, after the decision on a topic."""

        def deed(stage: Stage, now: datetime) -> None:
            drafts = [StepDraft(each["words"], stage.due(each.get("due", ""))) for each in steps]
            next_steps.make_plan(
                by=stage.people[by], relationship_id=stage.bonds[within], words=words, steps=drafts,
                outside_person=about, decision_id=stage.decisions.get(topic), now=now,
            )  # fmt: skip

        self._do(when, deed)
