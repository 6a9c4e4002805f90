"""After a long silence, one letter in place of many: nobody is met by a storm."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from carefront.kit.ids import new_id
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.kit.posting.outcomes import Became
from carefront.kit.posting.registry import DIGEST, Rendered

OLD = timedelta(hours=12)
MANY = 3  # more than this many old letters for one person become one
# The joining letter waits this long, so that letters which other workers hold just now can still join it.
GATHERING = timedelta(seconds=30)


def join_old(letters: list[Letter], worker: str, now: datetime) -> list[Letter]:
    """Join the old letters of people who would get many at once; answer those of `letters` that still go singly."""
    kinds = registry.joining_kinds()
    old = {
        letter.to_person_id
        for letter in letters
        if letter.to_person_id and letter.kind in kinds and letter.wanted_at <= now - OLD
    }
    if not old:
        return letters
    joined: set[UUID] = set()
    for person_id in _people_with_many(old, kinds, worker, now):
        joined |= _join(person_id, kinds, worker, now)
    return [letter for letter in letters if letter.pk not in joined]


def render(letter: Letter) -> Rendered | None:
    """Answer the words of the one letter that goes in place of several."""
    joined = list(Letter.objects.filter(joined_into=letter.pk).order_by("wanted_at"))
    if not joined:
        return None
    made = registry.digest_renderer()
    return made(letter, joined) if made else _plain(len(joined))


def _plain(count: int) -> Rendered:
    return Rendered(
        subject=_("What waited for your word"),
        text=_(
            "For a while no letters could go out. %(count)s of them waited for you, "
            "and this one goes in their place.\n\n"
            "You see how everything stands here:\n%(address)s\n"
        )
        % {"count": count, "address": settings.SITE_URL},
    )


def _waiting(kinds: Sequence[str], now: datetime) -> Q:
    return Q(due_at__isnull=False, held=False, kind__in=kinds, wanted_at__lte=now - OLD)


def _gathering(worker: str) -> Q:
    """Choose joining letters that nobody else is sending: what joins them now will be in their words."""
    return Q(kind=DIGEST, due_at__isnull=False, leased_by__in=("", worker))


def _people_with_many(people: set[UUID], kinds: Sequence[str], worker: str, now: datetime) -> list[UUID]:
    """Answer who has many old letters waiting, or has a joining letter that still gathers them."""
    counted = (
        Letter.objects.filter(_waiting(kinds, now), to_person_id__in=people)
        .values_list("to_person_id")
        .annotate(count=Count("pk"))
        .order_by()
    )
    many = {person_id for person_id, count in counted if count > MANY}
    gathering = Letter.objects.filter(_gathering(worker), to_person_id__in=people)
    return sorted(many | {one for one in gathering.values_list("to_person_id", flat=True) if one})


@transaction.atomic
def _join(person_id: UUID, kinds: Sequence[str], worker: str, now: datetime) -> set[UUID]:
    """Put a person's old letters, free or held by this worker, into one; answer their ids."""
    held_by_others = ~Q(leased_by__in=("", worker)) & Q(due_at__gt=now)
    mine = Letter.objects.filter(_waiting(kinds, now), to_person_id=person_id).exclude(held_by_others)
    found = list(mine.values_list("pk", "workspace_id"))
    if not found:
        return set()
    there = _open_digest(person_id, found[0][1], worker, now)
    ids = {pk for pk, _workspace in found}
    Letter.objects.filter(pk__in=ids, due_at__isnull=False).update(
        due_at=None, leased_by="", outcome=Became.JOINED.value, joined_into=there, trouble=""
    )
    return ids


def _open_digest(person_id: UUID, workspace_id: UUID | None, worker: str, now: datetime) -> UUID:
    """Answer the joining letter of a person that nobody is sending yet, or a new one. At most one waits at a time."""
    gathering = Letter.objects.select_for_update().filter(_gathering(worker), to_person_id=person_id)
    if (there := gathering.values_list("pk", flat=True).first()) is not None:
        return there
    before = Letter.objects.filter(kind=DIGEST, to_person_id=person_id).count()
    key = f"{DIGEST}:{person_id}:{before}"
    digest = Letter(
        id=new_id(),
        kind=DIGEST,
        to_person_id=person_id,
        workspace_id=workspace_id,
        due_at=now + GATHERING,
        wanted_at=now,
        written_at=now,
        dedupe=key,
    )
    Letter.objects.bulk_create([digest], ignore_conflicts=True)  # another worker may have begun the same one
    return Letter.objects.filter(dedupe=key).values_list("pk", flat=True).get()
