"""The chapter of the API's story in which somebody looks after what is their own."""

from types import SimpleNamespace as Callers

from django.utils import timezone

from carefront.people import commands as people_commands
from carefront.people.models import Invitation


def oneself(who: Callers) -> None:
    """Read and change what is one's own: name, preferences, keys and invitations."""
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
