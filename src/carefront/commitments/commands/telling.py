"""Who is told of what: letters to those it concerns, gathered into one where it can wait."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.models import Answer, AnswerTo, Commitment, Waits
from carefront.core.actors import Actor
from carefront.core.cadence import outside_quiet
from carefront.core.due import instant
from carefront.core.level import Level, calls_for_words
from carefront.kit import letters
from carefront.kit.durable import step
from carefront.people import queries as people
from carefront.relationships import queries as relationships


@step
def promisees(row: Commitment, what: str, *, by: Actor, now: datetime) -> None:
    """Write a letter about a promise to those it was made to."""
    for person_id in promisee_ids(row):
        letters.post(what, to=person_id, workspace_id=row.workspace_id, now=now, commitment=row.pk, by=by.id)


@step
def those_who_wait(row: Commitment, what: str, *, by: Actor, now: datetime) -> None:
    """Tell the owners of what waits on a promise that it is at risk, was moved, changed, or let go."""
    waiting = Waits.objects.filter(on=row).exclude(waiting__owner_id=by.id)
    for waits_id, owner_id in waiting.values_list("waiting_id", "waiting__owner_id"):
        letters.post(
            "waited_on",
            to=owner_id,
            workspace_id=row.workspace_id,
            now=now,
            commitment=row.pk,
            waiting=waits_id,
            what=what,
        )


@step
def news(person_id: UUID, *, workspace_id: UUID, now: datetime) -> None:
    """See that a person hears once, at the hour they chose, of what others answered since."""
    actor = people.actor_if_here(person_id)
    if actor is None:
        return
    local = actor.local(now)
    day = local.date() if local.time() < actor.ask_time else local.date() + timedelta(days=1)
    due_at = outside_quiet(instant(day, actor.ask_time, actor.zone), actor)
    letters.post(
        "news", to=person_id, workspace_id=workspace_id, now=now, due_at=due_at, dedupe=f"news:{person_id}:{day}"
    )


@step
def answered(row: Commitment, said: Answer, *, now: datetime) -> None:
    """Lay an answer before those its promise was made to; each hears of it in the one letter of their day.

    About a promise whose owner keeps track alone nobody is asked for a word: what was said stands on its page.
    """
    if not calls_for_words(_level(row)):
        Answer.objects.filter(pk=said.pk).update(met_at=now)
        return
    told = promisee_ids(row)
    if row.promisee_id is None:
        AnswerTo.objects.bulk_create(AnswerTo(answer=said, person_id=person_id, at=now) for person_id in told)
    for person_id in told:
        news(person_id, workspace_id=row.workspace_id, now=now)


@step
def met(answer: Answer, by: Actor, *, now: datetime) -> None:
    """Take an answer off the list of one of those it was given to; in a group it stays on the others' lists."""
    if answer.commitment.promisee_id is None:
        AnswerTo.objects.filter(answer=answer, person_id=by.id, met_at__isnull=True).update(met_at=now)
    else:
        Answer.objects.filter(pk=answer.pk, met_at__isnull=True).update(met_at=now)


def _level(row: Commitment) -> Level:
    known: int | None = getattr(row, "level", None)
    if known is not None:
        return Level(known)
    rows: Any = access.with_level(Commitment.objects.filter(pk=row.pk))
    return Level(rows.values_list("level", flat=True).get())


def promisee_ids(row: Commitment) -> list[UUID]:
    """Answer everybody a promise was made to: one person, or the others who were in the group then and still are."""
    if row.promisee_id is not None:
        return [row.promisee_id]
    members = relationships.member_ids(row.relationship_id, at=row.made_at)
    return [person_id for person_id in members if person_id != row.owner_id]
