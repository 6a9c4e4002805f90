"""An invitation as a letter, and an answer that a calendar mails back."""

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import UUID, uuid4

import pytest
from django.core import mail
from pytest_django import Settings

from carefront.core.refusals import Because, Refusal
from carefront.kit.ids import new_id
from carefront.kit.inbound import registry
from carefront.kit.inbound.reading import MOST_READ, read
from carefront.kit.inbound.receiving import receive
from carefront.kit.inbound.registry import IncomingReply, Receipt
from carefront.kit.itip import organizing, read_answer, request
from carefront.kit.models import Letter, Received
from carefront.kit.posting.backend import BackendPost
from carefront.kit.posting.message import compose
from carefront.kit.posting.registry import Attachment, Rendered
from tests.kit.itip.meeting import SERIES
from tests.kit.itip.test_reading import APPLE, GOOGLE, wire

pytestmark = pytest.mark.django_db
KEY = UUID(int=5)
GOT: list[IncomingReply] = []


@pytest.fixture(autouse=True)
def receivers(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[None]:
    """Register who reads answers to invitations, who reads replies alone, and who refuses."""
    settings.REPLY_ADDRESS = "carefront@site.example"
    monkeypatch.setattr(registry, "_receivers", {})
    monkeypatch.setattr(registry, "_reading_calendars", set())

    def keep(token: str, reply: IncomingReply) -> Receipt:
        GOT.append(reply)
        return Receipt("kept")

    def refuse(token: str, reply: IncomingReply) -> Receipt:
        raise Refusal(Because.LINK_SPENT)

    registry.register("m", keep, calendars=True)
    registry.register("c", keep)
    registry.register("n", refuse, calendars=True)
    yield
    GOT.clear()


def reply(calendar: bytes, *, to: str = "", kind: str = "alternative", text: str = "", **headers: str) -> bytes:
    """Write a message as calendars send it."""
    message = EmailMessage()
    message["From"] = "Ben <ben@harbour.example>"
    message["To"] = to or f"carefront+{organizing.token(KEY)}@site.example"
    message["Subject"] = "Accepted: Coaching @ Tue 31 Mar 2026"
    message["Message-ID"] = f"<{uuid4()}@harbour.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if kind == "alone":
        message.set_content(calendar, "text", "calendar", params={"method": "REPLY"}, cte="base64")
        return message.as_bytes()
    message.set_content(text)
    if kind == "alternative":
        message.add_alternative(calendar, "text", "calendar", params={"method": "REPLY"})
    else:
        message.add_attachment(calendar, "application", "octet-stream", filename="Invite.ICS")
    return message.as_bytes()


@pytest.fixture
def letter() -> EmailMessage:
    """An invitation, as the standard library's mail reader has it."""
    words = Rendered("Coaching", "On Tuesdays", "<p>On Tuesdays</p>", "ben@harbour.example", calendar=request(SERIES))
    read_again = message_from_bytes(compose(new_id(), words, SERIES.made_at)[1], policy=policy.default)
    assert isinstance(read_again, EmailMessage)
    return read_again


def test_an_invitation_is_a_way_to_read_the_letter_and_a_file(letter: EmailMessage) -> None:
    assert [part.get_content_type() for part in letter.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    _, alternative, _, _, calendar, file = letter.walk()
    assert alternative["Content-Type"].params["boundary"]
    assert dict(calendar["Content-Type"].params) == {"method": "REQUEST", "charset": "utf-8"}
    assert calendar.get_content().encode() == request(SERIES)
    assert file.get_content() == request(SERIES)
    assert file.get_filename() == "invite.ics"
    assert not letter.defects
    assert all(not part.defects for part in letter.walk())


def test_a_method_that_is_none_breaks_no_header() -> None:
    words = Rendered("s", "t", to_address="b@h.example", calendar=b"BEGIN:VCALENDAR", calendar_method='X"\r\nBcc: x@y')
    made = compose(new_id(), words, SERIES.made_at)[1]
    assert b"Bcc" not in made
    assert b"method=REQUEST" in made


def test_a_letter_without_a_calendar_stays_as_it_was() -> None:
    plain = compose(KEY, Rendered("s", "t", to_address="b@h.example"), SERIES.made_at)[1]
    assert b"multipart" not in plain
    file = Rendered("s", "t", to_address="b@h.example", attachments=(Attachment("a.txt", b"a", "text/plain"),))
    assert b"multipart/alternative" not in compose(KEY, file, SERIES.made_at)[1]


def test_other_ways_of_sending_keep_the_calendar(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    words = Rendered("Coaching", "Words", "<p>Words</p>", "ben@harbour.example", calendar=request(SERIES))
    BackendPost().send("ben@harbour.example", compose(new_id(), words, SERIES.made_at)[1])
    sent = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    calendar = next(part for part in sent.walk() if part.get_content_type() == "text/calendar")
    assert calendar["Content-Type"].params["method"] == "REQUEST"
    assert calendar.get_payload(decode=True).replace(b"\r\n", b"\n") == request(SERIES).replace(b"\r\n", b"\n")


@pytest.mark.parametrize("kind", ["alternative", "alone", "file"])
def test_an_answer_reaches_its_receiver_whatever_it_travels_in(kind: str, now: datetime) -> None:
    assert receive(reply(wire(GOOGLE), kind=kind), now=now) == "kept"
    (got,) = GOT
    answer = read_answer(got.calendar, sender=got.sender)
    assert answer is not None
    assert answer.uid == "series-1@carefront"


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-generated"}, {"Precedence": "bulk"}, {"X_Autoreply": "yes"}, {"Return_Path": "<>"}],
)
def test_an_answer_that_a_calendar_sends_by_itself_is_read(headers: dict[str, str], now: datetime) -> None:
    assert receive(reply(wire(APPLE), **headers), now=now) == "kept"
    assert GOT[0].text == ""


def test_an_answer_without_a_way_back_is_read(now: datetime) -> None:
    assert receive(reply(wire(GOOGLE)), now=now, envelope_from="") == "kept"


def test_the_same_answer_twice_has_one_effect(now: datetime) -> None:
    raw = reply(wire(GOOGLE), Auto_Submitted="auto-generated")
    assert [receive(raw, now=now), receive(raw, now=now)] == ["kept", "again"]
    assert len(GOT) == 1


def test_a_machine_that_answers_nothing_reaches_nobody(now: datetime) -> None:
    asks = wire(GOOGLE).replace(b"METHOD:REPLY", b"METHOD:REQUEST")
    assert receive(reply(asks, Auto_Submitted="auto-replied"), now=now) == "automatic"
    assert receive(reply(b"", Auto_Submitted="auto-replied", text="I am away"), now=now) == "automatic"
    to = "carefront+c.abc@site.example"
    assert receive(reply(wire(GOOGLE), to=to, Auto_Submitted="auto-generated"), now=now) == "automatic"
    assert not GOT


def test_a_machine_is_told_nothing_when_its_answer_is_refused(now: datetime) -> None:
    to = "carefront+n.abc@site.example"
    assert receive(reply(wire(GOOGLE), to=to, Auto_Submitted="auto-generated"), now=now) == "refused:link_spent"
    assert not Letter.objects.exists()
    assert receive(reply(wire(GOOGLE), to=to), now=now) == "refused:link_spent"
    assert Letter.objects.count() == 1
    assert Received.objects.count() == 2


def test_a_bounce_that_brings_the_invitation_back_answers_nothing(letter: EmailMessage, now: datetime) -> None:
    bounce = EmailMessage()
    bounce["From"] = "mailer-daemon@harbour.example"
    bounce["To"] = f"carefront+{organizing.token(KEY)}@site.example"
    bounce["Message-ID"] = "<bounce@harbour.example>"
    bounce.set_content("Nobody here")
    bounce.add_attachment(letter)
    assert receive(bounce.as_bytes(), now=now, envelope_from="") == "automatic"


def test_a_calendar_that_is_too_much_or_odd_is_no_calendar() -> None:
    long = wire(GOOGLE.replace("or so", "x" * MOST_READ))
    assert read_answer(read(reply(long)).calendar) is None
    odd = reply(wire(GOOGLE), kind="alone").replace(b'charset="utf-8"', b'charset="no-such"')
    assert read(odd).calendar == wire(GOOGLE)
    wide = EmailMessage()
    wide.set_content(GOOGLE.encode("utf-16"), "text", "calendar", params={"charset": "utf-16"}, cte="base64")
    assert read_answer(read(wide.as_bytes()).calendar) is not None


def test_the_organizer_is_the_address_that_brings_answers_home(settings: Settings) -> None:
    party = organizing.organizer(KEY, "Ada")
    local = party.address.partition("@")[0]
    assert party.address == f"carefront+{organizing.token(KEY)}@site.example"
    assert len(local) <= 64
    assert local == local.lower()
    assert organizing.key_of(organizing.token(KEY).upper()) == KEY
    for bent in (
        organizing.token(KEY)[:-1] + "q",
        organizing.token(KEY)[1:],
        "m.",
        "m.ü",
        "m.aaaa",
        "",
        organizing.token(KEY) + "a" * 500,
    ):
        assert organizing.key_of(bent) is None
    settings.REPLY_ADDRESS = ""
    settings.DEFAULT_FROM_EMAIL = "Carefront <letters@site.example>"
    assert organizing.organizer(KEY, "Ada").address == "letters@site.example"
