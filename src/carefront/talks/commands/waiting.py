"""What time and membership do to talks and consequences: days to look back, a time that is over, leaving and ending."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from carefront.core.actors import Actor
from carefront.core.consequences import ConsequenceEnding
from carefront.core.ledger import Kind
from carefront.core.level import Level
from carefront.core.relationships import RelationshipState
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.relationships import commands as relationships
from carefront.talks.commands.beginning import close
from carefront.talks.commands.consequences import finish, in_force
from carefront.talks.commands.held import tell
from carefront.talks.models import Conduct, Consequences, LookBack, Question, Saying, Talk


def look_due(now: datetime, worker: str, limit: int = 200) -> int:
    """Ask everybody for whom a day to look back has come, the earliest first; answer how many.

    Nothing is asked while a relationship rests: the question waits until it goes on.
    """
    active = RelationshipState.ACTIVE.value
    goes_on = Q(talk__relationship__state=active) | Q(consequences__relationship__state=active)
    due = LookBack.objects.filter(goes_on, due_at__lte=now).order_by("due_at")
    keys = list(due.values_list("pk", "talk__relationship_id", "consequences__relationship_id")[:limit])
    return sum(_ask(look_id, of_talk or of_consequences, now) for look_id, of_talk, of_consequences in keys)


@command
def _ask(look_id: UUID, relationship_id: UUID, now: datetime) -> bool:
    journal.lock(relationship_id)
    look = LookBack.objects.select_related("talk", "consequences").filter(pk=look_id, due_at__lte=now).first()
    if look is None:
        return False
    look.due_at, look.asked_at = None, now
    look.save(update_fields=["due_at", "asked_at"])
    if look.talk is not None:
        tell("talk_look", look.talk, look.person_id, now, None)
    elif look.consequences is not None:
        tell("consequences_look", look.consequences, look.person_id, now, None)
    return True


def lapse_due(now: datetime, worker: str, limit: int = 200) -> int:
    """End the consequences whose last day is over, the earliest first; answer how many."""
    due = Consequences.objects.filter(agreed_at__isnull=False, over_at__isnull=True, ends_at__lte=now)
    keys = list(due.order_by("ends_at").values_list("pk", "relationship_id")[:limit])
    return sum(_lapse(key, place, now) for key, place in keys)


@command
def _lapse(consequences_id: UUID, relationship_id: UUID, now: datetime) -> bool:
    stream = journal.lock(relationship_id)
    row = Consequences.objects.filter(pk=consequences_id, over_at__isnull=True, ends_at__lte=now).first()
    if row is None:
        return False
    finish(row, stream, ConsequenceEnding.LAPSED, None, now)
    relationships.lapse_level(relationship_id=relationship_id, owner_id=row.owner_id, now=now)
    return True


def was_talked_through(relationship_id: UUID, owner_id: UUID, now: datetime) -> bool:
    """Answer whether consequences that both wrote and the owner agreed to are in force for somebody's promises."""
    return any(row.ends_at > now for row in in_force(relationship_id, owner_id))


@step
def level_changed(
    relationship_id: UUID, owner_id: UUID, commitment_id: UUID | None, level: int, now: datetime, by: Actor | None
) -> None:
    """Let consequences be over when their owner went down: what was agreed for the fourth level binds at no other."""
    if commitment_id is not None or level >= Level.AGREED:
        return
    for row in in_force(relationship_id, owner_id):
        who = by.id if by else None
        finish(row, journal.lock(relationship_id), ConsequenceEnding.LOWERED, who, now)
        relationships.lapse_level(relationship_id=relationship_id, owner_id=owner_id, now=now, by=who, quiet=True)


@step
def relationship_ended(relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Close what goes on in a relationship that has ended; both keep reading it."""
    _close_all(Talk.objects.filter(relationship_id=relationship_id), relationship_id, now)
    rows = Consequences.objects.filter(relationship_id=relationship_id, over_at__isnull=True)
    for row in rows:
        finish(row, journal.lock(relationship_id), ConsequenceEnding.CLOSED, None, now)


@step
def member_left(relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Close the talks and consequences of somebody who left a team that goes on."""
    if by is None:
        return
    here = Q(by_id=by.id) | Q(other_id=by.id)
    _close_all(Talk.objects.filter(here, relationship_id=relationship_id), relationship_id, now)
    theirs = Q(owner_id=by.id) | Q(other_id=by.id)
    for row in Consequences.objects.filter(theirs, relationship_id=relationship_id, over_at__isnull=True):
        finish(row, journal.lock(relationship_id), ConsequenceEnding.CLOSED, None, now)
        if row.agreed_at is not None and row.owner_id != by.id:
            relationships.lapse_level(relationship_id=relationship_id, owner_id=row.owner_id, now=now, by=by.id)


@step
def _close_all(rows: QuerySet[Talk], relationship_id: UUID, now: datetime) -> None:
    stream = journal.lock(relationship_id)
    for row in rows.filter(closed_at__isnull=True):
        close(row, None, now)
        journal.append(stream, Kind.TALK_CLOSED, by=None, about=row.pk, at=now)


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away what an erased person wrote; days, counts and what the other wrote stay."""
    Saying.objects.filter(person_id=person_id).update(words="", choices=[])
    Question.objects.filter(by_id=person_id).update(words="")
    Question.objects.filter(Q(talk__by_id=person_id) | Q(talk__other_id=person_id)).exclude(by_id=person_id).update(
        answer=""
    )
    Talk.objects.filter(together_by_id=person_id).update(together="")
    Conduct.objects.filter(person_id=person_id).update(words="")
    LookBack.objects.filter(person_id=person_id).update(words="")
