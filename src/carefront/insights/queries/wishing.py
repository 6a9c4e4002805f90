"""The level that somebody wishes for, by what they wrote about being held to account."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.core.mirroring import Structure
from carefront.insights import access
from carefront.relationships.queries.consents import BEGINNING, consents_in


def wished(person: Actor, relationship_id: UUID, now: datetime) -> Level | None:
    """Answer one level less than `person`'s own, where they wrote that a lower one would feel supportive.

    None where they wrote it before the level that stands now. At most 2 SQL queries.
    """
    own = access.meanings_visible_to(person).filter(relationship_id=relationship_id, person_id=person.id)
    row = own.values_list("structures", "changed_at").first()
    if row is None or Structure.LOWER.value not in row[0]:
        return None
    consent = consents_in([relationship_id]).get((relationship_id, person.id), BEGINNING)
    stands = consent.agreed_at is None or consent.agreed_at < row[1] <= now
    return Level(consent.level - 1) if stands and consent.level > Level.SELF_TRACKED else None
