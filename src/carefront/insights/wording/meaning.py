"""What being held to account can mean, and what can feel supportive, plainly said, with where each can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.core.mirroring import Means, Structure
from carefront.insights.queries.mirror_cards import Beside
from carefront.insights.wording import mirror
from carefront.kit import dates

MEANS: Mapping[Means, Promise] = {
    Means.HELP: lazy("Help: somebody stands beside me"),
    Means.CONTROL: lazy("Control: somebody watches me"),
    Means.JUDGEMENT: lazy("Judgement: I am measured"),
    Means.SHAME: lazy("Shame: I am found wanting"),
    Means.OTHER: lazy("Something else"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """Name a structure, describe it, and say where it can be done."""

    name: Promise
    about: Promise
    page: str
    link: Promise


WAYS: Mapping[Structure, Way] = {
    Structure.FEWER: Way(
        lazy("Fewer promises"), lazy("Let some go, or let them rest, so that the others can be kept."),
        "promises", lazy("Your promises here"),
    ),
    Structure.SMALLER: Way(
        lazy("Smaller ones"), lazy("Change a promise into its next step: something for this week."),
        "promises", lazy("Change one"),
    ),
    Structure.RHYTHM: Way(
        lazy("Another rhythm"), lazy("Come together more often and shorter, or less often."),
        "relationship_rituals", lazy("Your rhythm"),
    ),
    Structure.WRITTEN: Way(
        lazy("Written check-ins"), lazy("Say how it went in writing, when it suits you, by a letter or here."),
        "preferences", lazy("When you are asked"),
    ),
    Structure.TALK_FIRST: Way(
        lazy("Talking first"), lazy("Say how it is before anything is promised."),
        "conversation_new", lazy("Plan a conversation"),
    ),
    Structure.LOWER: Way(
        lazy("A lower level"), lazy("Carefront asks less, or not at all. Going down is yours alone."),
        "relationship_level", lazy("Your level"),
    ),
    Structure.REST: Way(
        lazy("A rest"), lazy("A time without promises that all of you agree on."),
        "relationship_release", lazy("Rest from promises"),
    ),
    Structure.OTHER: Way(
        lazy("Something else"), lazy("Write it below, and perhaps into how you work together."),
        "covenant", lazy("How you work together"),
    ),
}  # fmt: skip


def where(way: Way, relationship_id: UUID) -> str:
    """Answer the address at which a structure can be chosen."""
    if way.page == "preferences":
        return reverse("preferences")
    if way.page == "conversation_new":
        return f"{reverse('conversation_new')}?relationship={relationship_id}"
    if way.page == "promises":
        return f"{reverse('relationship', args=[relationship_id])}?whose=mine#promises"
    return reverse(way.page, args=[relationship_id])


def beside(found: Beside, names: Mapping[UUID, str], who: dates.Reader) -> list[str]:
    """Say on a relationship's page what was shared there and when, and what is offered to the reader alone."""
    there = ZoneInfo(who.zone)
    told = [(names.get(one.person_id, ""), one.at.astimezone(there).date()) for one in found.shared]
    lines = [
        _("%(name)s shared what it means to them: %(day)s") % {"name": name, "day": dates.day(on, who.today)}
        for name, on in told
    ]
    return lines + ([mirror.offer(found.offer)] if found.offer else [])
