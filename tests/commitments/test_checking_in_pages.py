"""Pages of a check-in: saying how it went, being met, and a repair of one's own."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from carefront.commitments.commands import answer, change, foresee, nudge
from carefront.commitments.models import Answer, CheckIn, Commitment, OtherAccount, Repair, Response
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft
from carefront.core.outcomes import Outcome, State
from carefront.kit.models import Event
from carefront.people.models import Account
from tests.cast import Cast, in_days, promise

LATER = timedelta(days=1, hours=8)
CANARY = "canary in a private field"


@pytest.fixture(autouse=True)
def at_the_hour(now: datetime) -> Iterator[None]:
    """Let the doors' clock stand where the story is."""
    with travel(now + LATER, tick=False):
        yield


def browser(actor: Actor) -> Client:
    """Answer a browser in which somebody is signed in."""
    (client := Client()).force_login(Account.objects.get(pk=actor.account_id))
    return client


@pytest.fixture
def check_in(cast: Cast, now: datetime) -> CheckIn:
    """Ben promised Ada something for tomorrow, and was asked."""
    promise(cast.ben, cast.coaching, now, "Call the three stalled accounts")
    nudge.ask_due(now + LATER, "worker")
    return CheckIn.objects.get()


@pytest.fixture
def slipped(cast: Cast, check_in: CheckIn, now: datetime) -> UUID:
    """Ben said not yet."""
    draft = AnswerDraft(Outcome.NOT_YET, happened="The week was full", hindered="Too many meetings", tags=("time",))
    told = answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=draft, now=now + LATER)
    assert told.answer_id is not None
    return told.answer_id


def page_of(check_in: CheckIn) -> str:
    """Answer the address of a check-in."""
    return reverse("check_in", args=[check_in.pk])


def text(client: Client, url: str) -> str:
    """Answer what a page says."""
    return client.get(url).content.decode()


def test_the_page_asks_what_happened_first_and_keeps_the_words_exact(cast: Cast, check_in: CheckIn) -> None:
    said = text(browser(cast.ben), page_of(check_in) + "?o=done")
    assert "Call the three stalled accounts" in said
    assert said.index("What happened?") < said.index("What did you learn?") < said.index('value="done"')
    assert "You and Ada can read what you write here." in said


def test_a_tap_on_the_page_of_a_promise_is_chosen_already(cast: Cast, now: datetime) -> None:
    promised = promise(cast.ben, cast.coaching, now, "Call the three stalled accounts")
    client, page = browser(cast.ben), reverse("commitment_outcome", args=[promised])
    assert f'href="{page}?o=not_yet"' in text(client, reverse("commitment", args=[promised]))
    assert 'value="not_yet" id="id_outcome_2" checked' in text(client, page + "?o=not_yet")


def test_an_answer_is_written_and_shown(cast: Cast, check_in: CheckIn) -> None:
    client = browser(cast.ben)
    said = {
        "outcome": "done", "happened": "All three picked up", "learned": "Mornings work", "helped": "A list",
        "new_tags": "noise, late start; noise", "once": "k",
    }  # fmt: skip
    first, again = client.post(page_of(check_in), said), client.post(page_of(check_in), said)
    kept = Answer.objects.get()
    assert first["Location"] == again["Location"] == reverse("answer", args=[kept.pk]) + "?written"
    assert kept.tags == ["noise", "late start"]
    shown = text(client, first["Location"])
    assert "That is written" in shown
    assert "Here is what it took" in shown
    assert client.get(page_of(check_in))["Location"] == reverse("answer", args=[kept.pk])
    tags = text(client, page_of(check_in) + "?again")
    assert "late start" in tags
    assert "the first answer stays in the record" in tags
    client.post(page_of(check_in), {"outcome": "partly", "happened": "Two of three"})
    assert Answer.objects.count() == 2
    assert "an earlier answer, kept in the record" in text(client, reverse("answer", args=[kept.pk]))


def test_after_not_yet_curiosity_comes_before_the_ways_on(cast: Cast, slipped: UUID) -> None:
    said = text(browser(cast.ben), reverse("answer", args=[slipped]) + "?written")
    assert said.index("You named what got in the way") < said.index("Name another day")
    assert "two sentences" in said
    assert "Let it go" in said


def test_what_is_refused_keeps_every_word(cast: Cast, check_in: CheckIn) -> None:
    client = browser(cast.ben)
    said = {"outcome": "not_yet", "happened": "x" * 10_001, "learned": "kept \u202e\x00 words", "support": "an ear"}
    refused = client.post(page_of(check_in), said)
    assert refused.status_code == 422
    assert "room for 10000 characters" in refused.content.decode()
    assert "x" * 10_001 in refused.content.decode()
    assert "an ear" in refused.content.decode()
    for bad in (
        {}, {"outcome": "wonderful"}, {"outcome": "changed"}, {"outcome": "changed", "way": "recommit"},
        {"outcome": "not_yet", "way": "recommit", "due_on": "2020-01-01"},
        {"outcome": "not_yet", "way": "modify", "next_words": ""},
        {"outcome": "not_yet", "new_tags": ",".join(f"t{n}" for n in range(20))},
        {"outcome": "not_yet", "due_at": "25:99", "way": "recommit", "due_on": "2026-03-20"},
        {"outcome": "changed", "way": "pause", "due_on": "2026-03-01"},
    ):  # fmt: skip
        assert client.post(page_of(check_in), bad).status_code == 422, bad
    assert not Answer.objects.exists()
    assert Commitment.objects.get().state == State.OPEN.value


def test_a_change_keeps_all_that_was_typed_as_its_reason(cast: Cast, check_in: CheckIn) -> None:
    said = {
        "outcome": "changed", "way": "modify", "next_words": "Call two of them by 20 March", "happened": "One left",
        "learned": "Two are enough", "reason": "They merged",
    }  # fmt: skip
    done = browser(cast.ben).post(page_of(check_in), said)
    successor = Commitment.objects.get(predecessor__isnull=False)
    assert done["Location"] == reverse("commitment", args=[successor.pk])
    assert (successor.words, str(successor.due_on)) == ("Call two of them by 20 March", "2026-03-20")
    first = Commitment.objects.get(successor=successor)
    assert first.moves.get().words == "One left\n\nTwo are enough\n\nThey merged"
    gone = browser(cast.ben).get(page_of(check_in))
    assert gone["Location"] == reverse("commitment", args=[first.pk])


def test_one_can_say_unasked_how_it_went(cast: Cast, now: datetime) -> None:
    made = promise(cast.ben, cast.coaching, now, due=in_days(now, 20))
    client = browser(cast.ben)
    url = reverse("commitment_outcome", args=[made])
    assert client.get(url).status_code == 200
    assert client.post(url, {"outcome": "not_yet", "way": "recommit", "due_on": "2026-04-10"}).status_code == 302
    row = Commitment.objects.get(pk=made)
    assert (row.state, str(row.due_on)) == (State.OPEN.value, "2026-04-10")


@pytest.mark.parametrize("who", ["ada", "rob", "sam", "zoe"])
def test_nobody_answers_or_looks_for_another(cast: Cast, check_in: CheckIn, who: str) -> None:
    client = browser(getattr(cast, who))
    expected = 403 if who == "ada" else 404
    for url in (
        page_of(check_in),
        reverse("commitment_outcome", args=[check_in.commitment_id]),
        reverse("repair", args=[check_in.commitment_id]),
    ):
        assert client.get(url).status_code == expected
        assert client.post(url, {"outcome": "done"}).status_code == expected
    assert not Answer.objects.exists()


def test_signed_out_it_leads_to_signing_in_and_back(check_in: CheckIn) -> None:
    sent = Client().get(page_of(check_in))
    assert (sent.status_code, page_of(check_in) in sent["Location"]) == (302, True)


def test_the_other_meets_an_answer(cast: Cast, slipped: UUID) -> None:
    ada, url = browser(cast.ada), reverse("answer", args=[slipped])
    said = text(ada, url)
    assert "What would make that easier next time?" in said
    assert ">What would" not in said.split("<textarea", 1)[1].split("</textarea>", 1)[0]
    words = {"words": "Which meeting could you leave out?", "once": "k"}
    for _ in range(2):
        assert ada.post(reverse("answer_responses", args=[slipped]), words).status_code == 302
    assert Response.objects.get().kind == "question"
    assert Answer.objects.get().met_at is not None
    assert ada.post(reverse("answer_responses", args=[slipped]), {"words": " "}).status_code == 422
    assert ada.post(reverse("answer_accounts", args=[slipped]), {"outcome": "not_yet"}).status_code == 422
    other = {"outcome": "partly", "words": "One was called", "once": "j"}
    for _ in range(2):
        assert ada.post(reverse("answer_accounts", args=[slipped]), other).status_code == 302
    assert OtherAccount.objects.count() == 1
    for reader in (cast.ada, cast.ben):
        assert "Both accounts stand" in text(browser(reader), url)
    assert (
        browser(cast.ben).post(reverse("answer_responses", args=[slipped]), {"words": "The Monday one"}).status_code
        == 302
    )


def test_setting_aside_tells_nobody(cast: Cast, slipped: UUID) -> None:
    before = Event.objects.count()
    assert browser(cast.ada).post(reverse("answer_aside", args=[slipped])).status_code == 302
    assert Answer.objects.get().met_at is not None
    assert Event.objects.count() == before
    assert browser(cast.ben).post(reverse("answer_aside", args=[slipped])).status_code == 403


def test_an_answer_is_hidden_from_others_and_its_words_from_supporters(
    cast: Cast, check_in: CheckIn, now: datetime
) -> None:
    foresee.invite_supporter(by=cast.ben, commitment_id=check_in.commitment_id, person_id=cast.sam.id, now=now)
    foresee.accept_support(by=cast.sam, commitment_id=check_in.commitment_id, now=now)
    draft = AnswerDraft(Outcome.PARTLY, happened=CANARY)
    told = answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=draft, now=now + LATER)
    url = reverse("answer", args=[told.answer_id])
    seen = text(browser(cast.sam), url)
    assert "Partly" in seen
    assert CANARY not in seen
    absent = reverse("answer", args=[UUID(int=9)])
    for who in (cast.rob, cast.eve, cast.zoe):
        client = browser(who)
        assert client.get(url).status_code == 404
        assert client.get(url).content == client.get(absent).content
        for name in ("answer_responses", "answer_aside", "answer_accounts", "answer_support"):
            assert client.post(reverse(name, args=[told.answer_id]), {"words": "x"}).status_code == 404
    shared = {"outcome": "partly", "happened": CANARY, "share": "on"}
    browser(cast.ben).post(page_of(check_in), shared)
    newest = Answer.objects.latest("id")
    assert CANARY in text(browser(cast.sam), reverse("answer", args=[newest.pk]))


def test_a_repair_is_its_writers_alone(cast: Cast, check_in: CheckIn, slipped: UUID) -> None:
    url = reverse("repair", args=[check_in.commitment_id])
    ben = browser(cast.ben)
    assert "Only you will ever see" in text(ben, url)
    said = {"shame": CANARY, "useful": CANARY, "repair": CANARY}
    assert ben.post(url, said)["Location"] == url
    assert Repair.objects.get().shame == CANARY
    assert "Only you can see what stands here" in text(ben, url)
    assert ben.post(url, {"shame": "x" * 3000}).status_code == 422
    assert Repair.objects.get().shame == CANARY
    for name, key in (("answer", slipped), ("commitment", check_in.commitment_id)):
        assert CANARY not in text(browser(cast.ada), reverse(name, args=[key]))


def test_a_released_promise_is_answered_no_more(cast: Cast, check_in: CheckIn, now: datetime) -> None:
    change.release_commitment(by=cast.ben, commitment_id=check_in.commitment_id, now=now + LATER)
    client = browser(cast.ben)
    assert client.get(page_of(check_in)).status_code == 302
    late = client.post(page_of(check_in), {"outcome": "done", "happened": "Yet it came about"})
    assert late.status_code == 422
    assert "Yet it came about" in late.content.decode()
    assert "settled meanwhile" in late.content.decode()
