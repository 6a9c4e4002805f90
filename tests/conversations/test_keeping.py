"""What is found becomes a proposal to its owner, a decision on record, or nothing; and nobody's words bind them."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from carefront.commitments.commands import ask
from carefront.commitments.models import Commitment, Request
from carefront.conversations.commands import answering, keeping
from carefront.conversations.commands.keeping import Kept, Wish
from carefront.conversations.commands.uploading import let_transcript_go
from carefront.conversations.models import Decision, Finding, Proposal
from carefront.conversations.queries import kept as kept_queries
from carefront.core.actors import Actor
from carefront.core.conversations import Became
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days
from tests.conversations.conftest import bring, finding, match, read


def keep(by: Actor, row: Finding, now: datetime, **wish: Any) -> Kept:
    """Let somebody keep something that was found."""
    return keeping.keep_finding(by=by, finding_id=row.pk, wish=Wish(**wish), now=now)


def refused(deed: Any) -> tuple[Because, str | None]:
    """Answer why a deed is refused, and about which field."""
    with pytest.raises(Refusal) as found:
        deed()
    return found.value.because, found.value.field


def test_nothing_exists_before_it_is_kept(cast: Cast, call: UUID) -> None:
    assert Finding.objects.filter(transcript_id=call).count() >= 4
    assert not Request.objects.exists()
    assert not Commitment.objects.exists()
    assert not Decision.objects.exists()
    assert not Letter.objects.exists()


def test_what_another_said_becomes_a_request_to_them(cast: Cast, call: UUID, now: datetime) -> None:
    made = keep(cast.ada, finding(call, "pricing page"), now)
    assert made.became is Became.REQUEST
    row = Request.objects.get(pk=made.id)
    assert (row.asker_id, row.asked_id, row.state) == (cast.ada.id, cast.ben.id, "asked")
    assert row.due_on == date(2026, 3, 13)
    said = row.said()
    assert said is not None
    assert (said.title, said.on, said.by, said.begins) == ("Weekly call", now.date(), "Ben", 5.0)
    assert said.sentence == "I'll send you the pricing page by Friday."
    assert not Commitment.objects.exists()
    ask.accept_request(by=cast.ben, request_id=row.pk, now=now)
    assert Commitment.objects.get().owner_id == cast.ben.id


def test_the_ledger_holds_no_word_of_it(cast: Cast, call: UUID, now: datetime) -> None:
    made = keep(cast.ada, finding(call, "pricing page"), now)
    facts = [fact for fact in journal.of_stream(cast.coaching) if fact.subject_id == made.id]
    assert [fact.kind.value for fact in facts] == ["request.made"]
    assert "pricing" not in str(facts)


def test_what_one_said_oneself_waits_for_ones_own_word(cast: Cast, call: UUID, now: datetime) -> None:
    made = keep(cast.ada, finding(call, "read your draft"), now)
    assert made.became is Became.PROPOSAL
    assert not Commitment.objects.exists()
    assert [card.words for card in kept_queries.proposals(cast.ada, now=now)] == ["Read your draft tomorrow"]
    assert kept_queries.proposals(cast.ben, now=now) == []
    assert refused(lambda: answering.accept_proposal(by=cast.ben, proposal_id=made.id, now=now))[0] is Because.HIDDEN
    key = answering.accept_proposal(by=cast.ada, proposal_id=made.id, words="Read the draft", now=now)
    row = Commitment.objects.get(pk=key)
    assert (row.owner_id, row.promisee_id, row.words, row.due_on) == (
        cast.ada.id, cast.ben.id, "Read the draft", date(2026, 3, 12),
    )  # fmt: skip
    again = refused(lambda: answering.accept_proposal(by=cast.ada, proposal_id=made.id, now=now))
    assert again[0] is Because.ALREADY_SETTLED
    assert kept_queries.proposals(cast.ada, now=now) == []


def test_what_one_said_can_be_no_promise(cast: Cast, call: UUID, now: datetime) -> None:
    made = keep(cast.ada, finding(call, "read your draft"), now)
    answering.decline_proposal(by=cast.ada, proposal_id=made.id, now=now)
    assert not Commitment.objects.exists()
    assert not Letter.objects.exists()
    assert Proposal.objects.get().commitment_id is None


def test_a_decision_goes_on_record_and_is_nobodys(cast: Cast, call: UUID, now: datetime) -> None:
    made = keep(cast.ada, finding(call, "launch"), now)
    assert made.became is Became.DECISION
    for who in (cast.ada, cast.ben):
        assert [card.said.sentence for card in kept_queries.decisions(who)[0]] == [
            "We decided to move the launch to May."
        ]
    assert kept_queries.decisions(cast.mia)[0] == []
    assert refused(lambda: answering.take_decision_back(by=cast.ben, decision_id=made.id, now=now))[0] is (
        Because.NOT_YOURS
    )
    answering.take_decision_back(by=cast.ada, decision_id=made.id, now=now)
    assert kept_queries.decisions(cast.ben)[0] == []


def test_words_day_and_owner_can_be_put_right(cast: Cast, call: UUID, now: datetime) -> None:
    day = in_days(now, 9)
    made = keep(cast.ada, finding(call, "launch"), now, words="Move the launch", due=day, has_due=True, to=cast.ben.id)
    row = Request.objects.get(pk=made.id)
    assert (row.words, row.due_on, row.asked_id) == ("Move the launch", day.on, cast.ben.id)
    other = finding(call, "pricing page")
    assert refused(lambda: keep(cast.ada, other, now, to=cast.mia.id)) == (Because.NOT_IN_IT, "promisee")
    assert refused(lambda: keep(cast.ada, other, now, words=" "))[0] is Because.EMPTY
    assert refused(lambda: keep(cast.ada, other, now, due=in_days(now, -2), has_due=True))[0] is Because.PAST_DATE
    assert Finding.objects.get(pk=other.pk).state == "open"


def test_without_an_owner_somebody_has_to_be_named(cast: Cast, now: datetime, at_now: None) -> None:
    key = read(cast.ada, cast.coaching, now)
    row = finding(key, "pricing page")
    assert refused(lambda: keep(cast.ada, row, now)) == (Because.EMPTY, "to")
    match(cast.ada, key, now, ada=cast.ada)
    assert refused(lambda: keep(cast.ada, row, now)) == (Because.EMPTY, "to")
    assert keep(cast.ada, row, now, to=cast.ben.id).became is Became.REQUEST


def test_a_day_that_lies_behind_is_asked_for_anew(cast: Cast, call: UUID, now: datetime) -> None:
    later, row = now + timedelta(days=10), finding(call, "pricing page")
    assert refused(lambda: keep(cast.ada, row, later)) == (Because.PAST_DATE, "due")
    bare = refused(lambda: keep(cast.ada, row, later, has_due=True))
    assert bare == (Because.DAY_IN_WORDS, "due")
    made = keep(cast.ada, row, later, has_due=True, words="Send the pricing page")
    assert Request.objects.get(pk=made.id).due_on is None
    own = keep(cast.ada, finding(call, "read your draft"), now)
    accept = {"by": cast.ada, "proposal_id": own.id, "has_due": True, "now": now}
    assert refused(lambda: answering.accept_proposal(**accept)) == (Because.DAY_IN_WORDS, "due")
    assert answering.accept_proposal(**accept, words="Read your draft")


POINTING = "Ada Lane: The lamp on the stairs is broken.\nBen: I'll do that.\nAda Lane: We should paint the gate.\n"


def test_what_only_points_back_is_never_kept_bare(cast: Cast, now: datetime, at_now: None) -> None:
    key = read(cast.ada, cast.coaching, now, POINTING)
    match(cast.ada, key, now, ada=cast.ada, ben=cast.ben)
    row = finding(key, "do that")
    for wish in ({}, {"words": "Do that."}, {"as_decision": True}):
        assert refused(lambda wish=wish: keep(cast.ada, row, now, **wish)) == (Because.POINTS_BACK, "words")
    keep(cast.ada, row, now, words="Mend the lamp")
    assert Request.objects.get().words == "Mend the lamp"


def test_what_was_put_forward_is_somebodys_before_it_is_decided(cast: Cast, now: datetime, at_now: None) -> None:
    key = read(cast.ada, cast.coaching, now, POINTING)
    match(cast.ada, key, now, ada=cast.ada, ben=cast.ben)
    row = finding(key, "paint the gate")
    assert row.kind == "proposal"
    assert refused(lambda: keep(cast.ada, row, now)) == (Because.EMPTY, "to")
    assert keep(cast.ada, row, now, as_decision=True).became is Became.DECISION


def test_it_is_kept_once(cast: Cast, call: UUID, now: datetime) -> None:
    row = finding(call, "pricing page")
    keep(cast.ada, row, now)
    assert refused(lambda: keep(cast.ada, row, now))[0] is Because.ALREADY_SETTLED
    assert refused(lambda: keeping.leave_out(by=cast.ada, finding_id=row.pk, now=now))[0] is Because.ALREADY_SETTLED
    assert Request.objects.count() == 1


def test_the_rest_is_left_out_and_can_be_taken_up_again(cast: Cast, call: UUID, now: datetime) -> None:
    keep(cast.ada, finding(call, "pricing page"), now)
    count = keeping.leave_the_rest_out(by=cast.ada, transcript_id=call, now=now)
    assert count == Finding.objects.count() - 1
    row = finding(call, "read your draft")
    keeping.take_up_again(by=cast.ada, finding_id=row.pk, now=now)
    assert keep(cast.ada, row, now).became is Became.PROPOSAL


def test_nothing_is_kept_where_one_is_no_more(cast: Cast, call: UUID, now: datetime) -> None:
    row = finding(call, "pricing page")
    relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    for wish in ({}, {"as_decision": True}, {"to": cast.ada.id}):
        assert refused(lambda wish=wish: keep(cast.ada, row, now, **wish))[0] is Because.RESTING
    with pytest.raises(Refusal):
        bring(cast.ada, cast.coaching, now)
    assert not Request.objects.exists()
    assert not Decision.objects.exists()


def test_who_left_a_team_keeps_nothing_in_it(cast: Cast, now: datetime, at_now: None) -> None:
    key = read(cast.eve, cast.team, now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    row = finding(key, "launch")
    assert refused(lambda: keep(cast.eve, row, now))[0] in {Because.RESTING, Because.HIDDEN}


def test_several_come_in_one_letter_with_their_sentences(cast: Cast, call: UUID, now: datetime) -> None:
    keep(cast.ada, finding(call, "pricing page"), now)
    keep(cast.ada, finding(call, "three customers"), now + timedelta(minutes=2))
    letter = Letter.objects.get()
    assert (letter.kind, letter.to_person_id) == ("asked_from_conversation", cast.ben.id)
    told = registry.render(letter)
    assert told is not None
    assert told.subject == "Ada asks, after “Weekly call”"
    assert "I'll send you the pricing page by Friday." in told.text
    assert "write to the three customers" in told.text
    assert "You said this on Wednesday 11 March, at 0:05 in “Weekly call”" in told.text
    assert "Ada Lane, at 0:10 in “Weekly call”, Wednesday 11 March" in told.text
    assert told.html is not None
    assert told.html.count("Say yes, offer something else, or decline") == 2
    let_transcript_go(by=cast.ada, transcript_id=call, now=now)
    assert registry.render(letter) == told
    for row in Request.objects.all():
        ask.withdraw_request(by=cast.ada, request_id=row.pk, now=now)
    assert registry.render(letter) is None


def test_an_erased_person_is_named_nowhere(cast: Cast, call: UUID, now: datetime) -> None:
    keep(cast.ada, finding(call, "pricing page"), now)
    keep(cast.ada, finding(call, "launch"), now)
    people.erase_account(account_id=cast.ben.account_id, now=now)
    said = Request.objects.get().said()
    assert said is not None
    assert (said.by, Decision.objects.get().speaker_name) == ("", "")
    assert [card.said.sentence for card in kept_queries.decisions(cast.ada)[0]] == [
        "We decided to move the launch to May."
    ]
