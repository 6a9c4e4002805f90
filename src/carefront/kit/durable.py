"""The shape of a command: a durable transaction around steps that require one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")

_together: ContextVar[bool] = ContextVar("together", default=False)


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in a transaction of its own that is on disk when it answers; it cannot be nested.

    Inside `together` it shares that transaction instead.
    """
    alone = transaction.atomic(durable=True)(function)
    within = transaction.atomic()(function)

    @wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        return within(*args, **kwargs) if _together.get() else alone(*args, **kwargs)

    return inside


@contextmanager
def together() -> Iterator[None]:
    """Let a door keep a record of a call in the same durable transaction as the command that it calls."""
    with transaction.atomic(durable=True):
        before = _together.set(True)
        try:
            yield
        finally:
            _together.reset(before)


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Require that `function` runs inside a command's transaction."""

    @wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        if not connection.in_atomic_block:
            raise RuntimeError(f"{function.__name__} is a step: call it from a command")
        return function(*args, **kwargs)

    return inside
