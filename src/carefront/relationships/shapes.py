"""The shapes in which the API takes and gives relationships."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from carefront.core.policy import Thing, Verdict
from carefront.core.relationships import LARGEST_TEAM, RelationshipKind, RelationshipState, Role


def _text(given: Any) -> Any:
    """Let only text become an id or a day: a number would be read as something it is not."""
    if given is not None and not isinstance(given, str):
        raise ValueError("text is expected")
    return given


Id = Annotated[UUID, Field(strict=False), BeforeValidator(_text)]
Day = Annotated[date, Field(strict=False), BeforeValidator(_text)]
Kind = Annotated[RelationshipKind, Field(strict=False)]
Part = Annotated[Role, Field(strict=False)]


class In(BaseModel):
    """Take what is named and nothing else."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ProposalIn(In):
    """A relationship that is proposed."""

    kind: Kind
    role: Part | None = Field(None, description="The proposer's own part; left out for peers, teams and oneself.")
    with_ids: list[Id] = Field(default_factory=list, max_length=LARGEST_TEAM, description="People of the workspace.")
    name: str = Field("", description="What a team is called.")
    purpose: str = Field("", description="What it is for; those who are asked read it.")


class PauseIn(In):
    """A rest, perhaps until a day."""

    until: Day | None = Field(None, description="The first day on which it goes on.")


class EndingIn(In):
    """An end, perhaps with a word to those in it."""

    words: str = ""


class MemberIn(In):
    """Somebody who is asked into a team."""

    person_id: Id


class PageIn(BaseModel):
    """Which part of a list: after the id `cursor`, at most `limit`."""

    cursor: UUID | None = None
    limit: int = Field(50, ge=1, le=100)


class MemberOut(Schema):
    """One person's part."""

    person_id: UUID
    name: str
    role: Role
    accepted: bool
    declined: bool
    left: bool
    is_me: bool


class EndingOut(Schema):
    """How a relationship ended."""

    at: datetime
    by: UUID
    name: str
    words: str


class RelationshipOut(Schema):
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
    may_answer: bool
    may_withdraw: bool
    may_pause: bool
    may_resume: bool
    may_invite: bool
    may_leave: bool
    may_end: bool
    who_sees_what: list[str]


class RelationshipsOut(Schema):
    """Some of a person's relationships; `next` is the cursor of those that follow."""

    items: list[RelationshipOut]
    next: UUID | None


class PolicyOut(Schema):
    """One thing: who sees it, in codes, and every deed in words."""

    thing: Thing
    label: str
    meaning: str
    seen_by: dict[str, Verdict]
    sentences: list[str]
