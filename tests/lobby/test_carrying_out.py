"""Carrying out, erasing, and the calendar: everything of one's own, nothing of anybody else's."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.test import Client
from icalendar import Calendar

from carefront.commitments.commands import answer, change, foresee, meet
from carefront.commitments.models import CheckIn, Commitment, Foresight, Repair
from carefront.core.actors import Actor
from carefront.core.cadence import Rhythm
from carefront.core.commitments import AnswerDraft, ForesightDraft
from carefront.core.due import Due
from carefront.core.outcomes import Outcome
from carefront.kit import jobs
from carefront.kit.models import Job
from carefront.lobby.commands import exporting
from carefront.lobby.queries.carrying import write_export
from carefront.lobby.queries.exporting import path_of
from carefront.people import commands as people
from tests.cast import Cast, in_days, promise
from tests.doors.canaries import build

Visit = Callable[[Actor], Client]


def taken(actor: Actor, now: datetime) -> zipfile.ZipFile:
    """Take out everything of somebody's."""
    file = io.BytesIO()
    write_export(actor, file, now=now)
    return zipfile.ZipFile(file)


def test_everybody_takes_out_what_they_may_see_and_no_more(cast: Cast, now: datetime) -> None:
    scene = build(cast, now)
    for actor in cast.everybody:
        archive = taken(actor, now)
        whole = "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
        found = set(re.findall(r"canary\d+bird", whole))
        assert not {word for word in found if actor.name not in scene.readers[word]}, actor.name
        assert {word for word, who in scene.readers.items() if actor.name in who} == found, actor.name


def test_json_and_csv_say_the_same(cast: Cast, now: datetime) -> None:
    promise(cast.ben, cast.coaching, now, words='=HYPERLINK("x"), says "Ada"; done')
    archive = taken(cast.ben, now)
    rows = json.loads(archive.read("promises.json"))
    told = list(csv.DictReader(io.StringIO(archive.read("promises.csv").decode("utf-8-sig"))))
    assert rows[0]["words"] == '=HYPERLINK("x"), says "Ada"; done'
    assert told[0]["words"] == "'" + rows[0]["words"]
    assert [row["id"] for row in rows] == [row["id"] for row in told]
    for name in archive.namelist():
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_little_is_handed_over_at_once(cast: Cast, now: datetime, visit: Visit) -> None:
    promise(cast.ben, cast.coaching, now)
    client = visit(cast.ben)
    assert client.get("/export/").status_code == 200
    response = client.post("/export/")
    assert response["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]
    assert archive.testzip() is None
    assert "README.txt" in archive.namelist()


def test_much_is_made_by_a_job(cast: Cast, now: datetime, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from carefront.lobby.web import exporting as web

    monkeypatch.setattr(web, "SMALL", 0)
    promise(cast.ben, cast.coaching, now)
    client = visit(cast.ben)
    assert client.post("/export/").status_code == 302
    client.post("/export/")
    assert Job.objects.count() == 1
    assert "is being written" in client.get("/export/").content.decode()
    assert jobs.run_due(now, "w", 1) == 1
    assert "Your file is ready" in client.get("/export/").content.decode()
    job = Job.objects.get()
    fetched = client.get(f"/export/{job.pk}.zip")
    assert zipfile.is_zipfile(io.BytesIO(b"".join(fetched.streaming_content)))  # type: ignore[attr-defined]
    for close in fetched._resource_closers:  # type: ignore[attr-defined]
        close()
    assert visit(cast.ada).get(f"/export/{job.pk}.zip").status_code == 404
    assert client.get(f"/export/{UUID(int=3)}.zip").status_code == 404
    facts = path_of(job.pk).stat()
    assert facts.st_mode & 0o077 == 0
    assert exporting.tend(datetime.fromtimestamp(facts.st_mtime, UTC) + timedelta(days=2)) >= 1
    assert client.get(f"/export/{job.pk}.zip").status_code == 404


def erased(actor: Actor, now: datetime) -> None:
    """Erase somebody's account."""
    people.erase_account(account_id=actor.account_id, now=now)


def test_erasure_takes_what_was_private_and_leaves_what_was_said(cast: Cast, now: datetime) -> None:
    ben = cast.ben
    shared = promise(ben, cast.coaching, now, words="Said to Ada")
    foresee.foresee(by=ben, commitment_id=shared, draft=ForesightDraft(obstacle="private worry"), now=now)
    told = promise(ben, cast.coaching, now, words="With open foresight")
    foresee.foresee(by=ben, commitment_id=told, draft=ForesightDraft(plan="open plan"), now=now)
    foresee.share_foresight(by=ben, commitment_id=told, shared=True, now=now)
    meet.write_repair(by=ben, commitment_id=shared, shame="private shame", useful="u", repair="r", now=now)
    alone = promise(ben, None, now, words="only to myself")
    helped = promise(ben, None, now, words="to myself with help")
    foresee.invite_supporter(by=ben, commitment_id=helped, person_id=cast.mia.id, now=now)
    foresee.accept_support(by=cast.mia, commitment_id=helped, now=now)
    said = answer.say_how_it_went(
        by=ben, commitment_id=told, draft=AnswerDraft(Outcome.DONE, happened="Told Ada"), now=now
    )
    erased(ben, now)
    assert not Repair.objects.exists()
    assert [row.plan for row in Foresight.objects.all()] == ["open plan"]
    assert not Commitment.objects.filter(pk=alone).exists()
    assert Commitment.objects.filter(pk__in=[shared, told, helped]).count() == 3
    assert not CheckIn.objects.filter(owner_id=ben.id, answered_at__isnull=True, closed_at__isnull=True).exists()
    archive = taken(cast.ada, now)
    whole = "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
    for words in ("Said to Ada", "With open foresight", "Told Ada", "open plan", "somebody who left"):
        assert words in whole
    assert "private" not in whole
    assert said.answer_id is not None


def test_others_still_open_the_relationship_with_somebody_erased(cast: Cast, now: datetime, visit: Visit) -> None:
    promise(cast.ben, cast.coaching, now, words="Said to Ada")
    erased(cast.ben, now)
    client = visit(cast.ada)
    for path in ("/", f"/relationships/{cast.coaching}/", f"/relationships/{cast.coaching}/facts/", "/search/?q=said"):
        assert client.get(path).status_code == 200
    text = client.get(f"/relationships/{cast.coaching}/").content.decode()
    assert "Said to Ada" in text
    assert "somebody who left" in text


def feed_of(actor: Actor, now: datetime) -> tuple[str, Client]:
    """Open somebody's feed; answer its path and a signed-out browser."""
    key = people.renew_feed_key(by=actor, now=now)
    return f"/feed/{key}.ics", Client()


def events(client: Client, path: str) -> dict[str, object]:
    """Answer the events of a feed by their titles, read by a parser of its own."""
    calendar = Calendar.from_ical(client.get(path).content)
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def test_days_stand_in_the_calendar(cast: Cast, now: datetime, at_now: None) -> None:
    ben = cast.ben
    promise(
        ben,
        cast.coaching,
        now,
        words="A day; with, commas\\",
        due=Due(date(2026, 4, 2), None, "UTC"),
        why="private why",
    )
    promise(
        ben, cast.coaching, now, words="Over the clock change", due=Due(date(2026, 3, 29), time(2, 30), "Europe/Berlin")
    )
    promise(ben, None, now, words="Daily", rhythm=Rhythm.from_code("day/1"))
    kept = promise(ben, cast.coaching, now, words="Kept")
    answer.say_how_it_went(by=ben, commitment_id=kept, draft=AnswerDraft(Outcome.DONE), now=now)
    promise(cast.ada, cast.coaching, now, words="Ada's own")
    path, client = feed_of(ben, now)
    response = client.get(path)
    assert response["Content-Type"].startswith("text/calendar")
    assert b"private why" not in response.content
    assert b"\r\n" in response.content
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    found = events(client, path)
    assert "Kept" not in found
    assert "Ada's own" not in found
    assert found["A day; with, commas\\"]["DTSTART"].dt == date(2026, 4, 2)  # type: ignore[index]
    assert b"DTSTART;VALUE=DATE:20260402" in response.content
    timed = found["Over the clock change"]["DTSTART"].dt  # type: ignore[index]
    assert timed.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert "How did it go? Daily" in found
    assert b"BEGIN:VTIMEZONE" in response.content


def test_an_unchanged_feed_is_not_sent_again(cast: Cast, now: datetime, at_now: None) -> None:
    made = promise(cast.ben, cast.coaching, now)
    path, client = feed_of(cast.ben, now)
    first = client.get(path)
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
    change.recommit_commitment(by=cast.ben, commitment_id=made, due=in_days(now, 5), now=now)
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    assert again["Last-Modified"]


def test_a_new_key_closes_the_old_address(cast: Cast, now: datetime, at_now: None) -> None:
    path, client = feed_of(cast.ben, now)
    assert client.get(path).status_code == 200
    people.renew_feed_key(by=cast.ben, now=now)
    gone = client.get(path)
    never = client.get("/feed/never-was.ics")
    assert gone.status_code == never.status_code == 404
    assert gone.content == never.content
    people.stop_feed(by=cast.ben, now=now)
    assert client.post(path).status_code == 405
