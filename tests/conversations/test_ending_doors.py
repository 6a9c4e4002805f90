"""The end of a conversation in a browser and by mail: read back, agreed on, recorded, followed up and planned on."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from carefront.commitments.models import Commitment, Request
from carefront.conversations.commands import following, holding, keeping, next_steps
from carefront.conversations.commands.keeping import Wish
from carefront.conversations.models import Conversation, Decision, FollowUp, Plan, PlanStep, Transcript, Wording
from carefront.conversations.queries import record
from carefront.core.actors import Actor
from carefront.core.meetings import ConversationKind, Ruling
from carefront.kit import jobs
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.people import commands as people
from tests.cast import Cast, in_days
from tests.conversations.conftest import CALL, finding, match
from tests.conversations.ended import HOUR, begun, decided, steps
from tests.conversations.test_doors import MOST, Visit, text_of
from tests.doors.calling import Api


def test_two_read_back_see_the_gap_and_agree_on_words(cast: Cast, now: datetime, visit: Visit) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    ada, ben = visit(cast.ada), visit(cast.ben)
    page = f"/conversations/{key}/read-back/"
    empty = ada.post(page, {"agreed": " ", "owned": ""})
    assert empty.status_code == 422
    assert "This needs a few words" in text_of(empty)
    waits = ada.post(page, {"agreed": "I send Ben the brief by Thursday.", "owned": ""}, follow=True)
    assert "It waits for Ben" in text_of(waits)
    before = text_of(ben.get(page))
    assert "Written already by Ada" in before
    assert "Thursday" not in before
    seen = ben.post(page, {"agreed": "Ada sends me the brief by Friday.", "owned": ""}, follow=True)
    assert "The day: you wrote “Friday”, Ada wrote “Thursday”." in text_of(seen)
    again = ada.post(page, {"agreed": "Something else", "owned": ""})
    assert "This was settled meanwhile" in text_of(again)
    ben.post(f"{page}words/", {"words": "The brief comes by Friday noon."})
    wording = Wording.objects.get()
    agreed = ada.post(f"/wordings/{wording.pk}/agreement/", follow=True)
    assert "These are the words you agreed on" in text_of(agreed)
    assert Conversation.objects.get(pk=key).agreed_words == "The brief comes by Friday noon."
    assert visit(cast.rob).get(page).status_code == 404


def test_opening_alone_and_leaving_it_out(cast: Cast, now: datetime, visit: Visit) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    page, ada = f"/conversations/{key}/read-back/", visit(cast.ada)
    assert "This needs a few words" in text_of(ada.post(f"{page}opening/", follow=True))
    ada.post(f"{page}skipping/", {"reads_back": "no"})
    assert "end without reading back" in text_of(ada.get(page))
    ada.post(f"{page}skipping/", {"reads_back": "yes"})
    ada.post(page, {"agreed": "By Thursday", "owned": ""})
    assert "Not written by Ben" in text_of(ada.post(f"{page}opening/", follow=True))
    late = visit(cast.ben).get(page)
    assert "yours are dated after them" in text_of(late)
    with time_machine.travel(now + timedelta(minutes=3), tick=False):
        visit(cast.ben).post(page, {"agreed": "By Friday", "owned": ""})
    assert "after the others were opened" in text_of(ada.get(page))


def _letters(*people_told: Actor) -> list[Any]:
    found = []
    for who in people_told:
        letter = Letter.objects.get(kind="conversation_record", to_person_id=who.id, due_at__isnull=False)
        found.append(registry.render(letter))
    return found


def test_the_record_is_mailed_to_both_in_their_own_words(cast: Cast, now: datetime, at_now: None) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    decided(cast.ada, key, now, "Write the brief", Ruling.DO_FIRST, owner=cast.ada, bind=True)
    decided(cast.ada, key, now, "Call them", owner=cast.ben, bind=True)
    decided(cast.ben, key, now, "The fair", Ruling.NO_DECISION)
    holding.close_conversation(by=cast.ada, conversation_id=key, now=now)
    to_ada, to_ben = _letters(cast.ada, cast.ben)
    assert to_ada.subject == "What came of “Our hour”"
    assert "Write the brief (Do first · you · by Monday 16 March · promised)" in to_ada.text
    assert "Write the brief (Do first · Ada · by Monday 16 March · promised)" in to_ben.text
    assert "Call them (Do · you · by Monday 16 March · asked)" in to_ben.text
    assert "The fair (waits for the next conversation)" in to_ben.text
    assert "Read back what was agreed" in to_ben.html
    holding.reopen_conversation(by=cast.ben, conversation_id=key, now=now)
    assert not Letter.objects.filter(kind="conversation_record", due_at__isnull=False).exists()
    holding.close_conversation(by=cast.ben, conversation_id=key, now=now)
    people.erase_account(account_id=cast.ben.account_id, now=now)
    (to_ada,) = _letters(cast.ada)
    assert "Ben" not in to_ada.text


def test_a_conversation_without_a_decision_says_so_kindly(cast: Cast, now: datetime, at_now: None) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    holding.close_conversation(by=cast.ada, conversation_id=key, now=now)
    (to_ada,) = _letters(cast.ada)
    assert "Nothing was decided, and that is fine. Some conversations are for thinking." in to_ada.text


def test_what_came_of_it_is_said_in_three_questions_and_support_is_one_tap(
    cast: Cast, now: datetime, visit: Visit
) -> None:
    key = decided(cast.ada, begun(cast.coaching, now, cast.ada, cast.ben), now).id
    page, ben = f"/decisions/{key}/follow-up/", visit(cast.ben)
    for question in ("How did that go?", "What worked?", "What still needs support?"):
        assert question in text_of(ben.get(page))
    assert ben.post(page, {"went": "", "worked": " "}).status_code == 422
    said = ben.post(page, {"went": "Half of it", "worked": "", "support": "An hour on the list"}, follow=True)
    assert "Ask Ada for this support" in text_of(said)
    asked = ben.post(f"/follow-ups/{FollowUp.objects.get().pk}/support/")
    assert asked["Location"] == f"/requests/{Request.objects.get().pk}/"
    assert "Half of it" in text_of(visit(cast.ada).get(page))
    assert visit(cast.rob).get(page).status_code == 404


def test_support_that_takes_more_than_a_line_or_a_team_is_asked_for_on_its_own_page(
    cast: Cast, now: datetime, visit: Visit
) -> None:
    talk = begun(cast.team, now, cast.ada, cast.ben, kind=ConversationKind.CHECK_IN)
    said = following.say_what_came_of_it(
        by=cast.ben, decision_id=decided(cast.ada, talk, now).id, support="An hour", now=now
    )
    asked = visit(cast.ben).post(f"/follow-ups/{said}/support/")
    assert asked["Location"] == f"/requests/new/?relationship={cast.team}&words=An+hour"
    assert not Request.objects.exists()


def _plan(**more: str) -> dict[str, str]:
    return {"words": "Win them back", "outside_person": "Mr Okafor", "bind": "on", "once": "abc"} | more


def test_a_plan_is_made_and_walked_in_a_browser(cast: Cast, now: datetime, visit: Visit) -> None:
    rob = visit(cast.rob)
    sent = _plan(to=str(cast.reporting), step_1="Call him on Friday", step_3="Send the offer", due_3="2026-03-20")
    bad = rob.post("/plans/new/", sent | {"due_3": "2026-03-01"})
    assert bad.status_code == 422
    assert "Sunday 1 March lies behind you already" in text_of(bad)
    assert b'value="Send the offer"' in bad.content
    assert not Plan.objects.exists()
    made = rob.post("/plans/new/", sent)
    rob.post("/plans/new/", sent)  # sent twice
    plan = Plan.objects.get()
    assert made["Location"].startswith(f"/plans/{plan.pk}/")
    assert [step.due_on.isoformat() for step in PlanStep.objects.order_by("place") if step.due_on] == [
        "2026-03-13", "2026-03-20",
    ]  # fmt: skip
    assert Commitment.objects.filter(outside_person="Mr Okafor").count() == 2
    first, second = PlanStep.objects.order_by("place")
    rob.post(f"/commitments/{first.commitment_id}/outcome/", {
        "outcome": "done", "happened": "He listened", "helped": "Coffee first", "support": "A price list",
    })  # fmt: skip
    told = text_of(visit(cast.mia).get(f"/plans/{plan.pk}/"))
    for words in ("How did it go? Done – He listened", "What worked? Coffee first",
                  "What still needs support? A price list", "1 of 2 steps taken"):  # fmt: skip
        assert words in told
    assert rob.get(f"/steps/{second.pk}/").status_code == 200
    rob.post(f"/steps/{second.pk}/", {"words": "Send the offer", "due_on": "2026-03-25"})
    assert Commitment.objects.get(pk=second.commitment_id).due_on == in_days(now, 14).on
    rob.post(f"/plans/{plan.pk}/steps/", {"words": "Visit the site"})
    third = PlanStep.objects.get(words="Visit the site")
    assert third.commitment_id is None
    rob.post(f"/steps/{third.pk}/promise/")
    rob.post(f"/steps/{second.pk}/departure/")
    rob.post(f"/plans/{plan.pk}/ending/")
    assert "was settled meanwhile" in text_of(rob.post(f"/plans/{plan.pk}/steps/", {"words": "x"}, follow=True))
    assert "Win them back" in text_of(rob.get("/plans/?which=ended"))
    assert visit(cast.mia).get(f"/steps/{third.pk}/").status_code == 403
    assert visit(cast.sam).get(f"/plans/{plan.pk}/").status_code == 404


def test_a_plan_follows_a_decision(cast: Cast, now: datetime, visit: Visit) -> None:
    key = decided(cast.ada, begun(cast.coaching, now, cast.ada, cast.ben), now, "Three calls").id
    ben = visit(cast.ben)
    form = ben.get(f"/plans/new/?decision={key}").content.decode()
    assert 'value="Three calls"' in form
    assert re.search(rf'<option value="{cast.coaching}" selected', form)
    ben.post("/plans/new/", _plan(to=str(cast.coaching), step_1="Call one", decision=str(key)))
    assert "Win them back" in text_of(visit(cast.ada).get(f"/decisions/{key}/follow-up/"))
    assert ben.get("/plans/new/?decision=nonsense").status_code == 200
    assert visit(cast.rob).get(f"/plans/new/?decision={key}").status_code == 404


def test_the_list_of_plans_asks_no_more_when_there_is_more(cast: Cast, now: datetime, visit: Visit) -> None:
    client, counts = visit(cast.ben), []
    for many in (2, 14):
        for number in range(many):
            place = (cast.coaching, cast.peers, cast.team)[number % 3]
            next_steps.make_plan(
                by=cast.ben, relationship_id=place, words=f"Plan {number}", steps=steps(now, "One", "Two"), now=now
            )
        client.get("/plans/")
        with CaptureQueriesContext(connection) as found:
            assert client.get("/plans/").status_code == 200
        counts.append(len(found.captured_queries))
    assert counts[0] == counts[1] <= MOST


def test_a_record_costs_the_same_however_much_was_decided(cast: Cast, now: datetime, at_now: None) -> None:
    counts = []
    for many in (2, 12):
        key = begun(cast.coaching, now, cast.ada, cast.ben)
        for number in range(many):
            decided(cast.ada, key, now, f"One {number}", owner=(cast.ada, cast.ben)[number % 2], bind=True)
            decided(cast.ada, key, now, f"Open {number}", Ruling.NO_DECISION)
        holding.close_conversation(by=cast.ada, conversation_id=key, now=now + HOUR)
        with CaptureQueriesContext(connection) as found:
            assert len(record.record(cast.ben, key, now=now + HOUR).rulings) == many
        counts.append(len(found.captured_queries))
    assert counts[0] == counts[1] <= 28


def test_a_transcript_dropped_on_a_conversation_takes_its_place_and_its_decisions_stand_in_it(
    cast: Cast, now: datetime, visit: Visit
) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    client = visit(cast.ben)
    form = client.get(f"/transcripts/new/?conversation={key}").content.decode()
    assert 'name="took_place_on"' not in form
    assert "Our hour" in form
    sent = {"conversation": str(key), "language": "en", "file": SimpleUploadedFile("c.vtt", CALL.encode())}
    assert client.post("/transcripts/new/", sent).status_code == 302
    row = Transcript.objects.get()
    assert (row.conversation_id, row.relationship_id, row.title, row.took_place_on) == (
        key, cast.coaching, "Our hour", now.date(),
    )  # fmt: skip
    jobs.run_due(now, "w", 1)
    match(cast.ben, row.pk, now, ada=cast.ada, ben=cast.ben)
    keeping.keep_finding(by=cast.ben, finding_id=finding(row.pk, "launch").pk, wish=Wish(as_decision=True), now=now)
    assert Decision.objects.get().conversation_id == key
    assert [one.words for one in record.record(cast.ada, key, now=now).kept] == [Decision.objects.get().words]
    assert visit(cast.rob).get(f"/transcripts/new/?conversation={key}").status_code == 404
    people.erase_account(account_id=cast.ben.account_id, now=now)
    assert Decision.objects.get().speaker_name == ""


def test_the_api_takes_a_transcript_of_a_conversation(cast: Cast, now: datetime, at_now: None) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    made = Api(cast.ada).post("/transcripts", {"conversation_id": str(key), "text": CALL})
    assert (made["title"], Transcript.objects.get(pk=UUID(made["id"])).conversation_id) == ("Our hour", key)
    told = Api(cast.rob)("POST", "/transcripts", {"conversation_id": str(key), "text": CALL}).json()
    assert told["code"] == "hidden"
