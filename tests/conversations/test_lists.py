"""Lists of what was found: their pages, their costs at two sizes, and where one goes next."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from carefront.conversations.commands import keeping
from carefront.conversations.commands.keeping import Wish
from carefront.conversations.models import Decision, Finding
from carefront.core.actors import Actor
from tests.cast import Cast
from tests.conversations.conftest import finding, match, read
from tests.conversations.test_doors import MOST, Visit, text_of
from tests.doors.calling import Api


def many(by: Actor, place: UUID, now: datetime, count: int) -> UUID:
    """Let somebody bring a transcript with `count` promises in it."""
    told = "".join(f"Ben: I'll send you report number {number} by Friday.\n" for number in range(count))
    key = read(by, place, now, told)
    match(by, key, now, ben=next(iter([by])))
    return key


def test_pages_ask_no_more_when_there_is_more(cast: Cast, now: datetime, visit: Visit) -> None:
    client = visit(cast.ada)
    counts = []
    for count in (2, 20):
        key = many(cast.ada, cast.coaching, now, count)
        for row in Finding.objects.filter(transcript_id=key)[: count // 2]:
            keeping.keep_finding(by=cast.ada, finding_id=row.pk, wish=Wish(as_decision=True), now=now)
        last = Finding.objects.filter(transcript_id=key, state="open")[0]
        keeping.keep_finding(by=cast.ada, finding_id=last.pk, wish=Wish(to=cast.ada.id), now=now)
        told = []
        for path in (
            f"/transcripts/{key}/",
            "/transcripts/",
            "/decisions/",
            f"/conversations/{key}/",
            f"/findings/{last.pk}/",
        ):
            assert client.get(path).status_code == 200, path
            with CaptureQueriesContext(connection) as asked:
                client.get(path)
            told.append((path.replace(str(key), "…").replace(str(last.pk), "…"), len(asked)))
        counts.append(told)
    assert counts[0] == counts[1]
    assert max(number for _path, number in counts[1]) <= MOST, counts[1]


def test_lists_over_the_api_go_on_and_cost_the_same(cast: Cast, now: datetime) -> None:
    api = Api(cast.ada, now=now)
    counts = []
    for count in (4, 24):
        key = many(cast.ada, cast.coaching, now, count)
        for row in Finding.objects.filter(transcript_id=key)[: count // 2]:
            keeping.keep_finding(by=cast.ada, finding_id=row.pk, wish=Wish(as_decision=True), now=now)
        told = []
        for path in (f"/transcripts/{key}/findings?limit=100", "/transcripts?limit=100", "/decisions?limit=100"):
            whole = api.get(path)["items"]
            with CaptureQueriesContext(connection) as asked:
                api.get(path)
            told.append(len(asked))
            stepped, cursor = [], ""
            while cursor is not None:
                some = api.get(f"{path.replace('100', '3')}&cursor={cursor}")
                stepped += some["items"]
                cursor = some["next"]
            assert stepped == whole
        counts.append(told)
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 10
    assert api("GET", "/decisions?cursor=x").status_code == 422


def test_a_long_meeting_comes_in_pages_the_likely_ones_first(cast: Cast, now: datetime, visit: Visit) -> None:
    key = many(cast.ada, cast.coaching, now, 30)
    client = visit(cast.ada)
    row = Finding.objects.filter(transcript_id=key).order_by("place")[3]
    Finding.objects.filter(pk=row.pk).update(sureness=0.4)
    first = text_of(client.get(f"/transcripts/{key}/"))
    assert "Probably meant so 29" in first
    assert first.count("Leave it out") == 25
    assert "report number 3 " not in first
    second = client.get(f"/transcripts/{key}/?show=all&page=2").content.decode()
    assert second.count('name="page" value="2"') == 10
    back = client.post(f"/findings/{row.pk}/leaving-out/", {"show": "all", "page": "2"})
    assert back["Location"] == f"/transcripts/{key}/?anyway=1&show=all&page=2#f-{row.pk}"
    for odd in ("0", "-1", "x", "9" * 50, "%00"):
        assert client.get(f"/transcripts/{key}/?page={odd}&show={odd}").status_code == 200


def test_what_is_open_about_a_find_is_asked_on_its_own_page(cast: Cast, now: datetime, visit: Visit) -> None:
    told = "Ada Lane: The lamp on the stairs is broken.\nBen: I'll do that.\nAda Lane: We should paint the gate.\n"
    key = read(cast.ada, cast.coaching, now, told)
    match(cast.ada, key, now, ada=cast.ada, ben=cast.ben)
    client = visit(cast.ada)
    page = client.get(f"/transcripts/{key}/").content.decode()
    that, gate = finding(key, "do that"), finding(key, "gate")
    first, second = page.split(f'id="f-{gate.pk}"')
    assert "Ask Ben" not in first
    assert "In other words" in first
    assert "Ada Lane, just before: “The lamp on the stairs is broken.”" in text_of(client.get(f"/findings/{that.pk}/"))
    assert second.index("Say whose it is") < second.index("It was decided")
    refused = client.post(f"/findings/{that.pk}/keeping/", {}, follow=True)
    assert "It says only “Do that”. What is it?" in text_of(refused)
    assert "The lamp on the stairs is broken.</textarea>" in refused.content.decode()
    client.post(f"/findings/{gate.pk}/keeping/", {"decided": "1"})
    assert Decision.objects.get().words


def test_the_next_one_still_listed_comes_after_one_that_left_the_list(cast: Cast, call: UUID, visit: Visit) -> None:
    client = visit(cast.ada)
    rows = list(Finding.objects.filter(transcript_id=call).order_by("place"))
    for left, following in ((rows[0], rows[1]), (rows[-1], rows[-2])):
        answer = client.post(f"/findings/{left.pk}/leaving-out/", {"show": "open"})
        assert answer["Location"].endswith(f"#f-{following.pk}")
