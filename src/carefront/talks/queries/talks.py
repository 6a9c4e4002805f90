"""A talk, whole, as one of the two sees it; and talks in lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from carefront.commitments.cards import Party
from carefront.core import talks as rules
from carefront.core.actors import Actor
from carefront.core.covenants import seen
from carefront.core.policy import Deed
from carefront.core.talks import Came, Curious, Redesign, TalkPart, TalkState
from carefront.kit.models import Event
from carefront.people import queries as people
from carefront.relationships import queries as relationships
from carefront.talks import access
from carefront.talks.cards import CameCard, LineCard, QuestionCard, SayingCard, TalkCard, TalkLine
from carefront.talks.models import LookBack, Question, Saying, Taken, Talk
from carefront.talks.queries import consequences
from carefront.talks.queries.places import chosen, place_of

PER = 25


def talks(person: Actor, relationship_id: UUID, *, page: int = 1) -> tuple[list[TalkLine], bool]:
    """Show a page of one's talks in a relationship, the newest first, and whether more follow. 1 SQL query."""
    rows = access.talks_visible_to(person).filter(relationship_id=relationship_id)
    found = list(_with_people(rows).order_by("-begun_at", "-pk")[(page - 1) * PER : page * PER + 1])
    return [line_of(person, row) for row in found[:PER]], len(found) > PER


def talk_of_conversation(person: Actor, conversation_id: UUID) -> TalkLine | None:
    """Show the talk that is held in a conversation, if there is one that `person` sees. 1 SQL query."""
    rows = _with_people(access.talks_visible_to(person).filter(conversation_id=conversation_id))
    return next((line_of(person, row) for row in rows[:1]), None)


def waiting(person: Actor) -> list[TalkLine]:
    """Show the talks that wait for a word of `person`: new, to agree to, or to look at again. 1 SQL query."""
    drafts = access.drafts_awaiting(person).filter(talk=OuterRef("pk")).values("pk")
    rows: Any = _with_people(access.waiting_for(person)).annotate(draft=Subquery(drafts[:1]))
    return [replace(line_of(person, row), draft_id=row.draft) for row in rows.order_by("look_on", "pk")[:PER]]


def _with_people(rows: QuerySet[Talk]) -> QuerySet[Talk]:
    return rows.select_related("by", "other", "subject")


def line_of(person: Actor, row: Talk) -> TalkLine:
    """Show a talk in a list, with its people at hand; no query."""
    them = row.other if row.by_id == person.id else row.by
    opened, agreed = row.opened_at is not None, row.agreed_at is not None
    return TalkLine(
        id=row.pk, relationship_id=row.relationship_id,
        state=rules.state_of(opened=opened, agreed=agreed, closed=row.closed_at is not None),
        by_me=row.by_id == person.id, other=Party(them.pk, people.named(them).name, False),
        subject=Party(row.subject_id, people.named(row.subject).name, row.subject_id == person.id),
        begun_at=row.begun_at, agreed_at=row.agreed_at, closed_at=row.closed_at, look_on=row.look_on,
        conversation_id=row.conversation_id,
    )  # fmt: skip


def talk(person: Actor, talk_id: UUID) -> TalkCard:
    """Show a talk. Raises Refusal(HIDDEN). At most 16 SQL queries, however much is in it."""
    access.reach_talk(person, talk_id, Deed.SEE)
    row = _with_people(access.talks_visible_to(person)).get(pk=talk_id)
    place = place_of(person, relationships.relationship(person, row.relationship_id))
    line = line_of(person, row)
    sayings = list(access.sayings_visible_to(person).filter(talk=row))
    mine, theirs = _said(sayings, person.id), _said(sayings, line.other.id)
    writes = place.goes_on and line.state in {TalkState.PREPARING, TalkState.OPEN}
    by = dict(row.facts.values_list("event_id", "by_id"))
    events = list(Event.objects.filter(pk__in=list(by)).order_by("at", "seq"))
    taken = list(row.taken.all())
    yes = {one.person_id: one.at for one in row.yes.all() if one.digest}
    wills = {one.person_id: one.words for one in sayings if one.part == TalkPart.WILL.value and one.shown_at}
    me = Party(person.id, person.name, True)
    makes = place.goes_on and line.state is TalkState.AGREED
    return TalkCard(
        line=line, place=place, me=me, opened_at=row.opened_at, i_am_ready=str(person.id) in row.ready,
        other_is_ready=str(line.other.id) in row.ready, facts=tuple(chosen(person, events, by, may_drop=writes)),
        names={person.id: person.name, line.other.id: line.other.name}, mine=mine, theirs=theirs,
        questions=_questions(person, row, writes), together=row.together, seen=seen(row.together),
        my_lines=_lines(wills.get(person.id, ""), person.id, taken, may=makes),
        their_lines=_lines(wills.get(line.other.id, ""), line.other.id, taken, may=False),
        digest=rules.digest(wills, row.together, row.look_on), my_yes=yes.get(person.id),
        their_yes=yes.get(line.other.id), my_yes_fell=consequences.fell(row.yes.all(), person.id),
        came=tuple(_came(row.looks.all(), me, line.other)),
        consequences=tuple(consequences.of_talk(person, row, place)),
    )  # fmt: skip


def _said(sayings: Iterable[Saying], person_id: UUID) -> Mapping[TalkPart, SayingCard]:
    return {
        TalkPart(one.part): SayingCard(
            TalkPart(one.part), one.words, tuple(Redesign(code) for code in one.choices), one.shown_at
        )
        for one in sayings
        if one.person_id == person_id
    }


def _questions(person: Actor, row: Talk, writes: bool) -> tuple[QuestionCard, ...]:
    rows: Iterable[Question] = access.questions_visible_to(person).filter(talk=row).order_by("at", "pk")
    return tuple(
        QuestionCard(
            id=one.pk, by_me=one.by_id == person.id, code=Curious(one.code) if one.code else None, words=one.words,
            shown_at=one.shown_at, answer=one.answer, answered_at=one.answered_at,
            may_answer=writes and one.by_id != person.id,
            may_drop=writes and one.by_id == person.id and one.answered_at is None,
        )
        for one in rows
    )  # fmt: skip


def _lines(words: str, person_id: UUID, taken: Sequence[Taken], *, may: bool) -> tuple[LineCard, ...]:
    made = {one.line: one.commitment_id for one in taken if one.person_id == person_id}
    return tuple(
        LineCard(number, line, made.get(number), may and number not in made)
        for number, line in enumerate(rules.lines_of(words))
    )


def _came(looks: Iterable[LookBack], me: Party, other: Party) -> Iterable[CameCard]:
    for one in looks:
        who = me if one.person_id == me.id else other
        asks = who.is_me and one.asked_at is not None and one.answered_at is None
        if one.answered_at is not None or asks:
            yield CameCard(who, Came(one.came) if one.came else None, one.words, one.answered_at, asks)


def talk_of_question(person: Actor, question_id: UUID, deed: Deed) -> UUID:
    """Answer in which talk a question was asked. Raises Refusal(HIDDEN | NOT_YOURS)."""
    return access.reach_question(person, question_id, deed).talk_id
