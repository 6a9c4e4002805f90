"""The doors by which somebody can promise, say how it went and meet an answer: pages, API, terminal, link and mail."""

from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from carefront.commitments import links
from carefront.commitments.models import CheckIn
from carefront.core.actors import Actor
from carefront.kit.inbound.receiving import receive
from carefront.people.models import Account
from tests.cast import Cast
from tests.doors.calling import Api
from tests.doors.test_cli_client import Terminal

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Pages:
    """A browser for each person."""

    def __init__(self, cast: Cast, now: datetime, home: Path) -> None:
        self.cast, self.now, self.home = cast, now, home

    def browser(self, who: Actor) -> Client:
        """Answer a browser in which `who` is signed in."""
        client = Client()
        client.force_login(Account.objects.get(pk=who.account_id), BACKEND)
        return client

    def promise(self, who: Actor, relationship: UUID, words: str, day: str = "") -> str:
        """Promise something; answer what the door says."""
        sent = {"words": words, "to": str(relationship)} | ({"due_on": day} if day else {})
        return self.browser(who).post(reverse("commitment_new"), sent).content.decode()

    def answer(self, who: Actor, check_in: CheckIn, outcome: str, words: str) -> str:
        """Say how it went, and what happened; answer what the door says."""
        sent = {"outcome": outcome, "happened": words}
        return self.browser(who).post(reverse("check_in", args=[check_in.pk]), sent).content.decode()

    def meet(self, who: Actor, answer_id: UUID, words: str) -> str:
        """Say what it meant; answer what the door says."""
        sent = {"kind": "acknowledgement", "words": words}
        return self.browser(who).post(reverse("answer_responses", args=[answer_id]), sent).content.decode()


class Calls(Pages):
    """The JSON API."""

    def promise(self, who: Actor, relationship: UUID, words: str, day: str = "") -> str:
        body = {"words": words, "relationship_id": str(relationship)} | ({"due": {"on": day}} if day else {})
        return _told(Api(who, now=self.now)("POST", "/commitments", body))

    def answer(self, who: Actor, check_in: CheckIn, outcome: str, words: str) -> str:
        body = {"outcome": outcome, "happened": words}
        return _told(Api(who, now=self.now)("POST", f"/check-ins/{check_in.pk}/answer", body))

    def meet(self, who: Actor, answer_id: UUID, words: str) -> str:
        body = {"kind": "acknowledgement", "words": words}
        return _told(Api(who, now=self.now)("POST", f"/answers/{answer_id}/responses", body))


class Commands(Calls):
    """The command line; what somebody else said is met over the API that it stands on."""

    def promise(self, who: Actor, relationship: UUID, words: str, day: str = "") -> str:
        return self._run(who, "promise", words, "--to", "Ada", *(["--by", day] if day else []))

    def answer(self, who: Actor, check_in: CheckIn, outcome: str, words: str) -> str:
        way = [] if outcome == "done" else [f"--{outcome.replace('_', '-')}"]
        return self._run(who, "done", str(check_in.commitment_id), *way, "--happened", words)

    def _run(self, who: Actor, *words: str) -> str:
        terminal = Terminal(who, self.home)
        told = terminal(*words, CAREFRONT_SERVER="http://localhost", CAREFRONT_TOKEN=terminal.secret)
        return str(told.output)


class Links(Pages):
    """The link in a letter, without signing in."""

    def answer(self, who: Actor, check_in: CheckIn, outcome: str, words: str) -> str:
        token = links.link_token(check_in.pk, check_in.owner_id, asking=1, issued_at=self.now)
        sent = {"outcome": outcome, "happened": words}
        return Client().post(reverse("check_in_link", args=[token]), sent).content.decode()


class Replies(Pages):
    """A reply to a letter."""

    def answer(self, who: Actor, check_in: CheckIn, outcome: str, words: str) -> str:
        token = links.reply_token(check_in.pk, check_in.owner_id, issued_at=self.now)
        message = EmailMessage()
        message["From"] = "Somebody <phone@elsewhere.example>"
        message["To"] = f"carefront+c.{token}@site.example"
        message["Subject"] = "Re: How did it go"
        message["Message-ID"] = f"<{outcome}.{len(words)}@elsewhere.example>"
        message.set_content(f"{outcome.replace('_', ' ')}. {words}")
        return receive(message.as_bytes(), now=self.now)


DOORS: dict[str, type[Pages]] = {
    "pages": Pages, "api": Calls, "terminal": Commands, "link": Links, "mail": Replies,
}  # fmt: skip


def _told(response: Any) -> str:
    told = response.json()
    return str(told.get("detail", told))
