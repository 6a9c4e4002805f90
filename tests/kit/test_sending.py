"""Letters go out once, whatever mood the mail server is in, and a letter that cannot go holds up no other."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from email import message_from_bytes
from email.policy import default
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone, translation
from pytest_django import Settings

from carefront.kit import letters
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.kit.posting.registry import Addressee, Rendered
from carefront.kit.posting.sender import Sender
from carefront.kit.posting.smtp import SmtpPost
from tests.kit.sink import DROP, HANG, Mood, open_sink

pytestmark = pytest.mark.django_db

PEOPLE: dict[UUID, Addressee] = {}
MakeSender = Callable[[int, "Clock"], Sender]


class Clock:
    """Time that a test moves."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Register two kinds of letter and people of one's own, for one test."""
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.5
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    monkeypatch.setattr(registry, "_people", [lambda ids: {one: PEOPLE[one] for one in ids if one in PEOPLE}])
    registry.register("told", tell)
    registry.register("urgent", tell, urgent=True)
    registry.register("asked", tell, joins=True)
    PEOPLE.clear()


def tell(letter: Letter) -> Rendered | None:
    if letter.about.get("gone"):
        return None
    if letter.about.get("broken"):
        raise ValueError("no words")
    zone = timezone.get_current_timezone_name()
    return Rendered(f"Hello\r\nBcc: x@example.org {letter.about.get('n', '')}", f"{translation.get_language()} {zone}")


def write(count: int, now: datetime, kind: str = "told", **about: object) -> None:
    with transaction.atomic():
        for number in range(count):
            letters.post(kind, now=now, address=f"p{number}@example.org", n=number, **about)


def to_somebody(now: datetime, kind: str = "told", **differences: object) -> UUID:
    """Write a letter to somebody new; a person differs from the usual one by `differences`."""
    person_id = uuid4()
    usual: dict[str, object] = {"name": "Lena\r\nBcc: y@example.org", "address": "lena@example.org"}
    PEOPLE[person_id] = Addressee(**(usual | differences))  # type: ignore[arg-type]
    with transaction.atomic():
        letters.post(kind, now=now, to=person_id)
    return person_id


@pytest.fixture
def sender(settings: Settings) -> Iterator[MakeSender]:
    """Make senders that send to a port; their connections are closed afterwards."""
    made: list[Sender] = []

    def make(port: int, clock: Clock) -> Sender:
        settings.EMAIL_PORT = port
        made.append(Sender("w", clock=clock, post=SmtpPost()))
        return made[-1]

    yield make
    for one in made:
        one.close()


def outcomes() -> list[str]:
    return sorted(Letter.objects.values_list("outcome", flat=True))


def test_letters_go_over_one_connection_each_with_its_own_lasting_id(now: datetime, sender: MakeSender) -> None:
    write(30, now)
    with open_sink() as sink:
        work = sender(sink.port, Clock(now))
        assert [work.run_due(now), work.run_due(now), work.run_due(now)] == [25, 5, 0]
        work.close()
    assert sink.connections == 1
    assert {one.strip("<>").split("@")[0] for one in sink.ids()} == {
        str(pk) for pk in Letter.objects.values_list("pk", flat=True)
    }
    assert outcomes() == ["sent"] * 30
    assert not Letter.objects.filter(due_at__isnull=False).exists()


def test_no_header_can_be_smuggled_in_and_no_name_stops_a_letter(now: datetime, sender: MakeSender) -> None:
    to_somebody(now, language="de", zone="Europe/Berlin")
    with open_sink() as sink:
        sender(sink.port, Clock(now)).run_due(now)
    ((to, raw),) = sink.taken
    message = message_from_bytes(raw, policy=default)
    assert to == "lena@example.org"
    assert message["Bcc"] is None
    assert message["To"] == '"Lena Bcc: y@example.org" <lena@example.org>'
    assert message.get_body() is not None
    assert raw.rstrip().endswith(b"de Europe/Berlin")


@pytest.mark.parametrize(
    ("differences", "outcome"),
    [({"active": False}, "gone"), ({"wants_letters": False}, "unwanted"), ({"address": "a b@c"}, "aside")],
)
def test_who_is_gone_or_wants_none_gets_none(
    now: datetime, sender: MakeSender, differences: dict[str, object], outcome: str
) -> None:
    to_somebody(now, **differences)
    with open_sink() as sink:
        sender(sink.port, Clock(now)).run_due(now)
    assert (sink.taken, outcomes()) == ([], [outcome])


def test_quiet_hours_are_kept_except_by_urgent_letters(now: datetime, sender: MakeSender) -> None:
    quiet = {"quiet_from": time(8), "quiet_to": time(18), "zone": "Europe/Berlin"}  # it is 10:00 there
    to_somebody(now, **quiet)
    to_somebody(now, "urgent", **quiet)
    with open_sink() as sink:
        clock = Clock(now)
        work = sender(sink.port, clock)
        work.run_due(now)
        assert (len(sink.taken), outcomes()) == (1, ["", "sent"])
        waiting = Letter.objects.get(outcome="")
        assert (waiting.due_at, waiting.attempts) == (datetime(2026, 3, 11, 17, tzinfo=now.tzinfo), 0)
        clock.now = waiting.due_at
        work.run_due(clock.now)
        assert len(sink.taken) == 2


def test_a_reason_that_has_gone_sends_nothing_and_words_that_break_wait(now: datetime, sender: MakeSender) -> None:
    write(1, now, gone=1)
    write(1, now, broken=1)
    write(1, now, kind="nobody_knows")
    write(1, now)
    with open_sink() as sink:
        sender(sink.port, Clock(now)).run_due(now)
    assert len(sink.taken) == 1
    assert outcomes() == ["", "", "gone", "sent"]
    waiting = Letter.objects.filter(outcome="")
    assert {letter.trouble for letter in waiting} == {"words_not_made", "kind_unknown"}
    assert all(letter.due_at and letter.due_at > now for letter in waiting)


@pytest.mark.parametrize("step", ["mail", "rcpt", "data", "body"])
@pytest.mark.parametrize("bad", ["451 later", DROP, "421 closing"])
def test_one_bad_letter_holds_up_no_other(step: str, bad: str, now: datetime, sender: MakeSender) -> None:
    write(4, now)
    seen: list[str] = []

    def mood(at: str, line: str) -> str | None:
        if at == step:
            seen.append(line)
            return bad if len(seen) == 1 else None
        return None

    with open_sink(mood) as sink:
        clock = Clock(now)
        work = sender(sink.port, clock)
        work.run_due(now)
        assert outcomes() == ["", "sent", "sent", "sent"]
        clock.now = now + timedelta(minutes=2)
        work.run_due(clock.now)
        assert outcomes() == ["sent"] * 4
    doubled = 1 if step == "body" and bad == DROP else 0  # taken, and its sender could not know: the same id twice
    assert len(sink.ids()) == 4 + doubled
    assert len(set(sink.ids())) == 4


def test_a_refused_address_is_set_aside_and_seen_by_the_steward_alone(now: datetime, sender: MakeSender) -> None:
    from carefront.kit.posting import commands, queries

    write(3, now)
    with open_sink(lambda step, line: "550 no" if step == "rcpt" and "p1@" in line else None) as sink:
        work = sender(sink.port, Clock(now))
        work.run_due(now)
    assert outcomes() == ["aside", "sent", "sent"]
    (card,) = queries.troubles(None)
    assert (card.kind, card.trouble, card.count, card.set_aside) == ("told", "address_refused", 1, True)
    assert commands.try_again(now=now) == 1
    with open_sink() as sink:
        work = sender(sink.port, Clock(now))
        work.run_due(now)
    assert outcomes() == ["sent"] * 3


def whole_server(bad: str, at: str) -> Mood:
    return lambda step, line: bad if step == at else None


@pytest.mark.parametrize(
    ("at", "bad"), [("connect", DROP), ("connect", HANG), ("connect", "554 no"), ("mail", "451 x"), ("mail", "550 x"),
                    ("rcpt", "450 x"), ("body", "452 x"), ("data", HANG)],
)  # fmt: skip
def test_a_server_in_trouble_is_left_alone_and_nothing_is_lost(
    at: str, bad: str, now: datetime, sender: MakeSender, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carefront.kit.posting.smtp.TAKING", 0.2)
    settings.EMAIL_TIMEOUT = 0.2
    write(12, now)
    clock = Clock(now)
    with open_sink(whole_server(bad, at)) as sink:
        work = sender(sink.port, clock)
        for _ in range(40):
            work.run_due(clock.now)
            clock.now += timedelta(seconds=1)
        assert sink.connections <= 12, "it is asked less and less often"
        assert sink.taken == []
        assert outcomes() == [""] * 12
        assert max(Letter.objects.values_list("attempts", flat=True)) <= 2
        assert work.trouble
        sink.mood = lambda step, line: None
        for _ in range(40):
            clock.now += timedelta(seconds=61)
            work.run_due(clock.now)
            work.run_due(clock.now)
        assert outcomes() == ["sent"] * 12
        assert work.trouble == ""


def test_a_refused_connection_counts_against_no_letter(now: datetime, sender: MakeSender) -> None:
    write(3, now)
    work = sender(1, Clock(now))
    work.run_due(now)
    assert set(Letter.objects.values_list("attempts", "trouble", "leased_by")) == {(0, "server_unreachable", "")}
    assert work.run_due(now) == 0


def test_after_days_of_trouble_a_letter_is_set_aside(now: datetime, sender: MakeSender) -> None:
    clock = Clock(now)
    with open_sink(lambda step, line: "450 no" if step == "rcpt" and "p0@" in line else None) as sink:
        work = sender(sink.port, clock)
        write(1, now)
        while Letter.objects.filter(to_address="p0@example.org", set_aside_at=None).exists():
            clock.now += timedelta(hours=6)
            with transaction.atomic():
                letters.post("told", now=clock.now, address="other@example.org")
            work.run_due(clock.now)
            assert clock.now < now + timedelta(days=8)
    assert set(Letter.objects.exclude(to_address="p0@example.org").values_list("outcome", flat=True)) == {"sent"}


def test_a_held_letter_waits_for_the_stewards_word(now: datetime, sender: MakeSender) -> None:
    from carefront.kit.posting import commands

    write(2, now)
    with transaction.atomic():
        assert commands.hold_all() == 2
    with open_sink() as sink:
        work = sender(sink.port, Clock(now))
        assert work.run_due(now) == 0
        assert commands.release_held(now=now) == 2
        assert work.run_due(now) == 2


def test_after_a_long_silence_one_letter_comes_instead_of_many(now: datetime, sender: MakeSender) -> None:
    person, other = to_somebody(now, "asked"), to_somebody(now, "asked")
    with transaction.atomic():
        for number in range(9):
            letters.post("asked", now=now, to=person, n=number)
    clock = Clock(now + timedelta(days=3))
    fresh = clock.now - timedelta(hours=1)
    with transaction.atomic():
        letters.post("asked", now=fresh, to=person)
    with open_sink() as sink:
        work = sender(sink.port, clock)
        for _ in range(3):
            while work.run_due(clock.now):
                pass
            clock.now += timedelta(seconds=40)
    assert len(sink.taken) == 3  # one old one for the other, one fresh one, and one in place of ten
    joined = Letter.objects.filter(outcome="joined")
    assert (joined.count(), set(joined.values_list("to_person_id", flat=True))) == (10, {person})
    digest = Letter.objects.get(kind="digest")
    assert (digest.outcome, digest.to_person_id) == ("sent", person)
    assert set(joined.values_list("joined_into", flat=True)) == {digest.pk}
    assert Letter.objects.get(to_person_id=other).outcome == "sent"
