"""A relationship as one line or one page shows it, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.relationships import wording
from carefront.relationships.queries import MemberCard, RelationshipCard


@dataclass(frozen=True, slots=True)
class Line:
    """Show one relationship in a list."""

    id: UUID
    url: str
    title: str
    hue: int
    facts: tuple[str, ...]
    state_code: str
    state_label: str
    purpose: str
    may_answer: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Show one person of a relationship; whoever is simply in it has no state to show."""

    name: str
    facts: tuple[str, ...]
    state_code: str
    state_label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Show the lines that stand together under one heading."""

    heading: str
    lines: tuple[Line, ...]
    folded: bool = False


def line(card: RelationshipCard) -> Line:
    """Make one line of a list."""
    facts = [wording.about(card)]
    if card.may_answer and not card.is_pair:
        proposer = next((member.name for member in card.members if member.person_id == card.proposed_by), "")
        facts.append(_("asked by %(name)s") % {"name": proposer})
    elif card.started_at and not card.i_left:
        facts.append(_("since %(day)s") % {"day": wording.day(card.started_at)})
    unanswered = card.may_answer or not card.started_at
    return Line(
        id=card.id,
        url=reverse("relationship_settings", args=[card.id]) if unanswered else wording.address(card.id),
        title=wording.title(card),
        hue=card.hue,
        facts=tuple(facts),
        state_code=card.state.value,
        state_label=_("Waits for your answer") if card.may_answer else wording.state(card),
        purpose=card.purpose,
        may_answer=card.may_answer,
        may_withdraw=card.may_withdraw,
    )


def groups(cards: Iterable[RelationshipCard]) -> list[Group]:
    """Answer the lines in groups: what awaits the reader first, what is over last and folded."""
    mine, going, resting, asked, over = [], [], [], [], []
    for card in cards:
        if card.may_answer:
            mine.append(line(card))
        elif card.state == "active":
            going.append(line(card))
        elif card.state == "paused":
            resting.append(line(card))
        elif card.state == "proposed":
            asked.append(line(card))
        else:
            over.append(line(card))
    all_groups = [
        Group(_("Waiting for your answer"), tuple(mine)),
        Group(_("Going on"), tuple(going)),
        Group(_("Resting"), tuple(resting)),
        Group(_("Waiting for somebody else"), tuple(asked)),
        Group(_("Over"), tuple(over), folded=True),
    ]
    return [group for group in all_groups if group.lines]


def parts(card: RelationshipCard) -> list[Part]:
    """Answer everybody in a relationship, with how they stand in it."""
    return [_part(member, card) for member in card.members]


def _part(member: MemberCard, card: RelationshipCard) -> Part:
    if member.left:
        code, label = "ended", _("Left")
    elif member.declined:
        code, label = "declined", _("Declined")
    elif member.accepted:
        code, label = "accepted", ""
    else:
        code, label = "invited", _("Asked, no answer yet")
    facts = [_("you")] if member.is_me else []
    if member.role.value not in {"member", "peer", "self"}:
        facts.append(str(wording.ROLES[member.role]))
    if member.person_id == card.proposed_by and card.started_at is None:
        facts.append(_("proposed it"))
    return Part(member.name, tuple(facts), code, label)
