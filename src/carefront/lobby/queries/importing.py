"""Reading a table that is carried over: its rows, whom its names mean, and what stands in the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.carrying import MYSELF, Column, Header, Row, Trouble, read_header, read_row
from carefront.core.tables import rows_of
from carefront.lobby import access
from carefront.lobby.queries.days import DayReader
from carefront.relationships import queries as relationships

PAGE = 50
LEFT_OUT = "leave"


@dataclass(frozen=True, slots=True)
class Target:
    """Name somebody to whom a row can be promised, or of whom it can be asked; nobody means oneself."""

    key: str
    label: str
    relationship_id: UUID | None
    person_id: UUID | None

    @property
    def may_be_asked(self) -> bool:
        """Whether a request can be put to it: to a person, not to a whole team."""
        return self.person_id is not None


MYSELF_TARGET = Target("self", "", None, None)


@dataclass(frozen=True, slots=True)
class Addressed:
    """Show a row with whom it is for; without a target it cannot be carried over."""

    row: Row
    target: Target | None
    left_out: bool  # its owner chose so

    @property
    def name(self) -> str:
        """The name that says for whom it is; empty for oneself."""
        name = self.row.owner if self.row.is_request else self.row.party
        return "" if name.casefold() in MYSELF else name

    @property
    def ready(self) -> bool:
        """Whether it can be carried over as it stands."""
        return self.target is not None and not self.row.troubles


@dataclass(frozen=True, slots=True)
class Preview:
    """Show what a table holds, before anything is carried over."""

    id: UUID
    name: str
    rows: tuple[Addressed, ...]
    page: int
    has_next: bool
    total: int
    promises: int
    answered: int
    requests: int
    in_question: int
    left_out: int
    unread: tuple[str, ...]
    strangers: tuple[tuple[str, bool], ...]  # names nobody here bears, and whether something is asked of them
    targets: tuple[Target, ...]
    choices: Mapping[str, str]
    job_id: UUID | None


def targets_of(person: Actor) -> tuple[Target, ...]:
    """Answer everybody to whom `person` may promise something now. 2 SQL queries."""
    found = []
    for card in relationships.relationships(person):
        if not card.is_active or not card.inside:
            continue
        if card.is_pair and card.other is not None:
            found.append(Target(f"{card.id}:", card.other.name, card.id, card.other.person_id))
        elif card.others:
            found.append(Target(f"{card.id}:", card.title, card.id, None))
            found += [
                Target(f"{card.id}:{one.person_id}", f"{one.name} ({card.title})", card.id, one.person_id)
                for one in card.others
                if one.accepted
            ]
    return tuple(found)


class Book:
    """Find whom a name means: by a choice that was made, else by a name that means one target alone."""

    def __init__(self, targets: tuple[Target, ...], choices: Mapping[str, str]) -> None:
        self._by_key = {target.key: target for target in targets} | {"self": MYSELF_TARGET}
        self._choices = choices
        self._by_name: dict[str, Target | None] = {}
        for name, target in self._names(targets):
            known = self._by_name.get(name, target)
            self._by_name[name] = target if known is target else None

    @staticmethod
    def _names(targets: tuple[Target, ...]) -> Iterator[tuple[str, Target]]:
        whole = [target for target in targets if target.key.endswith(":")]
        for target in whole:
            yield target.label.casefold(), target
        taken = {target.label.casefold() for target in whole}
        for target in targets:
            if target not in whole and target.label.casefold() not in taken:
                yield target.label.casefold(), target
                name = target.label.rsplit(" (", 1)[0].casefold()
                if name not in taken:
                    yield name, target
        for target in whole:
            first = target.label.split()[0].casefold() if target.label.split() else ""
            if first and first not in taken:
                yield first, target

    def find(self, row: Row) -> tuple[Target | None, bool]:
        """Answer for whom a row is, and whether its owner chose to leave it out."""
        name = (row.owner if row.is_request else row.party).casefold()
        if name in MYSELF:
            return MYSELF_TARGET, False
        chosen = self._choices.get(name, "")
        if chosen == LEFT_OUT:
            return None, True
        target = self._by_key.get(chosen) if chosen else self._by_name.get(name)
        if target is not None and row.is_request and not target.may_be_asked:
            return None, False
        return target, False


def addressed(
    person: Actor, text: str, choices: Mapping[str, str], now: datetime
) -> tuple[Header, Iterator[Addressed]]:
    """Read a table: its header, and its rows one by one. Raises core.carrying.Unusable."""
    table = rows_of(text)
    header = read_header(next(table)[1])
    book = Book(targets_of(person), choices)
    reader = DayReader(person, now)

    def rows() -> Iterator[Addressed]:
        today = person.local(now).date()
        for number, cells in table:
            row = read_row(number, cells, header, reader, me=person.name, today=today)
            target, left_out = book.find(row)
            if target is None and not left_out:
                column, trouble, name = (
                    (Column.OWNER, Trouble.OWNER_UNKNOWN, row.owner)
                    if row.is_request
                    else (Column.PARTY, Trouble.PARTY_UNKNOWN, row.party)
                )
                row = replace(row, troubles=(*row.troubles, (column, trouble, name)))
            yield Addressed(row, target, left_out)

    return header, rows()


def preview(person: Actor, upload_id: UUID, *, now: datetime, page: int = 1, only_open: bool = False) -> Preview:
    """Show an own table row by row, and what would come of it. Raises Refusal(HIDDEN), core.carrying.Unusable."""
    upload = access.reach_upload(person, upload_id)
    if upload.job_id is not None and not upload.text:
        return _carried_over(upload.pk, upload.name, upload.rows, upload.job_id)
    header, rows = addressed(person, upload.text, upload.choices, now)
    counts = dict.fromkeys(("total", "promises", "answered", "requests", "in_question", "left_out"), 0)
    strangers: dict[str, bool] = {}
    shown: list[Addressed] = []
    start, seen = (page - 1) * PAGE, 0
    for one in rows:
        _count(one, counts, strangers)
        if not only_open or one.row.troubles:
            if start <= seen < start + PAGE:
                shown.append(one)
            seen += 1
    return Preview(
        id=upload.pk,
        name=upload.name,
        rows=tuple(shown),
        page=page,
        has_next=seen > start + PAGE,
        unread=header.unread,
        strangers=tuple(strangers.items()),
        targets=targets_of(person),
        choices=upload.choices,
        job_id=upload.job_id,
        **counts,
    )


def _count(one: Addressed, counts: dict[str, int], strangers: dict[str, bool]) -> None:
    row = one.row
    counts["total"] += 1
    if one.left_out:
        counts["left_out"] += 1
    elif not one.ready:
        counts["in_question"] += 1
    elif row.is_request:
        counts["requests"] += 1
    else:
        counts["promises"] += 1
        counts["answered"] += row.outcome is not None
    unknown = {Trouble.PARTY_UNKNOWN, Trouble.OWNER_UNKNOWN}
    named = [given for _column, trouble, given in row.troubles if trouble in unknown]
    if one.left_out:
        named = [row.owner if row.is_request else row.party]
    for name in named:
        if len(strangers) < 60 or name in strangers:
            strangers[name] = strangers.get(name, False) or row.is_request


def _carried_over(upload_id: UUID, name: str, total: int, job_id: UUID) -> Preview:
    return Preview(
        id=upload_id, name=name, rows=(), page=1, has_next=False, total=total, promises=0, answered=0, requests=0,
        in_question=0, left_out=0, unread=(), strangers=(), targets=(), choices={}, job_id=job_id,
    )  # fmt: skip
