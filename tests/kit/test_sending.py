"""Letters go out once, to whom they should and when they may."""

from datetime import datetime, time, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.db import transaction

from carefront.kit import letters
from carefront.kit.models import Letter
from tests.kit.sink import open_sink
from tests.kit.writing import Clock, MakeSender, outcomes, to_somebody, write

pytestmark = pytest.mark.django_db


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


def test_two_workers_make_one_letter_of_many(now: datetime, sender: MakeSender) -> None:
    """Letters that grow old while a joining letter waits already, or is in the same hands, join that one."""
    person = to_somebody(now, "asked")
    later = now + timedelta(hours=13)
    with transaction.atomic():
        for number in range(5):
            letters.post("asked", now=now, to=person, n=number)
    clock = Clock(later)
    one, two = sender(1, clock), sender(1, clock)  # no server there
    one.run_due(clock.now)
    two.run_due(clock.now)
    with transaction.atomic():
        for number in range(3):
            letters.post("asked", now=later, to=person, n=number)
    clock.now = later + timedelta(days=1)
    with open_sink() as sink:
        ready = [sender(sink.port, clock), sender(sink.port, clock)]
        for _ in range(4):
            for each in ready:
                each.run_due(clock.now)
            clock.now += timedelta(minutes=1)
    assert len(sink.taken) == 1
    assert Letter.objects.filter(outcome="joined").count() == 9
