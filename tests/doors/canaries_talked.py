"""What was talked about and planned in a scene, with a word of its own in every field that somebody wrote."""

from datetime import time, timedelta
from decimal import Decimal
from uuid import UUID

from carefront.commitments.commands import ask
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
from carefront.core.ending import StepDraft
from carefront.core.meetings import ConversationDraft, ConversationKind, Ruling, RulingDraft, Slot
from carefront.core.talks import Came, TalkPart
from carefront.kit import jobs
from carefront.kit.live.texts import text_of
from carefront.planning.commands import assigning, backlog, capacity, periods, recalibrating
from carefront.talks.commands import agreeing
from carefront.talks.commands import writing as talk_writing
from carefront.talks.models import Question
from carefront.talks.queries import talks
from carefront.trust.commands import marking
from carefront.trust.commands.following import follow_due
from carefront.trust.models import Pattern
from tests.cast import in_days
from tests.conversations.ended import begun, decided
from tests.doors.scene import Scene
from tests.talks import conftest as talking
from tests.trust.conftest import look


def transcript(scene: Scene, by: Actor, relationship: UUID, other: Actor) -> None:
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


def planned(scene: Scene, by: Actor, place: UUID, other: Actor, kind: ConversationKind) -> None:
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


def ended(scene: Scene, by: Actor, relationship: UUID, other: Actor, kind: ConversationKind) -> None:
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


def followed(scene: Scene, owner: Actor, relationship: UUID, other: Actor) -> None:
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


def noticed(scene: Scene, owner: Actor, relationship: UUID, other: Actor) -> None:
    """Let something be noticed in somebody's promises: one kind shared, with notes, and the others not."""
    word, now, both = scene.canary, scene.now, (owner, other)
    shared, own = word(*both), word(owner)
    for number in range(7):
        at = now - timedelta(days=1 + 3 * number)
        look(
            owner,
            relationship,
            at,
            kept=False,
            words=f"Call {word(*both)} about the offer",
            to=other.id,
            tags=(word(*both),),
        )
        look(owner, None, at, kept=False, words=f"Call {word(owner)} about the offer", tags=("the same",))
    while follow_due(now, "scene"):
        pass
    [low] = Pattern.objects.filter(subject_id=owner.id, relationship_id=relationship, kind="low")
    marking.note_pattern(by=owner, pattern_id=low.pk, words=shared, now=now)
    marking.share_pattern(by=owner, pattern_id=low.pk, now=now)
    for row in Pattern.objects.filter(subject_id=owner.id).exclude(relationship_id=relationship):
        marking.note_pattern(by=owner, pattern_id=row.pk, words=own, now=now)
    scene.note("pattern", low.pk, *Pattern.objects.filter(subject_id=owner.id).values_list("pk", flat=True))


def period(scene: Scene, by: Actor, relationship: UUID, other: Actor, rest: tuple[Actor, ...] = ()) -> None:
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


def talk(scene: Scene, by: Actor, relationship: UUID, other: Actor) -> None:
    """Let two talk about what keeps happening: once prepared unseen, once agreed on, with consequences in force."""
    word, now, both = scene.canary, scene.now, (by, other)
    unseen, open_one = (talking.begin(by, relationship, other, now, other_id=other.id) for _number in range(2))
    for who in both:
        for part in TalkPart:
            if who is not by or part is not TalkPart.IMPACT:  # that one is shown below
                talking.write(who, unseen, part, word(who), now)
            talking.write(who, open_one, part, word(*both), now)
        talk_writing.ask_question(by=who, talk_id=unseen, words=word(who), now=now)
    shown = word(*both)
    talking.write(by, unseen, TalkPart.IMPACT, shown, now)
    talk_writing.show_part(by=by, talk_id=unseen, part="impact", now=now)
    agreeing.set_terms(by=by, talk_id=unseen, together=word(*both), look_on=None, now=now)
    asked = talk_writing.ask_question(by=by, talk_id=open_one, words=word(*both), now=now)
    talking.opened(by, other, open_one, now)
    talk_writing.answer_question(by=other, question_id=asked, words=word(*both), now=now)
    look_on = in_days(now, 9).on
    agreeing.set_terms(by=by, talk_id=open_one, together=word(*both), look_on=look_on, now=now)
    for who in both:
        agreeing.agree(by=who, talk_id=open_one, read=talks.talk(who, open_one).digest, now=now)
    agreeing.say_what_came(by=other, talk_id=open_one, came=Came.PARTLY, words=word(*both), now=now)
    bound = talking.bound(other, by, open_one, now, words=(word(*both), word(*both)))
    scene.note("talk", unseen, open_one)
    scene.note("talk-question", *Question.objects.filter(talk__in=[unseen, open_one]).values_list("pk", flat=True))
    scene.note("consequence", bound)
