"""What an owner thinks beforehand, who helps, and what waits on what."""

from datetime import datetime
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.commands.locking import commitment_for
from carefront.commitments.models import Commitment, Foresight, Supporter, Waits
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.commitments import ForesightDraft, checked_foresight, must_be_unsettled
from carefront.core.ledger import Kind
from carefront.core.outcomes import State
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal, letters
from carefront.kit.durable import command, step
from carefront.kit.models import Stream
from carefront.people import queries as people

MOST_SUPPORTERS = 5
MOST_WAITS = 20


@command
def foresee(*, by: Actor, commitment_id: UUID, draft: ForesightDraft, now: datetime) -> None:
    """Keep how committed an owner is, how likely they think it, and what they will do if something gets in the way.

    Seen by nobody else until the owner shares it. Raises Refusal(OUT_OF_RANGE | TOO_LONG | ALREADY_SETTLED).
    """
    row, _stream = commitment_for(by, commitment_id, Deed.CHANGE)
    keep_foresight(row, draft, now=now)


@step
def keep_foresight(row: Commitment, draft: ForesightDraft, *, now: datetime) -> None:
    """Write the foresight of a locked commitment; a new likelihood takes the moment it was given."""
    draft = checked_foresight(draft)
    before = Foresight.objects.filter(commitment=row).first()
    same = before is not None and before.likelihood == draft.likelihood
    given_at = before.likelihood_at if before is not None and same else (now if draft.likelihood is not None else None)
    Foresight.objects.update_or_create(
        commitment=row,
        defaults={
            "rating": draft.rating,
            "one_higher": draft.one_higher,
            "likelihood": draft.likelihood,
            "likelihood_at": given_at,
            "obstacle": draft.obstacle,
            "plan": draft.plan,
            "changed_at": now,
        },
    )


@command
def share_foresight(*, by: Actor, commitment_id: UUID, shared: bool, now: datetime) -> None:
    """Show one's foresight to those who see the promise, or take it back to oneself."""
    row = access.reach(by, commitment_id, Deed.CHANGE)
    Foresight.objects.filter(commitment=row).update(shared_at=now if shared else None)


@command
def invite_supporter(*, by: Actor, commitment_id: UUID, person_id: UUID, ask: str = "", now: datetime) -> UUID:
    """Invite somebody of the workspace to help with one promise; they see that one only, and may say no.

    Raises Refusal(NOT_IN_IT) for somebody who is not in the workspace, Refusal(ALREADY_THERE | TOO_MANY).
    """
    row, stream = commitment_for(by, commitment_id, Deed.CHANGE)
    return invite(row, stream, by=by, person_id=person_id, ask=ask, now=now)


@step
def invite(row: Commitment, stream: Stream, *, by: Actor, person_id: UUID, ask: str, now: datetime) -> UUID:
    """Invite a supporter to a locked commitment; refusals as for `invite_supporter`."""
    said = text.line(ask, "ask", required=False)
    person = people.actors_of([person_id]).get(person_id)
    if person is None or person.workspace_id != by.workspace_id or person_id in {by.id, row.promisee_id}:
        raise Refusal(Because.NOT_IN_IT, "person")
    living = Supporter.objects.filter(commitment=row, ended_at__isnull=True)
    if living.filter(person_id=person_id).exists():
        raise Refusal(Because.ALREADY_THERE, "person")
    if living.count() >= MOST_SUPPORTERS:
        raise Refusal(Because.TOO_MANY, "person", limit=MOST_SUPPORTERS)
    supporter = Supporter.objects.create(commitment=row, person_id=person_id, ask=said, invited_at=now)
    journal.append(stream, Kind.SUPPORTER_INVITED, by=by.id, about=row.pk, at=now, person=person_id)
    letters.post("supporter_invited", to=person_id, workspace_id=by.workspace_id, now=now, supporter=supporter.pk)
    return supporter.pk


@command
def accept_support(*, by: Actor, commitment_id: UUID, now: datetime) -> None:
    """Agree to help with a promise. Raises Refusal(HIDDEN) when not invited, Refusal(ALREADY_SETTLED)."""
    row = access.reach(by, commitment_id, Deed.SUPPORT)
    must_be_unsettled(State(row.state))
    stream = journal.lock(row.relationship_id)
    mine = access.supported_by(by.id).filter(commitment=row, accepted_at__isnull=True)
    if mine.update(accepted_at=now):
        journal.append(stream, Kind.SUPPORTER_JOINED, by=by.id, about=row.pk, at=now, person=by.id)
        letters.post(
            "supporter_joined", to=row.owner_id, workspace_id=by.workspace_id, now=now, commitment=row.pk, by=by.id
        )


@command
def end_support(*, by: Actor, commitment_id: UUID, person_id: UUID, now: datetime) -> None:
    """End somebody's standing as a supporter, as the owner or as that supporter. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach(by, commitment_id, Deed.SEE)
    if by.id not in {row.owner_id, person_id}:
        raise Refusal(Because.NOT_YOURS)
    stream = journal.lock(row.relationship_id)
    living = Supporter.objects.filter(commitment=row, person_id=person_id, ended_at__isnull=True)
    if not living.update(ended_at=now, ended_by=by.id):
        raise Refusal(Because.HIDDEN)
    journal.append(stream, Kind.SUPPORTER_LEFT, by=by.id, about=row.pk, at=now, person=person_id)


@step
def end_supports_of(person_id: UUID, now: datetime) -> None:
    """End every standing as a supporter of somebody who leaves the workspace: coming back opens none of them again."""
    living = Supporter.objects.filter(person_id=person_id, ended_at__isnull=True).select_related("commitment")
    for supporter in living.order_by("commitment__relationship_id"):
        stream = journal.lock(supporter.commitment.relationship_id)
        Supporter.objects.filter(pk=supporter.pk).update(ended_at=now, ended_by=person_id)
        journal.append(
            stream, Kind.SUPPORTER_LEFT, by=person_id, about=supporter.commitment_id, at=now, person=person_id
        )


@command
def say_waits_on(*, by: Actor, commitment_id: UUID, on_id: UUID, now: datetime) -> None:
    """Say that one's own promise waits on another that one may see; its owner's news then reach the waiting one.

    Raises Refusal(CIRCLE) when that one waits on this one, at any distance; Refusal(TOO_MANY | HIDDEN).
    """
    row, _stream = commitment_for(by, commitment_id, Deed.CHANGE)
    wait(row, by=by, on_id=on_id, now=now)


@step
def wait(row: Commitment, *, by: Actor, on_id: UUID, now: datetime) -> None:
    """Let a locked commitment wait on another; refusals as for `say_waits_on`."""
    on = access.reach(by, on_id, Deed.SEE)
    if on.pk == row.pk or _reaches(on.pk, row.pk):
        raise Refusal(Because.CIRCLE, "on")
    if Waits.objects.filter(waiting=row).count() >= MOST_WAITS:
        raise Refusal(Because.TOO_MANY, "on", limit=MOST_WAITS)
    Waits.objects.get_or_create(waiting=row, on=on, defaults={"said_at": now})


@command
def end_wait(*, by: Actor, commitment_id: UUID, on_id: UUID, now: datetime) -> None:
    """Say that one's own promise no longer waits on another. Raises Refusal(HIDDEN) when it did not."""
    row = access.reach(by, commitment_id, Deed.CHANGE)
    if not Waits.objects.filter(waiting=row, on_id=on_id).delete()[0]:
        raise Refusal(Because.HIDDEN)


def _reaches(start: UUID, goal: UUID) -> bool:
    seen, edge = {start}, {start}
    while edge and len(seen) < 500:
        edge = set(Waits.objects.filter(waiting_id__in=edge).values_list("on_id", flat=True)) - seen
        if goal in edge:
            return True
        seen |= edge
    return False
