"""Reading a transcript: streaming, once, with clear words where it cannot be read, and without leaving its file."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from carefront.conversations.commands import reading, uploading
from carefront.conversations.commands.matching import match_speakers
from carefront.conversations.commands.uploading import Brought, bring_transcript
from carefront.conversations.models import Finding, Speaker, Transcript
from carefront.conversations.queries import files
from carefront.conversations.queries import transcripts as queries
from carefront.core.conversations import MOST_BYTES, Trouble, Unreadable
from carefront.core.refusals import Because, Refusal
from carefront.kit import jobs
from carefront.kit.leases import claim
from carefront.kit.models import Job
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.conversations.conftest import CALL, bring, match, read

pytestmark = pytest.mark.usefixtures("at_now")


def test_the_file_waits_where_nobody_else_can_read_it_and_goes_when_it_is_read(cast: Cast, now: datetime) -> None:
    key = bring(cast.ada, cast.coaching, now)
    path = files.path_of(key)
    assert path.read_text() == CALL
    assert path.stat().st_mode & 0o077 == 0
    jobs.run_due(now, "worker", 1)
    assert not path.exists()
    assert queries.transcript(cast.ada, key).is_read


def test_only_what_was_found_is_kept_of_it(cast: Cast, now: datetime) -> None:
    key = read(cast.ada, cast.coaching, now)
    kept = " ".join(Finding.objects.values_list("sentence", flat=True))
    assert "Good morning" not in kept
    assert "Well enough" not in kept
    assert set(Speaker.objects.values_list("name", "turns")) == {("Ben", 4), ("Ada Lane", 3)}
    assert Transcript.objects.get(pk=key).turns == 7


def test_days_are_read_from_the_day_it_took_place(cast: Cast, now: datetime) -> None:
    brought = Brought(cast.coaching, "An older call", now.date() - timedelta(days=30))
    bring_transcript(by=cast.ada, brought=brought, pieces=[CALL.encode()], now=now)
    jobs.run_due(now, "worker", 1)
    assert Finding.objects.get(sentence__contains="pricing").due_on == datetime(2026, 2, 13).date()


def test_names_that_fit_are_proposed_and_nothing_is_taken_for_granted(cast: Cast, now: datetime) -> None:
    key = read(cast.ada, cast.coaching, now)
    speakers, members = queries.speakers(cast.ada, key)
    assert {one.name: one.suggested for one in speakers} == {"Ben": cast.ben.id, "Ada Lane": cast.ada.id}
    assert {one.person_id for one in speakers} == {None}
    assert [one.name for one in members] == ["Ada", "Ben"]
    assert queries.transcript(cast.ada, key).unmatched == 2


def test_a_speaker_is_matched_to_members_alone(cast: Cast, now: datetime) -> None:
    key = read(cast.ada, cast.coaching, now)
    with pytest.raises(Refusal) as refusal:
        match(cast.ada, key, now, ben=cast.mia)
    assert refusal.value.because is Because.NOT_IN_IT
    assert not Speaker.objects.filter(settled=True).exists()
    other = read(cast.ada, cast.team, now)
    foreign = Speaker.objects.filter(transcript_id=other)[0].pk
    with pytest.raises(Refusal) as refusal:
        match_speakers(by=cast.ada, transcript_id=key, matches={foreign: cast.ben.id}, now=now)
    assert refusal.value.because is Because.UNKNOWN_CHOICE


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b" \r\n\0", Trouble.EMPTY),
        (b"PK\x03\x04word/document.xml", Trouble.NOT_TEXT),
        (b"%PDF-1.7 hello", Trouble.NOT_TEXT),
        (b"\x00\x00\x00\x20ftypisom", Trouble.NOT_TEXT),
        (bytes(range(256)) * 4, Trouble.NOT_TEXT),
        (b"hello " * (MOST_BYTES // 6 + 1), Trouble.TOO_BIG),
    ],
)
def test_what_cannot_be_read_keeps_nothing(cast: Cast, now: datetime, content: bytes, trouble: Trouble) -> None:
    with pytest.raises(Unreadable) as error:
        bring(cast.ada, cast.coaching, now, content)
    assert error.value.trouble is trouble
    assert not Transcript.objects.exists()
    assert not Job.objects.exists()
    assert not list(files.folder().glob("*"))


@pytest.mark.parametrize("content", [b"WEBVTT\n\n", b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n\n"])
def test_a_file_without_spoken_words_says_so(cast: Cast, now: datetime, content: bytes) -> None:
    key = read(cast.ada, cast.coaching, now, content)
    card = queries.transcript(cast.ada, key)
    assert (card.trouble, card.found) == (Trouble.NOTHING_SPOKEN, 0)
    assert not files.path_of(key).exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_it_may_be_written_in_any_letters(cast: Cast, now: datetime, encoding: str) -> None:
    key = read(cast.ada, cast.coaching, now, CALL.replace("Good", "Schön").encode(encoding))
    assert queries.transcript(cast.ada, key).found >= 4


def test_what_was_odd_in_a_file_is_kept_as_codes(cast: Cast, now: datetime) -> None:
    key = read(cast.ada, cast.coaching, now, CALL.replace("00:00:10.000 -->", "banana -->"))
    assert [odd.what.value for odd in queries.transcript(cast.ada, key).odd]


def test_a_killed_worker_leaves_nothing_half_done(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    key = bring(cast.ada, cast.coaching, now, CALL + "\n00:20:00.000 --> 00:20:01.000\nhm\n" * 2000)
    monkeypatch.setattr(reading, "TELL_EVERY", 1)
    (row,) = claim(Job, now=now, lease=jobs.LEASE, limit=1, worker="killed")
    work = jobs.Work(row, "killed")

    def dies(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    work.report = dies  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        reading.read_transcript(work, now=now)
    assert not Finding.objects.exists()
    assert files.path_of(key).exists()
    later = now + jobs.LEASE * 2
    assert jobs.run_due(later, "next", 1) == 1
    sentences = list(Finding.objects.values_list("place", flat=True))
    assert len(sentences) == len(set(sentences)) >= 4
    Job.objects.update(due_at=later, leased_by="", done_at=None)  # killed after the last word, before it was noted
    assert jobs.run_due(later, "third", 1) == 1
    assert Finding.objects.count() == len(sentences)


def test_another_worker_that_was_slower_writes_nothing(cast: Cast, now: datetime) -> None:
    bring(cast.ada, cast.coaching, now)
    (row,) = claim(Job, now=now, lease=jobs.LEASE, limit=1, worker="slow")
    Job.objects.update(leased_by="quick")
    with pytest.raises(jobs.LeaseLost):
        reading.read_transcript(jobs.Work(row, "slow"), now=now)
    assert not Finding.objects.exists()


def test_what_was_let_go_is_gone_with_its_file(cast: Cast, now: datetime) -> None:
    key = bring(cast.ada, cast.coaching, now)
    uploading.let_transcript_go(by=cast.ada, transcript_id=key, now=now)
    assert not files.path_of(key).exists()
    assert jobs.run_due(now, "worker", 1) == 1
    assert Job.objects.get().trouble == ""
    assert not Transcript.objects.exists()


def test_a_file_that_is_gone_is_said(cast: Cast, now: datetime) -> None:
    key = bring(cast.ada, cast.coaching, now)
    files.path_of(key).unlink()
    jobs.run_due(now, "worker", 1)
    assert queries.transcript(cast.ada, key).trouble is Trouble.GONE


def test_a_day_ahead_or_a_resting_relationship_takes_nothing(cast: Cast, now: datetime) -> None:
    ahead = Brought(cast.coaching, "x", now.date() + timedelta(days=2))
    with pytest.raises(Refusal) as refusal:
        bring_transcript(by=cast.ada, brought=ahead, pieces=[CALL.encode()], now=now)
    assert refusal.value.because is Because.FUTURE_DATE
    relationships.pause_relationship(by=cast.ben, relationship_id=cast.coaching, until=None, now=now)
    with pytest.raises(Refusal):
        bring(cast.ada, cast.coaching, now)
    with pytest.raises(Refusal):
        bring(cast.sam, cast.team, now)
    assert not list(files.folder().glob("*"))


def test_an_erased_person_leaves_no_transcript(
    cast: Cast, now: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    key = bring(cast.ben, cast.coaching, now)
    read(cast.ben, cast.team, now)
    with django_capture_on_commit_callbacks(execute=True):
        people.erase_account(account_id=cast.ben.account_id, now=now)
    assert not Transcript.objects.exists()
    assert not Finding.objects.exists()
    assert not files.path_of(key).exists()


def test_files_that_nobody_read_go_after_two_days(cast: Cast, now: datetime) -> None:
    path = files.path_of(bring(cast.ada, cast.coaching, now))
    assert uploading.tend(now) == 0
    assert uploading.tend(datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo) + timedelta(days=3)) == 1


def test_an_eight_hour_transcript_is_read_in_one_go(cast: Cast, now: datetime, tmp_path: Path) -> None:
    cue = "00:00:05.000 --> 00:00:09.000\n<v Ben>Well enough, I think that we talk about the weather again.\n\n"
    key = read(cast.ada, cast.coaching, now, CALL + cue * 6000)
    assert queries.transcript(cast.ada, key).turns > 5000


def test_ids_of_others_open_nothing(cast: Cast, now: datetime) -> None:
    key = read(cast.ada, cast.coaching, now)
    for who in (cast.ben, cast.mia, cast.zoe):
        for deed in (
            lambda who=who: queries.transcript(who, key),
            lambda who=who: queries.speakers(who, key),
            lambda who=who: uploading.let_transcript_go(by=who, transcript_id=key, now=now),
            lambda who=who: match_speakers(by=who, transcript_id=UUID(int=1), matches={}, now=now),
        ):
            with pytest.raises(Refusal) as refusal:
                deed()
            assert refusal.value.because is Because.HIDDEN


def test_what_was_decided_stands_without_its_to(cast: Cast, now: datetime) -> None:
    read(cast.ada, cast.coaching, now, "Ada Lane: Hello.\nBen: We decided to move the launch to May.\n")
    assert Finding.objects.get(kind="decision").words == "Move the launch to May"
