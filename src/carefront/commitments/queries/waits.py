"""How long answers lie before somebody until they say a word, told to that one alone."""

from datetime import datetime

from django.db.models import DateTimeField, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from carefront.commitments.models import Answer, AnswerTo
from carefront.core.actors import Actor
from carefront.relationships import access as relationships

MOST = 2_000  # answers, the newest


def answers_before(person: Actor, *, since: datetime) -> tuple[list[tuple[datetime, datetime]], int]:
    """Answer when answers came to `person` and when they said a word or set them aside, and how many wait still.

    Of those that came since, where they still are, and that no later answer replaced. 1 SQL query.
    """
    before = AnswerTo.objects.filter(answer_id=OuterRef("pk"), person_id=person.id)
    mine = relationships.accepted_ids_of(person.id)
    rows = (
        Answer.objects.filter(
            Q(to_id=person.id) | Q(Exists(before)),
            workspace_id=person.workspace_id, replaced_at__isnull=True, at__gte=since,
            commitment__relationship_id__in=mine,
        )
        .annotate(met=Coalesce("met_at", Subquery(before.values("met_at")[:1]), output_field=DateTimeField()))
        .order_by("-at", "-pk")
        .values_list("at", "met")[:MOST]
    )  # fmt: skip
    found = list(rows)
    return [(at, met) for at, met in found if met is not None], sum(met is None for _at, met in found)
