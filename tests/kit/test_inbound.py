"""A reply has its effect once; what cannot be used is explained once; machines are never answered."""

import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from django.db import transaction
from pytest_django import Settings

from carefront.core.refusals import Because, Refusal
from carefront.kit import letters
from carefront.kit.inbound import registry
from carefront.kit.inbound.reading import read
from carefront.kit.inbound.receiver import listening
from carefront.kit.inbound.receiving import receive
from carefront.kit.inbound.registry import IncomingReply, Receipt
from carefront.kit.models import Letter, Received
from carefront.kit.posting import registry as posting
from carefront.kit.posting.registry import Rendered

pytestmark = pytest.mark.django_db

GOT: list[tuple[str, IncomingReply]] = []


@pytest.fixture(autouse=True)
def receivers(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[None]:
    """Register a receiver that keeps what it gets, and one that refuses."""
    settings.REPLY_ADDRESS = "carefront@example.org"
    monkeypatch.setattr(registry, "_receivers", {})
    monkeypatch.setattr(posting, "_kinds", dict(posting._kinds))

    def keep(token: str, reply: IncomingReply) -> Receipt:
        GOT.append((token, reply))
        with transaction.atomic():
            letters.post("kept", now=reply.at, address="x@example.org")
        return Receipt("kept")

    def refuse(token: str, reply: IncomingReply) -> Receipt:
        letters.post("undone", now=reply.at, address="x@example.org")
        raise Refusal(Because.LINK_SPENT)

    registry.register("k", keep)
    registry.register("n", refuse)
    yield
    GOT.clear()


def mail(to: str = "carefront+k.abc@example.org", text: str = "Done\n\n> quoted", **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Ben <ben@example.org>"
    message["To"] = to
    message["Subject"] = "Re: How did it go"
    message["Message-ID"] = "<one@example.org>"
    for name, value in headers.items():
        del message[name.replace("_", "-")]
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def test_a_reply_reaches_its_receiver_once(now: datetime) -> None:
    assert receive(mail(), now=now) == "kept"
    assert receive(mail(), now=now) == "again"
    ((token, reply),) = GOT
    assert (token, reply.text, reply.sender, reply.at) == ("k.abc", "Done", "ben@example.org", now)
    assert Letter.objects.filter(kind="kept").count() == 1
    assert Received.objects.get().outcome == "kept"


@pytest.mark.parametrize("header", ["Delivered_To", "X_Original_To"])
def test_the_token_is_found_where_mail_servers_put_it(header: str, now: datetime) -> None:
    raw = mail("ben@elsewhere.example", **{header: "Carefront+k.abc@EXAMPLE.org"})
    assert receive(raw, now=now) == "kept"


def test_the_token_is_found_by_the_letter_that_is_answered(now: datetime) -> None:
    posting.register("asked", lambda letter: Rendered("s", "t", reply_to="carefront+k.xyz@example.org"))
    with transaction.atomic():
        letters.post("asked", now=now, address="ben@example.org")
    letter = Letter.objects.get()
    raw = mail("carefront@example.org", In_Reply_To=f"<{letter.pk}@example.org>")
    assert receive(raw, now=now) == "kept"
    assert GOT[0][0] == "k.xyz"


def test_a_refused_reply_leaves_nothing_but_an_explanation(now: datetime) -> None:
    assert receive(mail("carefront+n.abc@example.org"), now=now) == "refused:link_spent"
    assert receive(mail("carefront+n.abc@example.org"), now=now) == "again"
    letter = Letter.objects.get()
    assert (letter.kind, letter.to_address) == ("reply_trouble", "ben@example.org")
    words = posting.render(letter)
    assert words is not None
    assert "has run out" in words.text
    assert ("In-Reply-To", "<one@example.org>") in words.headers


@pytest.mark.parametrize("trouble", [ValueError, OverflowError])
def test_what_a_receiver_cannot_make_sense_of_is_not_asked_for_again(trouble: type[Exception], now: datetime) -> None:
    def breaks(token: str, reply: IncomingReply) -> Receipt:
        letters.post("undone", now=reply.at, address="x@example.org")
        raise trouble

    registry.register("b", breaks)
    assert receive(mail("carefront+b.abc@example.org"), now=now) == "unreadable"
    assert receive(mail("carefront+b.abc@example.org"), now=now) == "again"
    assert not Letter.objects.exists()


def test_at_most_five_explanations_a_day_go_to_one_address(now: datetime) -> None:
    for number in range(8):
        receive(mail("carefront+n.a@example.org", Message_ID=f"<{number}@example.org>"), now=now)
    assert Letter.objects.count() == 5
    receive(mail("carefront+n.a@example.org", Message_ID="<later@example.org>"), now=now + timedelta(days=1, hours=1))
    assert Letter.objects.count() == 6


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<list.example.org>"},
        {"X_Autoreply": "yes"},
        {"From": "MAILER-DAEMON@example.org"},
        {"Return_Path": "<>"},
        {"Subject": "Automatic reply: How did it go"},
    ],
)
def test_a_machine_is_neither_heard_nor_answered(headers: dict[str, str], now: datetime) -> None:
    for to in ("carefront+k.abc@example.org", "carefront+n.abc@example.org"):
        receive(mail(to, **headers), now=now)
    assert (GOT, Letter.objects.count()) == ([], 0)


def test_own_letters_coming_back_make_no_loop(now: datetime) -> None:
    raw = mail("carefront+n.abc@example.org", From="carefront@example.org")
    receive(raw, now=now)
    assert not Letter.objects.exists()


def test_a_text_that_is_too_long_is_explained(now: datetime) -> None:
    assert receive(mail(text="word " * 60_000), now=now) == "refused:too_long"
    assert Letter.objects.get().about["because"] == "too_long"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 1000,
        b"To: carefront+k.a@example.org\r\nContent-Type: text/plain; charset=nowhere\r\n\r\nD\xf6ne\xff",
        b"To: carefront+k.a@example.org\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 300,
        b"To: =?utf-8?b?////?= <carefront+k.a@example.org>\r\nSubject: =?x?q?\xff?=\r\n\r\nx",
        b"To: carefront+k.a@example.org\r\nMessage-ID: <" + b"a" * 999 + b">\r\n\r\nx",
        b"From: a@b\r\nTo: carefront+k." + b"a" * 5000 + b"@example.org\r\n\r\nx",
    ],
)  # fmt: skip
def test_a_broken_message_breaks_nothing(raw: bytes, now: datetime) -> None:
    receive(raw, now=now)


@pytest.mark.parametrize(
    "raw",
    [
        b"From: " + b"a," * 500_000 + b"\n\nDone",
        b"From: ben@mail.example\n" + b"To: a@b.example, c@d.example\n" * 30_000 + b"\nDone",
        b"From: ben@mail.example\nContent-Type: text/plain" + b"; a=b" * 200_000 + b"\n\nDone",
        b"From: ben@mail.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 200_000,
    ],
    ids=["sender", "recipients", "parameters", "parts"],
)
def test_a_hostile_message_costs_little(raw: bytes, now: datetime) -> None:
    assert receive(raw, now=now) in {"no_token", "unreadable", "automatic"}


def test_words_are_found_before_a_large_picture(now: datetime) -> None:
    head = (
        b"From: ben@mail.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nDone\n"
    )
    picture = b"--b\nContent-Type: image/jpeg\nContent-Disposition: attachment\n\n" + b"QUJD\n" * 500_000 + b"--b--\n"
    assert read(head + picture).text == "Done"
    assert read(b"From: ben@mail.example\nContent-Type: multipart/mixed; boundary=b\n\n" + picture).cut


def test_an_html_reply_is_read(now: datetime) -> None:
    message = EmailMessage()
    message["From"] = "ben@example.org"
    message["To"] = "carefront+k.a@example.org"
    message.set_content("<p>Done</p><blockquote>old</blockquote>", subtype="html")
    assert read(message.as_bytes()).text == "Done"


@pytest.mark.django_db(transaction=True)
def test_the_local_server_takes_replies_and_nobody_elses_mail(transactional_db: None) -> None:
    with listening("127.0.0.1", 0) as port:  # noqa: SIM117
        with smtplib.SMTP("127.0.0.1", port, timeout=5) as client:
            client.sendmail("ben@example.org", ["carefront+k.abc@example.org"], mail())
            with pytest.raises(smtplib.SMTPRecipientsRefused):
                client.sendmail("ben@example.org", ["ada@elsewhere.example"], mail())
    assert [token for token, _ in GOT] == ["k.abc"]
