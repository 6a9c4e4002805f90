"""carefront demo: the same site with a lived-in story."""

import os
from importlib import import_module
from pathlib import Path

import click

from carefront.config.ops._ready import needs_site
from carefront.config.ops.serve import address_shown, serve


@click.command()
@click.option("--host", envvar="CAREFRONT_HOST", default="127.0.0.1", show_default=True)
@click.option("--port", envvar="CAREFRONT_PORT", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--no-serve", is_flag=True, help="Only write the story.")
def command(host: str, port: int, no_serve: bool) -> None:
    """Start the site with invented people and twelve weeks of their history, in a folder of its own.

    Anybody who opens it signs in as any of them, so it is for looking around and for nothing else."""
    os.environ.setdefault("CAREFRONT_HOME", str(Path("var") / "demo"))
    os.environ.setdefault("CAREFRONT_URL", address_shown(host, port))
    os.environ["CAREFRONT_DEMO"] = "1"
    # A story can be told again, so its hundreds of commits need not wait for the disk; serving waits as ever.
    os.environ["CAREFRONT_SQLITE_SYNCHRONOUS"] = "OFF"
    _write_story()
    del os.environ["CAREFRONT_SQLITE_SYNCHRONOUS"]
    if not no_serve:
        click.echo(f"Choose whose day it is: {os.environ['CAREFRONT_URL']}/demo/")
        serve(host=host, port=port)


@needs_site
def _write_story() -> None:
    from django.db import connections
    from django.utils import timezone

    from carefront.config.ops.migrate import bring_up_to_date
    from carefront.core.refusals import Refusal

    bring_up_to_date()
    demo = import_module("carefront.lobby.commands.demo")
    if not demo.is_told():
        click.echo("Writing twelve weeks of history …")
        try:
            demo.tell(now=timezone.now())
        except Refusal:
            raise click.ClickException(
                f"Somebody lives in {os.environ['CAREFRONT_HOME']} already. "
                "Give the demo a folder of its own: carefront --home var/demo demo"
            ) from None
    click.echo(f"Everybody's password is: {demo.PASSWORD}")
    connections.close_all()
