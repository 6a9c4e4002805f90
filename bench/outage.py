"""A mail server in every bad mood, and one that is down for three days."""

import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure
from bench.databases import on_each
from tests.kit.sink import DROP, HANG, Mood, open_sink

LETTERS = 100
MOODS = {
    "refuses connections": ("", ""),
    "hangs at the greeting": ("connect", HANG),
    "hangs at DATA": ("data", HANG),
    "says 421 at the greeting": ("connect", "421 busy"),
    "says 451 at MAIL": ("mail", "451 later"),
    "says 450 at RCPT": ("rcpt", "450 later"),
    "says 451 at DATA": ("data", "451 later"),
    "says 452 after the message": ("body", "452 full"),
    "drops at DATA": ("data", DROP),
    "drops after the message": ("body", DROP),
}
PEOPLE, EACH = 200, 9  # letters a person in three days


def always(step: str, reply: str) -> Mood:
    """Answer one step always in the same way."""
    return lambda at, _line: reply if at == step else None


def moods(name: str) -> None:
    """Send a hundred letters, one of which no server takes, through ten minutes of each mood and out of it."""
    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone

    from carefront.kit import letters
    from carefront.kit.models import Letter
    from carefront.kit.posting import smtp
    from carefront.kit.posting.sender import Sender

    settings.EMAIL_TIMEOUT = smtp.TAKING = 0.15  # a hanging server is waited for; the bench does not want to wait
    for mood, (step, reply) in MOODS.items():
        Letter.objects.all().delete()
        now = begun = timezone.now()
        with transaction.atomic():
            for number in range(LETTERS):
                address = f"poison{number}@example.org" if number == 3 else f"p{number}@example.org"
                letters.post("reply_trouble", now=now, address=address, because="link_spent")
        with open_sink(always(step, reply) if step else None) as sink:
            settings.EMAIL_PORT = sink.port if step else 1
            moment = [now]
            sender = Sender("bench", clock=lambda moment=moment: moment[0])
            while moment[0] < begun + timedelta(minutes=10):
                sender.run_due(moment[0])
                moment[0] += timedelta(seconds=5)
            settings.EMAIL_PORT = sink.port
            sink.mood = lambda at, line: "550 no" if at == "rcpt" and "poison" in line else None
            healed = moment[0]
            waiting = Letter.objects.filter(due_at__isnull=False)
            while waiting.exists() and moment[0] < healed + timedelta(hours=12):
                if not sender.run_due(moment[0]):
                    moment[0] += timedelta(seconds=5)
            sender.close()
            times = Counter(sink.ids())
        poison = Letter.objects.get(to_address__startswith="poison").pk
        lost = LETTERS - 1 - sum(str(poison) not in one for one in times)
        doubled = sum(times.values()) - len(times)
        minutes = (moment[0] - healed).total_seconds() / 60
        aside = Letter.objects.filter(set_aside_at__isnull=False).count()
        figure = (
            f"{lost} of {LETTERS - 1} lost, {doubled} doubled, {aside} set aside, rest gone {minutes:.0f} min after"
        )
        measure.line(f"mail server {mood}, {name}", figure, "0 lost; the poison letter holds up nothing",
                     lost == 0 and aside == 1)  # fmt: skip


def three_days(name: str) -> None:
    """Let people's letters wait for three days, then open the server."""
    from uuid import uuid4

    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone

    from carefront.kit import letters
    from carefront.kit.models import Letter
    from carefront.kit.posting import registry
    from carefront.kit.posting.registry import Addressee, Rendered
    from carefront.kit.posting.sender import Sender

    people = {uuid4(): Addressee(f"P{n}", f"p{n}@example.org") for n in range(PEOPLE)}
    registry.set_people(lambda ids: {one: people[one] for one in ids})
    registry.register("asked", lambda letter: Rendered("How did it go", "?"), joins=True)
    Letter.objects.all().delete()
    begun = timezone.now()
    settings.EMAIL_PORT = 1
    moment = [begun]
    senders = [Sender(f"bench-{n}", clock=lambda: moment[0]) for n in range(2)]
    for number in range(EACH):
        with transaction.atomic():
            for person in people:
                letters.post("asked", now=moment[0], to=person, n=number)
        for _ in range(8):
            moment[0] += timedelta(hours=1)
            for sender in senders:
                sender.run_due(moment[0])
    tried = max(Letter.objects.values_list("attempts", flat=True))
    moment[0] += timedelta(hours=13)
    with open_sink() as sink:
        settings.EMAIL_PORT = sink.port
        while Letter.objects.filter(due_at__isnull=False).exists():
            if not sum(sender.run_due(moment[0]) for sender in senders):
                moment[0] += timedelta(seconds=10)
        for sender in senders:
            sender.close()
        got = Counter(to for to, _ in sink.taken)
    joined = Letter.objects.filter(outcome="joined").count()
    most = max(got.values())
    figure = (
        f"{PEOPLE * EACH} waited, {joined} joined, {len(got)} people got at most {most} each ({tried} attempts counted)"
    )
    measure.line(f"mail server down for three days, {name}", figure, "0 lost, at most one digest a person",
                 most == 1 and len(got) == PEOPLE and joined == PEOPLE * EACH)  # fmt: skip


def main(name: str, url: str) -> None:
    """Print the figures of one database."""
    measure.installation(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="carefront.config.settings")
    import logging

    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    moods(name)
    three_days(name)


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else on_each(__file__)
