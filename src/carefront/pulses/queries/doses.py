"""What pulses say of the dose: to their author alone, or to whom they chose to tell."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.evidence import doses
from carefront.core.evidence.pulses import Pulse as Answered
from carefront.pulses import access
from carefront.pulses.cards import Heard

LATEST = 3
MOST = 200


def too_much(person: Actor, relationship_id: UUID, since: datetime | None = None) -> tuple[tuple[UUID, ...], bool]:
    """Answer which of `person`'s own latest pulses say that there is too much, by `core.evidence.doses`, and whether.

    The ids are of those answered after `since`, none where these alone do not say so; whether is asked of all.
    For what is shown to `person` alone: nothing that follows from it may be told to anybody else. 1 SQL query.
    """
    mine = access.pulses_visible_to(person).filter(
        person_id=person.id, relationship_id=relationship_id, dose__isnull=False
    )
    rows = mine.order_by("-on", "-pk").values_list("pk", "on", "dose", "at")[:LATEST]
    said = [(at, Answered(key, on, None, None, None, dose)) for key, on, dose, at in rows]
    later = [one for at, one in said if since is None or at > since]
    return doses.too_much(later), bool(doses.too_much([one for _at, one in said]))


def heard(person: Actor) -> dict[UUID, tuple[Heard, ...]]:
    """Answer what others chose to tell `person` of the dose, by relationship, newest first. 1 SQL query.

    From shared pulses of pairs alone: what is told of a team names nobody and has no dose.
    """
    theirs = access.pulses_visible_to(person).exclude(person_id=person.id).filter(dose__isnull=False)
    found: dict[UUID, list[Heard]] = {}
    rows = theirs.order_by("-on", "-pk").values_list("relationship_id", "person_id", "on", "dose")[:MOST]
    for place, who, on, dose in rows:
        if dose is not None:
            found.setdefault(place, []).append(Heard(place, who, on, dose))
    return {place: tuple(several) for place, several in found.items()}
