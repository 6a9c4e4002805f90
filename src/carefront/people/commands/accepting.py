"""Accept an invitation, with a new account or one that is there already."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.core.refusals import Because, Refusal
from carefront.core.words import line
from carefront.kit.durable import command, step
from carefront.people import access, arrivals, queries
from carefront.people.commands.accounts import NAME, hashed, make_account
from carefront.people.commands.founding import take_standing
from carefront.people.models import Account, Invitation, Person


@dataclass(frozen=True, slots=True)
class Arrived:
    """Hold who arrived, and where."""

    account_id: UUID
    person_id: UUID
    workspace_id: UUID


def accept_invitation(
    *,
    token: str,
    name: str,
    now: datetime,
    account_id: UUID | None = None,
    email: str = "",
    password: str | None = None,
    zone: str = "UTC",
    language: str = "en",
) -> Arrived:
    """Belong to the workspace of an invitation, as `name`; whoever holds its token may, and only once.

    With `account_id` an account that is there joins; otherwise one is made from `email`, `password` (None: signs in by
    code), `zone` (IANA) and `language`. What the invitation proposed along with it begins in the same transaction.
    Raises Refusal(LINK_SPENT) for a token that was used, taken back, has run out or never was; ALREADY_THERE with field
    "email" for an address that has an account, without a field for an account that belongs here already.
    """
    secret = "" if account_id else hashed(password)
    new = {"email": email, "name": name, "hashed_password": secret, "zone": zone, "language": language}
    return _accept(token, account_id, new, now)


@command
def _accept(token: str, account_id: UUID | None, new: dict[str, str], now: datetime) -> Arrived:
    invitation = access.open_invitation(token, now, lock=True)
    account = (
        Account.objects.get(pk=account_id) if account_id else make_account(**new, now=now, proven=invitation.email)
    )
    person = join_within(invitation, account, new["name"], now=now)
    taken = Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, withdrawn_at__isnull=True)
    if not taken.update(accepted_at=now, accepted_by=person):
        raise Refusal(Because.LINK_SPENT)
    _go_on(invitation, person, now)
    return Arrived(account.id, person.id, person.workspace_id)


@step
def join_within(invitation: Invitation, account: Account, name: str, *, now: datetime) -> Person:
    """Give `account` a standing in the invitation's workspace; somebody who left takes up their earlier one.

    Raises Refusal(ALREADY_THERE) for an account that belongs there now.
    """
    earlier = Person.objects.filter(workspace_id=invitation.workspace_id, account=account).first()
    if earlier is None:
        return take_standing(invitation.workspace, account, name, now=now)
    if earlier.left_at is None:
        raise Refusal(Because.ALREADY_THERE)
    earlier.left_at, earlier.joined_at, earlier.is_steward = None, now, False
    earlier.name = line(name, "name", limit=NAME)
    earlier.save(update_fields=["left_at", "joined_at", "is_steward", "name"])
    return earlier


def _go_on(invitation: Invitation, person: Person, now: datetime) -> None:
    ids = {person.id} | ({invitation.by_id} if invitation.by_id else set())
    actors = queries.actors_of(ids)
    arrival = arrivals.Arrival(
        actors[person.id], actors.get(invitation.by_id), invitation.relationship_kind, invitation.role
    )
    for deed in arrivals.after_acceptance:
        deed(arrival, now)
