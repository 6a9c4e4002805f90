"""A talk from its first fact to the day on which both look again."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from carefront.commitments.models import Commitment
from carefront.core.ledger import Kind
from carefront.core.meetings import Slot
from carefront.core.refusals import Because, Refusal
from carefront.core.talks import Came, Curious, Redesign, TalkPart, TalkState
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.relationships import commands as relationships
from carefront.talks.commands import agreeing, beginning, waiting, writing
from carefront.talks.models import Talk
from carefront.talks.queries import talks as reading
from tests.cast import Cast, day, in_days, promise
from tests.talks.conftest import agreed, begin, facts_of, missed, opened, write


def kinds(place: UUID) -> list[Kind]:
    return [fact.kind for fact in journal.of_stream(place) if fact.kind.value.startswith(("talk.", "consequences."))]


def refused(because: Because, deed: object) -> None:
    with pytest.raises(Refusal) as told:
        deed()  # type: ignore[operator]
    assert told.value.because is because


def test_it_begins_from_facts_that_both_see_and_thresholds_gate_nobody(cast: Cast, talk: UUID, now: datetime) -> None:
    card = reading.talk(cast.ben, talk)
    assert (len(card.facts), card.line.subject.is_me, card.line.state) == (2, True, TalkState.PREPARING)
    assert all(one.words.startswith("Send the forecast") and not one.may_drop for one in card.facts)
    more = facts_of(cast.ben, cast.coaching, cast.ada, cast.ben)
    beginning.add_facts(by=cast.ben, talk_id=talk, facts=more[2:4], now=now)
    refused(
        Because.NOT_YOURS,
        lambda: beginning.drop_fact(by=cast.ada, talk_id=talk, event_id=more[2], now=now),
    )
    beginning.drop_fact(by=cast.ben, talk_id=talk, event_id=more[2], now=now)
    assert len(reading.talk(cast.ada, talk).facts) == 3
    [begun] = [fact for fact in journal.of_stream(cast.coaching) if fact.kind is Kind.TALK_BEGUN]
    assert begun.facts == {"person": str(cast.ben.id), "facts": 2}
    assert Letter.objects.filter(kind="talk_begun", to_person_id=cast.ben.id).count() == 1
    mine = begin(cast.ben, cast.coaching, cast.ben, now)
    assert reading.talk(cast.ada, mine).line.subject.name == "Ben"


def test_what_one_of_the_two_does_not_see_is_never_a_fact_of_it(cast: Cast, now: datetime) -> None:
    elsewhere = missed(cast.ben, cast.peers, now)
    private = promise(cast.eve, cast.team, now, promisee_id=cast.mia.id)
    own = promise(cast.ben, None, now)
    for key in (*elsewhere, private, own):
        for fact in journal.of_subject(key):
            refused(
                Because.UNKNOWN_CHOICE,
                lambda key=fact.id: begin(cast.ada, cast.coaching, cast.ben, now, facts=[key]),
            )
    secret = journal.of_subject(private)[0].id
    refused(Because.UNKNOWN_CHOICE, lambda: begin(cast.ada, cast.team, cast.eve, now, facts=[secret]))
    assert reading.talk(cast.mia, begin(cast.mia, cast.team, cast.eve, now, facts=[secret])).facts
    refused(Because.UNKNOWN_CHOICE, lambda: begin(cast.ada, cast.coaching, cast.ben, now, facts=[uuid4()]))
    assert Talk.objects.count() == 1


def test_with_whom_one_can_talk(cast: Cast, now: datetime) -> None:
    refused(Because.NOT_IN_IT, lambda: begin(cast.ada, cast.coaching, cast.rob, now))
    refused(Because.HIDDEN, lambda: begin(cast.sam, cast.coaching, cast.ben, now))
    refused(Because.NOT_IN_IT, lambda: begin(cast.ada, cast.team, cast.ada, now))
    refused(Because.NOT_IN_IT, lambda: begin(cast.ada, cast.team, cast.eve, now, other_id=cast.ben.id))
    begin(cast.ada, cast.team, cast.ada, now, other_id=cast.eve.id)
    relationships.pause_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    refused(Because.RESTING, lambda: begin(cast.ada, cast.coaching, cast.ben, now))


def test_both_prepare_unseen_and_open_it_together(cast: Cast, talk: UUID, now: datetime) -> None:
    write(cast.ada, talk, TalkPart.IMPACT, "I prepare twice", now)
    write(
        cast.ben,
        talk,
        TalkPart.REDESIGN,
        "Fridays are full",
        now,
        choices=[Redesign.SMALLER.value, Redesign.MIDWAY.value],
    )
    asked = writing.ask_question(by=cast.ada, talk_id=talk, code=Curious.EASY_TIME.value, now=now)
    before = reading.talk(cast.ben, talk)
    assert (dict(before.theirs), before.questions) == ({}, ())
    refused(Because.HIDDEN, lambda: writing.answer_question(by=cast.ben, question_id=asked, words="Now", now=now))
    assert writing.set_ready(by=cast.ada, talk_id=talk, now=now) is False
    assert reading.talk(cast.ben, talk).theirs == {}
    assert writing.set_ready(by=cast.ben, talk_id=talk, now=now) is True
    after = reading.talk(cast.ben, talk)
    assert after.theirs[TalkPart.IMPACT].words == "I prepare twice"
    assert reading.talk(cast.ada, talk).theirs[TalkPart.REDESIGN].choices == (Redesign.SMALLER, Redesign.MIDWAY)
    writing.answer_question(by=cast.ben, question_id=asked, words="Tuesday mornings", now=now)
    refused(Because.NOT_YOURS, lambda: writing.answer_question(by=cast.ada, question_id=asked, words="No", now=now))
    refused(Because.ALREADY_SETTLED, lambda: writing.drop_question(by=cast.ada, question_id=asked, now=now))
    assert reading.talk(cast.ada, talk).questions[0].answer == "Tuesday mornings"
    assert Kind.TALK_OPENED in kinds(cast.coaching)


def test_one_step_can_be_shown_before(cast: Cast, talk: UUID, now: datetime) -> None:
    refused(Because.EMPTY, lambda: writing.show_part(by=cast.ada, talk_id=talk, part="impact", now=now))
    write(cast.ada, talk, TalkPart.IMPACT, "I prepare twice", now)
    write(cast.ada, talk, TalkPart.WILL, "ask earlier", now)
    writing.show_part(by=cast.ada, talk_id=talk, part="impact", now=now)
    assert set(reading.talk(cast.ben, talk).theirs) == {TalkPart.IMPACT}
    refused(Because.UNKNOWN_CHOICE, lambda: writing.show_part(by=cast.ada, talk_id=talk, part="notes", now=now))


def test_an_agreement_is_in_the_same_words_and_each_speaks_for_themselves(
    cast: Cast, talk: UUID, now: datetime
) -> None:
    opened(cast.ada, cast.ben, talk, now)
    stale = reading.talk(cast.ada, talk).digest
    refused(Because.EMPTY, lambda: agreeing.agree(by=cast.ada, talk_id=talk, read=stale, now=now))
    write(cast.ben, talk, TalkPart.WILL, "send two lines on Wednesday", now)
    refused(Because.WORDS_CHANGED, lambda: agreeing.agree(by=cast.ada, talk_id=talk, read=stale, now=now))
    agreeing.set_terms(by=cast.ada, talk_id=talk, together="talk at once", look_on=day(now, 20), now=now)
    read = reading.talk(cast.ada, talk).digest
    assert agreeing.agree(by=cast.ada, talk_id=talk, read=read, now=now) is False
    write(cast.ben, talk, TalkPart.WILL, "send three lines on Wednesday", now)
    card = reading.talk(cast.ben, talk)
    assert (card.their_yes, card.my_lines[0].words) == (None, "send three lines on Wednesday")
    refused(Because.WORDS_CHANGED, lambda: agreeing.agree(by=cast.ben, talk_id=talk, read=read, now=now))
    assert agreeing.agree(by=cast.ben, talk_id=talk, read=card.digest, now=now) is False
    assert agreeing.agree(by=cast.ada, talk_id=talk, read=card.digest, now=now) is True
    assert reading.talk(cast.ada, talk).line.state is TalkState.AGREED
    for late in (
        lambda: write(cast.ben, talk, TalkPart.WILL, "nothing", now),
        lambda: agreeing.set_terms(by=cast.ada, talk_id=talk, together="", look_on=None, now=now),
        lambda: agreeing.take_back_yes(by=cast.ada, talk_id=talk, now=now),
    ):
        refused(Because.ALREADY_SETTLED, late)
    [fact] = [fact for fact in journal.of_stream(cast.coaching) if fact.kind is Kind.TALK_AGREED]
    assert fact.facts == {"person": str(cast.ben.id), "lines": 1, "until": day(now, 20).isoformat()}


def test_what_is_written_by_two_is_not_written_over(cast: Cast, talk: UUID, now: datetime) -> None:
    seen = reading.talk(cast.ada, talk).seen
    agreeing.set_terms(by=cast.ben, talk_id=talk, together="talk at once", look_on=None, now=now)
    refused(
        Because.CHANGED_MEANWHILE,
        lambda: agreeing.set_terms(by=cast.ada, talk_id=talk, together="wait", look_on=None, seen=seen, now=now),
    )


def test_a_line_becomes_a_promise_once(cast: Cast, talk: UUID, now: datetime) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    before = Commitment.objects.count()
    made = agreeing.promise_line(by=cast.ben, talk_id=talk, line=1, due=in_days(now, 3), now=now)
    assert agreeing.promise_line(by=cast.ben, talk_id=talk, line=1, now=now) == made
    row = Commitment.objects.get(pk=made)
    assert (row.words, row.owner_id, row.promisee_id) == (
        "say on Thursday what is missing", cast.ben.id, cast.ada.id,
    )  # fmt: skip
    assert Commitment.objects.count() == before + 1
    refused(Because.UNKNOWN_CHOICE, lambda: agreeing.promise_line(by=cast.ada, talk_id=talk, line=1, now=now))


def test_on_the_day_one_question_is_asked_once(cast: Cast, talk: UUID, now: datetime) -> None:
    agreed(cast.ada, cast.ben, talk, now)
    Letter.objects.all().delete()
    later = now + timedelta(days=21)
    assert waiting.look_due(now, "w") == 0
    assert waiting.look_due(later, "w") == 2
    assert waiting.look_due(later, "w") == 0
    assert Letter.objects.filter(kind="talk_look").count() == 2
    assert [one.id for one in reading.waiting(cast.ben)] == [talk]
    agreeing.say_what_came(by=cast.ben, talk_id=talk, came=Came.PARTLY, words="Better", now=later)
    assert reading.waiting(cast.ben) == []
    told = [one for one in reading.talk(cast.ada, talk).came if one.answered_at]
    assert [(one.who.name, one.came, one.words) for one in told] == [("Ben", Came.PARTLY, "Better")]
    beginning.close_talk(by=cast.ada, talk_id=talk, now=later)
    assert reading.waiting(cast.ada) == []
    refused(
        Because.ALREADY_SETTLED,
        lambda: agreeing.say_what_came(by=cast.ben, talk_id=talk, came=Came.CHANGED, now=later),
    )


def test_it_is_held_in_a_conversation_of_the_pair(cast: Cast, talk: UUID, now: datetime) -> None:
    slot = Slot(day(now, 2), now.time(), "UTC")
    held = beginning.hold_in(by=cast.ada, talk_id=talk, slot=slot, now=now)
    found = reading.talk_of_conversation(cast.ben, held)
    assert found is not None
    assert found.id == talk
    second = begin(cast.ben, cast.coaching, cast.ada, now)
    refused(
        Because.ALREADY_THERE,
        lambda: beginning.hold_in(by=cast.ben, talk_id=second, conversation_id=held, now=now),
    )
    in_team = begin(cast.ada, cast.team, cast.eve, now)
    refused(Because.UNKNOWN_CHOICE, lambda: beginning.hold_in(by=cast.ada, talk_id=in_team, slot=slot, now=now))


def test_hostile_words_are_cleaned_or_refused(cast: Cast, talk: UUID, now: datetime) -> None:
    write(cast.ada, talk, TalkPart.IMPACT, "a\u202eb\x00c <script>", now)
    assert reading.talk(cast.ada, talk).mine[TalkPart.IMPACT].words == "abc <script>"
    refused(Because.TOO_LONG, lambda: write(cast.ada, talk, TalkPart.IMPACT, "x" * 4_001, now))
    refused(Because.TOO_LONG, lambda: write(cast.ada, talk, TalkPart.WILL, "x" * 301, now))
    refused(Because.UNKNOWN_CHOICE, lambda: write(cast.ada, talk, TalkPart.REDESIGN, "", now, choices=["punish"]))
    refused(Because.UNKNOWN_CHOICE, lambda: writing.ask_question(by=cast.ada, talk_id=talk, code="why_bad", now=now))
    refused(Because.PAST_DATE, lambda: agreeing.set_terms(
        by=cast.ada, talk_id=talk, together="", look_on=day(now, 0), now=now))  # fmt: skip
