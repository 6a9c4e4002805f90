"""The only roads to commitments, requests and expectations: by standing, through the policy."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from carefront.commitments.models import CheckIn, Commitment, Expectation, ReadBack, Request, Supporter
from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.kit.prepared import SLOT, Prepared
from carefront.relationships import access as relationships


def supported_by(person_id: UUID) -> QuerySet[Supporter]:
    """Answer the open invitations and standings of a person as a supporter."""
    return Supporter.objects.filter(person_id=person_id, ended_at__isnull=True)


def in_a_group_of(person_id: UUID, before: str = "") -> Q:
    """Answer the condition that a promise, found by the path `before`, is to a whole group that somebody is in."""
    groups = relationships.accepted_ids_of(person_id)
    return Q(**{f"{before}relationship_id__in": groups, f"{before}promisee__isnull": True})


def _was_in_its_group(person: Actor) -> Exists:
    return Exists(relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("made_at")))


def visible_to(person: Actor) -> QuerySet[Commitment]:
    """Answer every commitment `person` may see: own, promised to them or to their group, or supported by them.

    Of a group they are still in, what was promised while they were in it: who joins later sees nothing older.
    """
    return Commitment.objects.filter(
        Q(owner_id=person.id)
        | Q(promisee_id=person.id)
        | in_a_group_of(person.id) & Q(_was_in_its_group(person))
        | Q(pk__in=supported_by(person.id).values("commitment_id")),
        workspace_id=person.workspace_id,
    )


def with_level(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Bring along at which level each promise stands."""
    return rows.annotate(
        level=relationships.level_of(OuterRef("owner_id"), OuterRef("relationship_id"), OuterRef("pk"))
    )


def level_of_check_in() -> Any:
    """Answer, for a query of check-ins, at which level the promise of each stands."""
    return relationships.level_of(
        OuterRef("owner_id"), OuterRef("commitment__relationship_id"), OuterRef("commitment_id")
    )


def sees_level(person: Actor, commitment: Commitment) -> bool:
    """Answer whether somebody sees at which level a promise stands: its owner and those it was made to."""
    return allows(Thing.LEVEL, Deed.SEE, standing_of(person, commitment))


def standing_of(person: Actor, commitment: Commitment) -> Standing:
    """Answer how `person` stands to `commitment`."""
    if commitment.workspace_id != person.workspace_id:
        return Standing.STRANGER
    if commitment.owner_id == person.id:
        return Standing.OWNER
    if commitment.promisee_id == person.id:
        return Standing.OTHER
    if commitment.promisee_id is None and _is_of_its_group(person, commitment):
        return Standing.GROUP
    if supported_by(person.id).filter(commitment_id=commitment.pk).exists():
        return Standing.SUPPORTER
    return Standing.STRANGER


def _is_of_its_group(person: Actor, row: Commitment) -> bool:
    place = row.relationship_id
    still = relationships.accepted_ids_of(person.id).filter(relationship_id=place)
    return still.filter(Exists(relationships.was_in(person.id, place, row.made_at))).exists()


def reach(person: Actor, commitment_id: UUID, deed: Deed) -> Commitment:
    """Fetch a commitment for a deed.

    Raises Refusal(HIDDEN) when it is absent or not shared, Refusal(NOT_YOURS) when it is seen and the deed is not
    this person's.
    """
    row = Commitment.objects.filter(pk=commitment_id, workspace_id=person.workspace_id).first()
    standing = standing_of(person, row) if row else Standing.STRANGER
    let_through(Thing.COMMITMENT, deed, standing)
    assert row is not None
    return row


_LOOK = [field.attname for field in CheckIn._meta.concrete_fields]
_PROMISE = [field.attname for field in Commitment._meta.concrete_fields]
_CHECK_IN = Prepared(
    lambda: CheckIn.objects.filter(pk=SLOT).values_list(
        *_LOOK, *[f"commitment__{name}" for name in _PROMISE], level_of_check_in()
    )
)


def _check_in(columns: tuple[Any, ...]) -> CheckIn:
    row = CheckIn.from_db(connection.alias, _LOOK, columns[: len(_LOOK)])
    row.commitment = Commitment.from_db(connection.alias, _PROMISE, columns[len(_LOOK) : -1])
    row.commitment.level = columns[-1]  # type: ignore[attr-defined]
    return row


def reach_check_in(person: Actor, check_in_id: UUID, deed: Deed) -> CheckIn:
    """Fetch a check-in, with its commitment and that one's level, by what `person` may do; raises as `reach` does."""
    row = next((_check_in(columns) for columns in _CHECK_IN.ask(check_in_id)), None)
    row = row if row is not None and row.workspace_id == person.workspace_id else None
    standing = standing_of(person, row.commitment) if row else Standing.STRANGER
    let_through(Thing.COMMITMENT, deed, standing)
    assert row is not None
    return row


def requests_visible_to(person: Actor) -> QuerySet[Request]:
    """Answer every request that names `person`: the asker's and the asked one's, nobody else's."""
    return Request.objects.filter(Q(asker_id=person.id) | Q(asked_id=person.id), workspace_id=person.workspace_id)


def request_standing_of(person: Actor, request: Request) -> Standing:
    """Answer how `person` stands to `request`: asker is owner, asked is other."""
    if request.workspace_id == person.workspace_id:
        if request.asker_id == person.id:
            return Standing.OWNER
        if request.asked_id == person.id:
            return Standing.OTHER
    return Standing.STRANGER


def reach_request(person: Actor, request_id: UUID, deed: Deed) -> Request:
    """Fetch a request for a deed; raises as `reach` does."""
    row = Request.objects.filter(pk=request_id, workspace_id=person.workspace_id).first()
    standing = request_standing_of(person, row) if row else Standing.STRANGER
    let_through(Thing.REQUEST, deed, standing)
    assert row is not None
    return row


def expectations_visible_to(person: Actor) -> QuerySet[Expectation]:
    """Answer every expectation that `person` wrote, or that was put to them or to their group."""
    groups = relationships.accepted_ids_of(person.id)
    return Expectation.objects.filter(
        Q(author_id=person.id) | Q(to_id=person.id) | Q(to__isnull=True, relationship_id__in=groups),
        workspace_id=person.workspace_id,
    )


def read_backs_visible_to(person: Actor) -> QuerySet[ReadBack]:
    """Answer every read-back that `person` may see: own ones, those of own expectations, and others' once revealed.

    Others' words are revealed to whoever has read the same words back, or later ones: nobody writes after another.
    """
    own = ReadBack.objects.filter(
        expectation=OuterRef("expectation"), by_id=person.id, version__gte=OuterRef("version")
    )
    return ReadBack.objects.filter(
        Q(by_id=person.id) | Q(expectation__author_id=person.id) | Q(Exists(own)),
        expectation__in=expectations_visible_to(person).order_by(),
        workspace_id=person.workspace_id,
    )


def expectation_standing_of(person: Actor, expectation: Expectation) -> Standing:
    """Answer how `person` stands to `expectation`."""
    if expectation.workspace_id != person.workspace_id:
        return Standing.STRANGER
    if expectation.author_id == person.id:
        return Standing.OWNER
    if expectation.to_id == person.id:
        return Standing.OTHER
    groups = relationships.accepted_ids_of(person.id)
    if expectation.to_id is None and groups.filter(relationship_id=expectation.relationship_id).exists():
        return Standing.GROUP
    return Standing.STRANGER


def reach_expectation(person: Actor, expectation_id: UUID, deed: Deed) -> Expectation:
    """Fetch an expectation for a deed; raises as `reach` does."""
    row = Expectation.objects.filter(pk=expectation_id, workspace_id=person.workspace_id).first()
    standing = expectation_standing_of(person, row) if row else Standing.STRANGER
    let_through(Thing.EXPECTATION, deed, standing)
    assert row is not None
    return row
