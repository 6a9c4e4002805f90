"""The road to what is found by its words: for each kind of thing the same as its own road, asked row by row.

A question is answered newest first and stops at the end of a page. So nothing here gathers all that somebody may see:
each candidate is looked at by its key, at most a page of them and those that stand between.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from carefront.conversations.access.holding import plans_visible_to, read_backs_seen, topics_seen
from carefront.conversations.access.transcripts import decisions_visible_to, proposals_visible_to
from carefront.conversations.models import FollowUp, Participant, Searchable
from carefront.core.actors import Actor
from carefront.core.searching.filing import kind_mark, place_mark
from carefront.core.searching.kinds import Sought


def searchable_to(person: Actor) -> QuerySet[Searchable]:
    """Answer everything that `person` may find: what each kind's own road lets them see."""
    seats = Participant.objects.filter(
        conversation_id=OuterRef("conversation_id"), person_id=person.id, left_at__isnull=True
    )
    takes_part = Q(conversation_id=Subquery(seats.values("conversation_id")[:1]))
    decided = decisions_visible_to(person).filter(pk=OuterRef("decision_id")).order_by()
    told = FollowUp.objects.filter(
        Q(by_id=person.id) | Q(decision_id=Subquery(decided.values("pk")[:1])), workspace_id=person.workspace_id
    )
    roads = {
        Sought.CONVERSATION: takes_part,
        Sought.AGREEMENT: takes_part,
        Sought.NOTE: Q(author_id=person.id) | Q(author_id__isnull=True) & takes_part,
        Sought.TOPIC: _among(topics_seen(person, takes_part)),
        Sought.DECISION: _among(decisions_visible_to(person)),
        Sought.READ_BACK: _among(read_backs_seen(person, takes_part)),
        Sought.PLAN: _among(plans_visible_to(person)),
        Sought.FOLLOW_UP: _among(told),
        Sought.PROPOSAL: _among(proposals_visible_to(person)),
    }
    any_of = Q()
    for kind, road in roads.items():
        any_of |= Q(kind=kind.value) & road
    return Searchable.objects.filter(any_of, workspace_id=person.workspace_id)


def _among(rows: QuerySet[Any]) -> Q:
    """Ask whether a subject is among `rows`, by its key.

    Of a plain "exists" PostgreSQL may make a table of all that somebody may see, before it looks at the first.
    """
    return Q(subject_id=Subquery(rows.filter(pk=OuterRef("subject_id")).order_by().values("pk")[:1]))


def asked_for(terms: Iterable[str], relationship_ids: Iterable[UUID], kinds: Iterable[Sought] = ()) -> str:
    """Answer in the engine's language: each of `terms`, in one of the relationships, perhaps of one of some kinds.

    The relationships somebody was ever in narrow a search from the start, whatever else a workspace holds.
    In neither language can a term say anything: it holds letters and numbers alone, see `core.searching.folding`.
    """
    sets = [[term] for term in terms] + [[place_mark(key) for key in relationship_ids], [*map(kind_mark, kinds)]]
    if connection.vendor == "sqlite":
        return " AND ".join("(" + " OR ".join(f'"{one}"' for one in some) + ")" for some in sets if some)
    return " & ".join("(" + " | ".join(f"'{one}'" for one in some) + ")" for some in sets if some)


def found_by(person: Actor, asked: str, before: int) -> QuerySet[Searchable]:
    """Answer what `person` may find by what is `asked_for`, newest first, from before a place in time.

    Of SQLite alone, which answers newest first without gathering what it finds.
    """
    where = [
        "conversations_filed MATCH %s", "conversations_filed.rowid = conversations_searchable.place",
        "conversations_filed.rowid < %s",
    ]  # fmt: skip
    params: list[Any] = [asked, before]
    order = ["-conversations_filed.rowid"]  # the order in which the index answers, so that it can stop early
    rows = searchable_to(person)
    return rows.extra(tables=["conversations_filed"], where=where, params=params, order_by=order)  # noqa: S610


def places_holding(asked: str, relationships: str, before: int) -> QuerySet[Searchable, Any]:
    """Answer where in time things stand, newest first, that hold what is `asked_for`, whoever may see them.

    Of PostgreSQL alone, and only for `found_at`: nothing of these may be shown or counted. The `relationships`, written
    as it writes a list, are marks in `asked` too; their column tells it how many there are, which marks do not, and so
    whether to look through the newest or to gather.
    """
    under = [
        "conversations_searchable.filed_under @@ %s::tsquery",
        "conversations_searchable.relationship_id = ANY(%s::uuid[])",
    ]
    rows = Searchable.objects.filter(place__lt=before).extra(where=under, params=[asked, relationships])  # noqa: S610
    return rows.order_by("-place").values_list("place")


def found_at(person: Actor, places: str) -> QuerySet[Searchable]:
    """Answer what `person` may find at some places in time, written as PostgreSQL writes a list, newest first."""
    there = ["conversations_searchable.place = ANY(%s::bigint[])"]
    return searchable_to(person).extra(where=there, params=[places]).order_by("-place")  # noqa: S610
