"""What the promises of a relationship came to, owner by owner, as facts that can be counted. For rooms above.

Everything comes from the ledger; of rows, only whether a promise is clear, and what its owner named, is read beside it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from carefront.commitments import access
from carefront.commitments.models import Answer, CheckIn, Commitment
from carefront.core.actors import Actor
from carefront.core.evidence.counting import Apart, Fact, counted
from carefront.core.evidence.good import Again, words_named
from carefront.core.evidence.tallies import Move, Named, Promise
from carefront.core.ledger import Kind
from carefront.core.outcomes import Counts, Next, Outcome, State
from carefront.kit import journal
from carefront.kit.journal import Told
from carefront.kit.language import clarity_in
from carefront.kit.prepared import SLOT, Prepared

_THEN = {
    Kind.COMMITMENT_MOVED.value: Next.RECOMMIT,
    Kind.COMMITMENT_CHANGED.value: Next.MODIFY,
    Kind.COMMITMENT_RELEASED.value: Next.RELEASE,
    Kind.COMMITMENT_PAUSED.value: Next.PAUSE,
}
_ANSWERED = Kind.CHECK_IN_ANSWERED.value
_LOST = frozenset({Counts.MISSED, Counts.UNKNOWN})
Rests = Collection[tuple[datetime, datetime | None]]


class Source(NamedTuple):
    """Name what a fact is about: a promise, when it was said or came, and the day that was meant."""

    commitment_id: UUID
    at: datetime | None  # none where no word came
    occurs_on: date


@dataclass(slots=True)
class Owned:
    """Gather what one owner's promises came to, with the source of each fact by its id."""

    facts: list[Fact] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    hindered: list[Named] = field(default_factory=list)
    helped: list[Named] = field(default_factory=list)
    again: list[Again] = field(default_factory=list)
    sources: dict[UUID, Source] = field(default_factory=dict)


class _Row(NamedTuple):
    id: UUID
    owner_id: UUID
    words: str
    why: str
    success: str
    due_on: date | None
    rhythm: str
    made_at: datetime
    state: str


def owned_in(relationship_id: UUID, owners: Mapping[UUID, Actor], rests: Rests) -> dict[UUID, Owned]:
    """Answer what the promises of `owners` in a relationship came to. 4 SQL queries, however long the history is.

    rests: times in which nothing there counts as not done. The caller has reached the relationship, or is a worker.
    """
    promises = [row for row in map(_Row._make, _PROMISES.ask(relationship_id)) if row.owner_id in owners]
    told: dict[UUID, list[Told]] = defaultdict(list)
    for event in journal.told_of(relationship_id, [_ANSWERED, *_THEN]):
        if event.subject_id is not None:
            told[event.subject_id].append(event)
    named, silent = _named(relationship_id), _silent(relationship_id)
    found = {owner: Owned() for owner in owners}
    for row in promises:
        reading = _Reading(row, owners[row.owner_id], rests, found[row.owner_id])
        reading.read(told.get(row.id, []), named, silent.get(row.id, []))
    return found


_PROMISES = Prepared(
    lambda: Commitment.objects.filter(relationship_id=SLOT).order_by("made_at", "pk").values_list(*_Row._fields)
)
_NAMED = Prepared(
    lambda: (
        Answer.objects.filter(~Q(tags=[]) | ~Q(helped=""), commitment__relationship_id=SLOT)
        .filter(replaced_at__isnull=True)
        .values_list("pk", "tags", "helped")
    )
)
# What was asked, and of which no word came; what was never asked misses no word.
_SILENT = Prepared(
    lambda: (
        CheckIn.objects.filter(commitment__relationship_id=SLOT, asked_at__isnull=False)
        .filter(answered_at__isnull=True, closed_at__isnull=True)
        .order_by("occurs_on", "pk")
        .values_list("pk", "commitment_id", "occurs_on")
    )
)


def _named(relationship_id: UUID) -> dict[str, tuple[list[str], str]]:
    return {str(key): (tags, helped) for key, tags, helped in _NAMED.ask(relationship_id)}


def _silent(relationship_id: UUID) -> dict[UUID, list[tuple[UUID, date]]]:
    found: dict[UUID, list[tuple[UUID, date]]] = defaultdict(list)
    for key, commitment_id, on in _SILENT.ask(relationship_id):
        found[commitment_id].append((key, on))
    return found


@dataclass(slots=True)
class _Reading:
    row: _Row
    owner: Actor
    rests: Rests
    into: Owned
    clear: bool = False

    def read(
        self, events: list[Told], named: Mapping[str, tuple[list[str], str]], silent: list[tuple[UUID, date]]
    ) -> None:
        when = self.row.due_on or (self._day(self.row.made_at) if self.row.rhythm else None)
        self.clear = when is not None and clarity_in(self.row.words, self.row.why, self.row.success, when).is_clear
        moves = tuple(Move(one.id, self._day(one.at)) for one in events if one.kind == Kind.COMMITMENT_MOVED.value)
        self.into.promises.append(Promise(self._day(self.row.made_at), self.clear, moves))
        for one in events:
            if one.kind == Kind.COMMITMENT_MOVED.value:
                self.into.sources[one.id] = Source(self.row.id, one.at, self._day(one.at))
        looks = self._looks(events)
        said = {one.at for several in looks.values() for one in several}
        results = [self._answered(several, events, named) for several in looks.values()]
        self._given_another_day(results)
        for one in events:
            then = _THEN.get(one.kind)
            if then is not None and then is not Next.RECOMMIT and one.at not in said:
                self._without_an_answer(one, then)
        for key, on in silent:
            self._silence(key, on)

    def _day(self, at: datetime) -> date:
        return self.owner.local(at).date()

    def _looks(self, events: Iterable[Told]) -> dict[str, list[Told]]:
        """Gather the answers by check-in: a later one stands in the place of the first, on the first one's date."""
        looks: dict[str, list[Told]] = {}
        for one in events:
            if one.kind == _ANSWERED:
                looks.setdefault(one.facts["check_in"], []).append(one)
        return looks

    def _answered(
        self, several: list[Told], events: list[Told], named: Mapping[str, tuple[list[str], str]]
    ) -> tuple[Told, Fact, Next | None]:
        first, last = several[0], several[-1]
        then = next((_THEN[one.kind] for one in events if one.kind in _THEN and one.at == last.at), None)
        meant, outcome = date.fromisoformat(last.facts["occurs_on"]), Outcome(last.facts["outcome"])
        on = self._day(first.at)
        counts, apart = counted(
            outcome, then, enough=outcome is Outcome.PARTLY and last.facts["counts"] == Counts.KEPT.value,
            date_passed=meant <= self._day(last.at),
        )  # fmt: skip
        fact = self._add(last.id, on, meant, last.at, counts, apart)
        tags, helped = named.get(last.facts["answer"], ([], ""))
        if tags:
            self.into.hindered.append(Named(last.id, on, tuple(dict.fromkeys(tag.strip().casefold() for tag in tags))))
        if helped and (words := words_named(helped)):
            self.into.helped.append(Named(last.id, on, words))
        return last, fact, then

    def _given_another_day(self, results: list[tuple[Told, Fact, Next | None]]) -> None:
        for place, (_event, fact, then) in enumerate(results):
            if then is not Next.RECOMMIT or fact.counts is not Counts.MISSED or not fact.clear:
                continue
            after = results[place + 1][1] if place + 1 < len(results) else None
            known = after is not None and after.counts in {Counts.KEPT, Counts.MISSED}
            if after is not None and known:
                self.into.again.append(Again(after.id, after.on, after.counts is Counts.KEPT))
            else:
                self.into.again.append(Again(fact.id, fact.on, None))

    def _without_an_answer(self, one: Told, then: Next) -> None:
        handed = "person" in one.facts
        counts, apart = counted(None, then, date_passed=True, handed_over=handed)
        self._add(one.id, self._day(one.at), self._day(one.at), one.at, counts, apart)

    def _silence(self, key: UUID, on: date) -> None:
        rests = self.row.state == State.PAUSED.value
        counts, apart = (Counts.APART, Apart.PAUSED) if rests else counted(None, date_passed=True)
        self._add(key, on, on, None, counts, apart)

    def _add(self, key: UUID, on: date, meant: date, at: datetime | None, counts: Counts, apart: Apart | None) -> Fact:
        if counts in _LOST and any(
            self._day(start) <= meant and (end is None or meant <= self._day(end)) for start, end in self.rests
        ):
            counts, apart = Counts.APART, Apart.PAUSED
        fact = Fact(key, on, counts, self.clear, apart)
        self.into.facts.append(fact)
        self.into.sources[key] = Source(self.row.id, at, meant)
        return fact


def words_of(person: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Answer the words of those promises of `ids` that `person` may see. 1 SQL query."""
    if not ids:
        return {}
    return dict(access.visible_to(person).filter(pk__in=list(ids)).order_by().values_list("pk", "words"))


def looks_in(relationship_id: UUID) -> dict[UUID, int]:
    """Answer how many check-ins of each one's promises in a relationship were answered. 1 SQL query."""
    rows = CheckIn.objects.filter(commitment__relationship_id=relationship_id, answered_at__isnull=False)
    counted_by = rows.order_by().values("owner_id").annotate(count=Count("pk")).values_list("owner_id", "count")
    return dict(counted_by)
