"""Values that have made other sites fall over."""

import random
from urllib.parse import quote_from_bytes

TEXTS: list[bytes] = [
    b"", b" ", b"\0", b"a\0b", b"\xed\xa0\x80", b"\xff\xfe", b"\xc3\x28", "\u202e\u2066abc".encode(), b"9" * 5_000,
    b"-1", b"0", b"1e309", b"NaN", b"Infinity", b"null", b"[]", b"{" * 500, b'{"a":' * 300, b"%00", b"%s%n%x",
    b"{{7*7}}", b"<script>alert(1)</script>", b"'\";--", b"../../etc/passwd", b"=1+1", b"a\r\nBcc: x@example.org",
    b"2026-06-31", b"31.06.2026", b"0000-00-00", b"9999-12-31", b"0001-01-01", b"24:00", b"99:99", b"2026-03-29T02:30",
    b"Europe/Nowhere", b"UTC\0", b"w" * 20_000, "💥".encode() * 200, b"on", b"true", b"done", b"not_yet", b"modify",
    b"recommit", b"release", b"pause", b"team", b"coaching", b"00000000-0000-0000-0000-000000000000", b"\x1b[31m",
    "İıſﬁ".encode(), b"tomorrow", b"next Friday at 25", b"x@example.org", b"\t\n\r\x0b\x0c", b"cf_" + b"x" * 43,
]  # fmt: skip
HEADERS: list[dict[str, str]] = [
    {},
    {"X-Forwarded-For": "\x00, é, 10.0.0.1"},
    {"X-Forwarded-For": "999.999.999.999"},
    {"X-Forwarded-For": "1," * 2_000},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"},
    {"User-Agent": "\x00\x1b"},
    {"User-Agent": "x" * 10_000},
    {"Accept-Language": "xx-\x00;q=9," * 50},
    {"Cookie": "sessionid=\x00; csrftoken=" + "x" * 5_000},
    {"Referer": "javascript:alert(1)"},
    {"Accept": "\x00/*", "Range": "bytes=-1"},
    {"HX-Request": "true", "HX-Current-URL": "\x00"},
    {"Content-Length": "-1"},
]


def text(chance: random.Random) -> str:
    """Answer one hostile text, percent-encoded byte for byte."""
    return quote_from_bytes(chance.choice(TEXTS), safe="")


def form(chance: random.Random, names: list[str]) -> str:
    """Answer a form body: some known names, some unknown, some twice."""
    chosen = chance.sample(names, min(len(names), chance.randint(0, 8)))
    chosen += [quote_from_bytes(chance.choice(TEXTS)[:40]) for _ in range(chance.randint(0, 2))]
    chosen += chosen[: chance.randint(0, 2)]
    return "&".join(f"{name}={text(chance)}" for name in chosen)
