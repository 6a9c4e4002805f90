"""Queries that answer rows, put into SQL once for each connection and asked again with other values.

Composing the SQL of a page's queries costs more than running them. A kept query is written with the ORM over stand-ins
for what differs from call to call, so that columns, joins and access follow the models; its SQL and its way of making
rows are kept, and only the values are new.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)

# Stand-ins: no row has these ids, nothing happened at this moment.
SOMEBODY = UUID("5107c0de-0000-7000-8000-000000000001")
SOMEWHERE = UUID("5107c0de-0000-7000-8000-000000000002")
SOMETHING = UUID("5107c0de-0000-7000-8000-000000000003")
SOMEBODY_ELSE = UUID("5107c0de-0000-7000-8000-000000000004")
SOMETIME = datetime(9871, 6, 5, 4, 3, 2, 107, tzinfo=UTC)
SOMETIME_LATER = datetime(9872, 6, 5, 4, 3, 2, 107, tzinfo=UTC)
SOMETIME_EARLIER = datetime(9870, 6, 5, 4, 3, 2, 107, tzinfo=UTC)
SOME_WORDS = "5107c0de-0000-7000-8000-words"
SOME_TERM = "5107c0de-0000-7000-8000-term"
SOME_NUMBER = 5_107_000_000_000_001
_STAND_INS = (
    SOMEBODY, SOMEWHERE, SOMETHING, SOMETIME, SOME_WORDS, SOME_TERM, SOME_NUMBER, SOMETIME_LATER, SOMEBODY_ELSE,
    SOMETIME_EARLIER,
)  # fmt: skip


class Kept(Generic[M]):
    """A query over stand-ins; whoever asks says who, where, what and when takes their places."""

    def __init__(self, build: Callable[[], QuerySet[M, Any]]) -> None:
        self._build = build

    def rows(
        self,
        somebody: UUID,
        somewhere: UUID | None = None,
        something: UUID | None = None,
        sometime: datetime | None = None,
        *,
        another: UUID | None = None,
    ) -> list[M]:
        """Answer the rows that the query finds."""
        values = (somebody, somewhere, something, sometime, None, None, None, None, another, None)
        return self._compiled().rows(values)

    def columns(
        self,
        somebody: UUID,
        somewhere: UUID | None = None,
        something: UUID | None = None,
        sometime: datetime | None = None,
        *,
        words: str = "",
        term: str = "",
        number: int = 0,
        later: datetime | None = None,
        another: UUID | None = None,
        earlier: datetime | None = None,
    ) -> list[tuple[Any, ...]]:
        """Answer the columns that the query's `values_list` names."""
        return self._compiled().columns(
            (somebody, somewhere, something, sometime, words, term, number, later, another, earlier)
        )

    def _compiled(self) -> "_Compiled[M]":
        kept: dict[Any, _Compiled[M]] = connection.__dict__.setdefault("carefront_kept", {})
        compiled = kept.get(id(self))
        if compiled is None:
            compiled = kept[id(self)] = _Compiled(self._build())
        return compiled


class _Compiled(Generic[M]):
    def __init__(self, query: QuerySet[M, Any]) -> None:
        compiler = query.query.get_compiler(connection=connection)
        self._sql, params = compiler.as_sql()
        self._params = list(params)
        known = {_written(value): place for place, value in enumerate(_STAND_INS)}
        self._slots = [(at, known[param]) for at, param in enumerate(params) if _plain(param) and param in known]
        self._compiler = compiler
        self._converters = compiler.get_converters([column[0] for column in compiler.select])
        told: dict[str, Any] | None = compiler.klass_info
        if told is None:
            return
        places = told["select_fields"]
        self._from, self._to = places[0], places[-1] + 1
        self._model = told["model"]
        self._names = [column[0].target.attname for column in compiler.select[self._from : self._to]]
        self._related = get_related_populators(told, compiler.select, connection.alias)  # type: ignore[call-arg]
        self._added = dict(compiler.annotation_col_map)

    def columns(self, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        filled = list(self._params)
        for at, place in self._slots:
            filled[at] = _written(values[place])
        with connection.cursor() as cursor:
            cursor.execute(self._sql, filled)
            found = cursor.fetchall()
        return [tuple(row) for row in self._compiler.apply_converters(found, self._converters)]

    def rows(self, values: tuple[Any, ...]) -> list[M]:
        return [self._row(columns) for columns in self.columns(values)]

    def _row(self, columns: Any) -> M:
        row: M = self._model.from_db(connection.alias, self._names, columns[self._from : self._to])
        for related in self._related:
            related.populate(columns, row)
        for name, place in self._added.items():
            setattr(row, name, columns[place])
        return row


def _written(value: Any) -> Any:
    """Answer a value as it stands among the parameters on this database."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _plain(param: Any) -> bool:
    return isinstance(param, (str, UUID, datetime, int))
