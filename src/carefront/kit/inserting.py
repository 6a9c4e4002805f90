"""Writing many rows of one kind at once: one prepared statement, each column's conversion chosen once.

`bulk_create` prepares every value of every row anew, which is most of its time where thousands of rows are written.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models

from carefront.kit.durable import step

Convert = Callable[[Any], Any]


@step
def insert_all(rows: Sequence[models.Model]) -> None:
    """Write `rows`, all of one model and with their ids, as they stand; nothing is asked back from the database."""
    if not rows:
        return
    meta = type(rows[0])._meta
    fields = [field for field in meta.concrete_fields if not field.generated]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    taken = attrgetter(*(field.attname for field in fields))
    ways = [_way(field) for field in fields]
    values = [
        tuple(
            value if way is None or value is None else way(value) for way, value in zip(ways, taken(row), strict=True)
        )
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places})", values)  # noqa: S608


def _way(field: "models.Field[Any, Any]") -> Convert | None:
    """Answer how a value of `field` is written on this database; None when as it is."""
    target = field
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    if isinstance(target, models.UUIDField):
        return None if connection.features.has_native_uuid_field else attrgetter("hex")
    if isinstance(target, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(target, models.DateField):
        return connection.ops.adapt_datefield_value
    if isinstance(target, models.TimeField):
        return connection.ops.adapt_timefield_value
    if isinstance(target, models.JSONField):
        return lambda value: target.get_db_prep_save(value, connection)
    return None
