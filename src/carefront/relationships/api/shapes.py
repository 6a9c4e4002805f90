"""The shapes in which the API takes and gives relationships."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from carefront.core.level import Level
from carefront.core.policy import Thing, Verdict
from carefront.core.relationships import LARGEST_TEAM, RelationshipKind, RelationshipState, Role
from carefront.kit.api import In, Out
from carefront.kit.api_fields import Day, Id, Line, Text, choice

Kind: Any = choice(RelationshipKind)
Part: Any = choice(Role)


class ProposalIn(In):
    """A relationship that is proposed."""

    kind: Kind
    role: Part | None = Field(None, description="The proposer's own part; left out for peers, teams and oneself.")
    with_ids: list[Id] = Field(default_factory=list, max_length=LARGEST_TEAM, description="People of the workspace.")
    name: Line = Field("", description="What a team is called.")
    purpose: Text = Field("", description="What it is for; those who are asked read it.")


class PauseIn(In):
    """A rest, perhaps until a day."""

    until: Day | None = Field(None, description="The first day on which it goes on.")


class EndingIn(In):
    """An end, perhaps with a word to those in it."""

    words: Text = ""


class MemberIn(In):
    """Somebody who is asked into a team."""

    person_id: Id


class MemberOut(Out):
    """One person's part."""

    person_id: UUID
    name: str
    role: Role
    accepted: bool
    declined: bool
    left: bool
    is_me: bool


class EndingOut(Out):
    """How a relationship ended."""

    at: datetime
    by: UUID
    name: str
    words: str


class RelationshipOut(Out):
    """A relationship as one of its members sees it, with what that member may do."""

    id: UUID
    kind: RelationshipKind
    state: RelationshipState
    title: str
    purpose: str
    proposed_by: UUID
    created_at: datetime
    started_at: datetime | None
    paused_until: date | None
    ending: EndingOut | None
    my_role: Role | None
    members: list[MemberOut]
    has_covenant: bool
    has_covenant_draft: bool
    asked_to_sign: bool
    my_level: Level
    their_level: Level
    level_asked: bool
    release_until: date | None
    release_asked: bool
    may_answer: bool
    may_withdraw: bool
    may_pause: bool
    may_resume: bool
    may_invite: bool
    may_leave: bool
    may_end: bool
    who_sees_what: list[str]


class RelationshipsOut(Out):
    """Some of a person's relationships; `next` is the cursor of those that follow."""

    items: list[RelationshipOut]
    next: str | None


class PolicyOut(Out):
    """One thing: who sees it, in codes, and every deed in words."""

    thing: Thing
    label: str
    meaning: str
    seen_by: dict[str, Verdict]
    sentences: list[str]
