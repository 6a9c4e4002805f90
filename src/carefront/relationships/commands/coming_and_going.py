"""What people's arriving, leaving and erasure mean for their relationships; `people.arrivals` calls these steps."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import LIVING, RelationshipKind, RelationshipState, Role
from carefront.kit.durable import step
from carefront.people import queries as people
from carefront.people.arrivals import Arrival
from carefront.relationships import access
from carefront.relationships.commands.accept import accept_within
from carefront.relationships.commands.covenant.membership import forget_drafted
from carefront.relationships.commands.decline import decline_within
from carefront.relationships.commands.end import end_within, finish
from carefront.relationships.commands.held import held
from carefront.relationships.commands.leave import leave_within
from carefront.relationships.commands.propose import propose_within
from carefront.relationships.commands.releases.waiting import forget_reasons
from carefront.relationships.commands.withdraw import withdraw_within
from carefront.relationships.models import Member, Relationship


@step
def begin_with_arrival(arrival: Arrival, now: datetime) -> None:
    """Begin the relationship that an invitation named: accepting the invitation accepted both.

    Nothing begins when the inviter has left, or when the two have a relationship of that kind already.
    """
    if arrival.inviter is None or not arrival.relationship_kind:
        return
    kind, role = RelationshipKind(arrival.relationship_kind), Role(arrival.inviter_role)
    try:
        begun = propose_within(by=arrival.inviter, kind=kind, role=role, with_ids=[arrival.person.id], now=now)
    except Refusal as refusal:
        if refusal.because is Because.ALREADY_THERE:
            return
        raise
    accept_within(by=arrival.person, relationship_id=begun, now=now)


@step
def leave_all(person_id: UUID, now: datetime) -> None:
    """Let go of every living relationship of somebody who leaves the workspace.

    Pairs end, teams go on without them, their proposals are taken back, and what they were asked is declined.
    """
    actor = people.actors_of([person_id]).get(person_id)
    if actor is None:
        return
    living = [state.value for state in LIVING]
    mine = access.memberships_of(person_id).filter(relationship__state__in=living)
    for relationship_id in list(mine.order_by("relationship_id").values_list("relationship_id", flat=True)):
        _let_go(actor, relationship_id, now)


def _let_go(actor: Actor, relationship_id: UUID, now: datetime) -> None:
    mine = access.memberships_of(actor.id).select_related("relationship").get(relationship_id=relationship_id)
    row = mine.relationship
    if mine.accepted_at is None:
        decline_within(by=actor, relationship_id=relationship_id, now=now)
    elif row.state == RelationshipState.PROPOSED.value:
        withdraw_within(by=actor, relationship_id=relationship_id, now=now)
    elif row.kind == RelationshipKind.TEAM.value:
        leave_within(by=actor, relationship_id=relationship_id, now=now)
    elif row.kind == RelationshipKind.SELF.value:
        finish(held(actor, relationship_id, Deed.CHANGE), actor, "", now)
    else:
        end_within(by=actor, relationship_id=relationship_id, now=now)


@step
def forget_words(person_id: UUID, now: datetime) -> None:
    """Take away what an erased person wrote here and nobody else made theirs; what others accepted stays readable."""
    other = Member.objects.filter(relationship=OuterRef("pk"), accepted_at__isnull=False).exclude(person_id=person_id)
    Relationship.objects.filter(~Exists(other), proposed_by_id=person_id).update(purpose="", name="")
    forget_drafted(person_id)
    forget_reasons(person_id)
