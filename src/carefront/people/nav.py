"""What the frame around every page shows: who is asking, where they are, where they can go."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest

from carefront.people.models import Account
from carefront.people.queries.acting import Standing
from carefront.people.signing import account_of


@dataclass(frozen=True, slots=True)
class WorkspaceChoice:
    """Name a workspace that the account belongs to, and whether the page is about it."""

    id: UUID
    name: str
    current: bool


class Nav:
    """Describe the frame; whatever costs a query is looked up when a template first asks for it."""

    counts: Mapping[str, int] | None = None

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _who(self) -> Account | None:
        try:
            return account_of(self._request)
        except DatabaseError:  # the page that says so needs its frame all the same
            return None

    @cached_property
    def _standing(self) -> Standing | None:
        actor = getattr(self._request, "actor", None) if self._standings else None
        return next((s for s in self._standings if actor and s.actor.id == actor.id), None)

    @cached_property
    def _standings(self) -> tuple[Standing, ...]:
        try:
            return getattr(self._request, "standings", ()) if self._who else ()
        except DatabaseError:
            return ()

    @cached_property
    def signed_in(self) -> bool:
        """Whether an account is signed in, with or without a workspace."""
        return self._who is not None

    @cached_property
    def person_name(self) -> str:
        """The name that the asking person bears in this workspace."""
        return self._standing.actor.name if self._standing else self._account("name")

    @cached_property
    def account_name(self) -> str:
        """The address with which the account signs in."""
        return self._account("email")

    @cached_property
    def workspace_name(self) -> str:
        """The workspace that the page is about."""
        return self._standing.workspace_name if self._standing else ""

    @cached_property
    def workspaces(self) -> tuple[WorkspaceChoice, ...]:
        """Every workspace of the account, for the menu."""
        here = self._standing.workspace_id if self._standing else None
        return tuple(WorkspaceChoice(s.workspace_id, s.workspace_name, s.workspace_id == here) for s in self._standings)

    @cached_property
    def is_steward(self) -> bool:
        """Whether the asking person runs this workspace."""
        return bool(self._standing and self._standing.actor.is_steward)

    @cached_property
    def theme(self) -> str:
        """`light`, `dark`, or `auto` for what the device says."""
        return self._account("theme") or "auto"

    @cached_property
    def here(self) -> str:
        """The section of the site, taken from the page's URL name."""
        match = self._request.resolver_match
        name = (match.url_name or "") if match else ""
        return next((section for word, section in _SECTIONS if name.startswith(word)), "")

    def _account(self, column: str) -> str:
        return str(getattr(self._who, column)) if self._who else ""


# A page belongs to the section whose word its URL name begins with.
_SECTIONS = (
    ("home", "home"),
    ("commitment", "promises"),
    ("check_in", "promises"),
    ("answer", "promises"),
    ("repair", "promises"),
    ("request", "requests"),
    ("relationship", "relationships"),
    ("new_relationship", "relationships"),
    ("people", "relationships"),
    ("expectation", "expectations"),
    ("transcript", "conversations"),
    ("finding", "conversations"),
    ("proposal", "conversations"),
    ("decision", "conversations"),
    ("conversation", "conversations"),
    ("series", "conversations"),
    ("topic", "conversations"),
    ("plan", "conversations"),
    ("search", "search"),
)


def nav(request: HttpRequest) -> dict[str, Any]:
    """Context processor: give every page its frame as `nav`."""
    return {"nav": Nav(request)}
