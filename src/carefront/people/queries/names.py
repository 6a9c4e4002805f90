"""Names and addresses of people: what others in a workspace may know of somebody, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.words import clean_line
from carefront.kit.posting.registry import Addressee
from carefront.kit.prepared import SLOT, Prepared
from carefront.people import access
from carefront.people.models import Person

PAGE = 25


@dataclass(frozen=True, slots=True)
class PersonName:
    """Name a person; `gone` when they left the workspace, and an erased one has no name of their own any more."""

    id: UUID
    name: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Describe somebody of my workspace as everybody in it may see them."""

    id: UUID
    name: str
    is_steward: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """Hold one page of the people of a workspace."""

    people: tuple[PersonCard, ...]
    page: int
    pages: int
    total: int


def called(name: str, erased_at: datetime | None) -> str:
    """Answer what somebody is called by their columns; who was erased has no name."""
    return name if erased_at is None else _("somebody who left")


def _name(person: Person) -> str:
    return called(person.name, person.erased_at)


def named(person: Person) -> PersonName:
    """Answer how to name a person whose row another query brought along; no query."""
    return PersonName(person.id, _name(person), person.left_at is not None)


def names_of(person_ids: Iterable[UUID]) -> dict[UUID, PersonName]:
    """Answer a name for each id that exists, of people here and people who left; one query."""
    rows = Person.objects.filter(id__in=set(person_ids)).only("id", "name", "left_at", "erased_at")
    return {person.id: named(person) for person in rows}


_NAME = Prepared(lambda: Person.objects.filter(pk=SLOT).values_list("name", "erased_at"))


def name_of(person_id: UUID) -> str:
    """Answer what one person is called, here or gone; one query, for work that asks once for each of many letters."""
    return next((name if erased_at is None else _("somebody who left") for name, erased_at in _NAME.ask(person_id)), "")


def card_of(actor: Actor, person_id: UUID) -> PersonCard:
    """Answer somebody of the actor's workspace. Raises Refusal(HIDDEN)."""
    person = access.reach(actor, person_id)
    return PersonCard(person.id, person.name, person.is_steward, person.id == actor.id)


def directory(actor: Actor, *, page: int = 1, words: str = "", without_me: bool = False) -> Directory:
    """Answer a page (from 1, of 25) of the people in the actor's workspace, perhaps those whose name holds `words`."""
    rows = access.here(actor).order_by("name", "id")
    if words:
        rows = rows.filter(name__icontains=clean_line(words)[:120])
    if without_me:
        rows = rows.exclude(pk=actor.id)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    shown = rows[(page - 1) * PAGE : page * PAGE]
    cards = tuple(PersonCard(row.id, row.name, row.is_steward, row.id == actor.id) for row in shown)
    return Directory(cards, page, pages, total)


def addressees_of(person_ids: Iterable[UUID]) -> dict[UUID, Addressee]:
    """Answer how letters reach each person who is still here, for the letters' worker; one query."""
    rows = Person.objects.filter(id__in=set(person_ids), left_at__isnull=True).select_related("account")
    return {
        person.id: Addressee(
            name=person.name,
            address=person.account.email,
            language=person.account.language,
            zone=person.account.zone,
            quiet_from=person.account.quiet_from,
            quiet_to=person.account.quiet_to,
            wants_letters=person.account.letters,
            active=person.account.is_active,
        )
        for person in rows
        if person.account
    }


def addresses_of(person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Answer the e-mail address of each person who is still here and wants letters; one query."""
    rows = Person.objects.filter(
        Q(id__in=set(person_ids)), left_at__isnull=True, account__is_active=True, account__letters=True
    )
    return dict(rows.values_list("id", "account__email"))


def address_of(person_id: UUID) -> str | None:
    """Answer the e-mail address to write to a person, or None when they left or want no letters."""
    return addresses_of([person_id]).get(person_id)


def reach_name(actor: Actor, person_id: UUID) -> PersonName:
    """Answer the name of somebody who is or was in the actor's workspace. Raises Refusal(HIDDEN)."""
    person = Person.objects.filter(workspace_id=actor.workspace_id, pk=person_id).first()
    if person is None:
        raise Refusal(Because.HIDDEN)
    return PersonName(person.id, _name(person), person.left_at is not None)
