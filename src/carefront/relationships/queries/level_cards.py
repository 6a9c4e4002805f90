"""What is shown of levels and releases: frozen cards, with what the asking person may do by the policy of the gate."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.core.level import CameDown, ChangeState, Level, ReleaseState
from carefront.core.policy import Deed, Standing, Thing, allows


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """Show a change of somebody's level: who proposed which, why, and what became of it."""

    id: UUID
    relationship_id: UUID
    commitment_id: UUID | None
    owner_id: UUID
    owner: str
    owner_is_me: bool
    by: str
    by_me: bool
    by_owner: bool  # chosen by whose promises it is about, without a proposal by another
    level: Level
    before: Level
    reason: str
    look_on: date | None
    made_at: datetime
    agreed_at: datetime | None
    over_at: datetime | None
    words: str  # of the owner who declined
    state: ChangeState
    standing: Standing
    is_open: bool  # the relationship goes on now, and the reader is in it
    asks_me: bool  # its day to look again has come, and the reader has not answered
    came_down: CameDown | None = None  # why it is in force though nobody chose it: what held the fourth is over

    @property
    def goes_down(self) -> bool:
        """Whether it is lower than what was before."""
        return self.level < self.before

    @property
    def may_answer(self) -> bool:
        """Whether the asking person can consent to it, or leave it as it is."""
        waits = self.state is ChangeState.OPEN and self.is_open
        return waits and allows(Thing.LEVEL, Deed.ANSWER, self.standing)

    @property
    def may_withdraw(self) -> bool:
        """Whether the asking person can take it back."""
        return self.state is ChangeState.OPEN and self.is_open and self.by_me

    @property
    def may_look(self) -> bool:
        """Whether the asking person can say that it is still right, and name another day."""
        stands = self.state is ChangeState.IN_FORCE and self.is_open
        return stands and allows(Thing.LEVEL, Deed.CHANGE, self.standing)


@dataclass(frozen=True, slots=True)
class OwnerCard:
    """Show at which level one person's promises stand, since when, and what is proposed about it."""

    person_id: UUID
    name: str
    is_me: bool
    level: Level
    since: datetime | None  # None: it never was another one
    change: ChangeCard | None  # what is in force
    proposed: ChangeCard | None
    is_open: bool
    is_here: bool  # the reader is in it, and it goes on or is paused

    @property
    def _standing(self) -> Standing:
        return Standing.OWNER if self.is_me else Standing.OTHER

    @property
    def may_propose(self) -> bool:
        """Whether the asking person can propose another level, or choose one for themselves."""
        free = self.is_open and (self.is_me or self.proposed is None)
        return free and allows(Thing.LEVEL, Deed.ASK, self._standing)

    @property
    def may_lower(self) -> bool:
        """Whether the asking person can take it down by themselves."""
        above = self.level > Level.SELF_TRACKED
        return self.is_here and above and allows(Thing.LEVEL, Deed.CHANGE, self._standing)


@dataclass(frozen=True, slots=True)
class LevelsCard:
    """Show the levels of everybody in a relationship, and the changes that led there, the newest first."""

    owners: tuple[OwnerCard, ...]
    of_one_promise: tuple[ChangeCard, ...]  # proposals by or to the asking person, each about one promise
    history: tuple[ChangeCard, ...]

    @property
    def alike(self) -> bool:
        """Whether everybody's promises stand at the same level."""
        return len({each.level for each in self.owners}) < 2


@dataclass(frozen=True, slots=True)
class PromiseLevel:
    """Show at which level one promise stands, and whether that is its own."""

    level: Level
    usual: Level  # of its owner's promises in the relationship
    change: ChangeCard | None  # its own, in force
    proposed: ChangeCard | None
    is_mine: bool
    is_open: bool
    is_here: bool  # it is not settled, and the reader is in its relationship, which goes on or is paused

    @property
    def may_propose(self) -> bool:
        """Whether the asking person can propose another level for it, or choose one for their own promise."""
        return self.is_open and (self.is_mine or self.proposed is None)

    @property
    def may_lower(self) -> bool:
        """Whether the asking person can take it down by themselves."""
        return self.is_here and self.is_mine and self.level > Level.SELF_TRACKED

    @property
    def may_end(self) -> bool:
        """Whether the asking person can let it stand at the level of all their other promises again."""
        return self.is_open and self.is_mine and self.is_own

    @property
    def is_own(self) -> bool:
        """Whether it stands at a level of its own."""
        return self.change is not None


@dataclass(frozen=True, slots=True)
class YesCard:
    """Show one person's yes to a release; `at` is None of somebody who is in it and has not said it."""

    name: str
    is_me: bool
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """Show a time without promises to somebody in the relationship."""

    id: UUID
    relationship_id: UUID
    by: str
    by_me: bool
    reason: str
    until: date
    look_on: date
    made_at: datetime
    begun_at: datetime | None
    over_at: datetime | None
    over_by: str
    state: ReleaseState
    yes: tuple[YesCard, ...]
    standing: Standing
    is_open: bool  # the relationship goes on now, and the reader is in it
    is_here: bool  # the reader is in it, though it may rest
    asks_me: bool

    @property
    def may_accept(self) -> bool:
        """Whether the asking person can agree to it."""
        said = any(one.is_me and one.at for one in self.yes)
        return self._waits and not said and allows(Thing.RELEASE, Deed.ANSWER, self.standing)

    @property
    def may_decline(self) -> bool:
        """Whether the asking person can go on with promises instead."""
        return self._waits and not self.by_me and allows(Thing.RELEASE, Deed.ANSWER, self.standing)

    @property
    def may_withdraw(self) -> bool:
        """Whether the asking person can take it back."""
        return self._waits and self.by_me

    @property
    def may_end(self) -> bool:
        """Whether the asking person can end it before its day."""
        on = self.state is ReleaseState.ON and self.is_here
        return on and allows(Thing.RELEASE, Deed.CHANGE, self.standing)

    @property
    def _waits(self) -> bool:
        return self.state is ReleaseState.OPEN and self.is_open


@dataclass(frozen=True, slots=True)
class ReleasesCard:
    """Show the release that is proposed or on in a relationship, and those before, the newest first."""

    current: ReleaseCard | None
    history: tuple[ReleaseCard, ...]
    may_propose: bool
