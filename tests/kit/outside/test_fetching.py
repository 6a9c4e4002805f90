"""Fetching from servers that mean well, and from servers that do not."""

import socket
import time

import pytest

from carefront.kit.outside.fetching import Fetched
from carefront.kit.outside.trouble import Trouble, Untaken
from tests.kit.outside.server import Say, Told, answer, fetched, serving


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
