"""One relationship, whole: promises in both directions, what is asked and expected, and its dated facts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from carefront.commitments.queries.asking import request_card
from carefront.commitments.queries.desk import Names
from carefront.commitments.queries.lines import line_of
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.outcomes import State
from carefront.core.requests import OPEN
from carefront.kit import journal
from carefront.kit.journal import Fact
from carefront.lobby import access
from carefront.lobby.cards import Bond, Expected, NextLook, Tally
from carefront.people import queries as people
from carefront.relationships import queries as relationships

PROMISES = 12  # on a page
FACTS = 200  # in the picture
ASKED = 60  # requests and expectations looked at
MOST_PAGES = 400
_OPEN = [State.OPEN.value, State.PAUSED.value]
# Who helps with a promise stands on the promise's own page.
_ELSEWHERE = {Kind.SUPPORTER_INVITED, Kind.SUPPORTER_JOINED, Kind.SUPPORTER_LEFT}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Hold to what the list of promises is narrowed: `whose` all, mine or theirs; `state` open, settled or all."""

    whose: str = "all"
    state: str = "open"
    page: int = 1


def bond(person: Actor, relationship_id: UUID, narrowed: Narrowed, *, now: datetime) -> Bond:
    """Show a relationship to one of its members. Raises Refusal(HIDDEN). 9 SQL queries."""
    card = relationships.relationship(person, relationship_id)
    names = _names(person, card)
    visible = access.commitments_in(person, relationship_id)
    start = (narrowed.page - 1) * PROMISES
    found = list(_ordered(visible, person, narrowed)[start : start + PROMISES + 1])
    asked = list(access.requests_in(person, relationship_id).order_by("-made_at", "-id")[:ASKED])
    expected = list(access.expectations_in(person, relationship_id).order_by("-written_at", "-id")[:ASKED])
    still = {state.value for state in OPEN}
    facts = facts_of(person, card)
    words = {row.pk: row.words for row in (*asked, *expected, *found)}
    return Bond(
        card=card,
        lines=tuple(line_of(person, row, names, card, now) for row in found[:PROMISES]),
        has_next=len(found) > PROMISES,
        tallies=_tallies(person, visible),
        requests=tuple(request_card(person, row, names, card, None, now) for row in asked if row.state in still),
        expectations=tuple(
            Expected(row.pk, row.words, names[row.author_id].name if row.author_id in names else "",
                     row.author_id == person.id, row.period, row.look_on)
            for row in expected
            if row.closed_at is None
        ),
        next_look=_next_look(visible, now),
        facts=facts,
        words=words | _words(person, relationship_id, facts, words),
        names={key: name.name for key, name in names.items()},
    )  # fmt: skip


def facts_page(
    person: Actor, relationship_id: UUID, page: int, per: int
) -> tuple[relationships.RelationshipCard, list[Fact], dict[UUID, str], dict[UUID, str], bool]:
    """Show a page (from 1) of a relationship's facts, newest first.

    Answers its card, the facts, the words of what they are about, names, and whether more follow.
    """
    page = min(max(page, 1), MOST_PAGES)
    card = relationships.relationship(person, relationship_id)
    facts = facts_of(person, card, newest=page * per + 1)
    shown = facts[(page - 1) * per : page * per]
    words = _words(person, relationship_id, tuple(shown), {})
    for rows in (access.requests_in(person, relationship_id), access.expectations_in(person, relationship_id)):
        missing = {fact.subject_id for fact in shown} - set(words)
        words |= dict(rows.filter(pk__in=missing).values_list("pk", "words"))
    names = {key: name.name for key, name in _names(person, card).items()}
    return card, list(shown), words, names, len(facts) > page * per


def facts_of(person: Actor, card: relationships.RelationshipCard, *, newest: int = FACTS) -> tuple[Fact, ...]:
    """Answer the newest facts of a relationship that `person` may see, newest first.

    Whoever left it sees nothing of what happened to it afterwards.
    """
    found = journal.of_stream(card.id, newest=newest, subjects=access.subjects_in(person, card.id))
    left = max((f.seq for f in found if f.kind is Kind.MEMBER_LEFT and f.actor_id == person.id), default=None)
    return tuple(
        fact
        for fact in found
        if fact.kind not in _ELSEWHERE
        and not (card.i_left and left is not None and fact.subject_id == card.id and fact.seq > left)
    )


def _names(person: Actor, card: relationships.RelationshipCard) -> Names:
    own = {person.id: people.PersonName(person.id, person.name)}
    return own | {member.person_id: people.PersonName(member.person_id, member.name) for member in card.members}


def _ordered(visible: QuerySet[Any], person: Actor, narrowed: Narrowed) -> QuerySet[Any]:
    rows = visible
    if narrowed.whose == "mine":
        rows = rows.filter(owner_id=person.id)
    elif narrowed.whose == "theirs":
        rows = rows.exclude(owner_id=person.id)
    if narrowed.state == "open":
        return rows.filter(state__in=_OPEN).order_by(F("ends_at").asc(nulls_last=True), "id")
    if narrowed.state == "settled":
        rows = rows.exclude(state__in=_OPEN)
    return rows.order_by(F("settled_at").desc(nulls_first=True), F("ends_at").asc(nulls_last=True), "id")


def _tallies(person: Actor, visible: QuerySet[Any]) -> tuple[Tally, Tally]:
    """Count own promises and those of others, state by state."""
    counts: dict[bool, dict[str, int]] = {True: {}, False: {}}
    for owner_id, state, count in visible.order_by().values_list("owner_id", "state").annotate(Count("pk")):
        side = counts[owner_id == person.id]
        side[state] = side.get(state, 0) + count
    mine, theirs = (
        Tally(
            done=side.get(State.KEPT.value, 0),
            released=side.get(State.RELEASED.value, 0),
            moot=side.get(State.MOOT.value, 0),
            changed=side.get(State.CHANGED.value, 0),
            still_open=side.get(State.OPEN.value, 0) + side.get(State.PAUSED.value, 0),
        )
        for side in (counts[True], counts[False])
    )
    return mine, theirs


def _next_look(visible: QuerySet[Any], now: datetime) -> NextLook | None:
    """Answer the next promise about which Carefront will ask."""
    waiting = Q(check_ins__answered_at__isnull=True, check_ins__closed_at__isnull=True, check_ins__opens_at__gt=now)
    rows = visible.filter(waiting, state=State.OPEN.value).order_by("check_ins__opens_at")
    found = rows.values_list("pk", "words", "check_ins__opens_at").first()
    return NextLook(*found) if found else None


def _words(person: Actor, relationship_id: UUID, facts: tuple[Fact, ...], known: dict[UUID, str]) -> dict[UUID, str]:
    missing = {fact.subject_id for fact in facts if fact.subject_id} - set(known)
    rows = access.commitments_in(person, relationship_id).filter(pk__in=missing)
    return dict(rows.values_list("pk", "words")) if missing else {}
