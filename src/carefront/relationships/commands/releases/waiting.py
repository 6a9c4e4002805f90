"""What time and membership do to levels and releases: days to look again, a release's last day, leaving and ending."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from carefront.core.actors import Actor
from carefront.core.level import ReleaseState
from carefront.core.relationships import RelationshipState
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.relationships.commands.levels import held as levels
from carefront.relationships.commands.levels.answering import pass_over
from carefront.relationships.commands.releases.agreeing import begin_if_agreed, finish
from carefront.relationships.commands.releases.held import HeldRelease, tell
from carefront.relationships.models import LevelChange, LookAgain, Member, Release


def look_due(now: datetime, worker: str, limit: int = 200) -> int:
    """Ask everybody for whom a day to look again has come, the earliest first; answer how many.

    Nothing is asked while a relationship rests: the question waits until it goes on.
    """
    active = RelationshipState.ACTIVE.value
    goes_on = Q(change__relationship__state=active) | Q(release__relationship__state=active)
    due = LookAgain.objects.filter(goes_on, due_at__lte=now).order_by("due_at")
    keys = list(due.values_list("pk", "change__relationship_id", "release__relationship_id")[:limit])
    return sum(_ask(look_id, of_change or of_release, now) for look_id, of_change, of_release in keys)


@command
def _ask(look_id: UUID, relationship_id: UUID, now: datetime) -> bool:
    journal.lock(relationship_id)
    look = LookAgain.objects.select_related("change", "release").filter(pk=look_id, due_at__lte=now).first()
    if look is None:
        return False
    look.due_at, look.asked_at = None, now
    look.save(update_fields=["due_at", "asked_at"])
    if look.change is not None:
        levels.tell("level_look", look.change, [look.person_id], now, None, key=str(look.change.look_on))
    elif look.release is not None:
        tell("release_look", look.release, [look.person_id], now, None)
    return True


def end_due(now: datetime, worker: str, limit: int = 200) -> int:
    """End the releases whose day has come, the earliest first; answer how many."""
    due = Release.objects.filter(begun_at__isnull=False, over_at__isnull=True, ends_at__lte=now).order_by("ends_at")
    keys = list(due.values_list("pk", "relationship_id")[:limit])
    return sum(_end(release_id, relationship_id, now) for release_id, relationship_id in keys)


@command
def _end(release_id: UUID, relationship_id: UUID, now: datetime) -> bool:
    stream = journal.lock(relationship_id)
    row = Release.objects.select_related("relationship").filter(pk=release_id, over_at__isnull=True).first()
    if row is None:
        return False
    finish(HeldRelease(stream, row), None, now)
    return True


@step
def ask_who_joined(mine: Member, now: datetime) -> None:
    """Ask somebody who has just joined whether they agree to a release that waits for everybody's yes."""
    row = Release.objects.filter(
        relationship_id=mine.relationship_id, begun_at__isnull=True, over_at__isnull=True, ends_at__gt=now
    ).first()
    if row is not None:
        tell("release_proposed", row, [mine.person_id], now, row.by_id)


@step
def go_on_without(relationship_id: UUID, by: Actor, now: datetime) -> None:
    """Let levels and a release go on without somebody who left: what waited for their word alone waits no longer."""
    pass_over(relationship_id, now, by.id)
    LookAgain.objects.filter(release__relationship_id=relationship_id, person_id=by.id).update(due_at=None)
    stream = journal.lock(relationship_id)
    row = (
        Release.objects.select_related("relationship")
        .filter(relationship_id=relationship_id, over_at__isnull=True)
        .first()
    )
    if row is None or row.begun_at is not None:
        return
    it = HeldRelease(stream, row)
    if row.by_id == by.id:
        it.close(by.id, now, ReleaseState.PASSED)
    else:
        begin_if_agreed(it, by.id, now)


@step
def close_all(relationship_id: UUID, by: Actor, now: datetime) -> None:
    """End what is proposed or on in a relationship that has ended; it stays readable."""
    pass_over(relationship_id, now)
    stream = journal.lock(relationship_id)
    row = (
        Release.objects.select_related("relationship")
        .filter(relationship_id=relationship_id, over_at__isnull=True)
        .first()
    )
    if row is None:
        return
    if row.begun_at is None:
        HeldRelease(stream, row).close(by.id, now, ReleaseState.PASSED)
    else:
        finish(HeldRelease(stream, row), by, now)


@step
def forget_reasons(person_id: UUID) -> None:
    """Take away why an erased person proposed a level or a release, and what they said to one; the dates stay."""
    LevelChange.objects.filter(by_id=person_id).update(reason="")
    LevelChange.objects.filter(owner_id=person_id).update(words="")
    Release.objects.filter(by_id=person_id).update(reason="")
