"""Rows of this room: a backlog in order, periods, what each has for them, and to whom items were put."""

from django.db import models
from django.db.models import Q

from carefront.kit.rows import Row

PERSON = "people.Person"
WORKSPACE = "people.Workspace"
RELATIONSHIP = "relationships.Relationship"


class Period(Row):
    """A time for which people plan together; begun perhaps in a conversation, closed when they look back at it."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    title = models.CharField(max_length=120, blank=True, default="")
    starts_on = models.DateField()
    ends_on = models.DateField()
    conversation_id = models.UUIDField(null=True)  # of kind planning, in which it was begun
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation_id"], condition=Q(conversation_id__isnull=False), name="period_of_conversation"
            )
        ]
        indexes = [models.Index(fields=["relationship", "closed_at", "starts_on"], name="period_in")]


class Item(Row):
    """Something that could be done. Whose it is and whether it is done are told by the requests and promises of it."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    words = models.CharField(max_length=300)
    why = models.TextField(blank=True, default="")
    success = models.TextField(blank=True, default="")
    hours = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    place = models.PositiveIntegerField()  # 1 is the first; one order for the whole backlog, in periods or not
    period = models.ForeignKey(Period, on_delete=models.PROTECT, null=True, db_index=False, related_name="items")
    first_on = models.DateField()  # its day of origin
    carried = models.PositiveSmallIntegerField(default=0)  # how often it went back from a period
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)  # of its words and its size
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    dropped_why = models.TextField(blank=True, default="")
    done_at = models.DateTimeField(null=True)  # noted when a period is begun or closed: it leaves the backlog then

    class Meta:
        indexes = [
            models.Index(
                fields=["relationship", "place"], name="item_open", condition=Q(dropped_at=None, done_at=None)
            ),
            models.Index(fields=["relationship", "-made_at"], name="item_in"),
            models.Index(fields=["period", "place"], name="item_of_period"),
            models.Index(fields=["author"], name="item_by"),
        ]


class Offer(Row):
    """An item put to somebody: taken by themselves, asked of them, handed over to them, or another day proposed."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, db_index=False, related_name="offers")
    kind = models.CharField(max_length=12)  # core.planning.OfferKind
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    to = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    request_id = models.UUIDField(null=True)
    commitment_id = models.UUIDField(null=True)  # of what one took oneself; others are found by their request
    in_place_of = models.UUIDField(null=True)  # the promise that gives way when this is accepted
    words = models.TextField(blank=True, default="")  # why it is handed over, or moved
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request_id"], condition=Q(request_id__isnull=False), name="offer_of_request"
            )
        ]
        indexes = [models.Index(fields=["item", "-at"], name="offer_of")]


class Return(Row):
    """An item that went back to the backlog when its period was closed."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, db_index=False, related_name="returns")
    period = models.ForeignKey(Period, on_delete=models.CASCADE, db_index=False, related_name="returns")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["period"], name="return_of"), models.Index(fields=["item"], name="return_by")]


class Capacity(Row):
    """What somebody has for a period. `note` says why, to themselves alone."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.CASCADE, db_index=False, related_name="capacities")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    hours = models.DecimalField(max_digits=7, decimal_places=2)
    elsewhere = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    away_days = models.PositiveSmallIntegerField(default=0)
    constraints = models.TextField(blank=True, default="")  # told to those who plan with them
    note = models.TextField(blank=True, default="")  # for oneself
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "person"], name="capacity_once")]
        indexes = [models.Index(fields=["person"], name="capacity_of")]
