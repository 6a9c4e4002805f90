"""The pages of covenants, through the door."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from carefront.commitments.commands import answer, meet
from carefront.core.commitments import AnswerDraft
from carefront.core.covenants import CovenantPart, seen
from carefront.core.outcomes import Outcome
from carefront.core.relationships import RelationshipKind
from carefront.kit.ids import new_id
from carefront.relationships import commands
from carefront.relationships.queries import covenants
from tests.cast import promise
from tests.commitments.conftest import at_now, visit
from tests.relationships.agreeing import STEPS, agreed, drafted, sign, write

__all__ = ["at_now", "visit"]


def one(name, relationship_id):
    return reverse(name, args=[relationship_id])


def words(response):
    return response.content.decode()


def filled(card, **typed):
    """Answer the form of a draft as it was read, with some parts typed anew."""
    sent = {"review_on": card.review_on.isoformat(), "seen_review_on": card.review_on.isoformat()}
    for line in card.lines:
        sent |= {line.part.value: line.words, f"seen_{line.part.value}": line.seen}
    return sent | typed


def test_an_empty_page_teaches_and_a_pair_agrees_in_a_few_pages(cast, visit):
    ada, ben = visit(cast.ada), visit(cast.ben)
    page = one("covenant", cast.coaching)
    empty = words(ada.get(page))
    assert "Begin to write it" in empty
    assert "If something may slip" in empty
    assert ada.post(page).headers["Location"] == one("covenant_draft", cast.coaching)
    form = words(ada.get(one("covenant_draft", cast.coaching)))
    for question in ("What can each of us count on", "What do we do first when we see something differently?"):
        assert question in form
    card = covenants.draft(cast.ada, cast.coaching)
    sent = filled(card, escalation="First we <write> it down", review_on="2026-05-20")
    kept = ada.post(one("covenant_draft", cast.coaching), sent, follow=True)
    assert "First we &lt;write&gt; it down" in words(kept)
    assert f'data-draft-saved="covenant-{card.id}"' in words(kept)
    shown = words(ben.get(page))
    assert "How Ada and Ben work together" in shown
    assert "20 May 2026" in shown
    read = covenants.draft(cast.ben, cast.coaching)
    for who, browser in ((cast.ben, ben), (cast.ada, ada)):
        said = browser.post(
            one("covenant_signature", cast.coaching), {"covenant": read.id, "read": read.digest}, follow=True
        )
        assert "Signed." in words(said), who.name
    assert "in force since 11 March 2026" in words(ben.get(page))
    assert "Write a new version" in words(ben.get(page))


def test_two_who_write_in_the_same_part_both_keep_their_words(cast, now, visit):
    key = commands.draft_covenant(by=cast.ada, relationship_id=cast.coaching, now=now)
    read = covenants.draft(cast.ada, cast.coaching)
    write(cast.ben, key, now, CovenantPart.CONDUCT, "Ben said it first")
    write(cast.ben, key, now, CovenantPart.SHARING, "Ben wrote here alone")
    ada, page = visit(cast.ada), one("covenant_draft", cast.coaching)
    answered = ada.post(page, filled(read, conduct="Ada typed this", decisions="Ada alone"))
    assert answered.status_code == 422
    shown = words(answered)
    for part in ("Ben said it first", "Ada typed this", "Ada alone", "Ben wrote here alone", "Meanwhile somebody"):
        assert part in shown
    after = covenants.draft(cast.ada, cast.coaching)
    assert after.words_of(CovenantPart.CONDUCT) == "Ben said it first"
    assert after.words_of(CovenantPart.DECISIONS) == "Ada alone"  # other parts never stand in the way
    assert after.words_of(CovenantPart.SHARING) == "Ben wrote here alone"
    # The page that she got begins from how it stands now, so that saving again is a choice made knowingly.
    assert f'value="{seen("Ben said it first")}"' in shown
    assert ada.post(page, filled(after, conduct="Ada typed this")).status_code == 302
    assert covenants.draft(cast.ben, cast.coaching).words_of(CovenantPart.CONDUCT) == "Ada typed this"


def test_what_cannot_be_kept_is_said_beside_its_field_and_nothing_typed_is_lost(cast, now, visit):
    commands.draft_covenant(by=cast.ada, relationship_id=cast.coaching, now=now)
    read = covenants.draft(cast.ada, cast.coaching)
    ada, page = visit(cast.ada), one("covenant_draft", cast.coaching)
    late = ada.post(page, filled(read, conduct="Kept", review_on="2026-01-01"))
    assert late.status_code == 422
    assert "lies behind you already" in words(late)
    assert covenants.draft(cast.ada, cast.coaching).words_of(CovenantPart.CONDUCT) == "Kept"
    long = ada.post(page, filled(read, conduct="x" * 2100, sharing="Typed too"))
    assert long.status_code == 422
    assert "Typed too" in words(long)
    assert "x" * 2100 in words(long)
    assert ada.post(page, {}).status_code == 302  # a form without its marks changes nothing that is empty
    hostile = ada.post(page, filled(read, conduct="<script>\x00", seen_conduct="'; --"))
    assert hostile.status_code == 422
    assert "<script>\x00" not in words(hostile)


def test_a_draft_that_was_settled_meanwhile_shows_what_was_typed(cast, now, visit):
    key = drafted(cast.ada, cast.coaching, now)
    read = covenants.draft(cast.ada, cast.coaching)
    for who in (cast.ada, cast.ben):
        sign(who, key, now)
    answered = visit(cast.ada).post(one("covenant_draft", cast.coaching), filled(read, conduct="Typed so far"))
    assert answered.status_code == 409
    assert "Typed so far" in words(answered)


def test_signing_what_changed_meanwhile_says_so(cast, now, visit):
    key = drafted(cast.ada, cast.coaching, now)
    read = covenants.draft(cast.ben, cast.coaching)
    write(cast.ada, key, now, CovenantPart.CONDUCT, "Another word")
    ben = visit(cast.ben)
    sent = {"covenant": read.id, "read": read.digest}
    said = words(ben.post(one("covenant_signature", cast.coaching), sent, follow=True))
    assert "The words changed after you read them" in said
    assert "Another word" in said
    sign(cast.ada, key, now)
    assert "Signed by Ada already" in words(ben.get(one("covenant_draft", cast.coaching)))
    for name in ("covenant_unsigning", "covenant_release"):
        assert ben.post(one(name, cast.coaching), {"covenant": key}).status_code == 302
    assert covenants.draft(cast.ben, cast.coaching) is None
    assert "let go on 11 March 2026 by Ben" in words(ben.get(one("covenant_history", cast.coaching)))
    assert ben.post(one("covenant_signature", cast.coaching), {"covenant": "x"}).status_code == 404


def test_still_right_is_said_with_a_day_and_seen_by_both(cast, now, visit):
    agreed((cast.ada, cast.ben), cast.coaching, now)
    ada, ben = visit(cast.ada), visit(cast.ben)
    page, deed = one("covenant", cast.coaching), one("covenant_review", cast.coaching)
    assert 'value="2026-06-09"' in words(ada.get(page))  # as far from today as the last
    late = ada.post(deed, {"next_on": "2026-03-11"})
    assert late.status_code == 422
    assert "2026-03-11" in words(late)
    assert ada.post(deed, {"next_on": "2026-07-01"}).status_code == 302
    shown = words(ben.get(page))
    assert "Ada said on 11 March 2026 that it is still right, and to look again on 1 July 2026." in shown
    assert 'value="2026-07-01"' in shown
    ben.post(deed, {"next_on": "2026-07-01"})
    assert "You look at it again on 1 July 2026" in words(ada.get(page))


def test_home_and_the_relationship_say_that_a_signature_is_asked(cast, now, visit):
    key = drafted(cast.ada, cast.coaching, now)
    ben, bond = visit(cast.ben), reverse("relationship", args=[cast.coaching])
    assert "waits for your signature" not in words(ben.get("/"))
    assert "How you work together: a draft" in words(ben.get(bond))
    sign(cast.ada, key, now)
    assert "waits for your signature" in words(ben.get("/"))
    assert "How you work together: to sign" in words(ben.get(bond))
    assert "waits for your signature" not in words(visit(cast.ada).get("/"))
    sign(cast.ben, key, now)
    assert "waits for your signature" not in words(ben.get("/"))
    assert "Ada signed how you work together" in words(ben.get(bond))
    assert "How you work together is in force" in words(ben.get(bond))
    assert one("covenant", cast.coaching) in words(ben.get(reverse("relationship_settings", args=[cast.coaching])))


def test_hidden_absent_and_with_oneself_answer_alike(cast, now, visit):
    agreed((cast.ada, cast.ben), cast.coaching, now)
    alone = commands.propose_relationship(by=cast.mia, kind=RelationshipKind.SELF, now=now)
    mia = visit(cast.mia)
    for name in ("covenant", "covenant_draft", "covenant_history"):
        hidden, absent, self_ = (mia.get(one(name, key)) for key in (cast.coaching, new_id(), alone))
        assert hidden.status_code == absent.status_code == self_.status_code == 404
        assert hidden.content == absent.content == self_.content
    assert "relationships" in mia.get(reverse("relationship", args=[alone])).content.decode()


def test_what_is_over_reads_and_offers_nothing(cast, now, visit):
    agreed((cast.ada, cast.ben), cast.coaching, now)
    drafted(cast.ada, cast.coaching, now, words="We ask Mia")
    commands.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    ada = visit(cast.ada)
    shown = words(ada.get(one("covenant", cast.coaching)))
    assert STEPS in shown
    for offer in ("Sign it", "Write in it", "Write a new version", "It is still right"):
        assert offer not in shown
    assert ada.get(one("covenant_draft", cast.coaching)).status_code == 302
    agreed((cast.ada, cast.ben, cast.mia, cast.eve), cast.team, now, words="We vote")
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    shown = words(visit(cast.eve).get(one("covenant", cast.team)))
    assert "We vote" in shown
    assert "before you left" in shown


@pytest.mark.parametrize("has_agreed", [True, False])
def test_beside_two_accounts_stands_what_was_agreed_for_that(cast, now, visit, has_agreed):
    if has_agreed:
        agreed((cast.ada, cast.ben), cast.coaching, now)
    key = promise(cast.ben, cast.coaching, now)
    told = answer.say_how_it_went(by=cast.ben, commitment_id=key, draft=AnswerDraft(Outcome.DONE, False), now=now)
    page = reverse("answer", args=[told.answer_id])
    assert one("covenant", cast.coaching) not in words(visit(cast.ada).get(page))
    meet.give_other_account(by=cast.ada, answer_id=told.answer_id, outcome=Outcome.NOT_YET, words="No", now=now)
    for who in (cast.ada, cast.ben):
        shown = words(visit(who).get(page))
        assert (STEPS in shown) == has_agreed
        assert ("Write down how you work together" in shown) != has_agreed
        assert one("covenant", cast.coaching) in shown


def test_a_history_asks_no_more_when_it_is_longer(cast, now, visit):
    ada, page = visit(cast.ada), one("covenant_history", cast.team)
    counts = []
    for times in (2, 6):
        for number in range(times):
            agreed((cast.ada, cast.ben, cast.mia, cast.eve), cast.team, now, words=f"{times} and {number}")
        ada.get(page)
        with CaptureQueriesContext(connection) as found:
            assert ada.get(page).status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1] <= 12
