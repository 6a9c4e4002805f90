"""A scene with a word of its own in every field that somebody wrote, and who may read each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import count
from uuid import UUID

from carefront.calendars.commands import being_away, subscribing
from carefront.commitments.commands import answer, ask, change, expect, foresee, leveling, meet
from carefront.commitments.commands.meet import ResponseKind
from carefront.commitments.models import Answer, CheckIn, ReadBack
from carefront.conversations.commands import (
    deciding,
    following,
    holding,
    keeping,
    moving,
    next_steps,
    notes,
    reading_back,
    scheduling,
    topics,
)
from carefront.conversations.commands.matching import match_speakers
from carefront.conversations.commands.uploading import Brought, bring_transcript
from carefront.conversations.models import Conversation, Finding, FollowUp, PlanStep, Speaker
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft, ForesightDraft, NextStep
from carefront.core.covenants import CovenantPart, seen
from carefront.core.ending import StepDraft
from carefront.core.expectations import ExpectationDraft
from carefront.core.meetings import ConversationDraft, ConversationKind, Ruling, RulingDraft, Slot
from carefront.core.outcomes import Next, Outcome
from carefront.kit import jobs
from carefront.kit.live.texts import text_of
from carefront.planning.commands import assigning, backlog, capacity, periods, recalibrating
from carefront.relationships import commands as relationships
from carefront.relationships.queries import covenants
from tests.cast import Cast, in_days, promise
from tests.conversations.ended import begun, decided


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
    _covenant(scene, cast.coaching, (ada, ben))
    _covenant(scene, cast.team, team)
    for who in (ada, ben, rob):
        _calendar(scene, who)
    _levels(scene, cast.coaching, (ada, ben))
    _levels(scene, cast.team, team)
    _ended(scene, ada, cast.coaching, ben, ConversationKind.COACHING)
    _ended(scene, mia, cast.reporting, rob, ConversationKind.ONE_TO_ONE)
    _followed(scene, rob, cast.reporting, mia)
    _planned(scene, ada, cast.coaching, ben, ConversationKind.COACHING)
    _planned(scene, rob, cast.reporting, mia, ConversationKind.ONE_TO_ONE)
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


def _calendar(scene: Scene, by: Actor) -> None:
    """Let somebody subscribe to a calendar, and be away for a reason of their own."""
    url = f"https://calendar.example/{scene.canary(by)}.ics"
    scene.note("calendar", subscribing.subscribe(by=by, url=url, name=scene.canary(by), now=scene.now))
    first, last = in_days(scene.now, 20).on, in_days(scene.now, 24).on
    about = scene.canary(by)
    scene.note("away-day", being_away.be_away(by=by, first=first, last=last, about=about, now=scene.now))


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


def _covenant(scene: Scene, relationship: UUID, people: tuple[Actor, ...]) -> None:
    """Let everybody in a relationship agree on a covenant twice, let one draft go, and begin another."""
    now = scene.now
    for signers, goes in ((people, False), (people, False), ((), True), ((), False)):
        key = relationships.draft_covenant(by=people[0], relationship_id=relationship, now=now)
        for line in covenants.covenant(people[0], key).lines:
            relationships.change_covenant(
                by=people[1], covenant_id=key, part=CovenantPart(line.part), words=scene.canary(*people),
                seen=seen(line.words), now=now,
            )  # fmt: skip
        for who in signers:
            relationships.sign_covenant(by=who, covenant_id=key, read=covenants.covenant(who, key).digest, now=now)
        if goes:
            relationships.let_draft_go(by=people[0], covenant_id=key, now=now)
        scene.note("covenant", key)


def _levels(scene: Scene, relationship: UUID, people: tuple[Actor, ...]) -> None:
    """Let one propose levels that the other declines, agrees to or leaves open, one promise's own, and rests."""
    word, now, (by, owner) = scene.canary, scene.now, people[:2]
    look_on = in_days(now, 9).on

    def propose(level: int) -> UUID:
        return relationships.propose_level(
            by=by, relationship_id=relationship, owner_id=owner.id, level=level, reason=word(*people), look_on=look_on,
            now=now,
        )  # fmt: skip

    declined = propose(1)
    relationships.decline_level(by=owner, change_id=declined, words=word(*people), now=now)
    agreed = propose(3)
    relationships.accept_level(by=owner, change_id=agreed, now=now)
    waits = propose(1)
    between = promise(owner, relationship, now, word(owner, by), promisee_id=by.id)
    own = {"reason": word(owner, by), "look_on": look_on}
    one = leveling.propose_own_level(by=by, commitment_id=between, level=1, now=now, **own)  # type: ignore[arg-type]
    until, reason = in_days(now, 8).on, word(*people)
    gone = relationships.propose_release(by=by, relationship_id=relationship, until=until, reason=reason, now=now)
    relationships.withdraw_release(by=by, release_id=gone, now=now)
    reason = word(*people)
    on = relationships.propose_release(by=owner, relationship_id=relationship, until=until, reason=reason, now=now)
    scene.note("level", waits, one, agreed, declined)
    scene.note("release", on, gone)


def _ended(scene: Scene, by: Actor, relationship: UUID, other: Actor, kind: ConversationKind) -> None:
    """Let two read back, once opened to both and once not yet, and put words forward."""
    word, both, now = scene.canary, (by, other), scene.now
    opened, unseen = (begun(relationship, now, by, other, kind=kind) for _ in range(2))
    for who in both:
        reading_back.write_read_back(
            by=who, conversation_id=opened, agreed=f"I call {word(*both)} by Friday.", owned=word(*both), now=now
        )
    reading_back.write_read_back(by=by, conversation_id=unseen, agreed=word(by), owned=word(by), now=now)
    first = reading_back.put_words_forward(by=by, conversation_id=opened, words=word(*both), now=now)
    second = reading_back.put_words_forward(by=other, conversation_id=opened, words=word(*both), now=now)
    made = decided(by, opened, now, word(*both), owner=other)
    for went in (word(*both), word(*both)):
        following.say_what_came_of_it(
            by=other, decision_id=made.id, went=went, worked=word(*both), support=word(*both), now=now
        )
    scene.note("conversation", opened, unseen)
    scene.note("wording", first, second)
    scene.note("decision", made.id)
    scene.note("follow_up", *FollowUp.objects.filter(decision=made.id).values_list("pk", flat=True))
    holding.close_conversation(by=by, conversation_id=opened, now=now)


def _followed(scene: Scene, owner: Actor, relationship: UUID, other: Actor) -> None:
    """Let somebody plan next steps, with another and with themselves."""
    word, now = scene.canary, scene.now
    for place, readers in ((relationship, (owner, other)), (None, (owner,))):
        steps = [StepDraft(word(*readers), in_days(now, 2)), StepDraft(word(*readers))]
        key = next_steps.make_plan(
            by=owner, relationship_id=place, words=word(*readers), outside_person=word(*readers), steps=steps, now=now
        )
        loose = next_steps.add_step(by=owner, plan_id=key, draft=StepDraft(word(*readers)), bind=False, now=now)
        scene.note("plan", key)
        scene.note("step", loose, *PlanStep.objects.filter(plan=key).values_list("pk", flat=True))


def _planned(scene: Scene, by: Actor, place: UUID, other: Actor, kind: ConversationKind) -> None:
    """Let two plan a series and hold one of it, with topics and notes that are private, and one that is cancelled."""
    now, word, both = scene.now, scene.canary, (by, other)
    soon = now + timedelta(hours=1)
    slot = Slot(soon.date(), soon.time().replace(second=0, microsecond=0), "UTC")
    draft = ConversationDraft(place, kind, slot, word(*both), word(*both), word(*both), "week/1")
    key = scheduling.plan_conversation(by=by, draft=draft, now=now)
    moving.answer_invitation(by=other, conversation_id=key, reply="tentative", words=word(*both), now=now)
    held_topics = [
        topics.add_topic(by=who, conversation_id=key, words=word(*seen), detail=word(*seen), private=private, now=now)
        for who, seen, private in ((by, both, False), (by, (by,), True), (other, (other,), True))
    ]
    holding.begin_conversation(by=by, conversation_id=key, now=now)
    version = text_of(Conversation.objects.get(pk=key).notes_id).version
    notes.write_notes(by=by, conversation_id=key, own=False, base=version, words=word(*both), now=now)
    notes.write_notes(by=other, conversation_id=key, own=True, base=version, words=word(other), now=now)
    ruling = RulingDraft(Ruling.LATER, word(*both), due=in_days(now, 9))
    made = deciding.decide_topic(by=other, topic_id=held_topics[0], draft=ruling, now=now)
    rows = Conversation.objects.filter(series__isnull=False, relationship_id=place, state="planned")
    first, second = rows.order_by("starts_at")[:2]
    moved = Slot(in_days(now, 12).on, time(9), "UTC")
    moving.move_conversation(by=other, conversation_id=first.pk, slot=moved, words=word(*both), now=now)
    moving.cancel_conversation(by=by, conversation_id=second.pk, words=word(*both), now=now)
    scene.note("conversation", key, first.pk, second.pk)
    scene.note("topic", *held_topics)
    scene.note("decision", made.id)
    scene.note("sery", Conversation.objects.get(pk=key).series_id)


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
