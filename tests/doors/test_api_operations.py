"""Every operation of the API does its work, and answers in the shape that the description promises."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace as Callers
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from carefront.config.api import site
from carefront.conversations.commands import holding
from carefront.core.meetings import ConversationKind
from carefront.kit import jobs
from carefront.people import commands as people_commands
from carefront.people.models import Invitation
from tests.conversations.ended import decided
from tests.doors.calling import Api
from tests.doors.chapter_held import held
from tests.planning.test_api import planning

pytestmark = pytest.mark.django_db
AWAY = timezone.now() + timedelta(days=3)
DAY = {"on": AWAY.date().isoformat()}
LATER = {"on": (AWAY + timedelta(days=4)).date().isoformat(), "at": "12:30", "zone": "Europe/Berlin"}


def names() -> set[str]:
    """Answer the names of all operations."""
    return {told["operationId"] for path in site.described()["paths"].values() for told in path.values()}


@pytest.fixture
def who(cast: Any) -> Callers:
    """Everybody of the cast with a key that may write."""
    return Callers(**{name: Api(getattr(cast, name)) for name in ("ada", "ben", "mia", "rob", "eve", "sam")}, cast=cast)


def promise(who: Callers, by: str = "ben", **more: Any) -> dict[str, Any]:
    """Let somebody promise something in the coaching."""
    body = {"words": "Call the three accounts", "relationship_id": str(who.cast.coaching), "due": DAY} | more
    return getattr(who, by).post("/commitments", body)


def oneself(who: Callers) -> None:
    me = who.ada.get("/me")
    assert (me["name"], me["is_steward"], me["scopes"]) == ("Ada", True, ["write"])
    assert [each["name"] for each in who.ada.get("/people?words=e")["items"]] == ["Ben", "Eve"]
    assert who.ada.get(f"/people/{who.cast.rob.id}")["name"] == "Rob"
    assert who.ada.get("/preferences")["quiet_from"] == "20:00:00"
    changed = who.ada("PATCH", "/preferences", {"quiet_from": "21:30", "name": "Ada L."}).json()
    assert (changed["quiet_from"], changed["name"], changed["theme"]) == ("21:30:00", "Ada L.", "auto")
    spare = people_commands.make_token(by=who.cast.ada, name="spare", scopes=("read",), now=timezone.now())
    assert {key["name"] for key in who.ada.get("/keys")["items"]} == {"tests", "spare"}
    assert who.ada("DELETE", f"/keys/{spare.id}").status_code == 200
    sent = who.ada.post("/invitations", {"email": "new@harbour.example", "relationship_kind": "peer"})
    assert [each["id"] for each in who.ada.get("/invitations")["items"]] == [sent["id"]]
    assert who.ada("DELETE", f"/invitations/{sent['id']}").status_code == 200
    assert Invitation.objects.get(pk=sent["id"]).withdrawn_at
    assert who.ben("POST", "/invitations", {"email": "new@harbour.example"}).status_code == 403


def changes(who: Callers) -> None:
    made = promise(who)
    one = f"/commitments/{made['id']}"
    clear = who.ben("PATCH", one, {"version": made["version"], "success": "Three calls logged"}).json()
    assert clear["success"] == "Three calls logged"
    assert "success" not in clear["open_questions"]
    assert who.ben("PATCH", one, {"version": made["version"], "why": "x"}).json()["code"] == "changed_meanwhile"
    moved = who.ben.post(f"{one}/moves", {"due": LATER, "reason": "They are away"}, 200)
    assert moved["due"]["zone"] == "Europe/Berlin"
    assert who.ben.post(f"{one}/at-risk", {"words": "Two do not answer"}, 200)["at_risk"]
    assert who.ben.post(f"{one}/pause", {"until": LATER["on"]}, 200)["state"] == "paused"
    assert who.ben.post(f"{one}/resumption", None, 200)["state"] == "open"
    assert who.ada.post(f"{one}/question", None, 200) == {"done": True}
    again = who.ada("POST", f"{one}/question", {})
    assert (again.status_code, again.json()["code"]) == (422, "too_many")
    other = who.ben.post(f"{one}/successor", {"words": "Write to the three accounts", "due": DAY, "reason": "Quieter"})
    assert (other["predecessor_id"], other["success"]) == (made["id"], "Three calls logged")
    assert who.ben.post(f"/commitments/{other['id']}/release", {"words": "Enough"}, 200)["state"] == "released"
    kinds = [fact["kind"] for fact in who.ada.get(f"{one}/facts")["items"]]
    assert kinds[0] == "commitment.made"
    assert "commitment.changed" in kinds
    assert who.ada.get(f"/relationships/{who.cast.coaching}/facts?limit=3")["next"]


def around(who: Callers) -> None:
    made, other = promise(who), promise(who, by="ada", words="Read the plan")
    one = f"/commitments/{made['id']}"
    assert who.ben.get(f"{one}/foresight")["rating"] is None
    kept = who.ben.put(f"{one}/foresight", {"rating": 7, "likelihood": 80, "obstacle": "No time", "plan": "Mornings"})
    assert (kept["likelihood"], kept["is_shared"]) == (80, False)
    assert who.ada("GET", f"{one}/foresight").status_code == 404
    who.ben.put(f"{one}/foresight/sharing", {"shared": True})
    assert who.ada.get(f"{one}/foresight")["plan"] == "Mornings"
    who.ben.post(f"{one}/supporters", {"person_id": str(who.cast.sam.id), "ask": "Listen to one call"})
    assert who.sam.post(f"{one}/support/acceptance", None, 200)["may_end_support"]
    assert who.sam("DELETE", f"{one}/supporters/{who.cast.sam.id}").status_code == 200
    assert who.sam("GET", one).status_code == 404
    assert who.ben.post(f"{one}/waits", {"on_id": other["id"]})["waits_on"][0]["id"] == other["id"]
    assert who.ben("DELETE", f"{one}/waits/{other['id']}").status_code == 200
    who.ben.put(f"{one}/repair", {"shame": "I never do", "useful": "I did not", "repair": "Call today"})
    assert who.ben.get(f"{one}/repair")["repair"] == "Call today"
    assert who.ada("GET", f"{one}/repair").status_code == 404


def looks(who: Callers) -> None:
    made = promise(who)
    check_in = who.ben.get(f"/commitments/{made['id']}")["check_in"]["id"]
    assert who.ben.get("/check-ins") == {"items": []}
    assert who.ben.get(f"/check-ins/{check_in}")["may_answer"]
    when = (timezone.now() + timedelta(days=1)).isoformat()
    assert who.ben.put(f"/check-ins/{check_in}/question", {"to": when})["next_question_at"]
    told = who.ben.post(f"/check-ins/{check_in}/answer", {"outcome": "partly", "learned": "Mornings work"})
    assert told["check_in_id"] == check_in
    assert who.ada.get("/answers")["items"][0]["learned"] == "Mornings work"
    assert who.ada.get(f"/answers/{told['answer_id']}")["awaits_me"]
    who.ada.post(f"/answers/{told['answer_id']}/responses", {"kind": "question", "words": "What made it hard?"})
    who.ada.post(f"/answers/{told['answer_id']}/accounts", {"outcome": "not_yet", "words": "I heard of none"})
    shown = who.ben.get(f"/commitments/{made['id']}/answers")["items"][0]
    assert [len(shown["responses"]), len(shown["other_accounts"])] == [1, 1]
    follow = {"outcome": "not_yet", "next": {"kind": "recommit", "due": LATER}}
    second = who.ben.post(f"/commitments/{made['id']}/outcome", follow)
    assert who.ada.post(f"/answers/{second['answer_id']}/aside", None, 200) == {"done": True}
    assert who.ben("POST", f"/commitments/{made['id']}/outcome", {}).json()["code"] == "empty"
    assert who.ben.post("/reading", {"words": "Call"}, 200)["answered"] == ["who"]
    assert who.ben.post("/hints", {"text": "You never call"}, 200)["hints"]


def requests(who: Callers) -> None:
    asked = {"words": "Send the plan", "relationship_id": str(who.cast.coaching), "due": DAY}
    first, second, third, fourth = (who.ada.post("/requests", asked) for _ in range(4))
    assert len(who.ben.get("/requests?which=to_me")["items"]) == 4
    assert who.ben.get(f"/requests/{first['id']}")["may_answer"]
    assert who.ben.post(f"/requests/{first['id']}/acceptance", {"success": "It is in your box"})["request_id"]
    offered = who.ben.post(f"/requests/{second['id']}/counter", {"words": "Send half of it", "due": LATER}, 200)
    assert offered["state"] == "countered"
    assert who.ada.post(f"/requests/{second['id']}/agreement", None, 200)["commitment_id"]
    assert who.ben.post(f"/requests/{third['id']}/decline", {"reason": "Not mine"}, 200)["state"] == "declined"
    assert who.ada.post(f"/requests/{fourth['id']}/withdrawal", None, 200)["state"] == "withdrawn"


def expectations(who: Callers) -> None:
    about = {"words": "Ten calls a week", "relationship_id": str(who.cast.reporting), "look_on": LATER["on"]}
    made = who.mia.post("/expectations", about)
    one = f"/expectations/{made['id']}"
    assert who.rob.get("/expectations")["items"][0]["may_read_back"]
    back = who.rob.post(f"{one}/read-backs", {"words": "Two calls each day"})
    assert who.rob.get(f"{one}/read-backs/{back['id']}/gap")["sides"]
    assert who.mia.post(f"/read-backs/{back['id']}/answer", {"meant": True}, 200) == {"done": True}
    towards = {"words": "Two calls a day", "relationship_id": about["relationship_id"], "expectation_id": made["id"]}
    who.rob.post("/commitments", towards | {"due": DAY})
    assert len(who.mia.get(one)["promises"]) == 1
    revised = who.mia("PATCH", one, {"version": 1, "success": "Ten lines in the book"}).json()
    assert (revised["version"], revised["look_on"]) == (2, LATER["on"])
    assert who.mia.post(f"{one}/closing", None, 200)["closed"]


def relationships(who: Callers) -> None:
    def begun(**more: Any) -> str:
        body = {"kind": "peer", "with_ids": [str(who.cast.sam.id)]} | more
        made: str = who.eve.post("/relationships", body)["id"]
        return made

    one = begun()
    assert who.sam.post(f"/relationships/{one}/acceptance", None, 200)["state"] == "active"
    assert who.sam.post(f"/relationships/{one}/pause", {"until": None}, 200)["state"] == "paused"
    assert who.sam.post(f"/relationships/{one}/resumption", None, 200)["state"] == "active"
    assert who.eve.post(f"/relationships/{one}/ending", {"words": "Thank you"}, 200)["state"] == "ended"
    assert who.sam("POST", f"/relationships/{begun()}/decline", {}).status_code in {200, 204}
    assert who.eve.post(f"/relationships/{begun()}/withdrawal", None, 200)["state"] == "withdrawn"
    team = begun(kind="team", name="Quay", with_ids=[str(who.cast.sam.id), str(who.cast.rob.id)])
    who.sam.post(f"/relationships/{team}/acceptance", None, 200)
    who.eve.post(f"/relationships/{team}/members", {"person_id": str(who.cast.mia.id)}, 200)
    who.sam.post(f"/relationships/{team}/departure", None, 200)
    assert who.eve.get(f"/relationships/{team}")["may_invite"]
    assert who.eve.get("/relationships")["items"]
    assert who.eve.get("/policy")


def covenants(who: Callers) -> None:
    place = f"/relationships/{who.cast.coaching}/covenants"
    one = f"/covenants/{who.ada.post(place)['id']}"
    seen = who.ben.get(one)["lines"][0]["seen"]
    who.ben.put(f"{one}/line", {"part": "conduct", "words": "We say it early", "seen": seen})
    read = who.ada.put(f"{one}/review-day", DAY)["digest"]
    assert who.ada.put(f"{one}/signature", {"read": read})["may_take_back"]
    assert who.ada("DELETE", f"{one}/signature").status_code == 200
    for each in (who.ada, who.ben):
        each.put(f"{one}/signature", {"read": read})
    assert who.ben.post(f"{one}/reviews", {"next_on": LATER["on"]}, 200)["reviews"]
    spare = who.ben.post(place)["id"]
    assert who.ada.post(f"/covenants/{spare}/release", None, 200)["state"] == "let_go"
    assert len(who.ada.get(place)["earlier"]) == 1


def levels(who: Callers) -> None:
    place = f"/relationships/{who.cast.peers}/levels"
    body = {"owner_id": str(who.cast.rob.id), "level": 3, "reason": "You asked for it", "look_on": LATER["on"]}
    one = f"/levels/{who.ben.post(place, body)['id']}"
    assert who.rob.post(f"{one}/acceptance", None, 200)["state"] == "in_force"
    assert who.rob.post(f"{one}/look", {"look_on": DAY["on"]}, 200)["look_on"] == DAY["on"]
    assert who.ben.post(f"{one}/aside", None, 200)["asks_me"] is False
    assert who.ben("POST", place, body | {"level": 4}).json()["code"] == "needs_conversation"
    spare = who.ben.post(place, body | {"level": 2})["id"]
    assert who.rob.post(f"/levels/{spare}/decline", {"words": "Not now"}, 200)["words"] == "Not now"
    spare = who.ben.post(place, body | {"level": 1})["id"]
    assert who.ben.post(f"/levels/{spare}/withdrawal", None, 200)["state"] == "withdrawn"
    who.rob.post(f"{place}/lowering", {"level": 1})
    assert who.ben.get(one)["state"] == "replaced"
    assert [each["level"] for each in who.ben.get(place)["owners"]] == [2, 1]
    made = promise(who, by="rob", relationship_id=str(who.cast.peers))["id"]
    own = f"/commitments/{made}/level"
    who.rob.post(own, {"level": 3, "reason": "This one matters", "look_on": LATER["on"]})
    assert who.ben.get(own)["is_own"]
    who.rob.post(f"{own}/lowering", {"level": 2})
    assert who.rob("DELETE", own).json()["level"] == 1


def releases(who: Callers) -> None:
    place = f"/relationships/{who.cast.peers}/releases"
    spare = who.ben.post(place, {"until": LATER["on"]})["id"]
    assert who.rob.post(f"/releases/{spare}/decline", None, 200)["state"] == "declined"
    spare = who.ben.post(place, {"until": LATER["on"]})["id"]
    assert who.ben.post(f"/releases/{spare}/withdrawal", None, 200)["state"] == "withdrawn"
    one = f"/releases/{who.ben.post(place, {'until': LATER['on'], 'reason': 'A full week'})['id']}"
    assert who.rob.post(f"{one}/acceptance", None, 200)["state"] == "on"
    assert who.rob.post(f"{one}/look", None, 200)["may_end"]
    assert who.ben.post(f"{one}/ending", None, 200)["state"] == "ended"
    assert who.rob.get(one)["reason"] == "A full week"
    assert len(who.ben.get(place)["history"]) == 3


def carrying(who: Callers) -> None:
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


def ending(who: Callers) -> None:
    now = timezone.now()
    talk = holding.talk_now(
        by=who.cast.ada, relationship_id=who.cast.coaching, kind=ConversationKind.COACHING, now=now
    )  # fmt: skip
    holding.begin_conversation(by=who.cast.ben, conversation_id=talk, now=now)
    decision = decided(who.cast.ada, talk, now, owner=who.cast.ben).id
    one = f"/conversations/{talk}"
    who.ada("PUT", f"{one}/read-back/habit", {"reads_back": True})
    written = who.ada("PUT", f"{one}/read-back", {"agreed": "I send the brief by Thursday."}).json()
    assert ([each["name"] for each in written["written"]], written["revealed_at"]) == (
        [who.ada.get("/me")["name"]],
        None,
    )
    assert who.ben.get(f"{one}/read-back")["read_backs"] == []
    assert who.ada.post(f"{one}/read-back/opening", None, 200)["revealed_at"]
    seen = who.ben("PUT", f"{one}/read-back", {"agreed": "You send me the brief by Friday."}).json()
    assert seen["gaps"][0]["sides"][0]["differences"][0]["slot"] == "due"
    words = who.ada.post(f"{one}/wordings", {"words": "The brief comes by Friday."})["wording"]["id"]
    assert who.ben.post(f"/wordings/{words}/agreement", None, 200)["agreed"]["id"] == words
    told = who.ben.get(f"{one}/record")
    assert (told["agreed_words"], [each["id"] for each in told["decided"]]) == (
        "The brief comes by Friday.", [str(decision)],
    )  # fmt: skip
    came = who.ben("PUT", f"/decisions/{decision}/follow-up", {"went": "Half", "support": "An hour"}).json()
    assert who.ada.get(f"/decisions/{decision}/follow-up")["now_is"]["went"] == "Half"
    assert who.ben.post(f"/follow-ups/{came['now_is']['id']}/support", {})["id"]


def plans(who: Callers) -> None:
    steps = [{"words": "Call Mr Okafor", "due": DAY}, {"words": "Send him the offer in two days"}]
    body = {"relationship_id": str(who.cast.reporting), "words": "Win them back", "outside_person": "Mr Okafor"}
    made = who.rob.post("/plans", body | {"steps": steps})
    one = f"/plans/{made['plan']['id']}"
    assert [step["is_promised"] and bool(step["due"]) for step in made["steps"]] == [True, True]
    assert [plan["owner"]["name"] for plan in who.mia.get("/plans")["items"]] == ["Rob"]
    loose = who.rob.post(f"{one}/steps", {"words": "Visit the site", "bind": False})["steps"][2]
    assert who.rob.post(f"/steps/{loose['id']}/promise", None, 200)["steps"][2]["promise"]
    moved = who.rob("PUT", f"/steps/{loose['id']}", {"words": "Visit the site", "due": LATER}).json()
    assert moved["steps"][2]["due"]["on"] == LATER["on"]
    assert len(who.rob("DELETE", f"/steps/{loose['id']}").json()["steps"]) == 2
    assert who.rob.post(f"{one}/ending", None, 200)["plan"]["ended_at"]
    assert who.mia.get(one)["may_change"] is False


def test_every_operation_does_its_work(who: Callers, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    who.taker = Api(who.cast.ben, scopes=("export",))
    for chapter in (
        oneself,
        changes,
        around,
        looks,
        requests,
        expectations,
        relationships,
        covenants,
        levels,
        releases,
        carrying,
        transcripts,
        held,
        calendars,
        ending,
        plans,
        planning,
    ):
        chapter(who)
    who.ada.get("/commitments?which=to_me&sort=words&words=call")
    seen = set().union(*(each.seen for each in vars(who).values() if isinstance(each, Api)))
    assert names() == seen


def test_names_of_operations_are_theirs_alone() -> None:
    told = [told for path in site.described()["paths"].values() for told in path.values()]
    assert len({each["operationId"] for each in told}) == len(told)
    assert all(each["tags"] and each["summary"] for each in told)


def test_nothing_can_be_done_with_what_is_not_there(who: Callers) -> None:
    absent = uuid4()
    for path, methods in site.described()["paths"].items():
        for method in methods:
            if "{" not in path:
                continue
            words = path.replace("/api/v1", "")
            for name in ("{" + part.split("}")[0] + "}" for part in words.split("{")[1:]):
                words = words.replace(name, str(absent))
            answer = who.ada(method.upper(), words, {} if method in {"post", "put", "patch"} else None)
            assert answer.status_code in ({403} if "exports" in path else {404, 422}), (method, path, answer.content)
