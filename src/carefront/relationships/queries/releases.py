"""What doors and other rooms read of releases, as frozen cards."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from carefront.core import level as rules
from carefront.core.actors import Actor
from carefront.core.level import ReleaseState
from carefront.core.policy import Deed
from carefront.people import queries as people
from carefront.relationships import access
from carefront.relationships.models import LookAgain, Release, ReleaseYes
from carefront.relationships.queries.cards import RelationshipCard
from carefront.relationships.queries.level_cards import ReleaseCard, ReleasesCard, YesCard
from carefront.relationships.queries.reading import relationship

MOST = 40


def releases(person: Actor, card: RelationshipCard) -> ReleasesCard:
    """Show what is proposed or on in a relationship that `person` was shown, and what was before. 2 SQL queries."""
    rows = _whole(person, access.releases_visible_to(person).filter(relationship_id=card.id))
    found = [_card(person, row, card) for row in rows.order_by("-made_at", "-id")[:MOST]]
    current = next((one for one in found if one.over_at is None), None)
    return ReleasesCard(
        current=current,
        history=tuple(one for one in found if one.over_at is not None),
        may_propose=current is None and card.is_active and _is_here(card),
    )


def release(person: Actor, release_id: UUID) -> ReleaseCard:
    """Show one release. Raises Refusal(HIDDEN). At most 8 SQL queries."""
    row = access.reach_release(person, release_id, Deed.SEE)
    card = relationship(person, row.relationship_id)
    return next(_card(person, one, card) for one in _whole(person, Release.objects.filter(pk=row.pk)))


def _is_here(card: RelationshipCard) -> bool:
    return card.inside


def _whole(person: Actor, rows: QuerySet[Release]) -> QuerySet[Release]:
    looks = LookAgain.objects.filter(release=OuterRef("pk"), person_id=person.id, asked_at__isnull=False)
    yes = Prefetch("yes", queryset=ReleaseYes.objects.select_related("person").order_by("at", "id"))
    rows = rows.select_related("by", "over_by", "relationship").prefetch_related(yes)
    return rows.annotate(asks_me=Exists(looks.filter(answered_at__isnull=True)))


def _card(person: Actor, row: Release, card: RelationshipCard) -> ReleaseCard:
    state = rules.release_state(has_begun=row.begun_at is not None, is_over=row.over_at is not None, ending=row.ending)
    return ReleaseCard(
        id=row.pk,
        relationship_id=row.relationship_id,
        by=people.named(row.by).name,
        by_me=row.by_id == person.id,
        reason=row.reason,
        until=row.until,
        look_on=row.look_on,
        made_at=row.made_at,
        begun_at=row.begun_at,
        over_at=row.over_at,
        over_by=people.named(row.over_by).name if row.over_by else "",
        state=state,
        yes=tuple(_yes(person, row.yes.all(), card if state is ReleaseState.OPEN else None)),
        standing=access.release_standing(person.id, row),
        is_open=card.is_active and _is_here(card),
        is_here=_is_here(card),
        asks_me=bool(getattr(row, "asks_me", False)) and state is ReleaseState.ON,
    )


def _yes(person: Actor, given: Iterable[ReleaseYes], card: RelationshipCard | None) -> Iterable[YesCard]:
    """Show who said yes and, while it is open, who is in it and has not."""
    said = set()
    for one in given:
        said.add(one.person_id)
        yield YesCard(people.named(one.person).name, one.person_id == person.id, one.at)
    for member in card.members if card else ():
        if member.accepted and not member.left and member.person_id not in said:
            yield YesCard(member.name, member.is_me, None)
