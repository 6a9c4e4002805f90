"""Kinds, roles and states in the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from carefront.core.relationships import RelationshipKind, RelationshipState, Role
from carefront.relationships.queries import RelationshipCard

KINDS: dict[RelationshipKind, Promise] = {
    RelationshipKind.COACHING: gettext_lazy("Coaching"),
    RelationshipKind.REPORTING: gettext_lazy("Reporting"),
    RelationshipKind.PEER: gettext_lazy("Peers"),
    RelationshipKind.TEAM: gettext_lazy("Team"),
    RelationshipKind.SELF: gettext_lazy("With yourself"),
}
ROLES: dict[Role, Promise] = {
    Role.COACH: gettext_lazy("coach"),
    Role.CLIENT: gettext_lazy("client"),
    Role.MANAGER: gettext_lazy("manager"),
    Role.REPORT: gettext_lazy("report"),
    Role.PEER: gettext_lazy("peer"),
    Role.MEMBER: gettext_lazy("member"),
    Role.SELF: gettext_lazy("yourself"),
}
STATES: dict[RelationshipState, Promise] = {
    RelationshipState.PROPOSED: gettext_lazy("Waiting for an answer"),
    RelationshipState.ACTIVE: gettext_lazy("Going on"),
    RelationshipState.PAUSED: gettext_lazy("Resting"),
    RelationshipState.ENDED: gettext_lazy("Ended"),
    RelationshipState.DECLINED: gettext_lazy("Declined"),
    RelationshipState.WITHDRAWN: gettext_lazy("Taken back"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Offer one kind of relationship together with one's own part in it."""

    kind: RelationshipKind
    role: Role
    icon: str
    label: Promise
    explained: Promise


CHOICES = (
    Choice(
        RelationshipKind.COACHING,
        Role.COACH,
        "heart-handshake",
        gettext_lazy("I coach somebody"),
        gettext_lazy("They choose what to do between sessions, you ask about it with curiosity."),
    ),
    Choice(
        RelationshipKind.COACHING,
        Role.CLIENT,
        "sprout",
        gettext_lazy("Somebody coaches me"),
        gettext_lazy("You choose what to do between sessions, they ask about it with curiosity."),
    ),
    Choice(
        RelationshipKind.REPORTING,
        Role.MANAGER,
        "users",
        gettext_lazy("Somebody reports to me"),
        gettext_lazy("What is expected becomes exact, and your own promises to them stand in the same list."),
    ),
    Choice(
        RelationshipKind.REPORTING,
        Role.REPORT,
        "user",
        gettext_lazy("I report to somebody"),
        gettext_lazy("You promise in your own words, and what your manager promises you stands in the same list."),
    ),
    Choice(
        RelationshipKind.PEER,
        Role.PEER,
        "handshake",
        gettext_lazy("The two of us are peers"),
        gettext_lazy("Two people who keep their word to each other, on the same footing."),
    ),
    Choice(
        RelationshipKind.TEAM,
        Role.MEMBER,
        "users",
        gettext_lazy("We are a team"),
        gettext_lazy("A group in which everybody can promise something to everybody. Each joins by saying yes."),
    ),
    Choice(
        RelationshipKind.SELF,
        Role.SELF,
        "feather",
        gettext_lazy("With myself"),
        gettext_lazy("Promises to yourself, which nobody else sees."),
    ),
)


def choice(kind: str, role: str) -> Choice | None:
    """Answer the choice with these codes, or None."""
    return next((one for one in CHOICES if (one.kind.value, one.role.value) == (kind, role)), None)


class Titled(Protocol):
    """What is called by its kind and title: a relationship's card, or its heading in a list."""

    @property
    def kind(self) -> RelationshipKind: ...

    @property
    def title(self) -> str: ...


def title(card: Titled) -> str:
    """Answer what a relationship is called on a page: the other's name, the team's, or that it is with oneself."""
    return _("Myself") if card.kind is RelationshipKind.SELF else card.title


def about(card: RelationshipCard) -> str:
    """Answer in a few words what a relationship is: "Coaching, you are the client"."""
    if card.kind is RelationshipKind.TEAM:
        size = sum(member.accepted and not member.left for member in card.members)
        return ngettext("Team of %(size)s", "Team of %(size)s", size) % {"size": size}
    if card.kind in {RelationshipKind.COACHING, RelationshipKind.REPORTING} and card.my_role:
        return _("%(kind)s, you are the %(role)s") % {"kind": KINDS[card.kind], "role": ROLES[card.my_role]}
    return str(KINDS[card.kind])


def state(card: RelationshipCard) -> str:
    """Answer how a relationship stands: "Resting until 3 May"."""
    if card.state is RelationshipState.PAUSED and card.paused_until:
        return _("Resting until %(day)s") % {"day": day(card.paused_until)}
    if card.i_left:
        return _("You left")
    return str(STATES[card.state])


def address(relationship_id: UUID) -> str:
    """Answer where a relationship's own page is; its settings where no such page is mounted."""
    try:
        return reverse("relationship", args=[relationship_id])
    except NoReverseMatch:
        return reverse("relationship_settings", args=[relationship_id])


def day(at: datetime | date | None) -> str:
    """Answer a day in words, with its year; of a moment, the day on the reader's clock. Empty for none."""
    return date_format(timezone.localtime(at) if isinstance(at, datetime) else at, "j F Y") if at else ""
