"""The rows on somebody's desk, each kind by one kept query."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from carefront.commitments import access
from carefront.commitments.models import (
    Answer,
    AnswerTo,
    CheckIn,
    Commitment,
    Expectation,
    ReadBack,
    Request,
    Response,
    Supporter,
)
from carefront.core.actors import Actor
from carefront.core.outcomes import SETTLED, State
from carefront.core.relationships import RelationshipState
from carefront.core.requests import RequestState
from carefront.kit.kept import SOMEBODY, SOMETIME, SOMEWHERE, Kept

OWED = 12
OTHERS = 6  # of each of the other piles
_SOMEBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")


def _owed() -> QuerySet[Commitment]:
    """Ask for own open promises, next due first, each with the check-in that waits for an answer."""
    waiting = CheckIn.objects.filter(
        Q(opens_at__lte=SOMETIME) | Q(asks__gt=0),
        commitment=OuterRef("pk"),
        answered_at__isnull=True,
        closed_at__isnull=True,
    ).order_by("opens_at")
    rows = Commitment.objects.filter(owner_id=SOMEBODY, state=State.OPEN.value).annotate(
        waiting=Subquery(waiting.values("pk")[:1]), waiting_for=Subquery(waiting.values("occurs_on")[:1])
    )
    return rows.order_by(F("ends_at").asc(nulls_last=True), "id")[: OWED + 1]


def _requests() -> QuerySet[Request]:
    """Ask for what is asked of somebody, and what was offered them instead."""
    to_me = Q(asked_id=SOMEBODY, state=RequestState.ASKED.value)
    offered = Q(asker_id=SOMEBODY, state=RequestState.COUNTERED.value)
    return Request.objects.filter(to_me | offered, workspace_id=SOMEWHERE).order_by("-made_at")[:OTHERS]


def _expectations() -> QuerySet[Expectation]:
    """Ask for expectations that wait for one's own words, and own ones whose read-back waits for an answer."""
    backs = ReadBack.objects.filter(expectation=OuterRef("pk"), version=OuterRef("version"), reply="")
    mine, unanswered = backs.filter(by_id=SOMEBODY), backs.filter(confirmed_at__isnull=True)
    goes_on = Q(closed_at__isnull=True, relationship__state=RelationshipState.ACTIVE.value)
    rows = access.expectations_visible_to(_SOMEBODY).filter(goes_on)
    own = Q(author_id=SOMEBODY)
    return rows.filter((~own & ~Exists(mine)) | (own & Exists(unanswered))).order_by("-written_at")[:OTHERS]


def _to_meet() -> QuerySet[Answer]:
    """Ask for what others answered since a moment, to somebody or to a group they are in, and was not met yet.

    Of a promise that was answered again only the last word is asked for; each occurrence of a practice stands alone.
    """
    to_me = Answer.objects.filter(to_id=SOMEBODY, met_at__isnull=True, replaced_at__isnull=True, at__gte=SOMETIME)
    in_groups = AnswerTo.objects.filter(
        access.in_a_group_of(SOMEBODY, "answer__commitment__"),
        person_id=SOMEBODY, met_at__isnull=True, at__gte=SOMETIME,
    )  # fmt: skip
    later = Answer.objects.filter(commitment=OuterRef("commitment"), at__gt=OuterRef("at"), commitment__rhythm="")
    rows = Answer.objects.filter(
        ~Exists(later), pk__in=to_me.values("pk").union(in_groups.values("answer_id"), all=True), replaced_at=None
    )
    return rows.select_related("commitment").order_by("-at")[: OTHERS * 4]  # a practice is answered often


def _responses() -> QuerySet[Response]:
    """Ask for what others said to somebody's answers since a moment."""
    rows = Response.objects.filter(answer__by_id=SOMEBODY, at__gte=SOMETIME).exclude(by_id=SOMEBODY)
    return rows.select_related("answer__commitment", "by").order_by("-at")[:OTHERS]


def _supported() -> QuerySet[Supporter]:
    """Ask for the open promises somebody supports, those they are only invited to first."""
    rows = access.supported_by(SOMEBODY).exclude(commitment__state__in=[state.value for state in SETTLED])
    rows = rows.select_related("commitment__owner", "commitment__promisee")
    return rows.order_by(F("accepted_at").asc(nulls_first=True), "commitment__ends_at")[:OTHERS]


owed = Kept(_owed)
requests = Kept(_requests)
expectations = Kept(_expectations)
to_meet = Kept(_to_meet)
responses = Kept(_responses)
supported = Kept(_supported)
