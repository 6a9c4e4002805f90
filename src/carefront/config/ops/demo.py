"""carefront demo: the same site with a lived-in story."""

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from carefront.config.ops._ready import needs_site
from carefront.config.ops.serve import serve


@click.command()
@click.option("--host", envvar="CAREFRONT_HOST", default="127.0.0.1", show_default=True)
@click.option("--port", envvar="CAREFRONT_PORT", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--no-serve", is_flag=True, help="Only write the story.")
def command(host: str, port: int, no_serve: bool) -> None:
    """Start the site with invented people and twelve weeks of their history, in a folder of its own."""
    os.environ.setdefault("CAREFRONT_HOME", str(Path("var") / "demo"))
    os.environ.setdefault("CAREFRONT_URL", f"http://{host}:{port}")
    _write_story()
    if not no_serve:
        serve(host=host, port=port)


@needs_site
def _write_story() -> None:
    from django.conf import settings
    from django.db import connections

    from carefront.config.ops.migrate import bring_up_to_date

    bring_up_to_date()
    made = Path(settings.HOME) / "demo.made"
    if made.exists():
        return
    if find_spec("carefront.lobby.demo") is None:
        raise click.ClickException("This version has no story to tell.")
    import_module("carefront.lobby.demo").run()
    made.touch()
    connections.close_all()
