"""What is shown of a relationship: frozen cards, with what the asking person may do by the same policy as the gate."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.core.level import DEFAULT, Level
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.relationships import LIVING, PAIRS, RelationshipKind, RelationshipState, Role, may_end


@dataclass(frozen=True, slots=True)
class MemberCard:
    """Show one person's part."""

    person_id: UUID
    name: str
    role: Role
    accepted: bool
    left: bool
    is_me: bool
    declined: bool = False  # in a pair; who declined a team is not shown in it
    since: datetime | None = None  # when they accepted it


@dataclass(frozen=True, slots=True)
class EndingCard:
    """Show when and by whom a relationship was ended, and with which words."""

    at: datetime
    by: UUID
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class RelationshipCard:
    """Show a relationship to one of its members; `title` is the other's name, or the team's."""

    id: UUID
    workspace_id: UUID
    kind: RelationshipKind
    state: RelationshipState
    title: str
    hue: int
    purpose: str
    proposed_by: UUID
    created_at: datetime
    started_at: datetime | None
    members: tuple[MemberCard, ...]
    my_role: Role | None
    awaits_me: bool
    paused_until: date | None = None
    i_left: bool = False
    standing: Standing = Standing.STRANGER
    ending: "EndingCard | None" = None
    has_covenant: bool = False  # in force now
    has_covenant_draft: bool = False
    asked_to_sign: bool = False
    my_level: Level = DEFAULT  # of the asking person's promises in it
    their_level: Level = DEFAULT  # of those of the other of a pair
    level_asked: bool = False  # whether another level of the asking person's promises was proposed to them
    level_asked_of: UUID | None = None  # and of which one promise, if it is about one
    level_to_look_at: bool = False
    release_until: date | None = None  # while those in it rest from promises
    release_asked: bool = False
    release_to_look_at: bool = False

    @property
    def is_pair(self) -> bool:
        """Whether exactly two people are in it."""
        return self.kind in PAIRS

    @property
    def others(self) -> tuple[MemberCard, ...]:
        """Everybody in it who is still there and is not the asking person."""
        return tuple(member for member in self.members if not member.is_me and not member.left)

    @property
    def other(self) -> MemberCard | None:
        """The other one of a pair."""
        return next((member for member in self.members if not member.is_me), None) if self.is_pair else None

    @property
    def is_active(self) -> bool:
        """Whether promises and requests can be made in it now."""
        return self.state is RelationshipState.ACTIVE

    @property
    def asks_nothing(self) -> bool:
        """Whether nobody is asked about promises in it: those in it rest from them, or it is paused itself."""
        return self.release_until is not None or self.state is RelationshipState.PAUSED

    @property
    def me(self) -> MemberCard | None:
        """The asking person's own part."""
        return next((member for member in self.members if member.is_me), None)

    @property
    def inside(self) -> bool:
        """Whether the asking person accepted it and has not left."""
        return self.me is not None and self.me.accepted and not self.me.left

    @property
    def proposed_by_me(self) -> bool:
        """Whether the asking person proposed it."""
        return self.me is not None and self.me.person_id == self.proposed_by

    @property
    def may_answer(self) -> bool:
        """Whether the asking person can accept or decline it."""
        return self.awaits_me and allows(Thing.RELATIONSHIP, Deed.ANSWER, self.standing)

    @property
    def may_change(self) -> bool:
        """Whether it is the asking person's to change, as somebody who accepted it and is still in it."""
        return self.inside and self.state in LIVING and allows(Thing.RELATIONSHIP, Deed.CHANGE, self.standing)

    @property
    def may_withdraw(self) -> bool:
        """Whether the asking person can take their proposal back."""
        return self.may_change and self.proposed_by_me and self.state is RelationshipState.PROPOSED

    @property
    def may_pause(self) -> bool:
        """Whether the asking person can let it rest."""
        return self.may_change and self.state is RelationshipState.ACTIVE

    @property
    def may_resume(self) -> bool:
        """Whether the asking person can wake it."""
        return self.may_change and self.state is RelationshipState.PAUSED

    @property
    def may_invite(self) -> bool:
        """Whether the asking person can ask somebody into it."""
        return self.may_change and self.kind is RelationshipKind.TEAM

    @property
    def may_leave(self) -> bool:
        """Whether the asking person can leave it and let it go on."""
        return self.may_invite and self.state is not RelationshipState.PROPOSED

    @property
    def has_covenants(self) -> bool:
        """Whether the people in it can write how they work together, as somebody who is or was in it."""
        inside = self.me is not None and self.me.accepted
        return inside and self.started_at is not None and self.kind is not RelationshipKind.SELF

    @property
    def has_levels(self) -> bool:
        """Whether the asking person, who is in it, can see how firm the accountability is and rest from promises."""
        return self.has_covenants and not self.i_left

    @property
    def awaits_agreement(self) -> bool:
        """Whether a level or a rest from promises waits for the asking person's word."""
        return self.level_asked or self.level_to_look_at or self.release_asked or self.release_to_look_at

    @property
    def may_end(self) -> bool:
        """Whether the asking person can end it for everybody in it."""
        proposer = next((member for member in self.members if member.person_id == self.proposed_by), None)
        return self.may_change and may_end(
            self.kind,
            self.state,
            proposed_it=self.proposed_by_me,
            proposer_is_in=proposer is not None and proposer.accepted and not proposer.left,
        )
