"""Found a workspace: with a new account, or with one that is there already."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from carefront.core.refusals import Because, Refusal
from carefront.core.words import line
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.people.commands.accounts import NAME, hashed, make_account
from carefront.people.models import Account, Person, Workspace

MOST_WORKSPACES = 50  # that one account belongs to at once


@dataclass(frozen=True, slots=True)
class Founded:
    """Hold the ids of what founding made."""

    account_id: UUID
    person_id: UUID
    workspace_id: UUID


def found_workspace(
    *,
    workspace: str,
    name: str,
    now: datetime,
    email: str = "",
    password: str | None = None,
    account_id: UUID | None = None,
    zone: str = "UTC",
    language: str = "en",
    only_first: bool = False,
) -> Founded:
    """Open a workspace and make its founder the steward.

    With `account_id` the founder is an account that is there; otherwise one is made from `email`, `password` (None:
    signs in by code), `zone` (IANA) and `language`. With `only_first` this is done on an empty installation alone.
    Raises Refusal(ALREADY_SETTLED) when `only_first` and somebody was here before, Refusal(ALREADY_THERE) for an
    address that has an account, Refusal(TOO_MANY), and what cleaning names and addresses raises.
    """
    if account_id is not None:
        return _found_with(account_id, workspace, name, now)
    secret = hashed(password)
    new = {"email": email, "name": name, "hashed_password": secret, "zone": zone, "language": language}
    return _found_anew(new, workspace, only_first, now)


@command
def _found_with(account_id: UUID, workspace: str, name: str, now: datetime) -> Founded:
    return _found(_account(account_id), workspace, name, False, now)


@command
def _found_anew(new: dict[str, str], workspace: str, only_first: bool, now: datetime) -> Founded:
    if only_first and Account.objects.exists():
        raise Refusal(Because.ALREADY_SETTLED)
    # Whoever begins an empty installation is who runs the machine.
    account = make_account(**new, now=now, proven=new["email"] if only_first else "")
    return _found(account, workspace, new["name"], only_first, now)


def _found(account: Account, workspace: str, name: str, only_first: bool, now: datetime) -> Founded:
    place = open_workspace(workspace, only_first=only_first, now=now)
    person = take_standing(place, account, name, is_steward=True, now=now)
    return Founded(account.id, person.id, place.id)


def _account(account_id: UUID) -> Account:
    account = Account.objects.select_for_update().filter(pk=account_id, is_active=True).first()
    if account is None:
        raise Refusal(Because.HIDDEN)
    if account.people.filter(left_at__isnull=True).count() >= MOST_WORKSPACES:
        raise Refusal(Because.TOO_MANY, limit=MOST_WORKSPACES)
    return account


@step
def open_workspace(name: str, *, only_first: bool, now: datetime) -> Workspace:
    """Make a workspace; as the one with which the installation begins when `only_first`.

    Raises Refusal(ALREADY_SETTLED) when another one was first at the same moment.
    """
    place = Workspace(id=new_id(), name=line(name, "workspace", limit=NAME), created_at=now)
    place.is_first = True if only_first else None
    try:
        with transaction.atomic():
            place.save(force_insert=True)
    except IntegrityError:
        raise Refusal(Because.ALREADY_SETTLED) from None
    return place


@step
def take_standing(place: Workspace, account: Account, name: str, *, is_steward: bool = False, now: datetime) -> Person:
    """Make `account` a person of `place` under `name`."""
    return Person.objects.create(
        id=new_id(),
        workspace=place,
        account=account,
        name=line(name, "name", limit=NAME),
        is_steward=is_steward,
        joined_at=now,
    )
