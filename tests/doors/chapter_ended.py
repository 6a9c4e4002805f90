"""The chapters of the API's story in which a conversation ends, and next steps follow."""

from types import SimpleNamespace as Callers

from django.utils import timezone

from carefront.conversations.commands import holding
from carefront.core.meetings import ConversationKind
from tests.conversations.ended import decided
from tests.doors.chapter_promises import DAY, LATER


def ending(who: Callers) -> None:
    """Read back, word and record what was agreed, and follow a decision up."""
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
    """Plan next steps, and bind, move, take out and end them."""
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
