"""Which addresses may be fetched from: public ones on the usual ports, and hosts that the operator named."""

import ipaddress
import re
import socket
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from carefront.kit.outside.trouble import Trouble, Untaken

LONGEST = 2000  # characters of an address
PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9._:-]{1,253}")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ISATAP = {0x5EFE, 0x2005EFE}  # the third quarter of an address that leads to the IPv4 address in its last one
_APART = tuple(  # given up, or for books: what the standard library does not count as apart everywhere
    ipaddress.ip_network(each) for each in ("192.88.99.0/24", "3fff::/20", "fec0::/10")
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """Name where something is fetched from: scheme, host as it travels, port, and the path with its query."""

    scheme: str
    host: str
    port: int
    path: str

    def url(self) -> str:
        """Answer it as one text."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


@dataclass(frozen=True, slots=True)
class Allowed:
    """Hold what the operator allows beyond public hosts: `hosts` as `name` or `name:port`, and further `ports`."""

    hosts: Collection[str] = ()
    ports: Collection[int] = ()


def place_of(url: str) -> Place:
    """Read a http, https or webcal address. Raises Untaken(ADDRESS) for others, and for one with a password in it."""
    try:
        if len(url) > LONGEST or not url.isprintable() or " " in url:
            raise ValueError
        parts = urlsplit(url)
        scheme = {"webcal": "https", "webcals": "https"}.get(parts.scheme.lower(), parts.scheme.lower())
        if scheme not in PORTS or parts.username is not None or parts.password is not None:
            raise ValueError
        host = (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
        if not _HOST.fullmatch(host):
            raise ValueError
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        return Place(scheme, host, parts.port or PORTS[scheme], f"{path}?{query}" if query else path)
    except (ValueError, UnicodeError):
        raise Untaken(Trouble.ADDRESS) from None


def addresses_of(place: Place, allowed: Allowed) -> list[str]:
    """Answer the addresses behind a place, every one of them checked; whoever connects has to use one of these.

    Raises Untaken(ADDRESS) when the port or any one address is not public, Untaken(UNREACHABLE) when there is none.
    """
    named = f"{place.host}:{place.port}" in allowed.hosts or (
        place.host in allowed.hosts and place.port in PORTS.values()
    )
    if not named and place.port not in PORTS.values() and place.port not in allowed.ports:
        raise Untaken(Trouble.ADDRESS)
    try:
        answers = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Untaken(Trouble.UNREACHABLE) from None
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not named and not all(is_public(each) for each in found):
        raise Untaken(Trouble.ADDRESS)
    return found


def is_public(text: str) -> bool:
    """Answer whether an IP address is one of the open network, whatever it is wrapped in."""
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(each) for each in (address, *_wrapped(address)))


def _is_public(address: Address) -> bool:
    if any(address in network for network in _APART):
        return False
    apart = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    return address.is_global and not address.is_link_local and not apart


def _wrapped(address: Address) -> list[Address]:
    """Answer the IPv4 addresses that an IPv6 address leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or int(address) >> 32 == 0 or int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in found if each is not None]
