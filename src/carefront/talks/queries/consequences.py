"""Consequences as one of the two sees them, and what is in force beside a level."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from carefront.commitments.cards import Party
from carefront.core import talks as rules
from carefront.core.actors import Actor
from carefront.core.consequences import ConsequenceEnding, cues, state_of
from carefront.core.policy import Deed
from carefront.people import queries as people
from carefront.relationships import queries as relationships
from carefront.relationships.queries.consents import lands_at
from carefront.talks import access
from carefront.talks.cards import ConsequencesCard, Place
from carefront.talks.models import Consequences, Talk, Yes
from carefront.talks.queries.places import place_of


def consequences(person: Actor, consequences_id: UUID) -> ConsequencesCard:
    """Show consequences. Raises Refusal(HIDDEN). At most 8 SQL queries."""
    row = access.reach_consequences(person, consequences_id, Deed.SEE)
    place = place_of(person, relationships.relationship(person, row.relationship_id))
    rows = _whole(access.consequences_visible_to(person).filter(pk=row.pk))
    return landing(card_of(person, rows.get(), place))


def landing(card: ConsequencesCard) -> ConsequencesCard:
    """Answer consequences with where the level comes down to once they are over. 1 SQL query while they are not."""
    return card if card.over_at else replace(card, lands_at=lands_at(card.place.id, card.owner.id))


def talk_of(person: Actor, consequences_id: UUID) -> UUID:
    """Answer from which talk consequences came. Raises Refusal(HIDDEN). 1 SQL query."""
    return access.reach_consequences(person, consequences_id, Deed.SEE).talk_id


def of_talk(person: Actor, talk: Talk, place: Place) -> list[ConsequencesCard]:
    """Show the consequences that came of a talk that `person` has reached, the newest first. At most 3 SQL queries."""
    rows = _whole(access.consequences_visible_to(person).filter(talk=talk)).order_by("-made_at", "-pk")
    return [card_of(person, row, place) for row in rows]


def in_force(person: Actor, relationship_id: UUID) -> list[Consequences]:
    """Answer what is in force between `person` and others in a relationship. 1 SQL query."""
    rows = access.consequences_visible_to(person).filter(
        relationship_id=relationship_id, agreed_at__isnull=False, over_at__isnull=True
    )
    return list(rows.order_by("agreed_at"))


def _whole(rows: QuerySet[Consequences]) -> QuerySet[Consequences]:
    return rows.select_related("owner", "other").prefetch_related("parts", "yes")


def card_of(person: Actor, row: Consequences, place: Place) -> ConsequencesCard:
    """Show consequences whose people, parts and yeses are at hand; no query."""
    said = {one.person_id: one.words for one in row.parts.all()}
    yes = {one.person_id: one.at for one in row.yes.all() if one.digest}
    owner, other = (_party(person, one) for one in (row.owner, row.other))
    them = other if owner.is_me else owner
    conducts = {key: said.get(key, "") for key in (row.owner_id, row.other_id)}
    return ConsequencesCard(
        id=row.pk, talk_id=row.talk_id, place=place, owner=owner, other=other, by_me=row.by_id == person.id,
        mine=said.get(person.id, ""), theirs=said.get(them.id, ""), ends_on=row.ends_on, closing_on=row.closing_on,
        state=state_of(agreed=row.agreed_at is not None, over=row.over_at is not None), made_at=row.made_at,
        agreed_at=row.agreed_at, over_at=row.over_at, ending=ConsequenceEnding(row.ending) if row.ending else None,
        my_yes=yes.get(person.id), their_yes=yes.get(them.id), my_yes_fell=fell(row.yes.all(), person.id),
        ends_at=row.ends_at, digest=rules.digest(conducts, "", row.ends_on, row.closing_on),
        cues=cues(said.get(person.id, "")),
    )  # fmt: skip


def fell(yeses: Iterable[Yes], person_id: UUID) -> bool:
    """Answer whether somebody had said yes to words that changed since."""
    return any(one.person_id == person_id and not one.digest for one in yeses)


def _party(person: Actor, row: object) -> Party:
    name = people.named(row)  # type: ignore[arg-type]
    return Party(name.id, name.name, name.id == person.id)
