"""What people in the demo's story do, each by the command that a page or a letter would call."""

from datetime import datetime
from typing import Any

from carefront.commitments.commands import answer, ask, change, expect, foresee, make, meet, nudge
from carefront.core.cadence import Rhythm
from carefront.core.commitments import AnswerDraft, Draft, ForesightDraft, NextStep
from carefront.core.expectations import ExpectationDraft
from carefront.core.outcomes import Next, Outcome
from carefront.lobby.commands.demo.doing import Doing

FORESEEN = ("rating", "one_higher", "likelihood", "obstacle", "plan")


class Deeds(Doing):
    """Add scenes to a stage in a few words: when, a key to speak of it later, who, and what."""

    def promise(self, when: str, key: str, by: str, words: str, within: str, due: str = "", **more: Any) -> None:
        """Make a promise; `more` holds its clarity, `to` (somebody of a team), `rhythm`, `towards`, and foresight."""
        foreseen = {name: more.pop(name) for name in FORESEEN if name in more}

        def deed(now: datetime) -> None:
            stage = self.stage
            stage.owners[key] = by
            made = make.make_commitment(by=stage.people[by], draft=self._draft(words, within, due, more), now=now)
            stage.promises[key] = made
            if foreseen:
                foresee.foresee(by=stage.people[by], commitment_id=made, draft=ForesightDraft(**foreseen), now=now)

        self.stage.at(when, deed)

    def _draft(self, words: str, within: str, due: str, more: dict[str, Any]) -> Draft:
        given = dict(more)
        to, rhythm, towards = given.pop("to", None), given.pop("rhythm", ""), given.pop("towards", None)
        return Draft(
            words=words,
            relationship_id=self.stage.bonds[within] if within else None,
            promisee_id=self.stage.people[to].id if to else None,
            due=self.stage.due(due),
            rhythm=Rhythm.from_code(rhythm),
            expectation_id=self.stage.expectations[towards] if towards else None,
            **given,
        )

    def answer(
        self,
        when: str,
        key: str,
        outcome: str = "",
        *,
        then: str = "",
        to: str = "",
        words: str = "",
        successor: str = "",
        reason: str = "",
        via: str = "web",
        **said: Any,
    ) -> None:
        """Answer for a promise; `then` is what follows (recommit, modify, release, pause), `to` its day."""

        def deed(now: datetime) -> None:
            stage = self.stage
            draft = AnswerDraft(Outcome(outcome), **said) if outcome else None
            due = stage.due(to)
            following = None
            if then:
                changed = Draft(words=words, due=due) if then == "modify" else None
                following = NextStep(Next(then), due=due, draft=changed, words=reason)
            by = stage.people[stage.owners[key]]
            done = answer.say_how_it_went(
                by=by, commitment_id=stage.promises[key], draft=draft, following=following, via=via, now=now
            )
            if done.answer_id:
                stage.answers[key] = done.answer_id
            if done.successor_id:
                stage.promises[successor], stage.owners[successor] = done.successor_id, stage.owners[key]

        self.stage.at(when, deed)

    def reply(self, when: str, key: str, by: str, words: str, kind: str = "acknowledgement") -> None:
        """Say something to the newest answer for a promise."""
        self._do(when, lambda stage, now: meet.respond_to_answer(
            by=stage.people[by], answer_id=stage.answers[key], kind=meet.ResponseKind(kind), words=words, now=now
        ))  # fmt: skip

    def differ(self, when: str, key: str, by: str, outcome: str, words: str) -> None:
        """Give another account of the newest answer."""
        self._do(when, lambda stage, now: meet.give_other_account(
            by=stage.people[by], answer_id=stage.answers[key], outcome=Outcome(outcome), words=words, now=now
        ))  # fmt: skip

    def at_risk(self, when: str, key: str, words: str) -> None:
        """Say early that a promise may not come about."""
        self._do(when, lambda stage, now: change.say_at_risk(
            by=self._owner(key), commitment_id=stage.promises[key], words=words, now=now
        ))  # fmt: skip

    def share(self, when: str, key: str) -> None:
        """Share what was foreseen."""
        self._do(when, lambda stage, now: foresee.share_foresight(
            by=self._owner(key), commitment_id=stage.promises[key], shared=True, now=now
        ))  # fmt: skip

    def repair(self, when: str, key: str, shame: str, useful: str, repair: str) -> None:
        """Write the two sentences at a miss, for oneself."""
        self._do(when, lambda stage, now: meet.write_repair(
            by=self._owner(key), commitment_id=stage.promises[key], shame=shame, useful=useful, repair=repair, now=now
        ))  # fmt: skip

    def clarify(self, when: str, key: str, **more: Any) -> None:
        """Say more about a promise."""
        self._do(when, lambda stage, now: change.clarify_commitment(
            by=self._owner(key), commitment_id=stage.promises[key], draft=Draft("-", **more), version=None, now=now
        ))  # fmt: skip

    def nudge(self, when: str, key: str, by: str) -> None:
        """Ask its owner how a promise is going."""
        self._do(when, lambda stage, now: nudge.ask_about(
            by=stage.people[by], commitment_id=stage.promises[key], now=now
        ))  # fmt: skip

    def support(self, when: str, key: str, person: str, words: str, accepted: str = "") -> None:
        """Invite a supporter, who agrees at `accepted`."""
        self._do(when, lambda stage, now: foresee.invite_supporter(
            by=self._owner(key), commitment_id=stage.promises[key], ask=words,
            person_id=stage.people[person].id, now=now,
        ))  # fmt: skip
        if accepted:
            self._do(accepted, lambda stage, now: foresee.accept_support(
                by=stage.people[person], commitment_id=stage.promises[key], now=now
            ))  # fmt: skip

    def waits(self, when: str, key: str, on: str) -> None:
        """Say that one promise waits on another."""
        self._do(when, lambda stage, now: foresee.say_waits_on(
            by=self._owner(key), commitment_id=stage.promises[key], on_id=stage.promises[on], now=now
        ))  # fmt: skip

    def request(self, when: str, key: str, by: str, words: str, within: str, due: str = "", **more: Any) -> None:
        """Ask somebody for a promise; `to` names a member of a team."""

        def deed(now: datetime) -> None:
            draft = self._draft(words, within, due, more)
            self.stage.owners[key] = by
            self.stage.requests[key] = ask.make_request(by=self.stage.people[by], draft=draft, now=now)

        self.stage.at(when, deed)

    def accept(self, when: str, key: str, by: str) -> None:
        """Accept a request: from then on its key names the promise."""

        def deed(now: datetime) -> None:
            stage = self.stage
            stage.promises[key] = ask.accept_request(by=stage.people[by], request_id=stage.requests[key], now=now)
            stage.owners[key] = by

        self.stage.at(when, deed)

    def counter(self, when: str, key: str, by: str, words: str, due: str, reason: str = "") -> None:
        """Offer other words or another day."""
        self._do(when, lambda stage, now: ask.counter_request(
            by=stage.people[by], request_id=stage.requests[key], words=words, due=stage.due(due), reason=reason, now=now
        ))  # fmt: skip

    def agree(self, when: str, key: str, by: str, owner: str) -> None:
        """Agree to what was offered: from then on its key names the promise of `owner`."""

        def deed(now: datetime) -> None:
            stage = self.stage
            stage.promises[key] = ask.agree_to_counter(by=stage.people[by], request_id=stage.requests[key], now=now)
            stage.owners[key] = owner

        self.stage.at(when, deed)

    def decline(self, when: str, key: str, by: str, reason: str = "") -> None:
        """Say no to a request."""
        self._do(when, lambda stage, now: ask.decline_request(
            by=stage.people[by], request_id=stage.requests[key], reason=reason, now=now
        ))  # fmt: skip

    def withdraw(self, when: str, key: str) -> None:
        """Take a request back."""
        self._do(when, lambda stage, now: ask.withdraw_request(
            by=self._owner(key), request_id=stage.requests[key], now=now
        ))  # fmt: skip

    def expect(self, when: str, key: str, by: str, words: str, within: str, **more: Any) -> None:
        """Write what success looks like; `look` is the day to look again."""

        def deed(now: datetime) -> None:
            given = dict(more)
            look, to = self.stage.due(given.pop("look", "")), given.pop("to", None)
            draft = ExpectationDraft(
                words, self.stage.bonds[within], to=self.stage.people[to].id if to else None,
                look_on=look.on if look else None, **given,
            )  # fmt: skip
            self.stage.owners[key] = by
            self.stage.expectations[key] = expect.write_expectation(by=self.stage.people[by], draft=draft, now=now)

        self.stage.at(when, deed)

    def read_back(self, when: str, key: str, by: str, words: str) -> None:
        """Say in one's own words what an expectation says."""

        def deed(now: datetime) -> None:
            stage = self.stage
            stage.read_backs[key, by] = expect.read_back(
                by=stage.people[by], expectation_id=stage.expectations[key], words=words, now=now
            )

        self.stage.at(when, deed)

    def answer_read_back(self, when: str, key: str, of: str, *, meant: bool, reply: str = "") -> None:
        """Say whether a read-back is what was meant."""
        self._do(when, lambda stage, now: expect.answer_read_back(
            by=self._owner(key), read_back_id=stage.read_backs[key, of], meant=meant, reply=reply, now=now
        ))  # fmt: skip

    def close(self, when: str, key: str) -> None:
        """Close an expectation."""
        self._do(when, lambda stage, now: expect.close_expectation(
            by=self._owner(key), expectation_id=stage.expectations[key], now=now
        ))  # fmt: skip
