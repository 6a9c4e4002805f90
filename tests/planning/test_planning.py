"""A backlog written together, taken and asked for, a period with what each has, and what is left over."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from carefront.commitments.commands import answer, ask, change
from carefront.commitments.models import Commitment, Request
from carefront.core.actors import Actor
from carefront.core.backlog import Stands
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.ledger import Kind
from carefront.core.meetings import ConversationKind
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.planning.commands import assigning, backlog, capacity, periods
from carefront.planning.models import Capacity, Item, Period
from carefront.planning.queries import lines
from carefront.planning.queries import periods as reading
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise
from tests.conversations.test_planning_ahead import plan, slot
from tests.planning.conftest import FIRST, LAST, add, begin, shown, words_in_order

HOUR = timedelta(hours=1)


def refused(deed: object) -> Because:
    """Answer why a deed is refused."""
    with pytest.raises(Refusal) as told:
        deed()  # type: ignore[operator]
    return told.value.because


def done(who: Actor, commitment_id: UUID, now: datetime) -> None:
    """Let somebody say that a promise is done."""
    answer.say_how_it_went(by=who, commitment_id=commitment_id, draft=AnswerDraft(Outcome.DONE), now=now)


def kinds(place: UUID) -> list[Kind]:
    """Answer the kinds of a ledger's facts, the newest first."""
    return [fact.kind for fact in journal.of_stream(place)]


def test_both_write_and_order_one_backlog(cast: Cast, now: datetime) -> None:
    add(cast.ada, cast.coaching, now, "One")
    two = add(cast.ben, cast.coaching, now, "Two")
    three = add(cast.ada, cast.coaching, now, "Three")
    backlog.move_item(by=cast.ben, item_id=three, places=-1, now=now)
    assert words_in_order(cast.ada, cast.coaching, now) == ["One", "Three", "Two"]
    backlog.move_item(by=cast.ada, item_id=two, places=-9, now=now)
    assert words_in_order(cast.ben, cast.coaching, now) == ["Two", "One", "Three"]
    backlog.move_item(by=cast.ada, item_id=two, places=1, now=now)
    backlog.place_item(by=cast.ada, item_id=three, before_id=two, now=now)
    assert words_in_order(cast.ben, cast.coaching, now) == ["One", "Three", "Two"]
    backlog.place_item(by=cast.ada, item_id=three, before_id=None, now=now)
    assert words_in_order(cast.ben, cast.coaching, now) == ["One", "Two", "Three"]


def test_words_are_their_authors_and_sizes_everybodys(cast: Cast, now: datetime) -> None:
    key = add(cast.ada, cast.coaching, now, hours=None)

    def reword(by: Actor, version: int = 1) -> None:
        backlog.reword_item(by=by, item_id=key, words="Other words", why="", success="", version=version, now=now)

    assert refused(lambda: reword(cast.ben)) is Because.NOT_YOURS
    assert refused(lambda: reword(cast.rob)) is Because.HIDDEN
    backlog.size_item(by=cast.ben, item_id=key, hours=Decimal("2.5"), version=1, now=now)
    assert refused(lambda: reword(cast.ada)) is Because.CHANGED_MEANWHILE
    reword(cast.ada, 2)
    row = Item.objects.get()
    assert (row.words, row.hours, row.version) == ("Other words", Decimal("2.50"), 3)
    for wrong in ("0", "-3", "9000"):
        bad = Decimal(wrong)
        assert refused(lambda bad=bad: backlog.size_item(by=cast.ben, item_id=key, hours=bad, now=now)) is (
            Because.OUT_OF_RANGE
        )
    assigning.take_item(by=cast.ben, item_id=key, now=now)
    assert refused(lambda: reword(cast.ada, 3)) is Because.TAKEN


def test_taking_makes_ones_own_promise_and_only_one(cast: Cast, now: datetime, two_weeks: UUID) -> None:
    key = add(cast.ada, cast.coaching, now, why="The fair", success="It is printed", period_id=two_weeks)
    made = assigning.take_item(by=cast.ben, item_id=key, now=now)
    assert assigning.take_item(by=cast.ben, item_id=key, now=now) == made
    row = Commitment.objects.get()
    assert (row.pk, row.owner_id, row.promisee_id) == (made, cast.ben.id, cast.ada.id)
    assert (row.words, row.why, row.success, row.due_on) == (
        "Write the price list", "The fair", "It is printed", LAST,
    )  # fmt: skip
    assert refused(lambda: assigning.take_item(by=cast.ada, item_id=key, now=now)) is Because.TAKEN
    again = lambda: assigning.ask_for_item(by=cast.ada, item_id=key, owner_id=cast.ben.id, now=now)  # noqa: E731
    assert refused(again) is Because.TAKEN
    card = shown(cast.ada, key, now)
    assert (card.stands, card.owner.name, card.due, card.commitment_id) == (Stands.TAKEN, "Ben", LAST, made)


def test_assigning_is_asking_and_an_offer_shows_as_one(cast: Cast, now: datetime) -> None:
    key = add(cast.ada, cast.coaching, now)
    due = in_days(now, 5)
    asked = assigning.ask_for_item(by=cast.ada, item_id=key, owner_id=cast.ben.id, due=due, now=now)
    card = shown(cast.ben, key, now)
    assert (card.stands, card.owner, card.pending.to.name, card.due) == (Stands.ASKED, None, "Ben", due.on)
    assert not Commitment.objects.exists()
    later = in_days(now, 9)
    ask.counter_request(by=cast.ben, request_id=asked, words="Half of it", due=later, now=now)
    card = shown(cast.ada, key, now)
    assert (card.stands, card.request.counter_words, card.due) == (Stands.COUNTERED, "Half of it", later.on)
    ask.agree_to_counter(by=cast.ada, request_id=asked, now=now)
    card = shown(cast.ada, key, now)
    assert (card.stands, card.owner.name, card.due) == (Stands.TAKEN, "Ben", later.on)
    assert kinds(cast.coaching)[:2] == [Kind.ITEM_TAKEN, Kind.REQUEST_ACCEPTED]
    successor = Draft("A third of it", due=in_days(now, 12))
    change.modify_commitment(by=cast.ben, commitment_id=card.commitment_id, draft=successor, now=now)
    card = shown(cast.ada, key, now)
    assert (card.stands, card.due) == (Stands.TAKEN, successor.due.on if successor.due else None)


def test_what_is_declined_is_free_again_and_says_so(cast: Cast, now: datetime) -> None:
    key = add(cast.ada, cast.coaching, now)
    asked = assigning.ask_for_item(by=cast.ada, item_id=key, owner_id=cast.ben.id, now=now)
    ask.decline_request(by=cast.ben, request_id=asked, reason="No time", now=now)
    card = shown(cast.ada, key, now)
    assert (card.stands, card.ended.came_of, card.ended.to.name, card.may_take) == (
        Stands.FREE, "declined", "Ben", True,
    )  # fmt: skip
    made = assigning.take_item(by=cast.ada, item_id=key, now=now)
    change.release_commitment(by=cast.ada, commitment_id=made, now=now)
    assert shown(cast.ben, key, now).ended.came_of == "released"


def test_what_a_team_member_is_asked_is_told_without_words(cast: Cast, now: datetime) -> None:
    key = add(cast.ada, cast.team, now)
    asked = assigning.ask_for_item(by=cast.ada, item_id=key, owner_id=cast.ben.id, now=now)
    ask.counter_request(by=cast.ben, request_id=asked, words="Only the first page", due=None, now=now)
    card = shown(cast.eve, key, now)
    assert (card.stands, card.pending.to.name, card.request) == (Stands.COUNTERED, "Ben", None)
    ask.agree_to_counter(by=cast.ada, request_id=asked, now=now)
    card = shown(cast.eve, key, now)
    assert (card.owner.name, card.commitment_id) == ("Ben", None)
    stranger = lambda: assigning.ask_for_item(by=cast.ada, item_id=key, owner_id=cast.rob.id, now=now)  # noqa: E731
    assert refused(stranger) is Because.TAKEN
    other = add(cast.ada, cast.team, now)
    stranger = lambda: assigning.ask_for_item(by=cast.ada, item_id=other, owner_id=cast.rob.id, now=now)  # noqa: E731
    assert refused(stranger) is Because.NOT_IN_IT


def test_load_stands_against_what_each_has(cast: Cast, now: datetime, two_weeks: UUID) -> None:
    big = add(cast.ada, cast.coaching, now, "Big", hours=20, period_id=two_weeks)
    small = add(cast.ada, cast.coaching, now, "Small", hours=6, period_id=two_weeks)
    free = add(cast.ada, cast.coaching, now, "Free", hours=2, period_id=two_weeks)
    assigning.take_item(by=cast.ben, item_id=big, now=now)
    assigning.ask_for_item(by=cast.ada, item_id=small, owner_id=cast.ben.id, now=now)
    capacity.say_capacity(
        by=cast.ben, period_id=two_weeks, hours=Decimal(40), elsewhere=Decimal(12), away_days=1,
        constraints="Mornings only", note="The other team", now=now,
    )  # fmt: skip
    card = reading.period(cast.ada, two_weeks, now=now)
    ben = next(one for one in card.people if one.who.name == "Ben")
    assert (ben.fit.has, ben.fit.taken, ben.fit.asked, ben.fit.over) == (36, 20, 6, 2)
    assert [one.words for one in ben.gives] == ["Small"]
    assert ben.said is not None
    assert (ben.said.constraints, ben.said.note, ben.all_promises) == ("Mornings only", "", None)
    assert [one.id for one in card.free] == [free]
    mine = reading.period(cast.ben, two_weeks, now=now).mine
    assert mine is not None
    assert mine.said is not None
    assert (mine.said.note, mine.all_promises, mine.other_promises) == ("The other team", 0, 0)
    capacity.say_capacity(by=cast.ben, period_id=two_weeks, hours=Decimal(50), now=now)
    assert Capacity.objects.count() == 1
    assert kinds(cast.coaching).count(Kind.CAPACITY_SAID) == 2
    words = {"note": "x" * 3000}
    too_long = lambda: capacity.say_capacity(by=cast.ben, period_id=two_weeks, hours=Decimal(1), now=now, **words)  # type: ignore[arg-type] # noqa: E731
    assert refused(too_long) is Because.TOO_LONG


def test_what_is_left_over_goes_back_to_its_place(cast: Cast, now: datetime, two_weeks: UUID) -> None:
    first = add(cast.ada, cast.coaching, now, "First", period_id=two_weeks)
    add(cast.ada, cast.coaching, now, "Second")
    third = add(cast.ada, cast.coaching, now, "Third", period_id=two_weeks)
    fourth = add(cast.ada, cast.coaching, now, "Fourth", period_id=two_weeks)
    done(cast.ben, assigning.take_item(by=cast.ben, item_id=third, now=now), now + HOUR)
    held = assigning.take_item(by=cast.ben, item_id=fourth, now=now)
    periods.close_period(by=cast.ben, period_id=two_weeks, now=now + HOUR)
    assert words_in_order(cast.ada, cast.coaching, now) == ["First", "Second", "Fourth"]
    row = Item.objects.get(pk=first)
    assert (row.carried, row.first_on, row.period_id) == (1, now.date(), None)
    assert Commitment.objects.get(pk=held).state == "open"  # going back changes no promise
    card = reading.period(cast.ada, two_weeks, now=now + HOUR)
    assert [one.words for one in card.returned] == ["First", "Fourth"]
    assert [one.words for load in card.people for one in load.items] == ["Third"]
    facts = journal.of_stream(cast.coaching)
    assert (facts[0].kind, facts[0].facts) == (Kind.PERIOD_CLOSED, {"done": 1, "returned": 2})
    assert refused(lambda: periods.close_period(by=cast.ada, period_id=two_weeks, now=now)) is Because.ALREADY_SETTLED
    late = lambda: backlog.plan_item(by=cast.ada, item_id=first, period_id=two_weeks, now=now)  # noqa: E731
    assert refused(late) is Because.ALREADY_SETTLED
    onward = begin(cast.ben, cast.coaching, now + HOUR)
    backlog.plan_item(by=cast.ada, item_id=first, period_id=onward, now=now + HOUR)
    assert shown(cast.ben, first, now).period_id == onward


def test_a_planning_conversation_has_one_period(cast: Cast, now: datetime) -> None:
    talk = plan(cast.ada, cast.coaching, now, when=slot(now), kind=ConversationKind.PLANNING)
    other = plan(cast.ada, cast.coaching, now, when=slot(now))
    first = begin(cast.ada, cast.coaching, now, conversation_id=talk)
    assert begin(cast.ben, cast.coaching, now, conversation_id=talk) == first
    assert Period.objects.count() == 1
    line = lines.period_of_conversation(cast.ben, talk)
    assert line is not None
    assert line.id == first
    assert lines.period_of_conversation(cast.rob, talk) is None
    assert refused(lambda: begin(cast.ada, cast.coaching, now, conversation_id=other)) is Because.HIDDEN
    assert refused(lambda: begin(cast.ada, cast.team, now, conversation_id=talk)) is Because.HIDDEN


def test_what_is_no_period_leaves_nothing(cast: Cast, now: datetime) -> None:
    backwards = lambda: begin(cast.ada, cast.coaching, now, LAST, FIRST)  # noqa: E731
    assert refused(backwards) is Because.ENDS_BEFORE
    assert not Period.objects.exists()
    begun = begin(cast.ada, cast.coaching, now)
    periods.change_period(by=cast.ben, period_id=begun, starts_on=FIRST, ends_on=FIRST, title="One day", now=now)
    assert kinds(cast.coaching)[0] is Kind.PERIOD_CHANGED
    relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert refused(lambda: add(cast.ada, cast.coaching, now)) is Because.RESTING
    assert refused(lambda: periods.close_period(by=cast.ada, period_id=begun, now=now)) is Because.RESTING
    assert not reading.period(cast.ada, begun, now=now).may_change


def test_one_plans_alone_too(cast: Cast, now: datetime) -> None:
    own = Commitment.objects.get(pk=promise(cast.sam, None, now)).relationship_id
    key = add(cast.sam, own, now, period_id=begin(cast.sam, own, now))
    assert shown(cast.sam, key, now).may_take
    assert not shown(cast.sam, key, now).may_ask
    assigning.take_item(by=cast.sam, item_id=key, now=now)
    assert Commitment.objects.filter(promisee__isnull=True).count() == 2
    assert not Request.objects.exists()
