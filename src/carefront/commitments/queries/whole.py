"""One commitment, whole."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.cards import CommitmentCard, CommitmentLine, ForesightCard, RecordCard, SupporterCard
from carefront.commitments.models import CheckIn, Commitment, Foresight, Release, Repair, Supporter
from carefront.commitments.queries.answers import answers_of, check_in_cards
from carefront.commitments.queries.lines import lines_of, party
from carefront.core.actors import Actor
from carefront.core.cadence import BETWEEN_NUDGES
from carefront.core.ledger import Kind
from carefront.core.outcomes import SETTLED, State
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.kit import journal
from carefront.people import queries as people
from carefront.relationships import queries as relationships
from carefront.relationships.queries import levels
from carefront.relationships.queries.level_cards import PromiseLevel


def commitment(person: Actor, commitment_id: UUID, *, now: datetime) -> CommitmentCard:
    """Show one commitment to somebody who may see it, with all of it that they may see. Raises Refusal(HIDDEN)."""
    row = access.reach(person, commitment_id, Deed.SEE)
    standing = access.standing_of(person, row)
    facts = tuple(journal.of_subject(row.pk))
    supporters = list(Supporter.objects.filter(commitment=row, ended_at__isnull=True).order_by("invited_at"))
    names = people.names_of(_named(row, supporters, facts))
    on = set(row.waits_on.values_list("on_id", flat=True))
    waiting = set(row.waited_for_by.values_list("waiting_id", flat=True))
    around = _around(person, row, on | waiting, now)
    check_in = CheckIn.objects.filter(commitment=row, answered_at__isnull=True, closed_at__isnull=True)
    waiting_ones = check_in.select_related("commitment").annotate(level=access.level_of_check_in())
    next_check_in = waiting_ones.order_by("opens_at").first()
    me = next((supporter for supporter in supporters if supporter.person_id == person.id), None)
    return CommitmentCard(
        line=around[row.pk],
        why=row.why,
        success=row.success,
        recognition=row.recognition,
        outside_person=row.outside_person,
        cue=row.cue,
        predecessor_id=row.predecessor_id,
        successor_id=Commitment.objects.filter(predecessor=row).values_list("pk", flat=True).first(),
        request_id=row.request_id if standing in {Standing.OWNER, Standing.OTHER} else None,
        expectation_id=row.expectation_id if standing is not Standing.SUPPORTER else None,
        foresight=_foresight(row, standing),
        supporters=tuple(
            SupporterCard(party(names, person, each.person_id), each.ask, each.accepted_at is not None)
            for each in supporters
        ),
        waits_on=tuple(around[key] for key in around if key in on),
        waited_for_by=tuple(around[key] for key in around if key in waiting),
        records=_records(row, words=standing is not Standing.SUPPORTER),
        check_in=check_in_cards(person, [next_check_in])[0] if next_check_in else None,
        answers=tuple(answers_of(person, row.pk, standing)),
        facts=facts,
        names={key: name.name for key, name in names.items()},
        repair=_repair(row, person) if standing is Standing.OWNER else None,
        level=_level(person, row, standing, around[row.pk]),
        **_rights(row, standing, me) | _asking(row, standing, facts, now),
    )


def _level(person: Actor, row: Commitment, standing: Standing, line: CommitmentLine) -> PromiseLevel | None:
    """Show at which level it stands, to those who see that; what one promises oneself has none."""
    if line.to_self or not allows(Thing.LEVEL, Deed.SEE, standing):
        return None
    return levels.of_promise(person, row.pk, owner_id=row.owner_id, relationship_id=row.relationship_id, is_open=False)


def _asking(row: Commitment, standing: Standing, facts: tuple[journal.Fact, ...], now: datetime) -> dict[str, Any]:
    """Answer whether somebody may ask about it now, and when it was asked about within a day."""
    asked_here, until = relationships.asking_in(row.relationship_id)
    open_now = row.state == State.OPEN.value and asked_here
    may = allows(Thing.COMMITMENT, Deed.ASK, standing) and open_now
    nudged = [fact.at for fact in facts if fact.kind is Kind.COMMITMENT_NUDGED and fact.at > now - BETWEEN_NUDGES]
    asked_at = max(nudged, default=None) if may else None
    inside = standing is not Standing.SUPPORTER
    return {"may_ask": may and asked_at is None, "asked_at": asked_at, "released_until": until if inside else None}


def _rights(row: Commitment, standing: Standing, me: Supporter | None) -> dict[str, bool]:
    settled = State(row.state) in SETTLED
    return {
        "may_change": allows(Thing.COMMITMENT, Deed.CHANGE, standing) and not settled,
        "may_answer": allows(Thing.COMMITMENT, Deed.ANSWER, standing) and not settled,
        "may_respond": allows(Thing.COMMITMENT, Deed.RESPOND, standing),
        "may_accept_support": me is not None and me.accepted_at is None and not settled,
        "may_end_support": me is not None,
    }


def _named(row: Commitment, supporters: list[Supporter], facts: tuple[journal.Fact, ...]) -> set[UUID]:
    """Answer everybody whose name stands on the page of a commitment."""
    ids = {row.owner_id, *(supporter.person_id for supporter in supporters)}
    ids |= {fact.actor_id for fact in facts if fact.actor_id}
    ids |= {UUID(fact.facts["person"]) for fact in facts if "person" in fact.facts}
    return ids | ({row.promisee_id} if row.promisee_id else set())


def _around(person: Actor, row: Commitment, ids: set[UUID], now: datetime) -> dict[UUID, CommitmentLine]:
    """Show the commitment and, of those it waits on or that wait on it, those that `person` may see."""
    others = list(access.visible_to(person).filter(pk__in=ids)) if ids else []
    return {line.id: line for line in lines_of(person, [row, *others], now=now)}


def _foresight(row: Commitment, standing: Standing) -> ForesightCard | None:
    found = Foresight.objects.filter(commitment=row).first()
    if found is None or not allows(Thing.FORESIGHT, Deed.SEE, standing, shared=found.shared_at is not None):
        return None
    return ForesightCard(
        found.rating, found.one_higher, found.likelihood, found.obstacle, found.plan, found.shared_at is not None
    )


def _records(row: Commitment, *, words: bool) -> tuple[RecordCard, ...]:
    """Show the dated records; their reasons only to those it was promised to, and its owner."""
    found = [RecordCard("move", each.at, each.words, each.from_on, each.to_on) for each in row.moves.all()]
    found += [RecordCard("pause", each.at, each.words, None, each.until) for each in row.pauses.all()]
    found += [RecordCard("at_risk", each.at, each.words) for each in row.at_risk.all()]
    if row.state == State.RELEASED.value:
        found += [RecordCard("release", each.at, each.words) for each in Release.objects.filter(commitment=row)]
    shown = found if words else [replace(each, words="") for each in found]
    return tuple(sorted(shown, key=lambda each: each.at))


def _repair(row: Commitment, person: Actor) -> tuple[str, str, str] | None:
    found = Repair.objects.filter(commitment=row, by_id=person.id).first()
    return (found.shame, found.useful, found.repair) if found else None
