"""What a conversation's brief says of patterns: those that everybody who prepares with it sees."""

from collections.abc import Iterable

from django.urls import reverse

from carefront.conversations.cards.holding import Noted
from carefront.core.actors import Actor
from carefront.relationships.queries import RelationshipCard
from carefront.trust.queries import patterns
from carefront.trust.wording import TITLES


def noted_in(person: Actor, place: RelationshipCard) -> Iterable[Noted]:
    """Name them, the newest first. 1 SQL query."""
    names = {member.person_id: member.name for member in place.members}
    for one in patterns.common_in(person, place):
        yield Noted(
            one.id, one.kind.value, TITLES[one.kind], reverse("pattern", args=[one.id]), one.subject_id,
            names.get(one.subject_id, ""), one.is_mine,
            place.my_level if one.is_mine else place.their_level,
        )  # fmt: skip
