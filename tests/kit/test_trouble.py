"""Whatever mood the mail server is in, nothing is lost, and a letter that cannot go holds up no other."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import Settings

from carefront.kit import letters
from carefront.kit.models import Letter
from carefront.kit.posting import commands, queries
from tests.kit.sink import DROP, HANG, Mood, open_sink
from tests.kit.writing import Clock, MakeSender, outcomes, write

pytestmark = pytest.mark.django_db


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
        clock.now = now + timedelta(minutes=20)
        work.run_due(clock.now)
        assert outcomes() == ["sent"] * 4
    doubled = 1 if step == "body" and bad == DROP else 0  # taken, and its sender could not know: the same id twice
    assert len(sink.ids()) == 4 + doubled
    assert len(set(sink.ids())) == 4


def test_a_refused_address_is_set_aside_and_seen_by_the_steward_alone(now: datetime, sender: MakeSender) -> None:
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


def test_a_server_that_takes_and_goes_silent_meets_a_letter_less_and_less(now: datetime, sender: MakeSender) -> None:
    write(1, now)
    clock = Clock(now)
    with open_sink(whole_server(DROP, "body")) as sink:
        work = sender(sink.port, clock)
        while clock.now < now + timedelta(days=1):
            work.run_due(clock.now)
            clock.now += timedelta(minutes=1)
    assert 5 <= len(sink.taken) <= 9
    assert len(set(sink.ids())) == 1
