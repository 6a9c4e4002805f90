"""Taking out: everything of this room that a person may see, as plain rows, a chunk at a time."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from carefront.commitments import access
from carefront.commitments.models import (
    Answer,
    AtRisk,
    Commitment,
    Foresight,
    HeldReply,
    Move,
    OtherAccount,
    Pause,
    Release,
    Repair,
    Response,
    Supporter,
)
from carefront.core.actors import Actor
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.kit.taking import CHUNK, Taken, text
from carefront.people import queries as people
from carefront.relationships import access as relationships

_SAID = ("happened", "learned", "helped", "hindered", "support")


class _Standings:
    """Answer how one person stands to commitment after commitment without asking each time."""

    def __init__(self, person: Actor) -> None:
        self._me = person.id
        groups = relationships.accepted_ids_of(person.id)
        self._groups = set(groups.values_list("relationship_id", flat=True))
        parts = relationships.memberships_ever(person.id).filter(relationship_id__in=self._groups)
        self._parts = list(parts.values_list("relationship_id", "accepted_at", "left_at"))
        self._supports = set(access.supported_by(person.id).values_list("commitment_id", flat=True))

    def of(self, row: Commitment) -> Standing:
        if row.owner_id == self._me:
            return Standing.OWNER
        if row.promisee_id == self._me:
            return Standing.OTHER
        if row.promisee_id is None and self._was_in_its_group(row):
            return Standing.GROUP
        return Standing.SUPPORTER if row.pk in self._supports else Standing.STRANGER

    def _was_in_its_group(self, row: Commitment) -> bool:
        return any(
            place == row.relationship_id
            and since is not None
            and since <= row.made_at
            and (not to or row.made_at <= to)
            for place, since, to in self._parts
        )


def _each(rows: QuerySet[Any], *ways: str) -> Iterator[Any]:
    return rows.select_related(*ways).order_by("pk").iterator(chunk_size=CHUNK)


def _name(person: Any) -> str:
    return people.named(person).name if person is not None else ""


def promises(person: Actor) -> Taken:
    """Take out own promises and those that others let `person` see."""
    for row in _each(access.visible_to(person), "owner", "promisee"):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "owner": _name(row.owner),
            "promised_to": _name(row.promisee), "words": row.words, "due": text(row.due_on),
            "time": text(row.due_time), "zone": row.due_zone, "rhythm": row.rhythm, "cue": row.cue,
            "state": row.state, "why": row.why, "success": row.success, "recognition": row.recognition,
            "outside_person": row.outside_person, "made_at": text(row.made_at), "settled_at": text(row.settled_at),
            "successor_of": text(row.predecessor_id),
        }  # fmt: skip


def answers(person: Actor) -> Taken:
    """Take out what was answered about them; words only where they are shared."""
    standings = _Standings(person)
    rows = Answer.objects.filter(commitment__in=access.visible_to(person).order_by())
    for row in _each(rows, "by", "commitment", "check_in"):
        words = allows(Thing.ANSWER, Deed.SEE, standings.of(row.commitment), shared=row.words_shared_with_supporters)
        said = {name: getattr(row, name) if words else "" for name in _SAID}
        yield {
            "id": str(row.pk), "promise": str(row.commitment_id), "by": _name(row.by), "at": text(row.at),
            "about": text(row.check_in.occurs_on), "outcome": row.outcome, "enough": row.enough, **said,
            "tags": ", ".join(row.tags) if words else "", "replaced_at": text(row.replaced_at),
        }  # fmt: skip


def _said_to_answers(person: Actor, model: Any) -> Iterator[Any]:
    standings = _Standings(person)
    rows = model.objects.filter(answer__commitment__in=access.visible_to(person).order_by())
    for row in _each(rows, "by", "answer__commitment"):
        shared = row.answer.words_shared_with_supporters
        if allows(Thing.ANSWER, Deed.SEE, standings.of(row.answer.commitment), shared=shared):
            yield row


def responses(person: Actor) -> Taken:
    """Take out what was said to answers."""
    for row in _said_to_answers(person, Response):
        yield {
            "id": str(row.pk), "answer": str(row.answer_id), "by": _name(row.by), "kind": row.kind,
            "words": row.words, "at": text(row.at),
        }  # fmt: skip


def other_accounts(person: Actor) -> Taken:
    """Take out other accounts of the same outcome."""
    for row in _said_to_answers(person, OtherAccount):
        yield {
            "id": str(row.pk), "answer": str(row.answer_id), "by": _name(row.by), "outcome": row.outcome,
            "words": row.words, "at": text(row.at),
        }  # fmt: skip


def foresights(person: Actor) -> Taken:
    """Take out what was thought beforehand: one's own, and what others shared."""
    standings = _Standings(person)
    rows = Foresight.objects.filter(commitment__in=access.visible_to(person).order_by())
    for row in _each(rows, "commitment"):
        if allows(Thing.FORESIGHT, Deed.SEE, standings.of(row.commitment), shared=row.shared_at is not None):
            yield {
                "promise": str(row.commitment_id), "rating": text(row.rating), "one_higher": row.one_higher,
                "likelihood": text(row.likelihood), "obstacle": row.obstacle, "plan": row.plan,
                "shared_at": text(row.shared_at),
            }  # fmt: skip


def repairs(person: Actor) -> Taken:
    """Take out the two sentences and the repair that `person` wrote for themselves."""
    for row in _each(Repair.objects.filter(by_id=person.id)):
        yield {
            "promise": str(row.commitment_id), "shame": row.shame, "useful": row.useful, "repair": row.repair,
            "at": text(row.at),
        }  # fmt: skip


def held_replies(person: Actor) -> Taken:
    """Take out the replies by mail that `person` wrote and that are not used yet."""
    for row in _each(HeldReply.objects.filter(by_id=person.id), "check_in"):
        yield {"promise": str(row.check_in.commitment_id), "words": row.words, "at": text(row.at)}


def records(person: Actor) -> Taken:
    """Take out the dated records: other days, rests, what was let go, what was said to be at risk."""
    standings = _Standings(person)
    visible = Q(commitment__in=access.visible_to(person).order_by())
    kinds: tuple[tuple[str, Any], ...] = (
        ("moved", Move),
        ("rested", Pause),
        ("released", Release),
        ("at_risk", AtRisk),
    )
    for kind, model in kinds:
        for row in _each(model.objects.filter(visible), "commitment"):
            # A supporter sees that it moved; why is for those it was promised to.
            words = "" if standings.of(row.commitment) is Standing.SUPPORTER else row.words
            yield {
                "kind": kind, "promise": str(row.commitment_id), "at": text(row.at), "words": words,
                "from": text(getattr(row, "from_on", None)),
                "to": text(getattr(row, "to_on", None) or getattr(row, "until", None)),
            }  # fmt: skip


def supporters(person: Actor) -> Taken:
    """Take out who was asked to help with them, and with what."""
    visible = access.visible_to(person).order_by()
    for row in _each(Supporter.objects.filter(commitment__in=visible), "person"):
        yield {
            "promise": str(row.commitment_id), "person": _name(row.person), "ask": row.ask,
            "invited_at": text(row.invited_at), "accepted_at": text(row.accepted_at), "ended_at": text(row.ended_at),
        }  # fmt: skip


def requests(person: Actor) -> Taken:
    """Take out the requests that name `person`."""
    for row in _each(access.requests_visible_to(person), "asker", "asked"):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "asker": _name(row.asker),
            "asked": _name(row.asked), "words": row.words, "why": row.why, "success": row.success,
            "due": text(row.due_on), "time": text(row.due_time), "state": row.state, "made_at": text(row.made_at),
            "offered_words": row.counter_words, "offered_due": text(row.counter_due_on), "reason": row.reason,
            "said_in": row.said_in, "said_on": text(row.said_on), "said_by": row.said_by, "said_words": row.said_words,
        }  # fmt: skip


def expectations(person: Actor) -> Taken:
    """Take out the expectations that `person` wrote or that were put to them."""
    for row in _each(access.expectations_visible_to(person), "author", "to"):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "author": _name(row.author),
            "to": _name(row.to), "words": row.words, "why": row.why, "success": row.success, "period": row.period,
            "look_on": text(row.look_on), "written_at": text(row.written_at), "closed_at": text(row.closed_at),
            "version": row.version,
        }  # fmt: skip


def read_backs(person: Actor) -> Taken:
    """Take out what was read back of them."""
    for row in _each(access.read_backs_visible_to(person), "by"):
        yield {
            "expectation": str(row.expectation_id), "by": _name(row.by), "version": row.version, "words": row.words,
            "reply": row.reply, "confirmed_at": text(row.confirmed_at), "at": text(row.at),
        }  # fmt: skip


def how_many(person: Actor, most: int) -> int:
    """Count the promises that there are to take out, up to `most`."""
    return access.visible_to(person).order_by()[:most].count()


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {
    "promises": promises,
    "answers": answers,
    "responses": responses,
    "other_accounts": other_accounts,
    "foresight": foresights,
    "repairs": repairs,
    "held_replies": held_replies,
    "records": records,
    "supporters": supporters,
    "requests": requests,
    "expectations": expectations,
    "read_backs": read_backs,
}
