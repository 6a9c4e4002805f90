"""An erased person is named nowhere in what others kept of a conversation."""

from datetime import datetime

from carefront.commitments.models import Request
from carefront.conversations.commands.uploading import let_transcript_go
from carefront.conversations.models import Decision, Proposal
from carefront.conversations.queries import transcripts
from carefront.conversations.queries.findings import findings
from carefront.conversations.wording import rows
from carefront.people import commands as people
from tests.cast import Cast
from tests.conversations.conftest import CALL, finding, match, read
from tests.conversations.test_keeping import keep


def test_an_erased_name_goes_from_conversations_that_were_let_go(cast: Cast, now: datetime, at_now: None) -> None:
    more = "\n00:13:00.000 --> 00:13:05.000\n<v Ben>I will paint the stairs by Monday.\n"
    key = read(cast.ada, cast.team, now, CALL + more)
    match(cast.ada, key, now, ada=cast.ada, ben=cast.ben)
    keep(cast.ada, finding(key, "pricing page"), now, to=cast.mia.id)
    keep(cast.ada, finding(key, "stairs"), now, to=cast.ada.id)
    keep(cast.ada, finding(key, "launch"), now)
    let_transcript_go(by=cast.ada, transcript_id=key, now=now)
    people.erase_account(account_id=cast.ben.account_id, now=now)
    said = Request.objects.get().said()
    assert said is not None
    assert (said.by, Proposal.objects.get().speaker_name, Decision.objects.get().speaker_name) == ("", "", "")


def test_an_erased_person_goes_under_any_name_and_others_keep_theirs(cast: Cast, now: datetime, at_now: None) -> None:
    key = read(cast.ada, cast.team, now)
    match(cast.ada, key, now, ada=cast.ada, ben=cast.mia)  # a name that is not hers
    keep(cast.ada, finding(key, "pricing page"), now, to=cast.eve.id)
    keep(cast.ada, finding(key, "launch"), now)
    people.erase_account(account_id=cast.eve.account_id, now=now)
    assert Decision.objects.get().speaker_name == "Ben"
    people.erase_account(account_id=cast.mia.account_id, now=now)
    said = Request.objects.get().said()
    assert said is not None
    assert (said.by, Decision.objects.get().speaker_name) == ("", "")


def test_an_erased_name_does_not_come_back_with_what_is_kept_later(cast: Cast, now: datetime, at_now: None) -> None:
    more = "\n00:13:00.000 --> 00:13:05.000\n<v Ben Okoro>I will paint the stairs by Monday.\n"
    key = read(cast.ada, cast.team, now, CALL + more)
    match(cast.ada, key, now, ada=cast.ada, ben=cast.ben)  # both of his names
    other = read(cast.ada, cast.team, now)  # nobody said yet whom its names mean
    people.erase_account(account_id=cast.ben.account_id, now=now)
    for row in (finding(key, "launch"), finding(key, "stairs"), finding(other, "launch")):
        keep(cast.ada, row, now, as_decision=True)
    assert set(Decision.objects.values_list("speaker_name", flat=True)) == {""}
    speakers, _members = transcripts.speakers(cast.ada, key)
    assert [one.name for one in speakers] == ["Ada Lane"]
    assert "Ben" not in {card.speaker for card in findings(cast.ada, key, now=now)[0]}


def test_what_was_said_just_before_is_told_with_its_speaker(cast: Cast, now: datetime, at_now: None) -> None:
    told = "Ada Lane: The gate squeaks. The lamp on the stairs is broken.\nBen: I'll fix that by Friday.\n"
    key = read(cast.ada, cast.team, now, told)
    (card,), _more = findings(cast.ada, key, now=now)
    assert rows.before(card) == "Ada Lane, just before: “The lamp on the stairs is broken.”"
