"""Leases: how any number of workers on any number of machines share rows that wait, and none is special.

A row is claimed by moving its `due_at` to the end of the lease and putting the worker's name on it, in one statement.
Whoever dies with a row leaves it to be claimed again when the lease runs out; whoever finishes late finds that the
row is no longer theirs. So nothing that waits is lost, and only what was in flight can double.
"""

import random
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import F, Field, Q

from carefront.kit.rows import Waiting

W = TypeVar("W", bound=Waiting)

LONGEST_PAUSE = timedelta(hours=6)
FIRST_PAUSE = timedelta(seconds=30)


def claim(
    model: type[W], *, now: datetime, lease: timedelta, limit: int, worker: str, where: Q | None = None
) -> list[W]:
    """Take up to `limit` rows that are due at `now`, earliest first, until `now + lease`; answer them as claimed.

    `where` narrows the choice. Two workers never get the same row: PostgreSQL skips rows that another is claiming,
    SQLite has one writer at a time.
    """
    due = model._base_manager.filter(where or Q(), due_at__lte=now).order_by("due_at").values("pk")[:limit]
    chosen, params = due.query.get_compiler(connection=connection).as_sql()
    quote = connection.ops.quote_name
    meta = model._meta
    key = quote(str(meta.pk.column))
    if connection.vendor == "postgresql":
        # An array is made once, before the update looks at any row; a plain IN may be run again and claim more.
        chosen = f"{key} = ANY(ARRAY({chosen} FOR UPDATE SKIP LOCKED))"
    else:
        chosen = f"{key} IN ({chosen})"
    columns = ", ".join(quote(str(field.column)) for field in meta.concrete_fields)
    sql = (
        f"UPDATE {quote(meta.db_table)} SET {quote('due_at')} = %s, {quote('leased_by')} = %s,"  # noqa: S608
        f" {quote('attempts')} = {quote('attempts')} + 1 WHERE {chosen} RETURNING {columns}"
    )
    rows = list(model._base_manager.raw(sql, (now + lease, worker, *params)))
    return sorted(rows, key=lambda row: row.pk)


def still_due(row: Waiting, now: datetime) -> bool:
    """Answer whether a claimed row's lease has time left; with none left, somebody else may have it."""
    return row.due_at is not None and now < row.due_at


def finish(row: Waiting, worker: str, **columns: Any) -> bool:
    """Write what became of a claimed row and give it up; answer False, and write nothing, when the lease was lost.

    `columns` may set another `due_at` for a row that comes round again.
    """
    changes = {"due_at": None, "leased_by": "", **columns}
    model = type(row)
    values = [_column(model, name).get_db_prep_save(value, connection) for name, value in changes.items()]
    key = model._meta.pk.get_db_prep_save(row.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(_finish_sql(model, tuple(changes), connection.vendor), [*values, key, worker])
        return bool(cursor.rowcount == 1)


def _column(model: type[Waiting], name: str) -> "Field[Any, Any]":
    field = model._meta.get_field(name)
    assert isinstance(field, Field)
    return field


@lru_cache(maxsize=64)
def _finish_sql(model: type[Waiting], names: tuple[str, ...], _vendor: str) -> str:
    """Answer the statement that finishes a row, made once: making it anew is a third of its cost."""
    quote, meta = connection.ops.quote_name, model._meta
    changes = ", ".join(f"{quote(str(_column(model, name).column))} = %s" for name in names)
    where = f"{quote(str(meta.pk.column))} = %s AND {quote('leased_by')} = %s"
    return f"UPDATE {quote(meta.db_table)} SET {changes} WHERE {where}"  # noqa: S608 names of our own columns


def retry_later(row: Waiting, worker: str, at: datetime, trouble: str = "", **columns: Any) -> bool:
    """Give a claimed row back to be tried `at`, with what stood in its way; answer False when the lease was lost."""
    return finish(row, worker, due_at=at, trouble=trouble, **columns)


def put_back(rows: Collection[Waiting], worker: str, at: datetime, **columns: Any) -> int:
    """Give claimed rows back as if nobody had tried them, due `at`; answer how many were still held."""
    if not rows:
        return 0
    model = type(next(iter(rows)))
    held = model._base_manager.filter(pk__in=[row.pk for row in rows], leased_by=worker)
    return held.update(due_at=at, leased_by="", attempts=F("attempts") - 1, **columns)


def heartbeat(rows: Collection[Waiting], worker: str, until: datetime) -> int:
    """Hold claimed rows until `until`; answer how many of them are still held."""
    if not rows:
        return 0
    model = type(next(iter(rows)))
    held = model._base_manager.filter(pk__in=[row.pk for row in rows], leased_by=worker).update(due_at=until)
    for row in rows:
        row.due_at = until
    return held


def pause_after(attempts: int) -> timedelta:
    """Answer how long to wait after `attempts` (≥ 1) tries: doubling from half a minute to six hours, give or take a
    tenth, so that what met the same trouble does not come back all at once."""
    pause = min(FIRST_PAUSE * 2 ** min(max(attempts, 1) - 1, 20), LONGEST_PAUSE)
    return timedelta(seconds=pause.total_seconds() * random.uniform(0.9, 1.1))
