"""The shape of a command: a durable transaction around steps that require one."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in a transaction of its own that is on disk when it answers; it cannot be nested."""
    return transaction.atomic(durable=True)(function)


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Require that `function` runs inside a command's transaction."""

    @wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        if not connection.in_atomic_block:
            raise RuntimeError(f"{function.__name__} is a step: call it from a command")
        return function(*args, **kwargs)

    return inside
