"""A scene with a word of its own in every field that somebody wrote, and who may read each."""

from datetime import datetime
from uuid import UUID

from carefront.calendars.commands import being_away, subscribing
from carefront.commitments.commands import answer, ask, change, expect, foresee, leveling, meet
from carefront.commitments.commands.meet import ResponseKind
from carefront.commitments.models import Answer, CheckIn, ReadBack
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft, ForesightDraft, NextStep
from carefront.core.covenants import CovenantPart, seen
from carefront.core.expectations import ExpectationDraft
from carefront.core.meetings import ConversationKind
from carefront.core.outcomes import Next, Outcome
from carefront.relationships import commands as relationships
from carefront.relationships.queries import covenants
from tests.cast import Cast, in_days, promise
from tests.doors import canaries_felt, canaries_mirrored
from tests.doors import canaries_talked as talked
from tests.doors.scene import Scene


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
    talked.transcript(scene, ada, cast.coaching, ben)
    _covenant(scene, cast.coaching, (ada, ben))
    _covenant(scene, cast.team, team)
    for who in (ada, ben, rob):
        _calendar(scene, who)
    _levels(scene, cast.coaching, (ada, ben))
    _levels(scene, cast.team, team)
    talked.ended(scene, ada, cast.coaching, ben, ConversationKind.COACHING)
    talked.ended(scene, mia, cast.reporting, rob, ConversationKind.ONE_TO_ONE)
    talked.followed(scene, rob, cast.reporting, mia)
    talked.planned(scene, ada, cast.coaching, ben, ConversationKind.COACHING)
    talked.planned(scene, rob, cast.reporting, mia, ConversationKind.ONE_TO_ONE)
    talked.period(scene, ben, cast.coaching, ada)
    talked.period(scene, mia, cast.team, ada, (ben, eve))
    talked.noticed(scene, rob, cast.peers, ben)
    canaries_felt.felt(scene, ben, cast.coaching, (ada,), pair=True)
    canaries_felt.felt(scene, mia, cast.reporting, (rob,), pair=True)
    canaries_felt.felt(scene, eve, cast.team, (ada, ben, mia), pair=False)
    talked.talk(scene, ada, cast.coaching, ben)
    talked.talk(scene, mia, cast.team, eve)
    canaries_mirrored.mirrored(scene, ben, cast.coaching, (ada,))
    canaries_mirrored.mirrored(scene, rob, cast.reporting, (mia,))
    canaries_mirrored.mirrored(scene, eve, cast.team, (ada, ben, mia))
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
