"""Fetching from servers that mean well, and from servers that do not."""

import io
import socket
import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from carefront.kit.outside import addresses, fetching
from carefront.kit.outside.addresses import Allowed, Place, addresses_of, is_public, place_of
from carefront.kit.outside.fetching import Fetched, Limits, fetch
from carefront.kit.outside.trouble import Trouble, Untaken
from tests.kit.outside.server import Told, answer, serving

Say = bytes | Callable[[socket.socket], None]
QUICK = Limits(seconds=1.0, most_bytes=100_000)


def fetched(told: Told, url: str = "", *, allowed: bool = True, **more: str) -> tuple[Fetched, bytes]:
    """Fetch from the server under test."""
    into = io.BytesIO()
    hosts = Allowed(hosts=[told.host] if allowed else [])
    return fetch(url or told.url, into, allowed=hosts, limits=QUICK, **more), into.getvalue()


def trouble_of(*says: Say, url: str = "", allowed: bool = True) -> tuple[Trouble, Told]:
    """Answer what stands in the way."""
    with serving(*says) as told, pytest.raises(Untaken) as untaken:
        fetched(told, url, allowed=allowed)
    assert "s3cret" not in repr(untaken.value)
    return untaken.value.trouble, told


def test_what_stands_there_is_fetched_with_its_marks() -> None:
    says = answer(b"BEGIN", ETag='"one"', Last_Modified="Tue, 03 Mar 2026 10:00:00 GMT")
    with serving(says, answer(status="304 Not Modified")) as told:
        first, body = fetched(told)
        assert (first, body) == (Fetched(True, '"one"', "Tue, 03 Mar 2026 10:00:00 GMT"), b"BEGIN")
        again, nothing = fetched(told, etag=first.etag, modified=first.modified)
        assert (again.changed, nothing) == (False, b"")
    assert told.asked[0].startswith(b"GET /calendar.ics?key=s3cret HTTP/1.1\r\n")
    assert f"Host: {told.host}".encode() in told.asked[0]
    assert b'If-None-Match: "one"' in told.asked[1]


def test_pieces_without_a_length_are_put_together() -> None:
    pieces = answer(b"5\r\nBEGIN\r\n4\r\n:END\r\n0\r\n\r\n", Content_Length="", Transfer_Encoding="chunked")
    with serving(pieces) as told:
        assert fetched(told)[1] == b"BEGIN:END"


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        ("401 Unauthorized", Trouble.CLOSED),
        ("403 Forbidden", Trouble.CLOSED),
        ("404 Not Found", Trouble.GONE),
        ("410 Gone", Trouble.GONE),
        ("500 Oh", Trouble.ODD),
        ("204 Nothing", Trouble.ODD),
        ("999 Odd", Trouble.ODD),
    ],
)
def test_a_server_that_gives_nothing_is_told_apart(status: str, trouble: Trouble) -> None:
    assert trouble_of(answer(status=status))[0] is trouble


def drip(talk: socket.socket) -> None:
    """Answer a byte at a time, for ever."""
    talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\n\r\n")
    while True:
        talk.sendall(b"x")
        time.sleep(0.05)


def drip_headers(talk: socket.socket) -> None:
    """Never come to an end of the headers."""
    talk.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        talk.sendall(b"x")
        time.sleep(0.05)


def silence(talk: socket.socket) -> None:
    """Say nothing for longer than anybody waits."""
    time.sleep(3)


def flood(talk: socket.socket) -> None:
    """Send without end and as fast as it goes."""
    talk.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        talk.sendall(b"x" * 65536)


@pytest.mark.parametrize(
    ("says", "trouble"),
    [
        (drip, Trouble.SLOW),
        (drip_headers, Trouble.SLOW),
        (silence, Trouble.SLOW),
        (flood, Trouble.TOO_BIG),
        (answer(b"x", Content_Length="999999999"), Trouble.TOO_BIG),
        (answer(b"half", Content_Length="4000"), Trouble.UNREACHABLE),
        (answer(b"zip", Content_Encoding="gzip"), Trouble.ODD),
        (b"SSH-2.0-nothing\r\n", Trouble.UNREACHABLE),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5000 + b"\r\n", Trouble.UNREACHABLE),
        (b"", Trouble.UNREACHABLE),
    ],
    ids=["drip", "headers", "silence", "flood", "long", "half", "zip", "ssh", "many", "closed"],
)
def test_a_hostile_server_costs_a_bounded_time_and_room(says: Say, trouble: Trouble) -> None:
    began = time.monotonic()
    assert trouble_of(says)[0] is trouble
    assert time.monotonic() - began < 2.5


def test_moves_are_followed_three_times_and_looked_at_each_time() -> None:
    move = answer(status="302 Found", Location="/other?a=ü b")
    with serving(move, move, move, answer(b"there")) as told:
        assert fetched(told)[1] == b"there"
        assert told.asked[1].startswith(b"GET /other?a=%C3%BC%20b HTTP/1.1")
    assert trouble_of(move)[0] is Trouble.MOVED
    for location in (
        "http://127.0.0.2/x",
        "http://localhost:22/",
        "http://169.254.169.254/latest/",
        "file:///etc/passwd",
    ):
        trouble, told = trouble_of(answer(status="307 There", Location=location))
        assert trouble is Trouble.ADDRESS
        assert len(told.asked) == 1


def test_nothing_is_asked_of_a_host_that_the_operator_did_not_name() -> None:
    trouble, told = trouble_of(answer(b"secret"), allowed=False)
    assert trouble is Trouble.ADDRESS
    assert not told.asked


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::10.0.0.1",
        "2002:7f00:1::", "64:ff9b::a00:1", "64:ff9b::7f00:1", "2001:db8::1", "nonsense",
        "fec0::1", "3fff::1", "192.88.99.1", "::ffff:192.88.99.1", "2002:c058:6301::", "2a00:1450::5efe:10.0.0.1",
        "2a00:1450::200:5efe:127.0.0.1",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001:81b::200e"])
def test_addresses_of_the_open_network_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "", "calendar.ics", "ftp://a.example/x", "file:///etc/passwd", "javascript:alert(1)", "http://", "https:///x",
        "http://user:pw@a.example/", "http://user@a.example/", "http://a.example:99999/", "http://a b.example/",
        "http://a.example/\r\nHost: b", "http://a.example/" + "x" * 2000, "http://[::1/", "http://exa$mple/",
    ],
)  # fmt: skip
def test_addresses_that_are_none_are_refused(url: str) -> None:
    with pytest.raises(Untaken) as untaken:
        place_of(url)
    assert untaken.value.trouble is Trouble.ADDRESS


def test_addresses_are_read_as_people_paste_them() -> None:
    assert (
        place_of("webcal://Calendar.Example/a%20b/ü.ics?x=1#top").url()
        == "https://calendar.example/a%20b/%C3%BC.ics?x=1"
    )
    assert place_of("https://bücher.example:8443").url() == "https://xn--bcher-kva.example:8443/"
    assert place_of("http://[2606:4700::1111]/x") == Place("http", "2606:4700::1111", 80, "/x")


@pytest.mark.parametrize(
    ("url", "hosts", "ports", "taken"),
    [
        ("http://127.0.0.1/", [], [], False),
        ("http://127.0.0.1/", ["127.0.0.1"], [], True),
        ("http://127.0.0.1:8080/", ["127.0.0.1"], [], False),
        ("http://127.0.0.1:8080/", ["127.0.0.1:8080"], [], True),
        ("http://127.0.0.1:8080/", [], [8080], False),
        ("http://8.8.8.8:8080/", [], [8080], True),
        ("http://8.8.8.8:25/", [], [], False),
        ("http://2130706433/", [], [], False),  # 127.0.0.1 as one number
        ("http://0x7f.1/", [], [], False),
        ("http://localhost./", [], [], False),
    ],
)
def test_the_operator_names_what_is_fetched_beyond_the_usual(
    url: str, hosts: list[str], ports: list[int], taken: bool
) -> None:
    if taken:
        assert addresses_of(place_of(url), Allowed(hosts, ports))
        return
    with pytest.raises(Untaken):
        addresses_of(place_of(url), Allowed(hosts, ports))


def test_a_name_that_comes_to_mean_this_machine_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The look-up that is checked is the only one: there is no second for the connection to use."""
    looked: list[str] = []

    def lookup(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        looked.append(host)
        there = "127.0.0.1" if len(looked) == 1 else "93.184.216.34"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (there, port))]

    with serving(answer(b"inside")) as told:
        monkeypatch.setattr(addresses.socket, "getaddrinfo", lookup)
        with pytest.raises(Untaken) as untaken:
            fetch(f"http://rebinding.example:{told.port}/", io.BytesIO(), allowed=Allowed(ports=[told.port]))
    assert untaken.value.trouble is Trouble.ADDRESS
    assert not told.asked
    assert looked == ["rebinding.example"]


def test_one_address_inside_among_others_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Untaken):
        addresses_of(place_of("http://both.example/"), Allowed())


def test_a_secure_server_is_known_by_its_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = certified(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def secure(talk: socket.socket) -> None:
        with context.wrap_socket(talk, server_side=True) as inner:
            inner.recv(65536)
            inner.sendall(answer(b"sealed"))

    fetching._context.cache_clear()
    with serving(secure, peek=False) as told:
        url = f"https://localhost:{told.port}/"
        hosts = Allowed(hosts=[f"localhost:{told.port}", told.host])
        with pytest.raises(Untaken) as untaken:
            fetch(url, io.BytesIO(), allowed=hosts, limits=QUICK)
        assert untaken.value.trouble is Trouble.INSECURE
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        fetching._context.cache_clear()
        into = io.BytesIO()
        assert fetch(url, into, allowed=hosts, limits=QUICK).changed
        assert into.getvalue() == b"sealed"
        with pytest.raises(Untaken) as untaken:  # the right server under another name
            fetch(f"https://127.0.0.1:{told.port}/", io.BytesIO(), allowed=hosts, limits=QUICK)
        assert untaken.value.trouble is Trouble.INSECURE
    fetching._context.cache_clear()


def certified(folder: Path) -> Path:
    """Write a certificate for "localhost" with its key, signed by nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (path := folder / "localhost.pem").write_bytes(plain + made.public_bytes(Encoding.PEM))
    return path


def test_a_server_without_a_certificate_is_no_secure_one() -> None:
    with serving(answer(b"plain")) as told, pytest.raises(Untaken) as untaken:
        fetched(told, told.url.replace("http://", "https://"))
    assert untaken.value.trouble is Trouble.UNREACHABLE
