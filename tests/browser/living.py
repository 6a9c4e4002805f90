"""A whole site as an installation runs it: the product's own command, and real mail out and in."""

import email
import os
import re
import signal
import smtplib
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import TypeVar
from urllib.error import URLError
from urllib.request import urlopen

from icalendar import Calendar, Event, vCalAddress

from tests.kit.sink import Sink, open_sink

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0  # seconds that anything is waited for
REPLIES_TO = "replies@carefront.example"
INSIDE = (
    "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'carefront.config.settings'\n"
    "import django; django.setup()\n"
    "from datetime import timedelta\nfrom django.utils import timezone\nnow = timezone.now()\n"
)
Found = TypeVar("Found")


def free_port() -> int:
    """Answer a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def soon(look: Callable[[], Found | None], what: str, patience: float = PATIENCE) -> Found:
    """Answer what `look` finds, as soon as it finds something; fail when that takes too long."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {patience:.0f} s in vain for {what}")


@dataclass
class LivingSite:
    """Hold a running site: its folder, its address, and the mail server it knows."""

    home: Path
    port: int
    reply_port: int
    sink: Sink
    demo: bool = False
    settings: str = "carefront.config.settings"

    @property
    def url(self) -> str:
        """The address people open."""
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        """Answer what its processes are told."""
        ours = ("CAREFRONT_", "DATABASE_", "DJANGO_")
        plain = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return plain | {
            "CAREFRONT_HOME": str(self.home),
            "CAREFRONT_URL": self.url,
            "CAREFRONT_DEMO": "1" if self.demo else "",
            "CAREFRONT_SMTP_URL": f"smtp://127.0.0.1:{self.sink.port}",
            "CAREFRONT_REPLY_ADDRESS": REPLIES_TO,
            "CAREFRONT_INBOUND": f"smtp://127.0.0.1:{self.reply_port}",
            "CAREFRONT_SQLITE_SYNCHRONOUS": "OFF",
            "DJANGO_SETTINGS_MODULE": self.settings,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def do(self, code: str) -> str:
        """Run Python inside the installation and answer what it printed."""
        arguments = [sys.executable, "-c", INSIDE + code]
        done = subprocess.run(arguments, env=self.environment(), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def bring_question_forward(self, address: str, words: str) -> None:
        """Let the next question about a promise come due now, by the owner's own command, said an hour ago."""
        self.do(
            "from carefront.commitments import queries\n"
            "from carefront.commitments.commands.nudge import move_question\n"
            "from carefront.people import queries as people\n"
            f"by = people.actors_with_addresses([{address!r}])[{address!r}]\n"
            "lines = queries.listing(by, queries.Filters(), now=now).lines\n"
            f"line = next(line for line in lines if {words!r} in line.words)\n"
            "card = queries.commitment(by, line.id, now=now)\n"
            "move_question(by=by, check_in_id=card.check_in.id, to=now, now=now - timedelta(hours=1))\n"
        )

    def bring_news_forward(self) -> None:
        """Let the letters that gather news until somebody's hour go out now."""
        waiting = "Letter.objects.filter(kind='news', sent_at=None)"
        self.do(f"from carefront.kit.models import Letter\n{waiting}.update(due_at=now)")

    def letters(self, address: str) -> list[EmailMessage]:
        """Answer the letters that came for an address, the oldest first."""
        taken = [raw for to, raw in self.sink.taken if to.casefold() == address.casefold()]
        return [email.message_from_bytes(raw, policy=default) for raw in taken]  # type: ignore[misc]

    def letter(self, address: str, saying: str) -> EmailMessage:
        """Wait for the letter to an address whose subject or text holds some words, and answer the latest."""

        def look() -> EmailMessage | None:
            found = [each for each in self.letters(address) if saying in f"{each['Subject']}\n{text_of(each)}"]
            return found[-1] if found else None

        return soon(look, f"a letter to {address} that says “{saying}”")

    def reply(self, letter: EmailMessage, words: str) -> None:
        """Answer a letter as a mail program does: to its reply address, with what was written quoted below."""
        answer = EmailMessage()
        answer["From"], answer["To"] = letter["To"], letter["Reply-To"] or letter["From"]
        answer["Subject"] = f"Re: {letter['Subject']}"
        answer["Message-ID"] = f"<{time.monotonic_ns()}@mail.example>"
        answer["In-Reply-To"] = letter["Message-ID"]
        quoted = "\n".join(f"> {line}" for line in text_of(letter).splitlines())
        answer.set_content(f"{words}\n\nOn Monday Carefront wrote:\n{quoted}\n")
        with smtplib.SMTP("127.0.0.1", self.reply_port, timeout=PATIENCE) as there:
            there.send_message(answer)

    def answer_from_calendar(self, letter: EmailMessage, answer: str) -> None:
        """Answer an invitation as the calendar of whoever got it does: with an iTIP REPLY to its organizer."""
        asked = calendar_of(letter).walk("VEVENT")[0]
        book, event = Calendar(), Event()
        book.add("prodid", "-//Mail//Calendar//EN")
        book.add("version", "2.0")
        book.add("method", "REPLY")
        for name in ("uid", "dtstart", "dtend", "dtstamp", "sequence", "organizer"):
            event[name] = asked[name]
        mine = vCalAddress(f"mailto:{letter['To']}")
        mine.params["PARTSTAT"] = answer
        event.add("attendee", mine, encode=False)
        book.add_component(event)
        said = EmailMessage()
        said["From"], said["To"] = letter["To"], str(asked["organizer"]).removeprefix("mailto:")
        said["Subject"] = f"{answer.title()}: {asked['summary']}"
        said["Message-ID"] = f"<{time.monotonic_ns()}@mail.example>"
        said.set_content(f"{letter['To']} has answered this invitation.\n")
        said.add_alternative(book.to_ical(), "text", "calendar", params={"method": "REPLY"}, cte="base64")
        with smtplib.SMTP("127.0.0.1", self.reply_port, timeout=PATIENCE) as there:
            there.send_message(said)


def calendar_of(letter: EmailMessage) -> Calendar:
    """Answer the calendar that a letter carries for the mail program that opens it."""
    part = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    return Calendar.from_ical(part.get_payload(decode=True))


def text_of(letter: EmailMessage) -> str:
    """Answer the plain text of a letter."""
    part = letter.get_body(("plain",))
    return str(part.get_content()) if part else ""


def link_in(letter: EmailMessage, holding: str) -> str:
    """Answer the first address in a letter that holds something."""
    found = [url for url in re.findall(r"https?://\S+", text_of(letter)) if holding in url]
    assert found, f"no link with {holding} in:\n{text_of(letter)}"
    return found[0].rstrip(">).,")


def _answers(site: LivingSite) -> bool:
    try:
        with urlopen(f"{site.url}/sw.js", timeout=5):
            return True
    except (URLError, OSError):
        return False


@contextmanager
def living_site(*, demo: bool = False, settings: str = "carefront.config.settings") -> Iterator[LivingSite]:
    """Run a site of its own while the block runs: `carefront serve`, a mail server, and a way for replies."""
    with tempfile.TemporaryDirectory(prefix="carefront-browser-") as folder, open_sink() as sink:
        site = LivingSite(Path(folder), free_port(), free_port(), sink, demo, settings)
        command = [sys.executable, "-m", "carefront"]
        if demo:
            subprocess.run([*command, "demo", "--no-serve"], env=site.environment(), check=True, capture_output=True)
        with (site.home / "log.txt").open("wb") as log:
            running = subprocess.Popen(
                [*command, "serve", "--port", str(site.port), "--web", "1", "--workers", "1"],
                env=site.environment(), stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
            try:
                soon(lambda: _answers(site) or None, "the site to answer", 120)
                yield site
            finally:
                running.send_signal(signal.SIGTERM)
                running.wait(timeout=60)
        told = (site.home / "log.txt").read_text("utf-8", "replace")
        assert "Traceback" not in told, told[-4000:]
