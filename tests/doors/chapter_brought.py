"""The chapters of the API's story in which tables, transcripts and calendars come in, and an export goes out."""

import io
import zipfile
from datetime import timedelta
from types import SimpleNamespace as Callers

from django.utils import timezone

from carefront.kit import jobs
from tests.doors.chapter_promises import AWAY


def carrying(who: Callers) -> None:
    """Carry promises in from a table, and everything of one's own out."""
    text = "words;due;with\nCall the harbour;2030-06-24;Ada\nRead the plan;2030-06-25;Nobody\n"
    table = who.ben.post("/imports", {"table": text})
    assert (table["total"], table["strangers"]) == (2, [{"name": "Nobody", "is_asked": False}])
    one = f"/imports/{table['id']}"
    assert who.ben.put(f"{one}/choices", {"choices": {"Nobody": "self"}})["strangers"] == []
    assert who.ben.get(one)["promises"] == 2
    begun = who.ben.post(f"{one}/start", None, 202)
    jobs.run_due(timezone.now(), "worker", 1)
    assert who.ben.get(f"/imports/progress/{begun['id']}")["outcome"]["promises"] == 2
    spare = who.ben.post("/imports", {"table": text})
    assert who.ben("DELETE", f"/imports/{spare['id']}").status_code == 200
    assert who.ben("POST", "/imports", {"table": "colour\nred\n"}).json()["code"] == "table"
    assert who.ben("POST", "/exports", {}).json()["code"] == "scope"
    begun = who.taker.post("/exports", None, 202)
    jobs.run_due(timezone.now(), "worker", 1)
    assert who.taker.get(f"/exports/{begun['id']}")["done"]
    fetched = who.taker("GET", f"/exports/{begun['id']}/file")
    assert zipfile.is_zipfile(io.BytesIO(b"".join(fetched.streaming_content)))


def transcripts(who: Callers) -> None:
    """Bring a conversation, and keep or leave out what is found in it."""
    text = "Ben: I'll send the pages by Friday.\nAda: I will read your draft tomorrow.\nBen: We decided to wait.\n"
    brought = {"relationship_id": str(who.cast.coaching), "text": text + "Ben: I'll call them all next week.\n"}
    one = f"/transcripts/{who.ada.post('/transcripts', brought)['id']}"
    assert not who.ada.get(one)["is_read"]
    jobs.run_due(timezone.now(), "worker", 1)
    told = who.ada.get(f"{one}/speakers")
    assert {name["name"]: name["suggested_id"] for name in told["items"]}["Ben"] == str(who.cast.ben.id)
    matches = [{"speaker_id": name["id"], "person_id": name["suggested_id"]} for name in told["items"]]
    assert all(name["settled"] for name in who.ada.put(f"{one}/speakers", {"speakers": matches})["items"])
    found = {row["sentence"].split()[-1]: row["id"] for row in who.ada.get(f"{one}/findings")["items"]}
    pages, own, decided = (f"/findings/{found[word]}" for word in ("Friday.", "tomorrow.", "wait."))
    assert who.ada.get(pages)["to"]["name"] == "Ben"
    assert who.ada.post(f"{pages}/leaving-out", None, 200)["state"] == "left_out"
    assert who.ada.post(f"{pages}/return", None, 200)["state"] == "open"
    asked = who.ada.post(f"{pages}/keeping", {"words": "Send the pages"})
    assert who.ben.get(f"/requests/{asked['id']}")["said"]["sentence"] == "I'll send the pages by Friday."
    assert who.ada("POST", f"{pages}/keeping", {}).json()["code"] == "already_settled"
    said = who.ada.post(f"{own}/keeping")["id"]
    assert [row["id"] for row in who.ada.get("/proposals")["items"]] == [said]
    assert who.ada.post(f"/proposals/{said}/acceptance", {"words": "Read it"})["words"] == "Read it"
    assert who.ada.get(f"/proposals/{said}")["settled"]
    decision = who.ada.post(f"{decided}/keeping")["id"]
    assert who.ben.get("/decisions")["items"] == [who.ben.get(f"/decisions/{decision}")]
    assert who.ben.get("/conversation-search?q=wait")["items"][0]["id"] == decision
    assert who.ben("DELETE", f"/decisions/{decision}").status_code == 403
    assert who.ada("DELETE", f"/decisions/{decision}").status_code == 200
    other = who.ada.post(f"/findings/{found['week.']}/keeping", {"to": str(who.cast.ada.id)})["id"]
    assert who.ada.post(f"/proposals/{other}/decline", None, 200)["commitment_id"] is None
    assert who.ada.post(f"{one}/leaving-out", None, 200)["count"] >= 0
    assert [row["kept"] for row in who.ada.get("/transcripts")["items"]] == [4]
    assert who.ada("DELETE", one).status_code == 200


def calendars(who: Callers) -> None:
    """Subscribe to calendars, be away, and look for times that are free."""
    made = who.ben.post("/calendars", {"url": "webcal://calendar.example/ben.ics?key=1", "name": "Work"})["id"]
    (told,) = who.ben.get("/calendars")["items"]
    assert (told["id"], told["host"], told["is_waiting"], told["busy"]) == (made, "calendar.example", True, 0)
    assert "key=1" not in str(who.ben.get(f"/calendars/{made}"))
    assert who.ben.post(f"/calendars/{made}/fetching", None, 202) == {"done": True}
    assert who.ben("POST", "/calendars", {"url": "file:///etc/passwd"}).json()["code"] == "unreadable_link"
    assert (
        who.ada("GET", f"/calendars/{made}").status_code == who.ada("DELETE", f"/calendars/{made}").status_code == 404
    )
    assert who.ben("DELETE", f"/calendars/{made}").status_code == 200
    days = {"first": AWAY.date().isoformat(), "last": (AWAY + timedelta(days=2)).date().isoformat()}
    kept = who.ben.post("/away-days", days | {"about": "The coast"})["id"]
    assert [(one["id"], one["about"]) for one in who.ben.get("/away-days")["items"]] == [(kept, "The coast")]
    assert who.ben("POST", "/away-days", {"first": days["last"], "last": days["first"]}).json()["code"] == "ends_before"
    looked = f"/free-times?first={days['first']}&last={days['last']}&minutes=45&zone=Europe/Berlin"
    assert who.ben.get(looked)["items"] == []
    assert who.ben("GET", "/free-times?first=2026-01-01&last=2027-01-01").json()["code"] == "out_of_range"
    assert who.ada("DELETE", f"/away-days/{kept}").status_code == 404
    assert who.ben("DELETE", f"/away-days/{kept}").status_code == 200
    who.ben.post("/away-days/proposal", days | {"is_away": False})
    assert who.ben.get("/away-days") == {"items": [], "proposed": []}
