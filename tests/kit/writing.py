"""Letters and people for tests of the plumbing."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone, translation

from carefront.kit import letters
from carefront.kit.models import Letter
from carefront.kit.posting.registry import Addressee, Rendered
from carefront.kit.posting.sender import Sender

PEOPLE: dict[UUID, Addressee] = {}
MakeSender = Callable[[int, "Clock"], Sender]


class Clock:
    """Time that a test moves."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


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


def outcomes() -> list[str]:
    return sorted(Letter.objects.values_list("outcome", flat=True))
