"""The only roads to transcripts, what was found in them, proposals to oneself, and decisions."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from carefront.conversations.models import Decision, Finding, Proposal, Transcript
from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.policy import Deed, Standing, Thing
from carefront.core.relationships import RelationshipKind
from carefront.relationships import access as relationships


def visible_to(person: Actor) -> QuerySet[Transcript]:
    """Answer the transcripts that `person` may see: those they brought themselves."""
    return Transcript.objects.filter(person_id=person.id, workspace_id=person.workspace_id)


def findings_visible_to(person: Actor) -> QuerySet[Finding]:
    """Answer what was found in the transcripts that `person` brought."""
    return Finding.objects.filter(transcript__person_id=person.id, transcript__workspace_id=person.workspace_id)


def proposals_visible_to(person: Actor) -> QuerySet[Proposal]:
    """Answer what `person` said and may make a promise of."""
    return Proposal.objects.filter(person_id=person.id, workspace_id=person.workspace_id)


def decisions_visible_to(person: Actor) -> QuerySet[Decision]:
    """Answer the decisions that `person` kept, or that were kept in a relationship while they were in it."""
    mine = relationships.accepted_ids_of(person.id)
    there = relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("kept_at"))
    return Decision.objects.filter(
        Q(by_id=person.id) | Q(relationship_id__in=mine) & Q(Exists(there)), workspace_id=person.workspace_id
    )


def reach(person: Actor, transcript_id: UUID, deed: Deed) -> Transcript:
    """Fetch a transcript for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = Transcript.objects.filter(pk=transcript_id, workspace_id=person.workspace_id).first()
    let_through(Thing.TRANSCRIPT, deed, _standing(person, row.person_id if row else None))
    assert row is not None
    return row


def reach_finding(person: Actor, finding_id: UUID, deed: Deed) -> Finding:
    """Fetch something that was found, with its transcript, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    rows = Finding.objects.select_related("transcript", "speaker", "owner", "likely", "about_by")
    row = rows.filter(pk=finding_id, transcript__workspace_id=person.workspace_id).first()
    let_through(Thing.TRANSCRIPT, deed, _standing(person, row.transcript.person_id if row else None))
    assert row is not None
    return row


def reach_proposal(person: Actor, proposal_id: UUID, deed: Deed) -> Proposal:
    """Fetch something that one said for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = Proposal.objects.filter(pk=proposal_id, workspace_id=person.workspace_id).first()
    let_through(Thing.TRANSCRIPT, deed, _standing(person, row.person_id if row else None))
    assert row is not None
    return row


def reach_decision(person: Actor, decision_id: UUID, deed: Deed) -> Decision:
    """Fetch a decision for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = Decision.objects.filter(pk=decision_id, workspace_id=person.workspace_id).first()
    let_through(Thing.DECISION, deed, decision_standing_of(person, row) if row else Standing.STRANGER)
    assert row is not None
    return row


def decision_standing_of(person: Actor, row: Decision) -> Standing:
    """Answer how `person` stands to a decision: who kept it, the other of a pair, one of a team, or a stranger."""
    if row.workspace_id != person.workspace_id:
        return Standing.STRANGER
    if row.by_id == person.id:
        return Standing.OWNER
    still = relationships.accepted_ids_of(person.id).filter(relationship_id=row.relationship_id)
    if not still.filter(Exists(relationships.was_in(person.id, row.relationship_id, row.kept_at))).exists():
        return Standing.STRANGER
    is_team = row.relationship.kind == RelationshipKind.TEAM.value
    return Standing.GROUP if is_team else Standing.OTHER


def _standing(person: Actor, brought_by: UUID | None) -> Standing:
    return Standing.OWNER if brought_by == person.id else Standing.STRANGER
