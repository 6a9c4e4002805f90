"""carefront demo: the site with a lived-in story."""

import os

import click

HOME = "var/demo"


@click.command()
@click.option("--host", envvar="CAREFRONT_HOST", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", envvar="CAREFRONT_PORT", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--no-serve", is_flag=True, help="Tell the story and stop.")
def command(host: str, port: int, no_serve: bool) -> None:
    """Tell twelve weeks of a small company into an empty installation, and serve it.

    Unless CAREFRONT_HOME says otherwise it lies in var/demo, apart from your own.
    """
    os.environ.setdefault("CAREFRONT_HOME", HOME)
    os.environ["CAREFRONT_DEMO"] = "1"
    # A story can be told again, so its hundreds of commits need not each wait for the disk; serving waits as ever.
    os.environ["CAREFRONT_SQLITE_SYNCHRONOUS"] = "OFF"
    _tell()
    del os.environ["CAREFRONT_SQLITE_SYNCHRONOUS"]
    if no_serve:
        return
    from carefront.config.ops.serve import serve

    click.echo(f"Choose whose day it is:  http://{host}:{port}/demo/")
    serve(host=host, port=port)


def _tell() -> None:
    from carefront.config.ops._ready import needs_site

    @needs_site
    def tell() -> None:
        from django.db import connections
        from django.utils import timezone

        from carefront.config.ops.migrate import bring_up_to_date
        from carefront.core.refusals import Because, Refusal
        from carefront.lobby import demo

        bring_up_to_date()
        if not demo.is_told():
            click.echo("Telling twelve weeks. This takes a few seconds.")
            try:
                demo.tell(now=timezone.now())
            except Refusal as refusal:
                if refusal.because is not Because.ALREADY_SETTLED:
                    raise
                raise click.ClickException(
                    f"Somebody lives in {os.environ['CAREFRONT_HOME']} already. "
                    "Give the demo a folder of its own: carefront --home var/demo demo"
                ) from None
        click.echo(f"Everybody's password is: {demo.PASSWORD}")
        connections.close_all()

    tell()
