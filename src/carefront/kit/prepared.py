"""Statements that are put into SQL once: the same shape asked often, with other values each time.

Composing a statement costs several times what running it by an indexed key costs. A prepared query is written with the
ORM, so that columns and joins follow the models; its SQL and its converters are kept for each connection.
"""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet
from django.db.models.sql import UpdateQuery

M = TypeVar("M", bound=Model)

# Stands for the value of a call while the SQL is made; no row has this id.
SLOT = UUID("5107c0de-0000-7000-8000-000000000000")


class _Kept(NamedTuple):
    sql: str
    params: tuple[Any, ...]
    slots: tuple[int, ...]
    compiler: Any
    converters: dict[int, Any]


class _KeptUpdate(NamedTuple):
    sql: str
    fields: tuple[Any, ...]
    params: tuple[Any, ...]


def _here() -> Any:
    """Answer the connection itself: through `django.db.connection` every look at it would be a search of its own."""
    return connections[DEFAULT_DB_ALIAS]


def _store() -> dict[Any, Any]:
    """Answer what is kept with the connection of this thread."""
    kept: dict[Any, Any] = _here().__dict__.setdefault("carefront_prepared", {})
    return kept


class Prepared(Generic[M]):
    """A query over `SLOT`: `ask(value)` answers the columns named by the query's `values_list` for that id."""

    def __init__(self, build: Callable[[], QuerySet[M, Any]]) -> None:
        self._build = build

    def ask(self, value: UUID) -> list[tuple[Any, ...]]:
        """Answer the rows for `value`."""
        kept = _store().get(id(self)) or self._compiled()
        filled = list(kept.params)
        for place in kept.slots:
            filled[place] = _native(value)
        with _here().cursor() as cursor:
            cursor.execute(kept.sql, filled)
            rows = cursor.fetchall()
        return [tuple(row) for row in kept.compiler.apply_converters(rows, kept.converters)]

    def _compiled(self) -> _Kept:
        compiler = self._build().query.get_compiler(connection=_here())
        sql, params = compiler.as_sql()
        slots = tuple(place for place, param in enumerate(params) if param in (SLOT, SLOT.hex))
        converters = compiler.get_converters([column[0] for column in compiler.select])
        kept = _store()[id(self)] = _Kept(sql, tuple(params), slots, compiler, converters)
        return kept


class PreparedUpdate:
    """A change of some columns in the rows of a query over `SLOT`: `write(value, …)` takes the columns' new values."""

    def __init__(self, rows: Callable[[], QuerySet[Any, Any]], *columns: str) -> None:
        self._rows = rows
        self._columns = columns

    def write(self, value: UUID, *values: Any) -> None:
        """Write `values`, in the order of the columns, to the rows for `value`."""
        kept: _KeptUpdate = _store().get(id(self)) or self._compiled()
        here = _here()
        filled = [field.get_db_prep_save(one, here) for field, one in zip(kept.fields, values, strict=True)]
        for param in kept.params:
            filled.append(_native(value) if param in (SLOT, SLOT.hex) else param)
        with here.cursor() as cursor:
            cursor.execute(kept.sql, filled)

    def _compiled(self) -> _KeptUpdate:
        rows = self._rows()
        query, meta = rows.query.chain(UpdateQuery), rows.model._meta
        query.get_initial_alias()
        where, params = query.get_compiler(connection=_here()).compile(query.where)
        fields = tuple(meta.get_field(name) for name in self._columns)
        quote = connection.ops.quote_name
        changes = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
        sql = f"UPDATE {quote(meta.db_table)} SET {changes} WHERE {where}"  # noqa: S608
        kept = _store()[id(self)] = _KeptUpdate(sql, fields, tuple(params))
        return kept


def _native(value: UUID) -> UUID | str:
    return value if _here().features.has_native_uuid_field else value.hex


def insert(row: Model, *, unless_there: bool = False) -> None:
    """Write a new row with all its columns; with `unless_there`, do nothing where a unique column has its value."""
    key = (type(row), unless_there)
    kept = _store().get(key)
    if kept is None:
        fields = [field for field in row._meta.local_concrete_fields if not field.generated]
        names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
        table = connection.ops.quote_name(row._meta.db_table)
        end = " ON CONFLICT DO NOTHING" if unless_there else ""
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(fields))}){end}"  # noqa: S608
        kept = _store()[key] = (sql, fields)
    sql, fields = kept
    here = _here()
    values = [field.get_db_prep_save(field.pre_save(row, True), here) for field in fields]
    with here.cursor() as cursor:
        cursor.execute(sql, values)
    row._state.adding, row._state.db = False, here.alias
