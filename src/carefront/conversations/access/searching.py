"""The road to what is found by its words: for each kind of thing the same as its own road, asked row by row.

A question is answered newest first and stops at the end of a page. So nothing here gathers all that somebody may see:
each candidate is looked at by its key, at most a page of them and those that stand between.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from carefront.conversations.access.holding import plans_visible_to, read_backs_seen, topics_seen
from carefront.conversations.access.transcripts import decisions_visible_to, proposals_visible_to
from carefront.conversations.models import FollowUp, Participant, Searchable
from carefront.core.actors import Actor
from carefront.core.searching.filing import kind_mark, place_mark
from carefront.core.searching.kinds import Sought


def searchable_to(person: Actor) -> QuerySet[Searchable]:
    """Answer everything that `person` may find: what each kind's own road lets them see."""
    takes_part = Q(Exists(Participant.objects.filter(conversation_id=OuterRef("conversation_id"), person_id=person.id)))
    this = OuterRef("subject_id")
    decided = Exists(decisions_visible_to(person).order_by().filter(pk=OuterRef("decision_id")))
    told = FollowUp.objects.filter(Q(by_id=person.id) | Q(decided), workspace_id=person.workspace_id)
    roads = {
        Sought.CONVERSATION: takes_part,
        Sought.AGREEMENT: takes_part,
        Sought.NOTE: Q(author_id=person.id) | Q(author_id__isnull=True) & takes_part,
        Sought.TOPIC: Q(Exists(topics_seen(person, takes_part).filter(pk=this))),
        Sought.DECISION: Q(Exists(decisions_visible_to(person).filter(pk=this))),
        Sought.READ_BACK: Q(Exists(read_backs_seen(person, takes_part).filter(pk=this))),
        Sought.PLAN: Q(Exists(plans_visible_to(person).filter(pk=this))),
        Sought.FOLLOW_UP: Q(Exists(told.filter(pk=this))),
        Sought.PROPOSAL: Q(Exists(proposals_visible_to(person).filter(pk=this))),
    }
    any_of = Q()
    for kind, road in roads.items():
        any_of |= Q(kind=kind.value) & road
    return Searchable.objects.filter(any_of, workspace_id=person.workspace_id)


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
    """Answer what `person` may find by what is `asked_for`, newest first, from before a place in time."""
    rows = searchable_to(person)
    if connection.vendor != "sqlite":
        under = ["conversations_searchable.filed_under @@ %s::tsquery"]
        rows = rows.filter(place__lt=before).extra(where=under, params=[asked])  # noqa: S610
        return rows.order_by("-place")
    where = [
        "conversations_filed MATCH %s", "conversations_filed.rowid = conversations_searchable.place",
        "conversations_filed.rowid < %s",
    ]  # fmt: skip
    params: list[Any] = [asked, before]
    order = ["-conversations_filed.rowid"]  # the order in which the index answers, so that it can stop early
    return rows.extra(tables=["conversations_filed"], where=where, params=params, order_by=order)  # noqa: S610
