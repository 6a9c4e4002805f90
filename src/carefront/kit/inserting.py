"""Writing many rows of one kind at once: one prepared statement, each column's conversion chosen once.

`bulk_create` prepares every value of every row anew, which is most of its time where thousands of rows are written.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.base import ModelState

from carefront.kit.durable import step

M = TypeVar("M", bound=models.Model)
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
    # Column by column: most need no conversion, and the others are converted without asking anew how.
    by_column = [
        column if way is None else [None if value is None else way(value) for value in column]
        for way, column in zip(ways, zip(*map(taken, rows), strict=True), strict=True)
    ]
    values = list(zip(*by_column, strict=True))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places})", values)  # noqa: S608


def unsaved(model: type[M], **columns: Any) -> M:
    """Make a row of `model` that is not written yet, from its columns by their own names (`owner_id`, not `owner`).

    Django's own way looks at every field anew for each row, which is a third of writing a large table.
    """
    made = model.__new__(model)
    plain, made_each_time = _defaults(model)
    made.__dict__ = {**plain, **{name: make() for name, make in made_each_time if name not in columns}, **columns}
    made._state = ModelState()
    return made


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], tuple[tuple[str, Callable[[], Any]], ...]]:
    """Answer the columns of `model` with what stands in them, and those whose value is made for each row."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    each_time = [field for field in fields if field.has_default() and callable(field.default)]
    plain = {field.attname: field.get_default() for field in fields if field not in each_time}
    return plain, tuple((field.attname, field.default) for field in each_time)


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
