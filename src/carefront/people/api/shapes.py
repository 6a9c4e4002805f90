"""The shapes in which the API takes and gives people, preferences, invitations and keys."""

from datetime import time
from uuid import UUID

from pydantic import Field

from carefront.kit.api import In, Out
from carefront.kit.api_fields import Clock, Line, Text
from carefront.kit.api_paging import PageIn


class PersonOut(Out):
    """Somebody of your workspace."""

    id: UUID
    name: str
    is_steward: bool
    is_me: bool


class PeopleOut(Out):
    """Some people, by name; `next` is the cursor of those that follow."""

    items: list[PersonOut]
    next: str | None


class MeOut(PersonOut):
    """Who you are here, and what your key may do."""

    workspace_id: UUID
    zone: str
    language: str
    scopes: list[str]


class PreferencesOut(Out):
    """What you chose."""

    name: str
    email: str
    zone: str
    language: str
    quiet_from: time
    quiet_to: time
    ask_time: time
    theme: str
    letters: bool


class PreferencesIn(In):
    """What you choose; what is left out stays."""

    name: Line | None = None
    zone: str | None = Field(None, max_length=64)
    language: str | None = Field(None, max_length=10)
    quiet_from: Clock | None = None
    quiet_to: Clock | None = None
    ask_time: Clock | None = None
    theme: str | None = Field(None, max_length=10)
    letters: bool | None = None


class InvitationOut(Out):
    """An invitation that waits for an answer."""

    id: UUID
    email: str
    name: str
    sent: str
    until: str
    has_run_out: bool


class InvitationsOut(Out):
    """The invitations that wait for an answer, newest first, at most two hundred."""

    items: list[InvitationOut]


class InvitationIn(In):
    """Whom to invite, perhaps with a relationship that begins when they accept."""

    email: str = Field(max_length=400)
    name: Line = ""
    note: Text = ""
    relationship_kind: str = Field("", max_length=20, description="coaching, reporting, peer, or nothing.")
    role: str = Field("", max_length=20, description="Your own part in it.")


class KeyOut(Out):
    """One of your keys; its secret is nowhere."""

    id: UUID
    name: str
    scopes: list[str]
    made: str
    used: str
    until: str
    has_run_out: bool


class KeysOut(Out):
    """Your keys, newest first."""

    items: list[KeyOut]


class PeopleIn(PageIn):
    """Which people are listed."""

    words: str = Field("", max_length=120, description="Words that stand in the name.")
