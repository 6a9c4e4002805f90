"""Carrying a table over: preview, choices, progress, and what comes of each row."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from carefront.commitments.models import Answer, CheckIn, Commitment, Request
from carefront.core.actors import Actor
from carefront.core.outcomes import State
from carefront.core.refusals import Because, Refusal
from carefront.core.tables import MOST_BYTES
from carefront.kit import jobs, journal
from carefront.kit.models import Job, Letter
from carefront.lobby.commands import importing
from carefront.lobby.models import Upload
from carefront.lobby.queries.importing import preview
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast

Visit = Callable[[Actor], Client]
TABLE = (
    "words;due;outcome;with;owner\n"
    "Call the bank;2026-04-01;;Ben;\n"
    "Old thing;1.2.2026;erledigt;Ben;\n"
    "Not done thing;2.2.2026;not yet;Ben;\n"
    "Own thing;next Friday;;;\n"
    "Look at my draft;2026-04-02;done;;Ben\n"
    "Read the plan;;;Pier;\n"
    "Impossible;31.6.2026;;Ben;\n"
    "Whose;2026-04-01;;Mr X;\n"
)


def carry(by: Actor, table: str, now: datetime, **choices: str) -> Job:
    """Carry a table over and answer the job when it is done."""
    upload = importing.keep_upload(by=by, name="t.csv", content=table.encode(), now=now)
    importing.choose(by=by, upload_id=upload, choices=choices, now=now)
    key = importing.start_import(by=by, upload_id=upload, now=now)
    assert jobs.run_due(now, "w", 1) == 1
    return Job.objects.get(pk=key)


def test_each_row_becomes_what_it_says(cast: Cast, now: datetime, at_now: None) -> None:
    job = carry(cast.ada, TABLE, now)
    assert (job.outcome["promises"], job.outcome["requests"], job.outcome["not_carried"]) == (5, 1, 2)
    assert job.outcome["rows"] == [[8, "day_unreadable"], [9, "party_unknown"]]
    rows = {row.words: row for row in Commitment.objects.filter(owner_id=cast.ada.id)}
    assert set(rows) == {"Call the bank", "Old thing", "Not done thing", "Own thing", "Read the plan"}
    assert rows["Call the bank"].promisee_id == cast.ben.id
    assert rows["Old thing"].state == State.KEPT.value
    assert (rows["Not done thing"].state, rows["Not done thing"].last_outcome) == (State.OPEN.value, "not_yet")
    assert rows["Own thing"].promisee_id is None
    assert rows["Own thing"].due_on is not None
    assert rows["Own thing"].due_on.isoformat() == "2026-03-20"
    assert (rows["Read the plan"].relationship_id, rows["Read the plan"].promisee_id) == (cast.team, None)
    asked = Request.objects.get(asker_id=cast.ada.id)
    assert (asked.words, asked.asked_id, asked.state) == ("Look at my draft", cast.ben.id, "asked")


def test_what_is_answered_asks_nobody_to_acknowledge_it(cast: Cast, now: datetime, at_now: None) -> None:
    carry(cast.ada, TABLE, now)
    assert not Answer.objects.filter(met_at__isnull=True).exists()
    assert set(Answer.objects.values_list("via", flat=True)) == {"import"}


def test_the_ledger_holds_it_all(cast: Cast, now: datetime, at_now: None) -> None:
    carry(cast.ada, TABLE, now)
    kept = Commitment.objects.get(words="Old thing")
    assert [fact.kind.value for fact in journal.of_subject(kept.pk)] == ["commitment.made", "check_in.answered"]
    whole = journal.of_stream(cast.coaching)
    assert [fact.seq for fact in whole] == list(range(len(whole), 0, -1))


def test_check_ins_wait_only_for_days_to_come(cast: Cast, now: datetime, at_now: None) -> None:
    carry(cast.ada, "words,due,with\nBehind,2026-03-01,Ben\nAhead,2026-04-01,Ben\nNo day,,Ben\n", now)
    due = dict(CheckIn.objects.values_list("commitment__words", "due_at"))
    assert due["Behind"] is None
    assert due["Ahead"] is not None
    assert "No day" not in due


def test_an_asked_person_gets_one_letter_at_most(cast: Cast, now: datetime, at_now: None) -> None:
    rows = "".join(f"Thing {number},2026-04-01,Ben\n" for number in range(700))
    carry(cast.ada, "words,due,owner\n" + rows, now)
    assert Request.objects.filter(asked_id=cast.ben.id).count() == 700
    assert [(letter.kind, letter.to_person_id) for letter in Letter.objects.all()] == [
        ("requests_carried", cast.ben.id)
    ]


def test_names_that_mean_nobody_can_be_chosen(cast: Cast, now: datetime, at_now: None) -> None:
    job = carry(cast.ada, TABLE, now, **{"Mr X": f"{cast.coaching}:"})
    assert job.outcome["promises"] == 6
    assert Commitment.objects.get(words="Whose").promisee_id == cast.ben.id


def test_nobody_is_reached_whom_one_has_no_relationship_with(cast: Cast, now: datetime, at_now: None) -> None:
    job = carry(cast.ada, "words,with,owner\nFor Rob,Rob,\nFrom Rob,,Rob\nFor Zoe,Zoe,\n", now)
    assert job.outcome["not_carried"] == 3
    forged = carry(cast.ada, "words,with\nFor Rob,Rob\n", now, rob=f"{cast.peers}:{cast.rob.id}")
    assert forged.outcome["not_carried"] == 1
    assert not Commitment.objects.filter(words__endswith="Rob").exists()


def test_a_stopped_job_goes_on_where_it_stood(
    cast: Cast, now: datetime, at_now: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 10)
    table = "words,with\n" + "".join(f"Thing {number},Ben\n" for number in range(95))
    upload = importing.keep_upload(by=cast.ada, name="t.csv", content=table.encode(), now=now)
    key = importing.start_import(by=cast.ada, upload_id=upload, now=now)
    from carefront.kit.leases import claim

    for _life in range(20):
        row = claim(Job, now=now, lease=jobs.LEASE, limit=1, worker="killed")
        if not row:
            break
        work = jobs.Work(row[0], "killed")
        lives = iter(range(2))
        real = work.report

        def report(progress: int, total: int | None = None, lives: Any = lives, real: Any = real, **more: Any) -> None:
            real(progress, total, **more)
            if next(lives, None) is None:
                raise KeyboardInterrupt

        work.report = report  # type: ignore[method-assign]
        try:
            importing.run_import(work)
        except KeyboardInterrupt:
            Job.objects.filter(pk=key).update(due_at=now, leased_by="")
            continue
        break
    words = list(Commitment.objects.values_list("words", flat=True))
    assert len(words) == len(set(words)) == 95


def test_an_ended_relationship_takes_nothing(cast: Cast, now: datetime, at_now: None) -> None:
    upload = importing.keep_upload(by=cast.ada, name="t.csv", content=b"words,with\nCall,Ben\n", now=now)
    importing.start_import(by=cast.ada, upload_id=upload, now=now)
    relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    jobs.run_due(now, "w", 1)
    assert not Commitment.objects.exists()
    assert Job.objects.get().outcome["not_carried"] == 1


def test_a_table_is_its_owners_alone(cast: Cast, now: datetime, visit: Visit) -> None:
    upload = importing.keep_upload(by=cast.ada, name="t.csv", content=TABLE.encode(), now=now)
    with pytest.raises(Refusal) as refusal:
        preview(cast.ben, upload, now=now)
    assert refusal.value.because is Because.HIDDEN
    client = visit(cast.ben)
    for path in ("", "choices/", "start/", "departure/"):
        answer = client.post(f"/import/{upload}/{path}") if path else client.get(f"/import/{upload}/")
        assert answer.status_code == 404
    assert Upload.objects.get().job_id is None


def test_the_whole_way_in_a_browser(cast: Cast, now: datetime, visit: Visit) -> None:
    client = visit(cast.ada)
    file = SimpleUploadedFile("=t.csv", TABLE.encode("utf-16"))
    sent = client.post("/import/", {"table": file})
    assert sent.status_code == 302
    text = client.get(sent["Location"]).content.decode()
    for words in ("8 rows", "Who is meant?", "Mr X", "31.6.2026", "Promised and answered", "Becomes a request"):
        assert words in text
    client.post(f"{sent['Location']}choices/", {"name": ["Mr X"], "target": ["leave"]})
    assert "Left out" in client.get(sent["Location"]).content.decode()
    client.post(f"{sent['Location']}start/")
    client.post(f"{sent['Location']}start/")
    waiting = client.get(sent["Location"])
    assert "0 of 8 rows" in waiting.content.decode()
    assert b'http-equiv="refresh"' in waiting.content
    assert jobs.run_due(timezone.now(), "w", 5) == 1
    part = client.get(sent["Location"], headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert "5 promises are in your list now." in part
    assert "1 row was not carried over." in part
    assert Upload.objects.get().text == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no row"),
        (b"\xff\xfe", "no row"),
        (b"words\n", "no row"),
        (b"colour\nred\n", "No column holds the promises"),
        (b"words,Task\na,b\n", "says the same as a column before it"),
        (b"words\n" + b"x\n" * 10_001, "room for 10,000 rows"),
        (b"words\n" + b"x" * (MOST_BYTES + 1), "room for 5 MB"),
        (b'words\n"' + b"x" * 200_000, "quotation mark"),
        (b"\x00" * 50, "no row"),
    ],
)
def test_what_cannot_be_read_is_said(cast: Cast, visit: Visit, content: bytes, says: str) -> None:
    answer = visit(cast.ada).post("/import/", {"table": SimpleUploadedFile("t.csv", content)})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Upload.objects.exists()


def test_no_file_is_said(cast: Cast, visit: Visit) -> None:
    assert visit(cast.ada).post("/import/", {}).status_code == 422


def test_an_erased_person_leaves_no_table(cast: Cast, now: datetime) -> None:
    importing.keep_upload(by=cast.ben, name="t.csv", content=TABLE.encode(), now=now)
    people.erase_account(account_id=cast.ben.account_id, now=now)
    assert not Upload.objects.exists()


def test_a_forgotten_table_goes_after_a_week(cast: Cast, now: datetime) -> None:
    importing.keep_upload(by=cast.ada, name="t.csv", content=TABLE.encode(), now=now)
    assert importing.tend(now) == 0
    assert importing.tend(now + importing.KEPT * 2) == 1


def test_ids_of_jobs_open_nothing_for_others(cast: Cast, visit: Visit) -> None:
    assert visit(cast.ben).get(f"/import/{UUID(int=5)}/").status_code == 404
