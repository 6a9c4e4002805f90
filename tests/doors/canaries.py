"""A scene with a word of its own in every field that somebody wrote, and who may read each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import count
from uuid import UUID

from carefront.commitments.commands import answer, ask, change, expect, foresee, meet
from carefront.commitments.commands.meet import ResponseKind
from carefront.commitments.models import Answer, CheckIn, ReadBack
from carefront.conversations.commands import keeping
from carefront.conversations.commands.matching import match_speakers
from carefront.conversations.commands.uploading import Brought, bring_transcript
from carefront.conversations.models import Finding, Speaker
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft, ForesightDraft, NextStep
from carefront.core.expectations import ExpectationDraft
from carefront.core.outcomes import Next, Outcome
from carefront.kit import jobs
from carefront.planning.commands import assigning, backlog, capacity, periods, recalibrating
from tests.cast import Cast, in_days, promise


@dataclass
class Scene:
    """Hold the cast, the ids of everything by kind, and for each canary word the names of those who may read it."""

    cast: Cast
    now: datetime
    ids: dict[str, list[UUID]] = field(default_factory=dict)
    readers: dict[str, frozenset[str]] = field(default_factory=dict)
    _numbers: Iterable[int] = field(default_factory=lambda: count(1000))

    def canary(self, *readers: Actor) -> str:
        """Answer a word that nobody but `readers` may ever be shown."""
        word = f"canary{next(iter(self._numbers))}bird"
        self.readers[word] = frozenset(reader.name for reader in readers)
        return word

    def note(self, kind: str, *keys: UUID) -> None:
        """Remember ids of a kind of thing."""
        self.ids.setdefault(kind, []).extend(keys)


def build(cast: Cast, now: datetime) -> Scene:
    """Fill every field that somebody can write, in every relationship of the cast."""
    scene = Scene(cast, now)
    ada, ben, mia, rob, eve = cast.ada, cast.ben, cast.mia, cast.rob, cast.eve
    scene.note("relationship", cast.coaching, cast.reporting, cast.peers, cast.team)
    scene.note("person", *[who.id for who in cast.everybody])
    team = (ada, ben, mia, eve)
    _settled(scene, ben, cast.peers, rob)
    _promise(scene, ben, cast.coaching, (ada,), None)
    _promise(scene, rob, cast.reporting, (mia,), None)
    _promise(scene, eve, cast.team, team, None)
    _promise(scene, mia, cast.team, (ada,), ada.id)
    _promise(scene, rob, None, (), None)
    _request(scene, ada, cast.coaching, ben)
    _request(scene, mia, cast.reporting, rob)
    _expectation(scene, mia, cast.reporting, rob, (rob,))
    _expectation(scene, ada, cast.team, None, team)
    _conversation(scene, ada, cast.coaching, ben)
    _plan(scene, ben, cast.coaching, ada)
    _plan(scene, mia, cast.team, ada, (ben, eve))
    for kind, rows in (("check_in", CheckIn.objects), ("answer", Answer.objects), ("read_back", ReadBack.objects)):
        scene.note(kind, *rows.values_list("pk", flat=True))
    return scene


def _promise(scene: Scene, owner: Actor, relationship: UUID | None, others: tuple[Actor, ...], to: UUID | None) -> None:
    """Let `owner` promise to `others`, say how it went, be met, and keep what is private."""
    now, word = scene.now, scene.canary
    seen = (owner, *others)
    key = promise(
        owner, relationship, now, word(*seen), promisee_id=to, why=word(*seen), success=word(*seen),
        recognition=word(*seen), outside_person=word(*seen),
    )  # fmt: skip
    scene.note("commitment", key)
    private = ForesightDraft(6, word(owner), 80, word(owner), word(owner))
    foresee.foresee(by=owner, commitment_id=key, draft=private, now=now)
    meet.write_repair(by=owner, commitment_id=key, shame=word(owner), useful=word(owner), repair=word(owner), now=now)
    change.say_at_risk(by=owner, commitment_id=key, words=word(*seen), now=now)
    said = AnswerDraft(
        Outcome.NOT_YET, False, word(*seen), word(*seen), word(*seen), word(*seen), (word(*seen),), word(*seen)
    )
    following = NextStep(Next.RECOMMIT, due=in_days(now, 4), words=word(*seen))
    told = answer.say_how_it_went(by=owner, commitment_id=key, draft=said, following=following, now=now)
    first = next((who for who in others if who.id != owner.id), None)
    if first is not None and told.answer_id is not None:
        kind = ResponseKind.QUESTION
        meet.respond_to_answer(by=first, answer_id=told.answer_id, kind=kind, words=word(*seen), now=now)
        account = {"outcome": Outcome.PARTLY, "words": word(*seen)}
        meet.give_other_account(by=first, answer_id=told.answer_id, now=now, **account)  # type: ignore[arg-type]


def _settled(scene: Scene, owner: Actor, relationship: UUID, other: Actor) -> None:
    """Let `owner` promise with a supporter who reads outcomes and not words, keep it, and let another one go."""
    now, word = scene.now, scene.canary
    seen = (owner, other, scene.cast.sam)
    kept = promise(owner, relationship, now, word(*seen))
    foresee.invite_supporter(
        by=owner, commitment_id=kept, person_id=scene.cast.sam.id, ask=word(owner, scene.cast.sam, other), now=now
    )
    foresee.accept_support(by=scene.cast.sam, commitment_id=kept, now=now)
    said = AnswerDraft(Outcome.DONE, False, word(owner, other), word(owner, other), support=word(owner, other))
    answer.say_how_it_went(by=owner, commitment_id=kept, draft=said, now=now)
    gone = promise(owner, relationship, now, word(owner, other))
    change.release_commitment(by=owner, commitment_id=gone, words=word(owner, other), now=now)
    rests = promise(owner, relationship, now, word(owner, other))
    change.pause_commitment(by=owner, commitment_id=rests, until=None, words=word(owner, other), now=now)
    scene.note("commitment", kept, gone, rests)


def _request(scene: Scene, asker: Actor, relationship: UUID, asked: Actor) -> None:
    word, both = scene.canary, (asker, asked)
    wish = Draft(word(*both), relationship, due=in_days(scene.now, 3), why=word(*both), success=word(*both))
    key = ask.make_request(by=asker, draft=wish, now=scene.now)
    day = in_days(scene.now, 5)
    ask.counter_request(by=asked, request_id=key, words=word(*both), due=day, reason=word(*both), now=scene.now)
    scene.note("request", key)


def _expectation(scene: Scene, author: Actor, relationship: UUID, to: Actor | None, others: tuple[Actor, ...]) -> None:
    word, seen = scene.canary, (author, *others)
    draft = ExpectationDraft(
        word(*seen),
        relationship,
        to.id if to else None,
        word(*seen),
        word(*seen),
        word(*seen),
        in_days(scene.now, 9).on,
    )
    key = expect.write_expectation(by=author, draft=draft, now=scene.now)
    reader = next(who for who in others if who.id != author.id)
    # What one reads back is hidden from a team until each has written their own.
    expect.read_back(by=reader, expectation_id=key, words=word(author, reader), now=scene.now)
    scene.note("expectation", key)


def _conversation(scene: Scene, by: Actor, relationship: UUID, other: Actor) -> None:
    """Let somebody bring a conversation, ask something, put a decision on record, and keep the rest to themselves."""
    word, both, now = scene.canary, (by, other), scene.now
    asked, decided, own, private = word(*both), word(*both), word(by), word(by)
    told = (
        f"{other.name}: I'll send the {asked} by Friday.\n{by.name}: We decided to move the {decided} to summer.\n"
        f"{by.name}: I will read the {own} tomorrow.\n{other.name}: I'll call the {private} next week.\n"
    )
    brought = Brought(relationship, word(*both), now.date())
    key = bring_transcript(by=by, brought=brought, pieces=[told.encode()], now=now)
    jobs.run_due(now, "worker", 1)
    names = {one.pk: other.id if one.name == other.name else by.id for one in Speaker.objects.all()}
    match_speakers(by=by, transcript_id=key, matches=names, now=now)
    for part in (asked, decided, own):
        found = Finding.objects.get(sentence__contains=part)
        kept = keeping.keep_finding(by=by, finding_id=found.pk, wish=keeping.Wish(), now=now)
        scene.note(kept.became.value, kept.id)
    scene.note("transcript", key)
    scene.note("conversation", key)
    scene.note("finding", *Finding.objects.values_list("pk", flat=True))


def _plan(scene: Scene, by: Actor, relationship: UUID, other: Actor, rest: tuple[Actor, ...] = ()) -> None:
    """Let two plan a period: what is asked of one, taken by another, dropped, and said of oneself alone."""
    word, now, seen, both = scene.canary, scene.now, (by, other, *rest), (by, other)
    starts = now.date()
    key = periods.begin_period(
        by=by, relationship_id=relationship, starts_on=starts, ends_on=in_days(now, 12).on, title=word(*seen), now=now
    )
    words = [
        backlog.add_item(
            by=by, relationship_id=relationship, words=word(*seen), why=word(*seen), success=word(*seen), period_id=key,
            now=now,
        )
        for _number in range(3)
    ]  # fmt: skip
    asked = assigning.ask_for_item(by=by, item_id=words[0], owner_id=other.id, now=now)
    ask.counter_request(by=other, request_id=asked, words=word(*both), due=None, reason=word(*both), now=now)
    assigning.take_item(by=by, item_id=words[1], now=now)
    over = recalibrating.hand_over_item(by=by, item_id=words[1], owner_id=other.id, words=word(*both), now=now)
    recalibrating.drop_item(by=other, item_id=words[2], words=word(*seen), now=now)
    for who in both:
        capacity.say_capacity(
            by=who, period_id=key, hours=Decimal(8), elsewhere=Decimal(2), constraints=word(*seen), note=word(who),
            now=now,
        )  # fmt: skip
    scene.note("item", *words)
    scene.note("period", key)
    scene.note("request", asked, over)
