"""Kinds of relationship, the roles in them, and the states they pass through."""

from enum import StrEnum

from carefront.core.refusals import Because, Refusal


class RelationshipKind(StrEnum):
    """Name the five kinds."""

    COACHING = "coaching"
    REPORTING = "reporting"
    PEER = "peer"
    TEAM = "team"
    SELF = "self"


class Role(StrEnum):
    """Name a person's part in a relationship."""

    COACH = "coach"
    CLIENT = "client"
    MANAGER = "manager"
    REPORT = "report"
    PEER = "peer"
    MEMBER = "member"
    SELF = "self"


class RelationshipState(StrEnum):
    """Name where a relationship stands now."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_OTHER_ROLE = {
    Role.COACH: Role.CLIENT,
    Role.CLIENT: Role.COACH,
    Role.MANAGER: Role.REPORT,
    Role.REPORT: Role.MANAGER,
    Role.PEER: Role.PEER,
    Role.MEMBER: Role.MEMBER,
}
ROLES = {
    RelationshipKind.COACHING: (Role.COACH, Role.CLIENT),
    RelationshipKind.REPORTING: (Role.MANAGER, Role.REPORT),
    RelationshipKind.PEER: (Role.PEER,),
    RelationshipKind.TEAM: (Role.MEMBER,),
    RelationshipKind.SELF: (Role.SELF,),
}
LARGEST_TEAM = 50
PAIRS = frozenset({RelationshipKind.COACHING, RelationshipKind.REPORTING, RelationshipKind.PEER})
LIVING = frozenset({RelationshipState.PROPOSED, RelationshipState.ACTIVE, RelationshipState.PAUSED})


def checked_roles(kind: RelationshipKind, own: Role, others: int) -> Role:
    """Answer the role of the other people when the proposer takes `own` in a relationship with `others` (count).

    Raises Refusal(UNKNOWN_CHOICE) for a role that the kind does not have and Refusal(WRONG_SIZE) for a pair without
    exactly one other, a team without one to 49 others, or a self with any.
    """
    if own not in ROLES[kind]:
        raise Refusal(Because.UNKNOWN_CHOICE, "role", given=own.value)
    low, high = {RelationshipKind.SELF: (0, 0), RelationshipKind.TEAM: (1, LARGEST_TEAM - 1)}.get(kind, (1, 1))
    if not low <= others <= high:
        raise Refusal(Because.WRONG_SIZE, "with", low=low, high=high)
    return _OTHER_ROLE.get(own, own)


def may_promise_in(state: RelationshipState) -> bool:
    """Answer whether new promises and requests can be made in a relationship that stands in `state`."""
    return state is RelationshipState.ACTIVE


def may_end(kind: RelationshipKind, state: RelationshipState, *, proposed_it: bool, proposer_is_in: bool) -> bool:
    """Answer whether a member can end the relationship for everybody in it.

    Either of a pair can. A team is ended by whoever proposed it, and by any member once that person has left, so that
    nobody closes a team over the heads of the others: they leave it instead. What one promises oneself has no end.
    """
    if kind is RelationshipKind.SELF or state not in {RelationshipState.ACTIVE, RelationshipState.PAUSED}:
        return False
    return kind in PAIRS or proposed_it or not proposer_is_in


def suits(own: Role, other: Role) -> bool:
    """Answer whether the two roles are the two sides of one relationship."""
    return _OTHER_ROLE.get(own) is other
