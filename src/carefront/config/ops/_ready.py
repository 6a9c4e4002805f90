"""What most commands need first: Django's settings and apps, and a clear word when the storage is not there."""

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


def ready() -> None:
    """Load the settings and every app."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carefront.config.settings")
    import django

    from carefront.config.logs import configure

    configure()
    try:
        django.setup()
    except OSError as error:
        raise click.ClickException(f"The folder for this installation cannot be used: {error}") from None


def needs_site(function: Callable[P, R]) -> Callable[P, R]:
    """Load the site before `function`, and say in a sentence when its database cannot be used."""

    @wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        ready()
        from django.db import OperationalError, ProgrammingError

        try:
            return function(*args, **kwargs)
        except OperationalError as error:
            raise click.ClickException(f"The database cannot be used just now: {str(error).strip()}") from error
        except ProgrammingError as error:
            raise click.ClickException("The database is not ready. Run: carefront migrate") from error

    return inside
