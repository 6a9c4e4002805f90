"""Which addresses and names are fetched from: those of the open network, and what the operator names beyond them."""

import io
import socket

import pytest

from carefront.kit.outside import addresses
from carefront.kit.outside.addresses import Allowed, Place, addresses_of, is_public, place_of
from carefront.kit.outside.fetching import fetch
from carefront.kit.outside.trouble import Trouble, Untaken
from tests.kit.outside.server import answer, serving


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
